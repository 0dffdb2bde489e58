"""The two faces of the window: Noto Naskh Arabic for articles, IBM Plex Sans Arabic for everything else."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from core.resources import RESOURCES
from gui.theme.tokens import Theme

TEXT_FAMILY = "Noto Naskh Arabic"
UI_FAMILY = "IBM Plex Sans Arabic"


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Load the fonts that come with the program, once, and return their families; needs a QGuiApplication."""
    families: list[str] = []
    for path in sorted((RESOURCES / "fonts").rglob("*.ttf")):
        added = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(added) if added >= 0 else ()
    return tuple(dict.fromkeys(families))


def ui_font(theme: Theme, size: float = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface's font at `size` pixels of the theme's scale."""
    return ui_font_at(theme.px(size), weight)


def ui_font_at(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface's font; `pixels` are taken as they are."""
    return QFont(_font((UI_FAMILY, TEXT_FAMILY), pixels, weight))


def text_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the articles' font; `pixels` are taken as they are."""
    return QFont(_font((TEXT_FAMILY, UI_FAMILY), pixels, weight))


@lru_cache(maxsize=256)
def _font(families: tuple[str, ...], pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(max(1, pixels))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
