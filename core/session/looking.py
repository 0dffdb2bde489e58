"""Looking through a project: short reads that let an edit go first, and the matching outside the storage thread."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from time import perf_counter
from typing import NamedTuple, TypeVar

from core.arabic.letters import EXTENDING
from core.arabic.matching import Matcher, Place, matcher
from core.model import Mention
from core.model.search import CONTEXT, Hit, Query
from core.storage import ProjectFile, hits, vocabulary
from core.storage.hits import Looked, Sieve
from core.storage.reader import Reader
from core.storage.vocabulary import Vocabulary

Result = TypeVar("Result")

FIRST, MOST = 16, 1024
"""Articles that are read at once: few at first, for what is frequent is among them, then twice as many each time."""

LONG = 0.1
"""Seconds that matching what was read at once should not take."""

UNASKED = 16
"""Articles that are looked through before the word index is asked at all."""

BLOCKS = 200
"""Blocks of the word index that are read at once."""


WORDS = 1000
"""Words that come into the vocabulary in one transaction."""


class Found(NamedTuple):
    """A block and where in it the words stand."""

    block: Looked
    places: list[Place]


class Slice(NamedTuple):
    """What one read brought; `done` of `total` articles or blocks are looked through (0: of all present articles)."""

    found: list[Found]
    done: int
    total: int


class Looking:
    """One way through all that a query means, in reading order.

    Attributes:
        matcher: what finds the words in a text.
    """

    def __init__(self, project: ProjectFile, view: Reader, known: Vocabulary, query: Query) -> None:
        self._project = project
        self._known = known
        self._view = view
        self._query = query
        self.matcher: Matcher = matcher(query.words, query.how, exact=query.exact)
        self._size = FIRST
        self._sieve = Sieve(signs=tuple(self.matcher.signs), roles=query.roles, kept=query.kept)

    def _call(self, work: Callable[[], Result]) -> Result:
        return self._project.thread.call(work, patient=True)

    def slices(self) -> Generator[Slice]:
        """Yield what is found, slice by slice; a slice may be empty."""
        if self._query.scope == "selection":
            yield from self._in_blocks(list(dict.fromkeys(part.block for part in self._query.parts)))
        elif self._query.scope == "project":
            yield from self._in_project()
        else:
            yield from self._in_list(self._query.articles or ())

    def _in_project(self) -> Iterator[Slice]:
        done, walked = 0, set[int]()
        sieve, few = self._sieve, None
        for articles in self._article_ids():
            if done >= UNASKED and sieve is self._sieve:
                sieve, few = self._narrowed()
                if few is not None:
                    yield from self._in_blocks([block for article, block in few if article not in walked])
                    return
            found = self._call(partial(hits.in_articles, self._project.db, articles, sieve))
            done += len(articles)
            if sieve is self._sieve:
                walked.update(articles)
            yield Slice(self._matched(found), done, 0)

    def _article_ids(self) -> Iterator[list[int]]:
        """Yield the present articles in order, by and by."""
        db, self._size = self._project.db, FIRST
        for source in self._call(lambda: hits.present_sources(db)):
            rank = ""
            while found := self._call(partial(hits.next_articles, db, source, rank, self._size)):
                rank = found[-1][1]
                yield [article for article, _ in found]

    def _narrowed(self) -> tuple[Sieve, list[tuple[int, int]] | None]:
        """Return what the word index knows; see `_asked`."""
        fill_vocabulary(self._project)
        return self._call(self._asked)

    def _asked(self) -> tuple[Sieve, list[tuple[int, int]] | None]:
        """Return what the word index knows: a sieve, and the (article, block) where they are few."""
        db = self._project.db
        self._view.before_words()
        match = hits.index_question(db, self._known, self.matcher.pieces)
        sieve = self._sieve._replace(match=match)
        if match is None:
            return sieve, None
        blocks = hits.few_blocks(db, match) if match else []
        return sieve, hits.in_order(db, blocks, sieve) if blocks is not None else None

    def _in_list(self, articles: Sequence[int]) -> Iterator[Slice]:
        present = self._call(lambda: hits.present_of(self._project.db, articles))
        sieve, few = (self._sieve, None) if len(present) <= UNASKED else self._narrowed()
        if few is not None:
            place = {article: at for at, article in enumerate(present)}
            inside = sorted((entry for entry in few if entry[0] in place), key=lambda entry: place[entry[0]])
            yield from self._in_blocks([block for _, block in inside])
            return
        for at in range(0, len(present), MOST):
            some = present[at : at + MOST]
            found = self._call(partial(hits.in_articles, self._project.db, some, sieve))
            yield Slice(self._matched(found), at + len(some), len(present))

    def _in_blocks(self, blocks: Sequence[int]) -> Iterator[Slice]:
        for at in range(0, len(blocks), BLOCKS):
            some = blocks[at : at + BLOCKS]
            found = self._call(partial(hits.looked, self._project.db, some, self._sieve))
            yield Slice(self._matched(found), at + len(some), len(blocks))

    def in_article(self, article: int) -> list[Found]:
        """Return what is found in one article, on the storage thread, whatever the query's scope."""
        return self._matched(hits.in_articles(self._project.db, [article], self._sieve))

    def _matched(self, blocks: Sequence[Looked]) -> list[Found]:
        """Return what stands in some blocks; where that took long, fewer are read next, for a cancel to be heard."""
        start = perf_counter()
        found = [
            Found(block, places) for block in blocks if (places := list(self.matcher.places(block.text)))
        ]
        if self._query.scope == "selection":
            found = [Found(block, self._selected(block.block, places)) for block, places in found]
        if self._query.mentions and found:
            ids = [block.block for block, _ in found]
            mentions = self._call(lambda: self._view.mentions_in(ids))
            found = [Found(block, self._mentioned(block.block, places, mentions)) for block, places in found]
        self._size = max(1, self._size // 4) if perf_counter() - start > LONG else min(2 * self._size, MOST)
        return [each for each in found if each.places]

    def _selected(self, block: int, places: Sequence[Place]) -> list[Place]:
        parts = [part for part in self._query.parts if part.block == block]
        return [
            place
            for place in places
            if any(part.start <= place.start and place.end <= part.end for part in parts)
        ]

    def _mentioned(self, block: int, places: Sequence[Place], mentions: Sequence[Mention]) -> list[Place]:
        """Return the places inside, or outside, the mentions that the query means."""
        parts = [
            part
            for mention in mentions
            if mention.state == "live" and (not self._query.labels or mention.label in self._query.labels)
            for part in mention.parts
            if part.block == block
        ]
        if self._query.mentions == "inside":
            return [
                place
                for place in places
                if any(part.start <= place.start and place.end <= part.end for part in parts)
            ]
        return [
            place
            for place in places
            if not any(part.start < place.end and place.start < part.end for part in parts)
        ]


def fill_vocabulary(project: ProjectFile) -> None:
    """Write the words that imports brought, in slices; quick where that was done before."""
    thread, db = project.thread, project.db
    if project.read_only or thread.call(lambda: vocabulary.is_full(db), patient=True):
        return
    behind: str | None = None
    while True:
        behind = thread.call(partial(vocabulary.fill, db, behind, WORDS), patient=True)
        if behind is None:
            return


def hit_of(block: Looked, start: int, end: int) -> Hit:
    """Return a place as it is shown, with the text around it."""
    text = block.text
    first, last = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    while first < start and text[first] in EXTENDING:
        first += 1
    while last < len(text) and text[last] in EXTENDING:
        last += 1
    around = (text[first:start], text[start:end], text[end:last])
    return Hit(block.article, block.block, start, end, block.role, block.kept, *around)
