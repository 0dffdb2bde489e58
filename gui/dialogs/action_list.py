"""The list of actions with their keys, for the command palette and the key sheet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from gui.models.action_rows import ENTRY_ROLE, ActionEntry, ActionRows
from gui.theme import Theme, tint, ui_font
from gui.widgets.painting import draw_key, draw_row_ground, draw_words, end_of, mirrored
from gui.widgets.plain import PlainDelegate

ROW, HEADING = 34, 38
"""Pixels at scale 1."""


class ActionDelegate(PlainDelegate):
    """Paints a line: a dot of the role's or label's colour, the words, the menu, the keys' caps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry: ActionEntry = index.data(ENTRY_ROLE)
        return QSize(100, self.theme.px(ROW if entry.id else HEADING))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: ActionEntry = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.id:
            self._paint_action(painter, option, entry)
        else:
            self._paint_heading(painter, option, entry)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, entry: ActionEntry) -> None:
        px, area = self.theme.px, option.rect
        words = QRect(area.x() + px(14), area.y() + px(12), area.width() - px(28), area.height() - px(12))
        font = ui_font(self.theme, 12, QFont.Weight.DemiBold)
        draw_words(painter, words, entry.title, font, self.theme.muted, option.direction)

    def _paint_action(self, painter: QPainter, option: QStyleOptionViewItem, entry: ActionEntry) -> None:
        theme, px, area = self.theme, self.theme.px, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        draw_row_ground(painter, area, theme, chosen=chosen, hovered=hovered)
        start = px(14)
        if entry.colour:
            dot = mirrored(
                QRect(area.x() + start, area.center().y() - px(5), px(10), px(10)), area, option.direction
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint(entry.colour, theme))
            painter.drawRoundedRect(dot, px(3), px(3))
            start += px(20)
        keys = self._paint_keys(painter, option, entry)
        menu_font = ui_font(theme, 11.5)
        menu = min(QFontMetrics(menu_font).horizontalAdvance(entry.menu) + px(4), px(120))
        end = area.width() - px(14) - keys
        words = QRect(area.x() + start, area.y(), end - start - menu - px(8), area.height())
        colour = theme.text if entry.enabled else theme.disabled
        draw_words(
            painter,
            mirrored(words, area, option.direction),
            entry.title,
            ui_font(theme),
            colour,
            option.direction,
        )
        place = mirrored(QRect(area.x() + end - menu, area.y(), menu, area.height()), area, option.direction)
        align = end_of(option.direction)
        draw_words(painter, place, entry.menu, menu_font, QColor(theme.faint), option.direction, align)

    def _paint_keys(self, painter: QPainter, option: QStyleOptionViewItem, entry: ActionEntry) -> int:
        """Draw the caps from the reading end; return the width they take."""
        px, area = self.theme.px, option.rect
        metrics = QFontMetrics(ui_font(self.theme, 10.5))
        taken = 0
        for key in entry.keys:
            width = max(px(22), metrics.horizontalAdvance(key) + px(12))
            left = area.right() - px(14) - taken - width
            box = QRect(left, area.center().y() - px(10), width, px(20))
            draw_key(painter, mirrored(box, area, option.direction), key, self.theme)
            taken += width + px(6)
        return taken + px(8) if taken else 0


class ActionList(QListView):
    """The list.

    Signals:
        action_chosen: (id) a line was clicked or Enter was pressed on it.
    """

    action_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ActionRows(self)
        self.setModel(self.rows)
        self._delegate = ActionDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self._choose(index.row()))

    def show_entries(self, entries: list[ActionEntry]) -> None:
        """Show other lines and stand on the first action."""
        self.rows.show_entries(entries)
        first = next((row for row, entry in enumerate(entries) if entry.id), None)
        if first is not None:
            self.setCurrentIndex(self.rows.index(first))

    def step(self, by: int) -> None:
        """Go some lines up or down, over headings, round the ends."""
        actions = [row for row, entry in enumerate(self.rows.entries) if entry.id]
        if actions:
            here = self.currentIndex().row()
            at = actions.index(here) if here in actions else -1
            self.setCurrentIndex(self.rows.index(actions[(at + by) % len(actions)]))

    def choose_current(self) -> None:
        """Choose the line one stands on."""
        self._choose(self.currentIndex().row())

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.rows.entries) and self.rows.entries[row].id:
            self.action_chosen.emit(self.rows.entries[row].id)
