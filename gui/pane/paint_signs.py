"""Characters that show nothing, shown: a dot for each space, a chip with a name for each other one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from core.arabic.signs import hidden_signs
from gui.pane.context import RenderContext
from gui.pane.visible import VisibleRow
from gui.theme import ui_font
from gui.widgets.painting import draw_dot

CHIP_TYPE, CHIP_HEIGHT = 9, 13
"""Pixels of a chip's type, and of the chip."""


class Chip(NamedTuple):
    """A chip in the viewport: its name, where the character stands in the line, and the chip's rectangle."""

    name: str
    foot: QPointF
    rect: QRectF


def chips(row: VisibleRow, context: RenderContext) -> list[Chip]:
    """Return the chips of a row, below their characters; where two would meet, the second moves on in reading order."""
    metrics = QFontMetricsF(_font(context))
    height, room = context.theme.px(CHIP_HEIGHT), context.theme.px(6)
    found: list[Chip] = []
    for name, foot in _feet(row):
        if not name:
            continue
        width = metrics.horizontalAdvance(name) + room
        rect = QRectF(foot.x() - width / 2, foot.y(), width, height)
        before = found[-1].rect if found else QRectF()
        if before.intersects(rect):
            rect.moveRight(before.left() - 1)
        found.append(Chip(name, foot, rect))
    return found


def paint_signs(painter: QPainter, row: VisibleRow, context: RenderContext) -> None:
    """Paint the spaces and chips of a row over its text."""
    theme = context.theme
    for name, foot in _feet(row):
        if not name:
            draw_dot(painter, QPointF(foot.x(), foot.y() - row.size * 0.55), context.px(1.3), theme.faint)
    font, radius = _font(context), theme.px(3)
    for name, foot, rect in chips(row, context):
        painter.setPen(QPen(QColor(theme.warning), 1.2))
        painter.drawLine(QPointF(foot.x(), foot.y() - row.size * 1.1), QPointF(foot.x(), rect.top()))
        painter.setPen(QPen(QColor(theme.warning), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter.value), name)


def _feet(row: VisibleRow) -> Iterator[tuple[str, QPointF]]:
    """Yield each sign's name, and the place on its line's foot: a space's middle, else where it stands."""
    text = row.row.block.text
    for at, name in hidden_signs(text, row.row.start, row.row.end):
        unit = row.row.offsets.to_units(at - row.row.start)
        line = row.layout.lineForTextPosition(unit)
        if not line.isValid():
            continue
        before, after = _x(line.cursorToX(unit)), _x(line.cursorToX(unit + 1))
        foot = row.origin + QPointF((before + after) / 2, line.y() + line.ascent() + row.size * 0.42)
        yield name, foot


def _x(found: object) -> float:
    """Return the x of what `cursorToX` gives: a number, or a pair of it and the position."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _font(context: RenderContext) -> QFont:
    return ui_font(context.theme, CHIP_TYPE, QFont.Weight.DemiBold)
