"""One row of the findings: icon and word, sentence, place, and the quick fix as a link."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.model import Finding
from gui.models.finding_rows import FIX, PLACE, SENTENCE, SEVERITY, SEVERITY_ICONS
from gui.models.told_rows import TOLD_ROLE
from gui.theme import ui_font
from gui.widgets.painting import draw_focus, draw_row_ground, draw_words, mirrored
from gui.widgets.pictures import draw_icon
from gui.widgets.plain import ThemedDelegate

ROW_HEIGHT = 35

Index = QModelIndex | QPersistentModelIndex


class FindingDelegate(ThemedDelegate):
    """Paints a cell of `FindingRows`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(80), self.theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, outer = self.theme, self.theme.px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        draw_row_ground(painter, outer, theme, chosen=chosen, hovered=False)
        painter.fillRect(outer.adjusted(0, outer.height() - 1, 0, 0), QColor(theme.border))
        words, area = str(index.data()), outer.adjusted(px(8), 0, -px(8), 0)
        if index.column() == SEVERITY:
            self._paint_severity(painter, index.data(TOLD_ROLE), words, area, option.direction)
        else:
            font = ui_font(theme, 13 if index.column() == SENTENCE else 12.5, self._weight(index.column()))
            colour = {SENTENCE: theme.text, PLACE: theme.muted, FIX: theme.accent}[index.column()]
            draw_words(painter, area, words, font, colour, option.direction)
        if option.state & QStyle.StateFlag.State_HasFocus and index.column() == SENTENCE:
            draw_focus(painter, outer, theme)
        painter.restore()

    def _paint_severity(
        self, painter: QPainter, finding: Finding, words: str, area: QRect, direction: Qt.LayoutDirection
    ) -> None:
        px, colour = self.theme.px, getattr(self.theme, finding.severity)
        icon = QRect(area.x() + px(4), area.y(), px(17), area.height())
        draw_icon(painter, mirrored(icon, area, direction), SEVERITY_ICONS[finding.severity], colour)
        rest = mirrored(area.adjusted(px(28), 0, 0, 0), area, direction)
        draw_words(painter, rest, words, ui_font(self.theme, 12, QFont.Weight.Medium), colour, direction)

    def _weight(self, column: int) -> QFont.Weight:
        return QFont.Weight.Medium if column == FIX else QFont.Weight.Normal
