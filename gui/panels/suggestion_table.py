"""The table of suggestions: the page follows the row at hand; keys accept, reject and go there."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.model import Suggestion
from gui.models.suggestion_rows import CHANGE, PLACE, SURE, WORDS, SuggestionRows
from gui.panels.suggestion_delegate import ROW_HEIGHT, SuggestionDelegate
from gui.theme import Theme
from gui.widgets.list_table import as_list

WIDTHS = {CHANGE: 220, PLACE: 190, SURE: 58}
"""Pixels at scale 1; the words take the rest."""

KEYS = {
    Qt.Key.Key_Plus: "accept",
    Qt.Key.Key_Insert: "accept",
    Qt.Key.Key_Minus: "reject",
    Qt.Key.Key_Delete: "reject",
}


class SuggestionTable(QTableView):
    """Rows of suggestions, several of which may be chosen.

    Signals:
        looked_at: (Suggestion) another row is at hand: show its place.
        suggestion_activated: (Suggestion) go there.
        answered: (``accept`` or ``reject``) what is to become of the chosen rows.
    """

    looked_at = Signal(object)
    suggestion_activated = Signal(object)
    answered = Signal(str)

    def __init__(self, rows: SuggestionRows, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `rows`."""
        super().__init__(parent)
        self._rows = rows
        self._delegate = SuggestionDelegate(theme, self)
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        as_list(self)
        self.horizontalHeader().setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.set_theme(theme)
        self.doubleClicked.connect(self._activate)

    def chosen(self) -> list[Suggestion]:
        """Return the chosen suggestions in order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [found for row in rows if (found := self._rows.at(row)) is not None]

    def go_to(self, row: int) -> None:
        """Put a row at hand, the last one where there are fewer."""
        last = self._rows.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self._rows.index(max(0, min(row, last)), CHANGE))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._delegate.theme = theme
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self._share_width()
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Show the place of the one row that is chosen."""
        super().selectionChanged(selected, deselected)
        chosen = self.chosen()
        if len(chosen) == 1 and self.hasFocus():
            self.looked_at.emit(chosen[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, + and Insert accept, - and Delete reject, arrows choose."""
        answer = KEYS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self.currentIndex())
        elif answer is not None and self.chosen():
            self.answered.emit(answer)
        else:
            super().keyPressEvent(event)

    def _activate(self, index: QModelIndex) -> None:
        found = self._rows.at(index.row())
        if found is not None:
            self.suggestion_activated.emit(found)

    def _share_width(self) -> None:
        """Leave the words nearly half of the table."""
        room = self.viewport().width() * 55 // 100
        wanted = {column: self._delegate.theme.px(width) for column, width in WIDTHS.items()}
        share = min(1.0, room / sum(wanted.values()))
        for column, width in wanted.items():
            self.setColumnWidth(column, round(width * share))
