"""What is told of a project: listings of findings by the million, counted at once and read where one looks."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Collection, Sequence
from functools import partial
from itertools import accumulate
from typing import NamedTuple, TypeVar

from core.model import Finding
from core.session.freshness import Freshness
from core.storage import Database, ProjectFile, told
from core.storage.told import Key, Total, Wanted

__all__ = ["Listing", "Place", "Told", "Total", "Wanted"]

Result = TypeVar("Result")

ARTICLES_KEPT = 400
"""Of so many articles near where one looks it is remembered which findings they have."""

MANY_ARTICLES = 1000
"""After a change of more articles than these a listing is counted anew as a whole."""

LAST = 1 << 62


class Place(NamedTuple):
    """Where the editor is: an article, and a block and code point in it where that is known."""

    article: int | None = None
    block: int | None = None
    start: int | None = None


class Listing:
    """The findings of a filter in reading order, as they were counted last; `follow` brings it to later changes.

    It holds three numbers for each article and the ids of the findings near where one looks. Until it follows, a row
    whose finding is gone has none.

    Attributes:
        wanted: the filter.
    """

    def __init__(self, source: Told, wanted: Wanted, order: array[int] | None = None) -> None:
        self.wanted = wanted
        self._source = source
        self._ids: OrderedDict[int, array[int]] = OrderedDict()
        self._articles, self._counts = array("q"), array("q")
        self._ends = array("q")
        self.read(order)

    def __len__(self) -> int:
        """Return how many findings there are."""
        return self._ends[-1] if self._ends else 0

    @property
    def order(self) -> array[int] | None:
        """Return the articles in the order they had; None for a listing of one article."""
        return self._articles if self.wanted.article is None else None

    def read(self, order: array[int] | None = None) -> None:
        """Count everything anew, in the order of articles that is known or is read."""
        self._ids.clear()
        wanted = self.wanted
        if wanted.article is not None:
            self._articles = array("q", [wanted.article])
        else:
            self._articles = order if order is not None else self._source.ask(told.order)
        self._count(self._source.ask(partial(told.by_article, wanted=wanted)))

    def follow(self, articles: Collection[int], *, moved: bool = False) -> None:
        """Count some articles anew; with `moved` articles came, went, or stand elsewhere."""
        if moved or len(articles) > MANY_ARTICLES:
            self.read()
            return
        for article in articles:
            self._ids.pop(article, None)
        counts = self._source.ask(partial(told.by_article, wanted=self.wanted, articles=articles))
        for article in articles:
            at = self._at(article)
            if at is not None:
                self._counts[at] = counts.get(article, 0)
        self._ends = array("q", accumulate(self._counts))

    def findings(self, first: int, last: int) -> list[Finding | None]:
        """Return the findings of the rows from `first` to before `last`."""
        ids = self.ids(first, last)
        found = self._source.ask(partial(told.with_ids, ids=[each for each in ids if each]))
        return [found.get(each) for each in ids]

    def ids(self, first: int, last: int) -> list[int]:
        """Return the ids of the findings of some rows; 0 where one is gone."""
        if first >= min(last, len(self)):
            return []
        last = min(last, len(self))
        begin, end = bisect_right(self._ends, first), bisect_left(self._ends, last) + 1
        there = [at for at in range(begin, end) if self._counts[at]]
        self._fetch([self._articles[at] for at in there])
        found: list[int] = []
        for at in there:
            row = self._ends[at] - self._counts[at]
            of_article, count = self._ids[self._articles[at]], self._counts[at]
            part = of_article[max(first - row, 0) : min(last - row, count)]
            found += part
            found += [0] * (min(last - row, count) - max(first - row, 0) - len(part))
        self._forget()
        return found

    def row_of(self, finding: Finding) -> int | None:
        """Return the row of an equal finding; None where it is gone, or the filter hides it."""
        at = self._at(finding.article) if finding.article is not None else None
        if at is None or not self._counts[at]:
            return None
        first = self._ends[at] - self._counts[at]
        own = self._source.ask(partial(told.keys_of, wanted=self.wanted, article=finding.article or 0))
        alike = [key.id for key in own if (key.rule, key.start) == (finding.rule, _start(finding.start))]
        equal = [
            row
            for row, each in self._source.ask(partial(told.with_ids, ids=alike)).items()
            if each == finding
        ]
        rows = [number for number, key in enumerate(own) if key.id in equal]
        return first + rows[0] if rows and rows[0] < self._counts[at] else None

    def beside(self, place: Place, step: int, known: Finding | None = None) -> int | None:
        """Return the row of the first finding behind (step 1) or before (-1) a place, round the ends.

        None where there is none at all. Where the editor stands at a `known` finding, others at its very place are
        behind or before it too.
        """
        if not len(self):
            return None
        row = self.row_of(known) if known is not None else None
        row = row + step if row is not None else self._beside(place, step)
        return row % len(self)

    def _beside(self, place: Place, step: int) -> int:
        at = self._at(place.article) if place.article is not None else None
        if at is None:
            return 0 if step > 0 else -1
        keys: list[Key] = []
        if self._counts[at]:
            keys = self._source.ask(partial(told.keys_of, wanted=self.wanted, article=self._articles[at]))
        rank = self._source.ask(partial(told.rank_of, block=place.block))
        here = (rank, _start(place.start), "\uffff" if step > 0 else "", LAST)
        first = self._ends[at] - self._counts[at]
        behind = bisect_right(keys, here)
        return first + (behind if step > 0 else behind - 1)

    def _at(self, article: int) -> int | None:
        """Return the place of an article in the order, None where it is not there."""
        try:
            return self._articles.index(article)
        except ValueError:
            return None

    def _count(self, counts: dict[int, int]) -> None:
        self._counts = array("q", (counts.get(article, 0) for article in self._articles))
        self._ends = array("q", accumulate(self._counts))

    def _fetch(self, articles: Sequence[int]) -> None:
        missing = [article for article in articles if article not in self._ids]
        if missing:
            self._ids.update(self._source.ask(partial(told.ids_of, wanted=self.wanted, articles=missing)))
        for article in articles:
            self._ids.move_to_end(article)

    def _forget(self) -> None:
        while len(self._ids) > ARTICLES_KEPT:
            self._ids.popitem(last=False)


class Told:
    """The door to what is told of a project. Every method may be called from any thread."""

    def __init__(self, project: ProjectFile, fresh: Freshness) -> None:
        self._project = project
        self._fresh = fresh

    def ask(self, question: told.Question[Result]) -> Result:
        """Answer a question when what waits to be derived is true."""

        def answer() -> Result:
            self._fresh.all()
            return question(self._project.db)

        return self._project.thread.call(answer)

    def listing(self, wanted: Wanted | None = None, order: array[int] | None = None) -> Listing:
        """Return the findings of a filter, all of them without one.

        `order` is that of another listing since which no article came, went or moved: it need not be read again.
        """
        return Listing(self, wanted or Wanted(), order)

    def totals(self, article: int | None = None) -> list[Total]:
        """Return how many findings there are by rule and severity: of the project, or of an article."""
        return self.ask(partial(told.totals, article=article))

    def headline(self, article: int) -> str | None:
        """Return what the list calls an article; None where it is gone."""
        return self.ask(partial(told.headline_of, article=article))

    def block_number(self, block: int) -> int | None:
        """Return the place of a block in its article, from 1; None where it is gone."""
        return self.ask(partial(told.block_number, block=block))

    def of_block(self, block: int) -> list[Finding]:
        """Return what is told of one block."""

        def read(db: Database) -> list[Finding]:
            return told.of_block(db, block)

        return self.ask(read)


def _start(start: int | None) -> int:
    return -1 if start is None else start
