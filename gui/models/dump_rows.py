"""The files to import, as a Qt model: one row for each file of a folder or container."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from core.texts import Texts
from gui.models.direction import isolated
from gui.models.dump_row import LEVELS, DumpRow
from gui.models.sizes import size_words

NAME, SIZE, FORM, ENCODING, STATE = range(5)
COLUMNS = ("name", "size", "form", "encoding", "state")
FILTERS = ("all", "ready", "doubtful", "out")
Index = QModelIndex | QPersistentModelIndex
IconOf = Callable[[str], QIcon]


class DumpRows(QAbstractTableModel):
    """Rows as a table; the first column has a box that says whether the file comes in.

    Signals:
        wishes_changed: () the editor wants other files than before.

    Attributes:
        again: whether what the project has already is wanted.
        stopped: whether nobody looks at the waiting rows.
    """

    wishes_changed = Signal()

    def __init__(self, texts: Texts, icon_of: IconOf, parent: QObject | None = None) -> None:
        """Make it empty; `icon_of` draws the sign of a level."""
        super().__init__(parent)
        self._texts = texts
        self._icons = {level: icon_of(level) for level in LEVELS}
        self.all: list[DumpRow] = []
        self.shown: list[DumpRow] = []
        self.filter = "all"
        self.again = False
        self.stopped = False

    def add(self, rows: Sequence[DumpRow]) -> None:
        """Append rows."""
        shown = [row for row in rows if self._fits(row)]
        self.all += rows
        if shown:
            first = len(self.shown)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self.shown += shown
            self.endInsertRows()

    def drop(self, rows: Iterable[DumpRow]) -> None:
        """Take rows off the list."""
        gone = set(rows)
        self.all = [row for row in self.all if row not in gone]
        self.choose(self.filter)

    def choose(self, key: str) -> None:
        """Show only the rows of a level, or ``all``; those that nobody looked at yet are neither."""
        self.beginResetModel()
        self.filter = key
        self.shown = [row for row in self.all if self._fits(row)]
        self.endResetModel()

    def refresh(self) -> None:
        """Say everything again: something became known."""
        if self.shown:
            last = self.index(len(self.shown) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def wish(self, rows: Iterable[DumpRow], *, wanted: bool) -> None:
        """Take files in or leave them out."""
        for row in rows:
            row.wanted = wanted
        self.refresh()
        self.wishes_changed.emit()

    def counts(self) -> dict[str, int]:
        """Return how many rows each filter shows."""
        found = dict.fromkeys(FILTERS, 0)
        for row in self.all:
            if row.level in found:
                found[row.level] += 1
        return {**found, "all": len(self.all)}

    def row_at(self, index: Index) -> DumpRow | None:
        """Return the row of an index."""
        return self.shown[index.row()] if index.isValid() and index.row() < len(self.shown) else None

    def _fits(self, row: DumpRow) -> bool:
        return self.filter == "all" or row.level == self.filter

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"dialog.import.column.{COLUMNS[section]}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        row = self.row_at(index)
        if row is not None and row.error is None and index.column() == NAME:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == NAME:
            return self._spoken(row)
        if role == Qt.ItemDataRole.CheckStateRole and column == NAME and row.error is None:
            comes = row.comes(again=self.again)
            return Qt.CheckState.Checked if comes else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return self._icons[row.level]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or row is None or row.error is not None:
            return False
        self.wish([row], wanted=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _words(self, row: DumpRow, column: int) -> str:
        texts, probe = self._texts, row.probe
        if column == NAME:
            return isolated(row.member.name, left_to_right=True)
        if column == SIZE:
            size = probe.size if probe and probe.size else row.member.size
            return size_words(size, texts) if size is not None else ""
        if column == FORM:
            return texts(f"dialog.import.form.{row.shown_form}") if row.shown_form else ""
        if column == ENCODING:
            return row.encoding or (probe.encoding if probe else "")
        return self._state(row)

    def _state(self, row: DumpRow) -> str:
        if row.probe is None:
            return self._texts(f"dialog.import.state.{'stopped' if self.stopped else 'waiting'}")
        told = row.problems(self._texts)
        return told[0] if told else self._texts("dialog.import.state.ready")

    def _tip(self, row: DumpRow, column: int) -> str:
        if column == STATE:
            return "\n".join(row.problems(self._texts)) or self._state(row)
        return str(row.path) if column == NAME else self._words(row, column)

    def _spoken(self, row: DumpRow) -> str:
        """Return a whole row for a screen reader."""
        comes = self._texts(f"dialog.import.{'comes' if row.comes(again=self.again) else 'stays_out'}")
        words = [self._words(row, column) for column in range(len(COLUMNS))]
        return " · ".join(filter(None, [comes, *words]))
