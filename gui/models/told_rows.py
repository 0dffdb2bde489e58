"""Rows of things that are told of an article: four columns, of which some are read only where somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.texts import Texts

COLUMNS = 4
TOLD_ROLE = Qt.ItemDataRole.UserRole + 1
"""The thing itself that a row tells of."""

WORDS_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)

Index = QModelIndex | QPersistentModelIndex
Told = TypeVar("Told")
Details = TypeVar("Details")


class ToldRows(QAbstractTableModel, Generic[Told, Details]):
    """One row per thing that `_fits` lets through; its details are read when the row is first looked at."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty table that speaks with `texts`."""
        super().__init__(parent)
        self._texts = texts
        self._all: tuple[Told, ...] = ()
        self._shown: list[Told] = []
        self._describe: Callable[[Told], Details]
        self._details: dict[int, Details] = {}

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.beginResetModel()
        self._texts = texts
        self.endResetModel()

    def at(self, row: int) -> Told | None:
        """Return what a row tells of, None for a row that is not there."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def details_at(self, row: int) -> Details:
        """Return what a row says beside the thing itself."""
        if row not in self._details:
            self._details[row] = self._describe(self._shown[row])
        return self._details[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return the number of columns."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, or the thing itself."""
        told = self._shown[index.row()]
        if role == TOLD_ROLE:
            return told
        return self._words(index.row(), told, index.column()) if role in WORDS_ROLES else None

    def _show(self, told: Sequence[Told], describe: Callable[[Told], Details]) -> None:
        """Show these; `describe` is asked for the details of the rows looked at."""
        self._all = tuple(told)
        self._describe = describe
        self._refill()

    def _refill(self) -> None:
        self.beginResetModel()
        self._details = {}
        self._shown = [each for each in self._all if self._fits(each)]
        self.endResetModel()

    def _fits(self, told: Told) -> bool:
        """Tell whether a thing is shown."""
        raise NotImplementedError

    def _words(self, row: int, told: Told, column: int) -> str:
        """Return a cell's words."""
        raise NotImplementedError
