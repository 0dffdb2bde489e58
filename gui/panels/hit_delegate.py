"""One row of the concordance: its mark, the line aligned on the hit, the role, the article."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.model.search import Hit
from gui.models.hit_rows import COLOUR_ROLE, HIT_ROLE, INSTEAD_ROLE, LINE, ROLE, TICK
from gui.theme import text_font, tint, ui_font
from gui.widgets.concordance import Line, draw_line
from gui.widgets.painting import draw_focus, draw_pill, draw_row_ground, draw_words, mirrored, soft
from gui.widgets.pictures import draw_icon
from gui.widgets.plain import ThemedDelegate

ROW_HEIGHT, TYPE = 32, 16
"""Pixels at scale 1 of a row and of the type of its line."""

Index = QModelIndex | QPersistentModelIndex


class HitDelegate(ThemedDelegate):
    """Paints a cell of `HitRows`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(40), self.theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, outer = self.theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        draw_row_ground(painter, outer, theme, chosen=chosen, hovered=False)
        if index.column() == TICK:
            self._paint_tick(painter, index, outer)
        elif index.column() == LINE:
            self._paint_line(painter, index, outer, QColor(theme.accent_soft if chosen else theme.surface))
        elif index.column() == ROLE:
            self._paint_role(painter, index, outer, option.direction)
        else:
            area = outer.adjusted(theme.px(8), 0, -theme.px(8), 0)
            draw_words(painter, area, str(index.data()), ui_font(theme, 12), theme.muted, option.direction)
        painter.fillRect(outer.adjusted(0, outer.height() - 1, 0, 0), QColor(theme.border))
        if option.state & QStyle.StateFlag.State_HasFocus and index.column() == LINE:
            draw_focus(painter, outer, theme)
        painter.restore()

    def _paint_line(self, painter: QPainter, index: Index, outer: QRect, ground: QColor) -> None:
        hit: Hit = index.data(HIT_ROLE)
        line = Line(hit.before, hit.words, hit.after, index.data(INSTEAD_ROLE), faint=not hit.kept)
        draw_line(painter, outer, line, text_font(self.theme.px(TYPE)), ground, self.theme)

    def _paint_tick(self, painter: QPainter, index: Index, outer: QRect) -> None:
        theme, px = self.theme, self.theme.px
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box = QRect(0, 0, px(16), px(16))
        box.moveCenter(outer.center())
        painter.setPen(QPen(QColor(theme.accent if ticked else theme.strong_border), 1))
        painter.setBrush(QColor(theme.accent if ticked else theme.surface))
        painter.drawRoundedRect(QRectF(box), px(4), px(4))
        if ticked:
            draw_icon(painter, box.adjusted(px(2), px(2), -px(2), -px(2)), "check", theme.accent_text)

    def _paint_role(
        self, painter: QPainter, index: Index, outer: QRect, direction: Qt.LayoutDirection
    ) -> None:
        theme, px, colour = self.theme, self.theme.px, str(index.data(COLOUR_ROLE))
        font, inner = ui_font(theme, 11), outer.adjusted(px(4), 0, -px(4), 0)
        metrics = QFontMetrics(font)
        room = inner.width() - px(14)
        words = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(words) + px(14)
        pill = QRect(inner.x(), inner.y() + (inner.height() - px(20)) // 2, width, px(20))
        painter.setLayoutDirection(direction)
        draw_pill(
            painter, mirrored(pill, inner, direction), words, font, soft(colour, theme), tint(colour, theme)
        )
