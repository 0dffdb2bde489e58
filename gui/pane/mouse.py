"""The mouse on a boundary: hover, take hold, drag over the gaps between blocks, let go or give up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gui.pane.boundary import boundary_rows, drops, line_at, lines, moved_to, nearest_drop
from gui.pane.painting import Frame
from gui.pane.rows import Row


class Hold(NamedTuple):
    """A boundary in the hand: which one, and the row it would now stand above."""

    edge: str
    drop: int | None = None


class BoundaryMouse:
    """Keeps what the mouse does with a boundary; pictures come in as frames, the pane paints and emits.

    Attributes:
        hover: the boundary under the mouse.
        hold: the boundary being dragged.
    """

    def __init__(self) -> None:
        self.hover: str | None = None
        self.hold: Hold | None = None

    def over(self, shown: Frame, y: float, reach: float) -> str | None:
        """Note and return the boundary under the mouse."""
        self.hover = line_at(lines(shown.visible, shown.rows), y, reach)
        return self.hover

    def take(self, shown: Frame, y: float, reach: float) -> bool:
        """Take hold of the boundary under the mouse, if there is one."""
        edge = self.over(shown, y, reach)
        self.hold = Hold(edge) if edge else None
        return self.hold is not None

    def drag(self, shown: Frame, y: float) -> None:
        """Move the boundary in the hand to the gap nearest to the mouse."""
        if self.hold:
            allowed = drops(shown.rows, self.hold.edge)
            self.hold = self.hold._replace(drop=nearest_drop(shown.visible, allowed, y))

    def let_go(self, shown: Frame) -> tuple[str, int] | None:
        """Put the boundary down; return the edge and block of the wish, None where it stands as before."""
        hold, self.hold = self.hold, None
        if hold is None or hold.drop is None or hold.drop == boundary_rows(shown.rows).get(hold.edge):
            return None
        return hold.edge, moved_to(shown.rows, hold.edge, hold.drop)

    def give_up(self) -> bool:
        """Leave the boundary where it was; tell whether one was in the hand."""
        held, self.hold = self.hold is not None, None
        return held


def stepped(rows: Sequence[Row], edge: str, step: int) -> tuple[str, int] | None:
    """Return the wish that moves a boundary by one block, down (step 1) or up (-1), as a key asks for it."""
    at = boundary_rows(rows).get(edge)
    allowed = drops(rows, edge) if at is not None else []
    if at not in allowed:
        return None
    to = allowed.index(at) + step
    return (edge, moved_to(rows, edge, allowed[to])) if 0 <= to < len(allowed) else None
