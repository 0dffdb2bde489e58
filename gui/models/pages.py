"""A cache of rows by page: a list of a million rows keeps only those near where one looks."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from core.session import Summary

PAGE_ROWS = 200
"""Rows fetched in one query."""

PAGES = 64
"""Pages kept; the longest unused one goes first."""

SummariesOf = Callable[[Sequence[int]], Sequence[Summary]]


class SummaryPages:
    """Summaries of articles by row, fetched page by page.

    An article that vanished between two queries has no summary: its row stays and shows nothing.
    """

    def __init__(self, ids: array[int], fetch: SummariesOf) -> None:
        """Cache what `fetch` gives for the articles `ids`, in that order."""
        self.ids = ids
        self._fetch = fetch
        self._pages: OrderedDict[int, dict[int, Summary]] = OrderedDict()

    def at(self, row: int) -> Summary | None:
        """Return the summary of a row, fetching its page where it is not at hand."""
        number = row // PAGE_ROWS
        page = self._pages.get(number)
        if page is None:
            page = self._load(number)
        else:
            self._pages.move_to_end(number)
        return page.get(self.ids[row])

    def refresh(self, articles: Iterable[int]) -> list[int]:
        """Fetch the summaries at hand of some articles again; return the rows that may look different."""
        touched = frozenset(articles)
        rows: list[int] = []
        for number, page in self._pages.items():
            stale = touched & page.keys()
            if stale:
                fresh = {summary.article: summary for summary in self._fetch(sorted(stale))}
                for article in stale:
                    page.pop(article)
                page.update(fresh)
                rows += self._rows(number, stale)
        return sorted(rows)

    def forget(self) -> None:
        """Drop every page: the next look fetches anew."""
        self._pages.clear()

    def _load(self, number: int) -> dict[int, Summary]:
        ids = self._ids_of(number)
        page = {summary.article: summary for summary in self._fetch(ids)}
        self._pages[number] = page
        if len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        return page

    def _ids_of(self, number: int) -> list[int]:
        return list(self.ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS])

    def _rows(self, number: int, articles: frozenset[int]) -> list[int]:
        first = number * PAGE_ROWS
        return [first + at for at, article in enumerate(self._ids_of(number)) if article in articles]
