"""A theme is a table of named colours and sizes; nothing else in the window names a colour."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from core.resources import RESOURCES

THEMES = ("light", "dark", "contrast")
"""Names of the themes, each a file in `resources/themes`."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours (``#rrggbb``) and sizes of the window.

    Attributes:
        name: its file's name.
        dark: light text on dark ground.
        contrast: high contrast: borders are drawn stronger, fills less transparent.
        scale: factor of all sizes; 1 is 13 px interface type.
        ground: behind the panels.
        surface: panels and the page; `raised` menus and tips; `sunken` fields and gutters.
        current: band of the block with the caret.
        left_out: band of left-out blocks, with `left_out_text`.
        edge: the neighbouring articles' blocks, with `edge_text`.
    """

    name: str
    dark: bool
    contrast: bool
    ground: str
    surface: str
    raised: str
    sunken: str
    hover: str
    pressed: str
    border: str
    strong_border: str
    text: str
    muted: str
    faint: str
    disabled: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    selection: str
    current: str
    left_out: str
    left_out_text: str
    edge: str
    edge_text: str
    error: str
    warning: str
    note: str
    success: str
    scale: float = 1.0

    def px(self, size: float) -> int:
        """Return `size` pixels at this theme's scale, never less than 1."""
        return max(1, round(size * self.scale))

    def colours(self) -> dict[str, str]:
        """Return every colour by its token."""
        return {
            field.name: value
            for field in fields(self)
            if isinstance(value := getattr(self, field.name), str) and field.name != "name"
        }

    def scaled(self, scale: float) -> Theme:
        """Return this theme at another scale."""
        return replace(self, scale=scale)


@lru_cache(maxsize=len(THEMES))
def load_theme(name: str) -> Theme:
    """Return the theme of that name; raise ValueError for a name not in `THEMES`."""
    if name not in THEMES:
        raise ValueError(f"no theme {name!r}")
    table = tomllib.loads((RESOURCES / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(name=name, dark=table["dark"], contrast=table["contrast"], **table["colours"])
