"""The boundaries to the neighbouring articles: where they lie, where they may be put, and how they look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gui.pane.context import RenderContext
from gui.pane.rows import AFTER, BEFORE, OWN, Row
from gui.pane.scene import END, START
from gui.pane.typography import side
from gui.pane.visible import PageSize, VisibleRow
from gui.theme import faded, ui_font

HANDLE = 24
"""Pixels of the label that is the handle."""

REACH = 14
"""Pixels above and below a boundary where the mouse takes hold of it."""


class Line(NamedTuple):
    """A boundary on the screen."""

    edge: str
    y: float


def boundary_rows(rows: Sequence[Row]) -> dict[str, int]:
    """Return for each boundary the row it stands above."""
    return {_edge(row): at for at, row in enumerate(rows) if row.opens}


def _edge(row: Row) -> str:
    return START if row.place == OWN else END


def drops(rows: Sequence[Row], edge: str) -> list[int]:
    """Return the rows a boundary may be put above; one beyond the last row stands for the end of the page.

    The article keeps at least one block of its own, and no block is cut.
    """
    heads = [at for at, row in enumerate(rows) if row.start == 0]
    own = [at for at in heads if rows[at].place == OWN]
    if edge == START:
        return [at for at in heads if rows[at].place != AFTER and at <= own[-1]]
    return [at for at in (*heads, len(rows)) if at > own[0] and (at == len(rows) or rows[at].place != BEFORE)]


def moved_to(rows: Sequence[Row], edge: str, drop: int) -> int:
    """Return the block that is the article's first (START) or last (END) with the boundary above row `drop`."""
    return rows[drop].block.id if edge == START else rows[drop - 1].block.id


def gap(visible: Sequence[VisibleRow], index: int) -> float | None:
    """Return the y between row `index` and the one before it; None where neither can be seen."""
    below = next((row for row in visible if row.index == index), None)
    above = next((row for row in visible if row.index == index - 1), None)
    if below and above:
        return (below.band.top() + above.band.bottom()) / 2
    if below:
        return below.band.top() - (12 if index == 0 else 4)
    return above.band.bottom() + 6 if above else None


def lines(visible: Sequence[VisibleRow], rows: Sequence[Row]) -> list[Line]:
    """Return the boundaries that can be seen."""
    seen = [row.index for row in visible]
    seen += [seen[-1] + 1] if seen and seen[-1] + 1 < len(rows) else []
    opening = [at for at in seen if rows[at].opens]
    found = ((_edge(rows[at]), gap(visible, at)) for at in opening)
    return [Line(edge, y) for edge, y in found if y is not None]


def line_at(found: Sequence[Line], y: float, reach: float) -> str | None:
    """Return the boundary the mouse is on."""
    return next((line.edge for line in found if abs(line.y - y) <= reach), None)


def nearest_drop(visible: Sequence[VisibleRow], allowed: Sequence[int], y: float) -> int | None:
    """Return the allowed row whose upper gap is nearest to `y`."""
    seen = [(abs(at - y), drop) for drop in allowed if (at := gap(visible, drop)) is not None]
    return min(seen)[1] if seen else None


def paint_boundary(
    painter: QPainter, line: Line, page: PageSize, context: RenderContext, *, moving: bool
) -> None:
    """Paint a boundary: a rule across the page and, in the gutter, a labelled handle.

    One that is being moved is painted where it would stand; the old one fades until it is let go.
    """
    theme, hot = context.theme, moving or (context.edge == line.edge and context.drop is None)
    fading = not moving and context.edge == line.edge and context.drop is not None
    colour = QColor(theme.accent if hot else theme.strong_border if fading else theme.muted)
    pen = QPen(colour, 2 if hot else 1.4)
    if moving:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    rect = handle(line, page, context)
    painter.drawLine(QPointF(side(context) / 2, line.y), QPointF(rect.left() - theme.px(8), line.y))
    painter.drawLine(QPointF(rect.right() + theme.px(6), line.y), QPointF(page.width, line.y))
    painter.setPen(QPen(colour, 1))
    painter.setBrush(colour if hot else QColor(theme.raised))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    _paint_label(painter, line.edge, rect, QColor(theme.accent_text) if hot else QColor(theme.text), context)


def handle(line: Line, page: PageSize, context: RenderContext) -> QRectF:
    """Return the label's rectangle, its right end in the gutter."""
    theme, height = context.theme, context.theme.px(HANDLE)
    width = QFontMetricsF(_font(context)).horizontalAdvance(_label(line.edge, context)) + theme.px(40)
    return QRectF(page.width - theme.px(12) - width, line.y - height / 2, width, height)


def paint_grip(
    painter: QPainter, right: float, middle: float, colour: QColor, context: RenderContext
) -> None:
    """Paint the six dots that say: this can be dragged."""
    step = context.theme.px(4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(colour, 0.8))
    for column in (0, 1):
        for row in (-1, 0, 1):
            painter.drawEllipse(QPointF(right - column * step, middle + row * step), step * 0.3, step * 0.3)


def _paint_label(painter: QPainter, edge: str, rect: QRectF, colour: QColor, context: RenderContext) -> None:
    paint_grip(painter, rect.right() - context.theme.px(13), rect.center().y(), colour, context)
    painter.setFont(_font(context))
    painter.setPen(colour)
    room = rect.adjusted(context.theme.px(12), 0, -context.theme.px(24), 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _label(edge, context))


def _label(edge: str, context: RenderContext) -> str:
    return context.texts("pane.starts_here" if edge == START else "pane.next_starts_here")


def _font(context: RenderContext) -> QFont:
    return ui_font(context.theme, 11.5, QFont.Weight.DemiBold)
