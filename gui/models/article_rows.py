"""The article list's model: ids of the present filter in an array, summaries by page."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.session import Summary
from core.texts import Texts
from gui.models.pages import SummariesOf, SummaryPages

SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole `Summary` of a row, for the delegate."""

Index = QModelIndex | QPersistentModelIndex


class ArticleRows(QAbstractTableModel):
    """One row per article of the filter, one column; any number of rows costs eight bytes each."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty list that speaks with `texts`."""
        super().__init__(parent)
        self._texts = texts
        self._pages = SummaryPages(array("q"), lambda ids: [])

    def show_articles(self, ids: array[int], summaries_of: SummariesOf) -> None:
        """Show these articles in this order; their summaries are asked for when they are looked at."""
        self.beginResetModel()
        self._pages = SummaryPages(ids, summaries_of)
        self.endResetModel()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self._changed(range(self.rowCount()))

    def articles_changed(self, articles: Iterable[int]) -> None:
        """Fetch the summaries of these articles again where they are at hand, and repaint their rows."""
        self._changed(self._pages.refresh(articles))

    def forget(self) -> None:
        """Fetch every summary again when it is looked at: after a step that touched very many."""
        self._pages.forget()
        self._changed(range(self.rowCount()))

    @property
    def ids(self) -> array[int]:
        """The articles' ids, row by row."""
        return self._pages.ids

    def row_of(self, article: int) -> int | None:
        """Return the row of an article, None where the filter leaves it out."""
        try:
            return self._pages.ids.index(article)
        except ValueError:
            return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return the number of articles."""
        return 0 if parent.isValid() else len(self._pages.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return 1."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the headline, the whole summary, or the row in words for a screen reader."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, SUMMARY_ROLE):
            return None
        summary = self._pages.at(index.row())
        if summary is None or role == SUMMARY_ROLE:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.headline
        return self._in_words(summary)

    def _in_words(self, summary: Summary) -> str:
        return self._texts(
            "panel.articles.row",
            headline=summary.headline or self._texts("panel.articles.no_headline"),
            status=self._texts(f"status.{summary.status}"),
            findings=summary.errors + summary.warnings + summary.notes,
        )

    def _changed(self, rows: Iterable[int]) -> None:
        listed = list(rows) if not isinstance(rows, range) else rows
        if isinstance(listed, range) and listed:
            self.dataChanged.emit(self.index(listed[0], 0), self.index(listed[-1], 0))
            return
        for row in listed:
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
