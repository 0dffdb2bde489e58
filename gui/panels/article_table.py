"""The table of the article list: one column, rows of one height, choice and place kept over a new question."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.texts import Texts
from gui.models.article_rows import ArticleRows
from gui.models.pages import SummariesOf
from gui.panels.article_delegate import ROW_HEIGHT, ArticleDelegate
from gui.theme import Theme
from gui.widgets.list_table import as_list

FEW = 8
"""Up to so many articles are looked up one by one, more in one walk over all rows."""

SELECT = QItemSelectionModel.SelectionFlag.Select


class ArticleTable(QTableView):
    """A QTableView, because it alone lays a million rows out in milliseconds.

    Signals:
        article_entered: (id) the editor went to another row.
        choice_changed: () other rows are chosen.
    """

    article_entered = Signal(int)
    choice_changed = Signal()

    def __init__(self, rows: ArticleRows, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `rows`."""
        super().__init__(parent)
        self._rows = rows
        self._quiet = False
        self._delegate = ArticleDelegate(texts, theme, self)
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        as_list(self)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.set_theme(theme)
        self.selectionModel().currentRowChanged.connect(self._entered)
        self.selectionModel().selectionChanged.connect(self._chose)

    def show_articles(self, ids: array[int], summaries_of: SummariesOf) -> None:
        """Show other articles; those still there stay chosen, and the current one stays where it is on screen.

        The open article is brought into view where it was not listed before: one just made by a split.
        """
        chosen, current = self.chosen(), self.current()
        opened = self._delegate.open_article
        listed = opened is not None and self._rows.row_of(opened) is not None
        offset = self._offset(current)
        self._quiet = True
        self._rows.show_articles(ids, summaries_of)
        self._choose(chosen, current)
        self._quiet = False
        row = self._rows.row_of(current) if current is not None else None
        if row is not None and offset is not None:
            self.verticalScrollBar().setValue(row * self.verticalHeader().defaultSectionSize() - offset)
        if not listed:
            self.show_open(opened)

    def show_open(self, article: int | None) -> None:
        """Mark the open article and bring it into view, without telling of it."""
        self._delegate.open_article = article
        row = self._rows.row_of(article) if article is not None else None
        if row is not None and article != self.current():
            self._quiet = True
            index = self._rows.index(row, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._quiet = False
            self.choice_changed.emit()
        self._show_current()
        self.viewport().update()

    def show_sources(self, names: Mapping[int, str]) -> None:
        """Name the dumps in the rows."""
        self._delegate.sources = names
        self.viewport().update()

    def current(self) -> int | None:
        """Return the article the keyboard is at."""
        row = self.currentIndex().row()
        return self._rows.ids[row] if 0 <= row < len(self._rows.ids) else None

    def chosen(self) -> list[int]:
        """Return the chosen articles in order; by ranges, because all of a million may be chosen."""
        selection = self.selectionModel().selection()
        parts = [selection.at(at) for at in range(selection.size())]
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        return [article for top, bottom in ranges for article in self._rows.ids[top : bottom + 1]]

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._delegate.texts = texts
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._delegate.theme = theme
        seen = self._sees_current(self.viewport().height())
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        if seen:
            self._show_current()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row whole and in sight where it was in sight."""
        seen = self._sees_current(event.oldSize().height())
        super().resizeEvent(event)
        if seen:
            self._show_current()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the current row of a list that was filled before it had its size."""
        super().showEvent(event)
        self._show_current()

    def _sees_current(self, height: int) -> bool:
        row = self.currentIndex().row()
        top = self.rowViewportPosition(row)
        return row >= 0 and top < max(1, height) and top + self.rowHeight(row) > 0

    def _show_current(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _entered(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.article_entered.emit(self._rows.ids[index.row()])

    def _chose(self) -> None:
        if not self._quiet:
            self.choice_changed.emit()

    def _offset(self, article: int | None) -> int | None:
        row = self._rows.row_of(article) if article is not None else None
        return None if row is None else self.rowViewportPosition(row)

    def _choose(self, articles: list[int], current: int | None) -> None:
        selection = QItemSelection()
        for top, bottom in runs(self._rows_of(articles)):
            selection.select(self._rows.index(top, 0), self._rows.index(bottom, 0))
        row = self._rows.row_of(current) if current is not None else None
        if row is not None:
            index = self._rows.index(row, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, SELECT)

    def _rows_of(self, articles: list[int]) -> Iterable[int]:
        if len(articles) <= FEW:
            found = (self._rows.row_of(article) for article in articles)
            return [row for row in found if row is not None]
        wanted = frozenset(articles)
        return [row for row, article in enumerate(self._rows.ids) if article in wanted]


def runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Return rows, sorted, as runs (first, last): a choice of a million neighbours is one range."""
    first = last = None
    for row in sorted(rows):
        if first is None or last is None or row != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = row
        last = row
    if first is not None and last is not None:
        yield first, last
