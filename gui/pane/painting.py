"""Paints the pane in the one order that leaves the text untouched: under it, Qt's own text, over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from gui.pane.boundary import Line, gap, lines, paint_boundary
from gui.pane.context import WRITE, RenderContext
from gui.pane.paint_bands import paint_band, paint_edges, paint_ground
from gui.pane.paint_findings import paint_findings
from gui.pane.paint_gutter import paint_gutter
from gui.pane.paint_mentions import DrawnMention, Tag, drawn_mentions, paint_boxes, paint_tags, tags
from gui.pane.paint_signs import paint_signs
from gui.pane.rows import AFTER, BEFORE, OWN, Row
from gui.pane.scene import END, START, ArticleScene
from gui.pane.visible import PageSize, VisibleRow, words_end


@dataclass(frozen=True)
class Frame:
    """One picture of the pane: everything painting needs, gathered once for both passes.

    Attributes:
        visible: the rows in sight, and one beyond each end.
        drawn: those of them that reach into what is painted.
        mentions: of each row that is drawn.
        gutter: whether the gutter is painted too.
    """

    scene: ArticleScene
    context: RenderContext
    page: PageSize
    rows: Sequence[Row]
    visible: Sequence[VisibleRow]
    drawn: Sequence[VisibleRow]
    mentions: Sequence[Sequence[DrawnMention]]
    gutter: bool = True


def frame(
    scene: ArticleScene,
    context: RenderContext,
    page: PageSize,
    rows: Sequence[Row],
    visible: Sequence[VisibleRow],
    area: QRect | None = None,
) -> Frame:
    """Return the frame of what is visible, in an area of the viewport or in all of it."""
    drawn = visible if area is None else [row for row in visible if row.reaches(area, context)]
    gutter = area is None or area.right() >= words_end(page, context)
    mentions = [drawn_mentions(scene, row) for row in drawn]
    return Frame(scene, context, page, rows, visible, drawn, mentions, gutter)


def paint_under(painter: QPainter, shown: Frame) -> None:
    """Paint all that lies under the text."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_ground(painter, shown.page, shown.context)
    paint_edges(painter, *edge_limits(shown), shown.page, shown.context)
    for row, mentions in zip(shown.drawn, shown.mentions, strict=True):
        paint_band(painter, row, shown.page, shown.context)
        if shown.gutter:
            paint_gutter(painter, row, shown.scene, shown.page, shown.context)
        if row.row.place == OWN:
            paint_findings(painter, row, shown.scene.findings_of.get(row.row.block.id, ()), shown.context)
        paint_boxes(painter, mentions, row.size, shown.context)


def paint_over(painter: QPainter, shown: Frame) -> None:
    """Paint all that lies over the text: tags, the boundaries, and a bar that says that keys type."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row_tags in placed_tags(shown):
        paint_tags(painter, row_tags, shown.context)
    if shown.context.signs:
        for row in shown.drawn:
            paint_signs(painter, row, shown.context)
    for line in lines(shown.visible, shown.rows):
        paint_boundary(painter, line, shown.page, shown.context, moving=False)
    if shown.context.mode == WRITE:
        painter.fillRect(QRectF(0, 0, shown.page.width, 3), QColor(shown.context.theme.accent))
    drop, edge = shown.context.drop, shown.context.edge
    y = gap(shown.visible, drop) if drop is not None else None
    if edge is not None and y is not None:
        paint_boundary(painter, Line(edge, y), shown.page, shown.context, moving=True)


def placed_tags(shown: Frame) -> list[list[Tag]]:
    """Return the tags of every visible row."""
    return [
        tags(those, row.size, shown.context) for row, those in zip(shown.drawn, shown.mentions, strict=True)
    ]


def edge_limits(shown: Frame) -> tuple[float, float]:
    """Return between which heights the article itself lies in the viewport."""
    places = [row.row.place for row in shown.visible]
    found = {line.edge: line.y for line in lines(shown.visible, shown.rows)}
    top = shown.page.height if places and all(place == BEFORE for place in places) else 0.0
    bottom = 0.0 if places and all(place == AFTER for place in places) else shown.page.height
    return found.get(START, top), found.get(END, bottom)
