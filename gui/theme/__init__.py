"""How the window looks: colours, fonts, icons and the one style sheet, all from one table of tokens."""

from __future__ import annotations

from gui.theme.apply import apply, system_theme, theme_for
from gui.theme.colours import faded, ink, tint
from gui.theme.fonts import TEXT_FAMILY, UI_FAMILY, load_fonts, text_font, ui_font, ui_font_at
from gui.theme.icons import icon, icon_pixmap
from gui.theme.tokens import THEMES, Theme, load_theme

__all__ = [
    "TEXT_FAMILY",
    "THEMES",
    "UI_FAMILY",
    "Theme",
    "apply",
    "faded",
    "icon",
    "icon_pixmap",
    "ink",
    "load_fonts",
    "load_theme",
    "system_theme",
    "text_font",
    "theme_for",
    "tint",
    "ui_font",
    "ui_font_at",
]
