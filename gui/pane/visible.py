"""The rows that can be seen now, where they lie in the viewport, and the measures of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLayout
from PySide6.QtWidgets import QTextEdit

from gui.pane.context import RenderContext
from gui.pane.rows import Row
from gui.pane.runs import Run, runs
from gui.pane.typography import gutter, pixels

ABOVE, BELOW = 1.28, 0.78
"""How far a row's band reaches above its first base line and below its last, in parts of the type's size."""


@dataclass(frozen=True)
class VisibleRow:
    """One row on the screen.

    Attributes:
        index: its place among the page's rows.
        origin: where the layout's coordinates begin in the viewport.
        size: pixels of its type.
        band: the row's full stretch in the viewport, page wide, gutter included.
    """

    index: int
    row: Row
    layout: QTextLayout
    origin: QPointF
    size: int
    band: QRectF

    def stretch_runs(self, start: int, end: int) -> list[Run]:
        """Return the runs of the block's code points `start` to `end` on this row, in the viewport."""
        first = self.row.offsets.to_units(max(start, self.row.start) - self.row.start)
        last = self.row.offsets.to_units(min(end, self.row.end) - self.row.start)
        found = runs(self.layout, first, last, self.size) if first < last else []
        return [run._replace(rect=run.rect.translated(self.origin)) for run in found]

    @property
    def first_base(self) -> float:
        """Return the y of the first base line in the viewport."""
        line = self.layout.lineAt(0)
        return self.origin.y() + line.y() + line.ascent()


@dataclass(frozen=True, slots=True)
class PageSize:
    """The measures of the page in the viewport: its width, height, and where the gutter begins."""

    width: float
    height: float
    gutter: float


def page_size(width: float, height: float, context: RenderContext) -> PageSize:
    """Return the measures of a viewport; the gutter grows with the interface, not with the text's zoom."""
    return PageSize(width, height, width - gutter(context))


def visible_row(
    index: int, row: Row, block: QTextBlock, scroll: float, width: float, context: RenderContext
) -> VisibleRow:
    """Return a row with its places in a viewport scrolled by `scroll`; the block must be laid out."""
    layout = block.layout()
    origin = layout.position() - QPointF(0, scroll)
    size = pixels(row, context)
    first, last = layout.lineAt(0), layout.lineAt(layout.lineCount() - 1)
    top = origin.y() + first.y() + first.ascent() - ABOVE * size
    bottom = origin.y() + last.y() + last.ascent() + BELOW * size
    return VisibleRow(index, row, layout, origin, size, QRectF(0, top, width, bottom - top))


def visible_rows(widget: QTextEdit, rows: Sequence[Row], context: RenderContext) -> list[VisibleRow]:
    """Return the rows in sight of a text widget, and one beyond each end for what sticks out of it."""
    view, scroll = widget.viewport(), widget.verticalScrollBar().value()
    block = widget.cursorForPosition(QPoint(view.width() // 2, 0)).block()
    block = block.previous() if block.previous().isValid() else block
    layout = widget.document().documentLayout()
    seen: list[VisibleRow] = []
    while block.isValid() and block.blockNumber() < len(rows):
        number, top = block.blockNumber(), layout.blockBoundingRect(block).top() - scroll
        if block.layout().lineCount():
            seen.append(visible_row(number, rows[number], block, scroll, view.width(), context))
        if top > view.height():
            break
        block = block.next()
    return seen
