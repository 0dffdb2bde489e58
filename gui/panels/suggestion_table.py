"""The table of suggestions: the page follows the row at hand; keys accept, reject and go there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.model import Suggestion
from gui.models.suggestion_rows import CHANGE, PLACE, SURE, WORDS, SuggestionRows
from gui.panels.place_table import PlaceColumns, PlaceTable
from gui.panels.suggestion_delegate import ROW_HEIGHT, SuggestionDelegate
from gui.theme import Theme

COLUMNS = PlaceColumns(WORDS, {CHANGE: 220, PLACE: 190, SURE: 58}, 55)

KEYS = {
    Qt.Key.Key_Plus: "accept",
    Qt.Key.Key_Insert: "accept",
    Qt.Key.Key_Minus: "reject",
    Qt.Key.Key_Delete: "reject",
}


class SuggestionTable(PlaceTable):
    """Rows of suggestions, several of which may be chosen.

    Signals:
        suggestion_activated: (Suggestion) go there.
        answered: (``accept`` or ``reject``) what is to become of the chosen rows.
    """

    suggestion_activated = Signal(object)
    answered = Signal(str)

    def __init__(self, rows: SuggestionRows, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `rows`."""
        self._rows = rows
        super().__init__(rows, SuggestionDelegate(theme), COLUMNS, ROW_HEIGHT, theme, parent)
        self.doubleClicked.connect(self._activate)

    def chosen(self) -> list[Suggestion]:
        """Return the chosen suggestions in order."""
        return [found for row in self.chosen_rows() if (found := self._rows.at(row)) is not None]

    def told_at(self, row: int) -> Suggestion | None:
        """Return the suggestion of a row."""
        return self._rows.at(row)

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
