"""The files to import: whether each comes in, name, size, form, encoding, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.texts import Texts
from gui.models.dump_row import DumpRow
from gui.models.dump_rows import ENCODING, FORM, NAME, SIZE, STATE, DumpRows
from gui.theme import Theme
from gui.widgets.list_table import as_list
from gui.widgets.plain import PlainDelegate

WIDTHS = {NAME: 0.34, SIZE: 0.1, FORM: 0.13, ENCODING: 0.12}
"""Shares of the width; what is wrong takes the rest."""

ROW_HEIGHT = 30

CLOSE = "QHeaderView::section { padding: 6px 4px; }"
"""Heads stand over their cells' words."""


class DumpTable(QTableView):
    """Files as rows; Space says whether the chosen ones come in, Delete takes them off the list.

    Signals:
        row_chosen: () another row is at hand, or none.
        removal_requested: () the chosen rows shall leave the list.
    """

    row_chosen = Signal()
    removal_requested = Signal()

    def __init__(self, rows: DumpRows, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `rows`."""
        super().__init__(parent)
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(PlainDelegate(self))
        as_list(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAccessibleName(texts("dialog.import.files"))
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.show()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStyleSheet(CLOSE)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(lambda *_: self.row_chosen.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.row_chosen.emit())

    def current(self) -> DumpRow | None:
        """Return the file at hand."""
        return self.rows.row_at(self.currentIndex())

    def chosen(self) -> list[DumpRow]:
        """Return the chosen files, that at hand where none is."""
        indexes = self.selectionModel().selectedRows(NAME)
        found = [row for index in indexes if (row := self.rows.row_at(index)) is not None]
        current = self.current()
        return found or ([current] if current is not None else [])

    def go_to(self, row: int) -> None:
        """Put a row at hand, the last where there are fewer."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            index = self.rows.index(max(0, min(row, last)), NAME)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)

    def toggle(self) -> None:
        """Take the chosen files in, or leave them out where all of them come in."""
        able = [row for row in self.chosen() if row.error is None]
        wanted = not all(row.comes(again=self.rows.again) for row in able)
        self.rows.wish(able, wanted=wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space takes in or leaves out, Delete takes off the list; Enter is the dialog's."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        for column, share in WIDTHS.items():
            self.setColumnWidth(column, round(self.viewport().width() * share))

    def moveCursor(self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> QModelIndex:
        """Go by rows: the arrows to the sides have nothing to go to."""
        index = super().moveCursor(action, held)
        return self.rows.index(index.row(), NAME) if index.isValid() else index
