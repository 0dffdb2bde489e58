"""One line of the history: its place in the tree, what was done, the point's name, by whom and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from core.history import Line
from gui.models.step_rows import FACTS_ROLE, HIDDEN_ROLE, LINE_ROLE, NAME_ROLE
from gui.theme import Theme, ui_font
from gui.widgets.painting import (
    draw_dot,
    draw_focus,
    draw_pill,
    draw_row_ground,
    draw_words,
    end_of,
    mirrored,
)
from gui.widgets.plain import PlainDelegate

ROW_HEIGHT = 30
LANE = 18
"""Pixels between two branches at scale 1."""

MARGIN = 14
"""Pixels before the first lane at scale 1."""

DEEPEST = 8
"""Branches of branches beyond so many are drawn no further in."""

FACTS_SHARE = 0.48
"""How much of the width who, when and where may take."""

Index = QModelIndex | QPersistentModelIndex


class HistoryDelegate(PlainDelegate):
    """Paints a `Line`; `here` is the word that marks the present position."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Paint with `theme`."""
        super().__init__(parent)
        self.theme = theme
        self.here = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(ROW_HEIGHT))

    def on_mark(self, view: QAbstractItemView, index: QModelIndex, place: QPointF) -> bool:
        """Tell whether a place is on the mark of the row's branch."""
        outer = view.visualRect(index)
        lane = mirrored(self._lane(index.data(LINE_ROLE), outer), outer, view.layoutDirection())
        return QRectF(lane).contains(place)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        theme, px, outer, direction = self.theme, self.theme.px, option.rect, option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        draw_row_ground(painter, outer, theme, chosen=chosen, hovered=hovered)
        lane = self._lane(line, outer)
        self._paint_lanes(painter, line, lane, outer, direction)
        left = lane.right() + px(8)
        left += self._paint_what(
            painter, index, line, QRect(left, outer.y(), 0, outer.height()), outer, direction
        )
        facts, font = str(index.data(FACTS_ROLE)), ui_font(theme, 12)
        room = max(0, outer.right() - px(MARGIN) - left - px(12))
        width = min(QFontMetrics(font).horizontalAdvance(facts) + px(2), room)
        rest = QRect(outer.right() - px(MARGIN) - width, outer.y(), width, outer.height())
        area = mirrored(rest, outer, direction)
        draw_words(painter, area, facts, font, theme.muted, direction, end_of(direction))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, outer, theme)
        painter.restore()

    def _lane(self, line: Line, outer: QRect) -> QRect:
        """Return the place of a line's own mark, laid out from the left."""
        px = self.theme.px
        left = outer.x() + px(MARGIN) + min(line.depth, DEEPEST) * px(LANE)
        return QRect(left, outer.y(), px(LANE), outer.height())

    def _paint_what(
        self,
        painter: QPainter,
        index: Index,
        line: Line,
        area: QRect,
        outer: QRect,
        direction: Qt.LayoutDirection,
    ) -> int:
        """Paint the name, what was done, where one is and what is hidden; return the width of it all."""
        theme, px, left = self.theme, self.theme.px, area.x()
        name = str(index.data(NAME_ROLE))
        if name:
            left += self._paint_pill(painter, name, left, outer, direction, quiet=True) + px(8)
        solid = line.when in ("past", "here")
        font = ui_font(theme, 13, QFont.Weight.DemiBold if line.when == "here" else QFont.Weight.Normal)
        words = str(index.data())
        room = outer.right() - left - round(outer.width() * FACTS_SHARE)
        width = max(px(60), min(QFontMetrics(font).horizontalAdvance(words) + px(4), room))
        place = mirrored(QRect(left, outer.y(), width, outer.height()), outer, direction)
        draw_words(painter, place, words, font, theme.text if solid else theme.muted, direction)
        left += width + px(8)
        if line.when == "here":
            left += self._paint_pill(painter, self.here, left, outer, direction, quiet=False) + px(8)
        hidden = str(index.data(HIDDEN_ROLE))
        if hidden:
            small = ui_font(theme, 12)
            width = QFontMetrics(small).horizontalAdvance(hidden) + px(4)
            place = mirrored(QRect(left, outer.y(), width, outer.height()), outer, direction)
            draw_words(painter, place, hidden, small, theme.accent, direction)
            left += width + px(8)
        return left - area.x()

    def _paint_pill(
        self,
        painter: QPainter,
        words: str,
        left: int,
        outer: QRect,
        direction: Qt.LayoutDirection,
        *,
        quiet: bool,
    ) -> int:
        theme, px = self.theme, self.theme.px
        font = ui_font(theme, 11, QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, px(220))
        width = metrics.horizontalAdvance(shown) + px(18)
        pill = mirrored(QRect(left, outer.center().y() - px(9), width, px(19)), outer, direction)
        painter.setLayoutDirection(direction)
        fill, colour = (theme.accent_soft, theme.accent) if quiet else (theme.accent, theme.accent_text)
        draw_pill(painter, pill, shown, font, QColor(fill), colour)
        if quiet:
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), pill.height() / 2, pill.height() / 2
            )
        return width

    def _paint_lanes(
        self, painter: QPainter, line: Line, lane: QRect, outer: QRect, direction: Qt.LayoutDirection
    ) -> None:
        """Paint the lines that run through a row, and the row's own mark; the present one is the strong one."""
        theme, px = self.theme, self.theme.px
        depth = min(line.depth, DEEPEST)
        middle = self._centre(lane, outer, direction)
        for at in range(depth):
            through = self._centre(lane.translated((at - depth) * px(LANE), 0), outer, direction)
            painter.setPen(QPen(QColor(theme.accent if at == 0 else theme.strong_border), px(2)))
            painter.drawLine(QPointF(through.x(), outer.top()), QPointF(through.x(), outer.bottom() + 1))
            if line.begins and at == depth - 1:
                painter.setPen(QPen(QColor(theme.strong_border), px(2)))
                painter.drawLine(QPointF(through.x(), outer.top() + px(4)), middle)
        solid = line.when in ("past", "here")
        colour = QColor(theme.accent if line.depth == 0 else theme.strong_border)
        pen = QPen(colour, px(2), Qt.PenStyle.SolidLine if solid or line.depth else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        if not line.begins and line.id:
            painter.drawLine(QPointF(middle.x(), outer.top()), middle)
        if line.when == "here":
            painter.setPen(QPen(colour, px(2), Qt.PenStyle.DotLine))
        if not line.ends:
            painter.drawLine(middle, QPointF(middle.x(), outer.bottom() + 1))
        draw_dot(painter, middle, px(6 if line.when == "here" else 5), colour)
        if not solid:
            draw_dot(painter, middle, px(3), theme.surface)
        if line.length > 1:
            self._paint_sign(painter, middle, folded=bool(line.hidden))

    def _paint_sign(self, painter: QPainter, middle: QPointF, *, folded: bool) -> None:
        """Paint the plus or minus of a branch that can be folded."""
        theme, half = self.theme, self.theme.px(7)
        box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
        painter.setPen(QPen(QColor(theme.strong_border), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(box, theme.px(3), theme.px(3))
        painter.setPen(QPen(QColor(theme.text), theme.px(1.5)))
        arm = theme.px(3.5)
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        if folded:
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def _centre(self, lane: QRect, outer: QRect, direction: Qt.LayoutDirection) -> QPointF:
        return QPointF(mirrored(lane, outer, direction).center()) + QPointF(0.5, 0.5)
