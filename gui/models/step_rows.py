"""The history as a Qt model: one row per line of the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model.steps import Step
from core.texts import Texts
from gui.models.direction import isolated
from gui.models.history_rows import HistoryRow, history_rows
from gui.models.step_words import WordsOf
from gui.models.window_texts import local_time

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `HistoryRow` of a row."""
FACTS_ROLE = Qt.ItemDataRole.UserRole + 2
"""Who, when and how many changes, in words."""

Index = QModelIndex | QPersistentModelIndex


class StepRows(QAbstractTableModel):
    """Lines of the history, oldest first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty history that speaks with `texts`."""
        super().__init__(parent)
        self._texts = texts
        self._lines: list[HistoryRow] = []
        self._words_of: WordsOf = lambda step: ""
        self._words: dict[int, str] = {}

    def show_steps(self, steps: Sequence[Step], head: int, words_of: WordsOf) -> None:
        """Show the tree of steps and where one is in it; `words_of` is asked for the words of the rows looked at."""
        self.beginResetModel()
        self._lines = history_rows(steps, head)
        self._words_of, self._words = words_of, {}
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._lines = []
        self.endResetModel()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.beginResetModel()
        self._texts = texts
        self.endResetModel()

    def here(self) -> int:
        """Return the row of the present position, -1 where the history is empty."""
        return next((row for row, each in enumerate(self._lines) if each.when == "here"), -1)

    def step_at(self, row: int) -> int | None:
        """Return the step's id in a row, None for a row that is not there."""
        return self._lines[row].id if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._lines[index.row()]
        if role == LINE_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._what(row)
        if role == FACTS_ROLE:
            return self._facts(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = self._texts(f"panel.history.{row.when}")
            return " · ".join(words for words in (self._what(row), self._facts(row), place) if words)
        return None

    def _what(self, row: HistoryRow) -> str:
        if row.step is None:
            return self._texts("panel.history.beginning")
        title = self._texts(f"command.{row.step.command}", count=row.step.count)
        if row.id not in self._words:
            self._words[row.id] = self._words_of(row.step)
        words = self._words[row.id]
        return self._texts("panel.history.step", title=title, words=words) if words else title

    def _facts(self, row: HistoryRow) -> str:
        if row.step is None:
            return ""
        changes = self._texts("panel.history.changes", count=row.step.count)
        time = isolated(local_time(row.step.time), left_to_right=True)
        return " · ".join(words for words in (isolated(row.step.author), time, isolated(changes)) if words)
