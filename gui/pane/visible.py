"""The rows that can be seen now, where they lie in the viewport, and the measures of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QTextBlock, QTextLayout
from PySide6.QtWidgets import QTextEdit

from gui.pane.context import RenderContext
from gui.pane.rows import Row
from gui.pane.typography import gutter, pixels
from gui.widgets.runs import Run, runs

ABOVE, BELOW = 1.28, 0.78
"""How far a row's band reaches above its first base line and below its last, in parts of the type's size."""


BAR = 4
"""Pixels of the role's bar, half of which lies on either side of the gutter's edge."""

BEYOND = 24
"""Pixels at the text's zoom that a row's band, boxes and tags may stick out of the row."""


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

    def reaches(self, area: QRect, context: RenderContext) -> bool:
        """Tell whether any of what is painted of the row may lie in an area of the viewport."""
        beyond = context.px(BEYOND)
        return self.band.top() - beyond <= area.bottom() + 1 and self.band.bottom() + beyond >= area.top()

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


def visible_rows(
    widget: QTextEdit, rows: Sequence[Row], context: RenderContext, area: QRect | None = None
) -> list[VisibleRow]:
    """Return the rows in sight of a text widget (in an `area` of it), and one beyond each end for what sticks out."""
    view, scroll = widget.viewport(), widget.verticalScrollBar().value()
    beyond = context.px(BEYOND) if area is not None else 0
    high, low = (area.top(), area.bottom()) if area is not None else (0, view.height())
    block = widget.cursorForPosition(QPoint(view.width() // 2, max(0, high - beyond))).block()
    block = block.previous() if block.previous().isValid() else block
    layout = widget.document().documentLayout()
    seen: list[VisibleRow] = []
    while block.isValid() and block.blockNumber() < len(rows):
        number, top = block.blockNumber(), layout.blockBoundingRect(block).top() - scroll
        if block.layout().lineCount():
            seen.append(visible_row(number, rows[number], block, scroll, view.width(), context))
        if top > low + beyond:
            break
        block = block.next()
    return seen


def words_end(page: PageSize, context: RenderContext) -> int:
    """Return the x up to which words and their marks are painted: the gutter with the role's bar begins there."""
    return int(page.gutter) - context.theme.px(BAR)


def row_area(widget: QTextEdit, index: int, context: RenderContext, *, gutter: bool) -> QRect:
    """Return where a row, and what sticks out of it, is painted in the viewport, with the gutter or without it."""
    view, beyond = widget.viewport(), context.px(BEYOND)
    layout = widget.document().documentLayout()
    rect = layout.blockBoundingRect(widget.document().findBlockByNumber(index))
    top = round(rect.top()) - widget.verticalScrollBar().value() - beyond
    width = view.width() if gutter else words_end(page_size(view.width(), view.height(), context), context)
    return QRect(0, top, width, round(rect.height()) + 2 * beyond) & view.rect()
