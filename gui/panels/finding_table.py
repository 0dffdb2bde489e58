"""The table of findings: a click goes there, a click on the link mends it, keys do both and dismiss."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.checks import COMPARE
from core.model import Finding
from gui.models.finding_rows import FIX, PLACE, SENTENCE, SEVERITY, FindingRows
from gui.panels.finding_delegate import ROW_HEIGHT, FindingDelegate
from gui.panels.place_table import PlaceColumns, PlaceTable
from gui.theme import Theme

COLUMNS = PlaceColumns(SENTENCE, {SEVERITY: 96, PLACE: 190, FIX: 170}, 50)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindingTable(PlaceTable):
    """Rows of findings.

    Signals:
        finding_activated: (Finding) go there.
        fix_requested: () mend the row at hand.
        alike_requested: () only findings alike the row at hand, or all again.
        dismiss_requested: (everywhere) dismiss the row at hand, here or everywhere.
        menu_requested: (Finding, global place) its context menu is wanted.
    """

    finding_activated = Signal(object)
    fix_requested = Signal()
    alike_requested = Signal()
    dismiss_requested = Signal(bool)
    menu_requested = Signal(object, QPoint)

    def __init__(self, rows: FindingRows, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `rows`."""
        self._rows = rows
        super().__init__(rows, FindingDelegate(theme), COLUMNS, ROW_HEIGHT, theme, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._click)
        self.customContextMenuRequested.connect(self._ask_menu)

    def finding(self) -> Finding | None:
        """Return the finding of the row at hand."""
        return self._rows.at(self.currentIndex().row())

    def told_at(self, row: int) -> Finding | None:
        """Return the finding of a row."""
        return self._rows.at(row)

    def clear_choice(self) -> None:
        """Put no row at hand."""
        self.selectionModel().clear()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter for the finding at hand; elsewhere in the window it finishes the article."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in ENTER
            and self.finding() is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there or compares, Ctrl+Enter mends, Delete dismisses here and with Shift everywhere.

        Space shows those alike, the menu key all there is to do with the row at hand.
        """
        finding, held = self.finding(), event.modifiers()
        if event.key() == Qt.Key.Key_Space:
            self.alike_requested.emit()
        elif finding is not None and event.key() == Qt.Key.Key_Menu:
            self.menu_requested.emit(finding, self.viewport().mapToGlobal(self._foot()))
        elif finding is None or event.key() not in (*ENTER, Qt.Key.Key_Delete):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.dismiss_requested.emit(bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif held & Qt.KeyboardModifier.ControlModifier or self._is_compared():
            self.fix_requested.emit()
        else:
            self.finding_activated.emit(finding)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over a link."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        link = index.isValid() and index.column() == FIX and bool(index.data())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)

    def _foot(self) -> QPoint:
        """Return the place below the row at hand where a menu unfolds."""
        return self.visualRect(self.currentIndex()).bottomLeft()

    def _is_compared(self) -> bool:
        ways = self._rows.details_at(self.currentIndex().row()).fixes
        return bool(ways) and ways[0].command == COMPARE

    def _click(self, index: QModelIndex) -> None:
        if index.column() == FIX and index.data():
            self.fix_requested.emit()
        else:
            self.finding_activated.emit(self._rows.at(index.row()))

    def _ask_menu(self, place: QPoint) -> None:
        finding = self._rows.at(self.indexAt(place).row())
        if finding is not None:
            self.menu_requested.emit(finding, self.viewport().mapToGlobal(place))
