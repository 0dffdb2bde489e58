"""Mentions: boxes and underlines under the text, letter tags above it. The text itself is never touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from core.model import Label
from gui.pane.context import RenderContext
from gui.pane.lanes import Stretch
from gui.pane.rows import OWN
from gui.pane.scene import ArticleScene
from gui.pane.visible import VisibleRow
from gui.theme import faded, ink, tint, ui_font_at
from gui.widgets.badge import badge_letter
from gui.widgets.runs import Run

TAG_HEIGHT, TAG_SIZE = 14, 10
"""Pixels of a tag and of its type, at the text's zoom."""


class DrawnMention(NamedTuple):
    """A stretch with its label and its runs on one visible row."""

    stretch: Stretch
    label: Label
    runs: list[Run]


class Tag(NamedTuple):
    """A small filled box with a letter: whose, what and where."""

    mention: int
    words: str
    colour: QColor
    rect: QRectF


def drawn_mentions(scene: ArticleScene, row: VisibleRow) -> list[DrawnMention]:
    """Return what is to be drawn on a row, outer mentions first; nothing in the neighbours' blocks."""
    if row.row.place != OWN:
        return []
    return [
        DrawnMention(stretch, label, found)
        for stretch in scene.stretches(row.row.block.id)
        if stretch.start < row.row.end
        and row.row.start < stretch.end
        and (label := scene.label_of.get(stretch.mention.label))
        and (found := row.stretch_runs(stretch.start, stretch.end))
    ]


def box(run: Run, lane: int, size: int) -> QRectF:
    """Return the box of a run: in each further lane a little larger, so that nested ones show."""
    more = lane * max(2.0, size * 0.14)
    return run.rect.adjusted(-lane, -more, lane, more)


def paint_boxes(
    painter: QPainter, mentions: Sequence[DrawnMention], size: int, context: RenderContext
) -> None:
    """Paint fill, outline and underline of the mentions of one row; call before the text is painted."""
    for drawn in mentions:
        colour = tint(drawn.label.colour, context.theme)
        chosen = drawn.stretch.mention.id == context.selected
        for run in drawn.runs:
            _paint_box(painter, box(run, drawn.stretch.lane, size), colour, drawn.stretch, chosen, context)


def _paint_box(
    painter: QPainter, rect: QRectF, colour: QColor, stretch: Stretch, chosen: bool, context: RenderContext
) -> None:
    theme, line = context.theme, max(2, context.px(2))
    fill = (0.20 if theme.dark else 0.12) + (0.04 if stretch.depth else 0) + (0.08 if chosen else 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(colour, fill))
    painter.drawRoundedRect(rect, 3, 3)
    if chosen or stretch.lane:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.text) if chosen else faded(colour, 0.75), 2 if chosen else 1))
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1) if chosen else rect, 4, 4)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - line, rect.width(), line), colour)


def tags(mentions: Sequence[DrawnMention], size: int, context: RenderContext) -> list[Tag]:
    """Return the tags of one row. Where two would meet, the later goes to its run's other end, or is not drawn.

    The selected mention's tag says its label in full and is placed first.
    """
    placed: list[Tag] = []
    urgent = sorted(mentions, key=lambda drawn: drawn.stretch.mention.id != context.selected)
    for drawn in urgent:
        run = next((run for run in drawn.runs if run.first), None)
        if run is None:
            continue
        chosen = drawn.stretch.mention.id == context.selected
        words = _title(drawn.label, context) if chosen else badge_letter(drawn.label, context.texts.lang)
        colour = tint(drawn.label.colour, context.theme)
        for rect in _tag_places(words, box(run, drawn.stretch.lane, size), context):
            if not any(rect.intersects(other.rect) for other in placed):
                placed.append(Tag(drawn.stretch.mention.id, words, colour, rect))
                break
    return placed


def paint_tags(painter: QPainter, row_tags: Sequence[Tag], context: RenderContext) -> None:
    """Paint the tags of one row; call after the text is painted."""
    painter.setFont(tag_font(context))
    for tag in row_tags:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tag.colour)
        painter.drawRoundedRect(tag.rect, 3, 3)
        painter.setPen(ink(tag.colour, context.theme))
        painter.drawText(tag.rect, Qt.AlignmentFlag.AlignCenter, tag.words)


def tag_font(context: RenderContext) -> QFont:
    """Return the tags' font."""
    return ui_font_at(context.px(TAG_SIZE), QFont.Weight.DemiBold)


def _title(label: Label, context: RenderContext) -> str:
    return (label.title_ar if context.texts.lang == "ar" else label.title_en) or label.name


def _tag_places(words: str, rect: QRectF, context: RenderContext) -> tuple[QRectF, QRectF]:
    """Return where a tag may stand above a box: over its start (right), or over its end."""
    height = context.px(TAG_HEIGHT)
    width = max(height, QFontMetricsF(tag_font(context)).horizontalAdvance(words) + context.px(8))
    top = QPointF(0, rect.top() - height)
    return (
        QRectF(rect.right() - width, top.y(), width, height),
        QRectF(rect.left(), top.y(), width, height),
    )
