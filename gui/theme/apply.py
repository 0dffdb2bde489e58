"""Puts a theme on the application: Fusion, a palette, the fonts and the one style sheet."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from core.resources import RESOURCES
from gui.theme.fonts import load_fonts, ui_font
from gui.theme.tokens import THEMES, Theme, load_theme

SYSTEM = "system"
"""The choice that follows the desktop."""

_PIXELS = re.compile(r"(?<![\w.])(\d+)px")
_TOKEN = re.compile(r"@(\w+)")


def apply(app: QApplication, theme: Theme, scale: float = 1.0) -> Theme:
    """Give the whole application `theme` at `scale`; return the theme as applied, for widgets that paint."""
    theme = theme.scaled(scale)
    load_fonts()
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(ui_font(theme))
    app.setStyleSheet(style_sheet(theme))
    return theme


def system_theme(app: QApplication) -> str:
    """Return the name of the theme the desktop asks for."""
    return "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def theme_for(choice: str, app: QApplication) -> Theme:
    """Return the theme for an editor's choice: a name of `THEMES`, anything else follows the desktop."""
    return load_theme(choice if choice in THEMES else system_theme(app))


def style_sheet(theme: Theme) -> str:
    """Return the application's style sheet: tokens filled in, pixels scaled.

    `glass` is the selection's colour with an opacity, so that mentions show through it.
    """
    values = theme.colours() | {
        "icons": (RESOURCES / "themes").as_posix(),
        "glass": f"#b4{theme.selection[1:]}",
    }
    filled = _TOKEN.sub(lambda found: values[found[1]], _template())
    return _PIXELS.sub(lambda found: f"{_scaled(int(found[1]), theme)}px", filled)


def palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet leaves to Fusion."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, theme.ground),
        (role.WindowText, theme.text),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.sunken),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.faint),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.text),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent),
        (role.Light, theme.raised),
        (role.Midlight, theme.hover),
        (role.Mid, theme.border),
        (role.Dark, theme.strong_border),
        (role.Shadow, theme.strong_border),
    ):
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.disabled))
    return made


def _scaled(pixels: int, theme: Theme) -> int:
    return pixels if pixels <= 1 else theme.px(pixels)


@lru_cache(maxsize=1)
def _template() -> str:
    return (RESOURCES / "themes" / "desk.qss").read_text(encoding="utf-8")
