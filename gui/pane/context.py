"""What the pane knows beside the scene: where the editor is and how it shall look. No truth of its own."""

from __future__ import annotations

from dataclasses import dataclass

from core.texts import Texts
from gui.theme import Theme

MARK, WRITE = "mark", "write"
"""The pane's two modes: bare keys label, or bare keys type."""


@dataclass(frozen=True, slots=True)
class RenderContext:
    """The view state that painting depends on.

    Attributes:
        zoom: percent of the text's size.
        narrow: whether the page has no room for roles in words: the gutter holds number and colour alone.
        current: id of the block with the caret, 0 for none.
        selected: id of the selected mention.
        edge: the boundary under the mouse or being dragged.
        drop: row index the dragged boundary would stand before.
        signs: whether characters that show nothing are shown.
    """

    theme: Theme
    texts: Texts
    mode: str = MARK
    zoom: int = 100
    narrow: bool = False
    current: int = 0
    selected: int | None = None
    edge: str | None = None
    drop: int | None = None
    signs: bool = False

    def px(self, size: float) -> int:
        """Return pixels of the text at this zoom and the theme's scale."""
        return max(1, round(size * self.theme.scale * self.zoom / 100))
