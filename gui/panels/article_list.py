"""The article list: filters, a windowed table of any number of articles, and what one may ask for several of them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.model import Role, Source
from core.session import ArticleFilter, ChangeSet
from core.texts import Texts
from gui.models.article_rows import ArticleRows
from gui.models.membership import membership_changed
from gui.models.pages import SummariesOf
from gui.panels.article_filters import ArticleFilters
from gui.panels.article_table import ArticleTable
from gui.panels.bulk_bar import BulkBar
from gui.theme import Theme
from gui.widgets.delay import Delay, TimedDelay
from gui.widgets.empty_state import EmptyState
from gui.widgets.header import PanelHeader
from gui.widgets.panel import Panel, line
from gui.widgets.shelf import Shelf

Deliver = Callable[["array[int]"], None]
Find = Callable[[ArticleFilter, Deliver], None]
"""Finds the ids of a filter's articles and delivers them in the window's thread, at once or later."""

LEAST_WIDTH = 150
"""Pixels at scale 1 that a headline needs to be told from others."""

FILTERS_SHARE = 0.42
"""How much of the panel's height the filters may take before they scroll."""

MANY = 500
"""From so many touched articles on, every row is fetched anew instead of one by one."""


class ArticleListPanel(Panel):
    """The articles of the open project that pass the filter.

    Signals:
        article_selected: (id) the editor went to another article.
        articles_chosen: (ids) the choice of one or several articles changed.
        status_requested: (ids, status) all of them shall get this status.
        menu_requested: (ids, global place) the context menu of the chosen articles is wanted.
    """

    article_selected = Signal(int)
    articles_chosen = Signal(object)
    status_requested = Signal(object, str)
    menu_requested = Signal(object, QPoint)

    def __init__(
        self, texts: Texts, theme: Theme, delay: Delay | None = None, parent: QWidget | None = None
    ) -> None:
        """Make an empty list; `delay` decides when a search runs."""
        super().__init__(parent)
        self._find: Find = lambda _filter, deliver: deliver(array("q"))
        self._summaries_of: SummariesOf = lambda ids: []
        self._asked = 0
        self._open = False
        self._later = delay or TimedDelay(self)
        self.header = PanelHeader("newspaper", theme, self)
        self.filters = ArticleFilters(texts, theme, delay, self)
        self.rows = ArticleRows(texts, self)
        self.table = ArticleTable(self.rows, texts, theme, self)
        self.bulk = BulkBar(texts, theme, self)
        self._body = EmptyState(self.table, theme, self)
        shelf = Shelf(self.filters, FILTERS_SHARE, self)
        for part in (self.header, shelf, line(self), self._body, Shelf(self.bulk, FILTERS_SHARE, self)):
            self.column.addWidget(part, 1 if part is self._body else 0)
        self.set_texts(texts)
        self._connect()

    def show_project(
        self, find: Find, summaries_of: SummariesOf, sources: Sequence[Source], roles: Sequence[Role]
    ) -> None:
        """Show a project's articles; `find` may deliver later, a late answer to an old question is dropped."""
        self._open = True
        self._find, self._summaries_of = find, summaries_of
        self.show_choices(sources, roles)
        self.requery()

    def close_project(self) -> None:
        """Show nothing."""
        self._asked += 1
        self._open = False
        self._find = lambda _filter, deliver: deliver(array("q"))
        self._summaries_of = lambda ids: []
        self.table.show_open(None)
        self.show_counts({})
        self.requery()

    def show_choices(self, sources: Sequence[Source], roles: Sequence[Role]) -> None:
        """Offer these sources and roles in the filters."""
        self.filters.show_choices(sources, roles, self._texts.lang)
        self.table.show_sources({source.id: source.name for source in sources} if len(sources) > 1 else {})

    def show_counts(self, by_status: Mapping[str, int]) -> None:
        """Show on the chips how many articles of each status there are."""
        self.filters.show_counts(by_status)

    def show_article(self, article: int | None) -> None:
        """Mark the article that is open and bring it into view, without telling of it."""
        self.table.show_open(article)

    def show_changes(self, changes: ChangeSet) -> None:
        """Repaint the touched articles; ask anew where others may belong to the list now."""
        if membership_changed(changes, self.filters.filter):
            self.requery()
        elif any(change.field == "text" for change in changes.changes) and self._depends_on_text():
            self._later.run(self.requery)
        if len(changes.articles) > MANY:
            self.rows.forget()
        else:
            self.rows.articles_changed(changes.articles)

    def requery(self) -> None:
        """Ask for the filter's articles anew; choice and place stay."""
        self._asked += 1
        asked = self._asked
        self._find(self.filters.filter, lambda ids: self._show_ids(ids) if asked == self._asked else None)

    def chosen(self) -> list[int]:
        """Return the chosen articles in order."""
        return self.table.chosen()

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.setAccessibleName(texts("panel.articles.title"))
        self.header.title.setText(texts("panel.articles.title"))
        self.table.setAccessibleName(texts("panel.articles.title"))
        self.rows.set_texts(texts)
        self.table.set_texts(texts)
        self.filters.set_texts(texts)
        self.bulk.set_texts(texts)
        self._say_empty()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        for part in (self.header, self.filters, self.table, self.bulk, self._body):
            part.set_theme(theme)

    def _connect(self) -> None:
        self.filters.filter_changed.connect(lambda _filter: self.requery())
        self.filters.search.left_down.connect(self.focus_list)
        self.table.article_entered.connect(self.article_selected)
        self.table.choice_changed.connect(self._tell_choice)
        self.table.customContextMenuRequested.connect(self._ask_menu)
        self.bulk.status_requested.connect(lambda status: self.status_requested.emit(self.chosen(), status))

    def _show_ids(self, ids: array[int]) -> None:
        self.table.show_articles(ids, self._summaries_of)
        self.header.note.setText(f"{len(ids):,}")
        self._say_empty()
        self._tell_choice()

    def _say_empty(self) -> None:
        """Say why the list is empty: nothing fits what was asked for, or there is nothing yet."""
        asked = self._open and self.filters.filter != ArticleFilter()
        self._body.say(self._texts("panel.articles.none" if asked else "panel.articles.empty"))

    def _tell_choice(self) -> None:
        chosen = self.chosen()
        self.bulk.show_count(len(chosen))
        self.articles_chosen.emit(chosen)

    def _ask_menu(self, place: QPoint) -> None:
        if self.table.indexAt(place).isValid():
            self.menu_requested.emit(self.chosen(), self.table.viewport().mapToGlobal(place))

    def _depends_on_text(self) -> bool:
        asked = self.filters.filter
        return bool(asked.words.strip() or asked.findings)
