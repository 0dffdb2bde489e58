"""Colours made of others: an editor picks a role's or label's colour once, every theme finds its own shade of it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

from gui.theme.tokens import Theme

_DARK_LIGHTNESS, _LIGHT_LIGHTNESS, _CONTRAST_LIGHTNESS = 0.70, 0.42, 0.28


@lru_cache(maxsize=512)
def _tint(colour: str, dark: bool, contrast: bool) -> tuple[int, int, int]:
    base = QColor(colour)
    hue, saturation, lightness = base.hslHueF(), base.hslSaturationF(), base.lightnessF()
    if dark:
        lightness, saturation = max(lightness, _DARK_LIGHTNESS), min(saturation, 0.60)
    else:
        lightness = min(lightness, _CONTRAST_LIGHTNESS if contrast else _LIGHT_LIGHTNESS)
    shade = QColor.fromHslF(max(hue, 0.0), saturation, lightness)
    return shade.red(), shade.green(), shade.blue()


def tint(colour: str, theme: Theme) -> QColor:
    """Return the shade of a role's or label's colour that reads well in `theme`; the hue stays."""
    return QColor(*_tint(colour, theme.dark, theme.contrast))


def ink(fill: QColor, theme: Theme) -> QColor:
    """Return the colour of type on `fill`: white, or the dark theme's ground where the fill is light."""
    light = 0.299 * fill.redF() + 0.587 * fill.greenF() + 0.114 * fill.blueF() > 0.55
    return QColor(theme.ground if theme.dark else theme.text) if light else QColor("white")


def faded(colour: QColor, alpha: float) -> QColor:
    """Return `colour` with an opacity of 0 to 1."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made
