"""The table of hits: the page follows the row at hand; keys go there, tick, and replace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from core.model.search import Hit
from gui.models.hit_rows import LINE, PLACE, ROLE, TICK, HitRows
from gui.panels.hit_delegate import ROW_HEIGHT, HitDelegate
from gui.panels.place_table import PlaceColumns, PlaceTable
from gui.theme import Theme

COLUMNS = PlaceColumns(LINE, {ROLE: 104, PLACE: 190}, 40, {TICK: 34})
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class HitTable(PlaceTable):
    """Rows of hits, several of which may be chosen.

    Signals:
        hit_activated: (Hit) go there.
        replace_requested: (``one`` or ``chosen``) replace the row at hand, or those chosen.
        left: () the editor wants to go back to the text.
    """

    hit_activated = Signal(object)
    replace_requested = Signal(str)
    left = Signal()

    def __init__(self, rows: HitRows, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `rows`."""
        self._rows = rows
        self._replacing = False
        super().__init__(rows, HitDelegate(theme), COLUMNS, ROW_HEIGHT, theme, parent)
        self.show_replacing(replacing=False)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._activate)

    def hit(self) -> Hit | None:
        """Return the hit of the row at hand."""
        return self._rows.at(self.currentIndex().row())

    def chosen(self) -> list[Hit]:
        """Return the hits of the chosen rows, in order."""
        return [hit for row in self.chosen_rows() if (hit := self._rows.at(row)) is not None]

    def told_at(self, row: int) -> Hit | None:
        """Return the hit of a row."""
        return self._rows.at(row)

    def show_replacing(self, *, replacing: bool) -> None:
        """Show the marks of what is to be replaced, or none."""
        self._replacing = replacing
        self.setColumnHidden(TICK, not replacing)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter and Ctrl+A for the rows; elsewhere in the window they mean the article."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            replaces = event.key() in ENTER and self._replacing
            if self.hit() is not None and (replaces or event.matches(QKeySequence.StandardKey.SelectAll)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, Space ticks, Ctrl+Enter replaces, Escape leaves, arrows choose."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            self._enter(event.modifiers())
        elif event.key() == Qt.Key.Key_Space and self._replacing:
            self._tick(self.chosen_rows())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        if held & CONTROL and self._replacing:
            self.replace_requested.emit("chosen" if held & SHIFT else "one")
        else:
            self._activate(self.currentIndex())

    def _tick(self, rows: Sequence[int]) -> None:
        """Tick the rows, or where the first is ticked already, take the marks away."""
        if rows:
            self._rows.tick(rows, on=not self._rows.is_ticked(rows[0]))

    def _click(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self._tick([index.row()])

    def _activate(self, index: QModelIndex) -> None:
        hit = self._rows.at(index.row())
        if hit is not None and index.column() != TICK:
            self.hit_activated.emit(hit)
