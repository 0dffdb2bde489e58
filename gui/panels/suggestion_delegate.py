"""One row of the suggestions: icon and change, the words, the article, and how sure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.models.suggestion_rows import ABOUT_ICONS, CHANGE, WORDS
from gui.models.told_rows import TOLD_ROLE
from gui.theme import ui_font
from gui.widgets.painting import draw_focus, draw_row_ground, draw_words, mirrored
from gui.widgets.pictures import draw_icon
from gui.widgets.plain import ThemedDelegate

ROW_HEIGHT = 33

Index = QModelIndex | QPersistentModelIndex


class SuggestionDelegate(ThemedDelegate):
    """Paints a cell of `SuggestionRows`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(60), self.theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, outer, column = self.theme, self.theme.px, option.rect, index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        draw_row_ground(painter, outer, theme, chosen=chosen, hovered=False)
        painter.fillRect(outer.adjusted(0, outer.height() - 1, 0, 0), QColor(theme.border))
        area = outer.adjusted(px(8), 0, -px(8), 0)
        if column == CHANGE:
            icon = QRect(area.x() + px(4), area.y(), px(16), area.height())
            name = ABOUT_ICONS[index.data(TOLD_ROLE).about]
            draw_icon(painter, mirrored(icon, area, option.direction), name, theme.accent)
            area = mirrored(area.adjusted(px(28), 0, 0, 0), area, option.direction)
        direction = Qt.LayoutDirection.RightToLeft if column == WORDS else option.direction
        font = ui_font(theme, 12.5, QFont.Weight.Medium if column == CHANGE else QFont.Weight.Normal)
        colour = theme.text if column in (CHANGE, WORDS) else theme.muted
        draw_words(painter, area, str(index.data()), font, colour, direction)
        if option.state & QStyle.StateFlag.State_HasFocus and column == CHANGE:
            draw_focus(painter, outer, theme)
        painter.restore()
