"""One line of the history: its place in the tree, what was done, by whom and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.models.history_rows import HistoryRow
from gui.models.step_rows import FACTS_ROLE, LINE_ROLE
from gui.theme import Theme, ui_font
from gui.widgets.painting import draw_dot, draw_focus, draw_pill, draw_row_ground, draw_words, mirrored
from gui.widgets.plain import PlainDelegate

ROW_HEIGHT = 34
LANE = 16
"""Pixels between two branches at scale 1."""

DEEPEST = 8
"""Branches of branches beyond so many are drawn no further in."""

Index = QModelIndex | QPersistentModelIndex


class HistoryDelegate(PlainDelegate):
    """Paints a `HistoryRow`; `here` is the word that marks the present position."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Paint with `theme`."""
        super().__init__(parent)
        self.theme = theme
        self.here = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: HistoryRow = index.data(LINE_ROLE)
        theme, px, outer, direction = self.theme, self.theme.px, option.rect, option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        draw_row_ground(painter, outer, theme, chosen=row.when == "here", hovered=hovered)
        left = outer.x() + px(14) + min(row.depth, DEEPEST) * px(LANE)
        self._paint_lane(painter, row, QRect(left, outer.y(), px(LANE), outer.height()), outer, direction)
        left += px(LANE) + px(8)
        colour = theme.text if row.when in ("past", "here") else theme.muted
        font = ui_font(theme, 13, QFont.Weight.DemiBold if row.when == "here" else QFont.Weight.Normal)
        words = str(index.data())
        width = min(QFontMetrics(font).horizontalAdvance(words) + px(4), outer.right() - px(60) - left)
        area = mirrored(QRect(left, outer.y(), width, outer.height()), outer, direction)
        draw_words(painter, area, words, font, colour, direction)
        left += width + px(10)
        if row.when == "here":
            left += self._paint_here(painter, left, outer, direction) + px(10)
        rest = QRect(left, outer.y(), max(0, outer.right() - px(14) - left), outer.height())
        facts = str(index.data(FACTS_ROLE))
        draw_words(
            painter, mirrored(rest, outer, direction), facts, ui_font(theme, 12), theme.muted, direction
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, outer, theme)
        painter.restore()

    def _paint_here(self, painter: QPainter, left: int, outer: QRect, direction: Qt.LayoutDirection) -> int:
        theme, px = self.theme, self.theme.px
        font = ui_font(theme, 11, QFont.Weight.DemiBold)
        width = QFontMetrics(font).horizontalAdvance(self.here) + px(18)
        pill = mirrored(QRect(left, outer.center().y() - px(9), width, px(19)), outer, direction)
        painter.setLayoutDirection(direction)
        draw_pill(painter, pill, self.here, font, QColor(theme.accent), theme.accent_text)
        return width

    def _paint_lane(
        self, painter: QPainter, row: HistoryRow, lane: QRect, outer: QRect, direction: Qt.LayoutDirection
    ) -> None:
        theme, px = self.theme, self.theme.px
        solid, pen = row.when in ("past", "here"), QPen(QColor(theme.strong_border), px(2))
        middle = self._centre(lane, outer, direction)
        painter.setPen(pen)
        for depth in range(min(row.depth, DEEPEST)):
            x = self._centre(
                lane.translated((depth - min(row.depth, DEEPEST)) * px(LANE), 0), outer, direction
            ).x()
            painter.drawLine(QPointF(x, outer.top()), QPointF(x, outer.bottom() + 1))
            if row.begins and depth == min(row.depth, DEEPEST) - 1:
                painter.drawLine(QPointF(x, outer.top()), middle)
        if not solid:
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
        if not row.begins and row.step is not None:
            painter.drawLine(QPointF(middle.x(), outer.top()), middle)
        if not row.ends:
            painter.drawLine(middle, QPointF(middle.x(), outer.bottom() + 1))
        size = px(6 if row.when == "here" else 5)
        draw_dot(painter, middle, size, theme.accent if solid else theme.strong_border)
        if not solid:
            draw_dot(painter, middle, px(3), theme.surface)

    def _centre(self, lane: QRect, outer: QRect, direction: Qt.LayoutDirection) -> QPointF:
        return QPointF(mirrored(lane, outer, direction).center()) + QPointF(0.5, 0.5)
