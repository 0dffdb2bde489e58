"""Where hits come from: a search that runs off the window's thread and delivers page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from core.errors import Cancelled, UserError
from core.model.search import Counts, Hit, Query
from core.session.searching import Finder, Searching
from gui.dialogs.background import Background, Runner
from gui.window.looking import Looking

FIRST, PAGE = 60, 200
"""So many hits come at once: the first ones soon, the others by the page."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of the beginning of a search.

    Attributes:
        finder: gives the hits behind these.
        complete: whether there are no others.
        refused: why there was no search.
    """

    finder: Finder | None = None
    hits: tuple[Hit, ...] = ()
    complete: bool = True
    refused: UserError | None = None


class HitSource(QObject):
    """Begins searches, gives more of the last one, counts it; an answer to an older one is dropped.

    Attributes:
        make: makes a runner for what asks the project; tests make one that runs at once.
    """

    def __init__(self, parent: QObject | None = None, make: Callable[[QObject], Runner] = Background) -> None:
        super().__init__(parent)
        self.make = make
        self._pages: Runner | None = None
        self._counter: Runner | None = None
        self._looking = Looking()
        self._finder: Finder | None = None

    def begin(self, search: Searching, query: Query, limit: int, deliver: Callable[[Found], None]) -> None:
        """Search anew; the first hits, or the refusal, are delivered."""
        self.stop()
        looking = self._looking

        def done(found: Found) -> None:
            if not looking.stopped:
                self._finder = found.finder
                deliver(found)

        self._pages = self._pages or self.make(self)
        self._pages.run(partial(_begun, search, query, limit, looking), done)

    def more(self, deliver: Callable[[list[Hit], bool], None]) -> None:
        """Deliver the next hits of the last search, and whether there are no others."""
        finder, looking = self._finder, self._looking
        if finder is None or self._pages is None:
            return

        def done(hits: list[Hit]) -> None:
            if not looking.stopped:
                deliver(hits, len(hits) < PAGE)

        self._pages.run(partial(_more, finder, looking), done)

    def count(self, search: Searching, query: Query, deliver: Callable[[Counts], None]) -> None:
        """Deliver how much the last search finds in all."""
        looking = self._looking

        def done(counts: Counts | None) -> None:
            if counts is not None and not looking.stopped:
                deliver(counts)

        self._counter = self._counter or self.make(self)
        self._counter.run(partial(_counted, search, query, looking), done)

    def stop(self) -> None:
        """Give up the last search."""
        self._looking.stopped = True
        self._looking, finder = Looking(), self._finder
        self._finder = None
        if finder is not None and self._pages is not None:
            self._pages.run(finder.close, _nothing)

    def close(self) -> None:
        """Give up everything: the project goes away."""
        self._looking.stopped = True
        self._finder = None
        for runner in (self._pages, self._counter):
            if runner is not None:
                runner.close()
        self._pages = self._counter = None


def _begun(search: Searching, query: Query, limit: int, looking: Looking) -> Found:
    try:
        finder = search.start(query)
        hits = finder.more(limit, looking.is_stopped)
    except Cancelled:
        return Found()
    except UserError as error:
        return Found(refused=error)
    return Found(finder, tuple(hits), len(hits) < limit)


def _more(finder: Finder, looking: Looking) -> list[Hit]:
    try:
        return finder.more(PAGE, looking.is_stopped)
    except Cancelled:
        return []


def _counted(search: Searching, query: Query, looking: Looking) -> Counts | None:
    try:
        return search.count(query, None, looking.is_stopped)
    except Cancelled:
        return None


def _nothing(_result: Any) -> None:
    """Wait for nothing."""
