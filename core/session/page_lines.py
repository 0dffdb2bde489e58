"""The page lines a project goes by, and where they stand in it: counted in short reads that no edit waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from core.arabic import fold
from core.dump.dividing.drafts import PageLine
from core.dump.dividing.lines import line_key
from core.dump.patterns import PageLines
from core.dump.profiles import in_use
from core.model.view import View
from core.model.waiting import StopAsked

WALKED = 1_000
"""Blocks looked at in one read."""

SHOWN = 8
"""Places of a line that are named."""

Answer = TypeVar("Answer")


class Asked(Protocol):
    """What questions are put to: a session."""

    def read(self, question: Callable[[View], Answer]) -> Answer:
        """Return what `question` makes of the project, read at one moment."""


@dataclass(frozen=True, slots=True)
class LinePlace:
    """One place of a page line: the article's and block's ids, the block's text, the article's headline if any."""

    article: int
    block: int
    text: str
    headline: str


@dataclass(frozen=True, slots=True)
class LinePlaces:
    """In how many places a page line stands, and the first of them."""

    count: int
    first: tuple[LinePlace, ...]


def page_lines_of(view: View) -> tuple[PageLine, ...]:
    """Return the lines in use, the project's own first: it may replace one of a profile, or switch it off."""
    return in_use(view.page_lines())


def count_places(session: Asked, lines: Sequence[PageLine], stopped: StopAsked) -> tuple[int, ...]:
    """Return in how many places each line stands, each for itself; what was counted so far where asked to stop."""
    counts = [0] * len(lines)
    exact: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if not line.pattern:
            exact.setdefault(line.key, []).append(at)
    patterns = [(at, PageLines([line])) for at, line in enumerate(lines) if line.pattern]
    any_of = PageLines(line for line in lines if line.pattern)
    for _, text in _short_lines(session, stopped):
        folded = fold(text)
        for at in exact.get(line_key(text), ()):
            counts[at] += 1
        if any_of.of_folded("", folded) is not None:
            for at, pattern in patterns:
                counts[at] += pattern.of_folded("", folded) is not None
    return tuple(counts)


def places_of(session: Asked, line: PageLine, words: str, stopped: StopAsked) -> LinePlaces:
    """Return where a line stands; `words` are those it was written with.

    A line asks the index; a pattern looks at all short lines, and tells what it found so far where asked to stop.
    """
    if not line.pattern:
        return session.read(lambda view: _places_of_line(view, words))
    pattern, count = PageLines([line]), 0
    blocks: list[int] = []
    for block, text in _short_lines(session, stopped):
        if pattern.of(text) is not None:
            count += 1
            blocks += [block] if len(blocks) < SHOWN else []
    return LinePlaces(count, session.read(lambda view: _places(view, blocks)))


def _places_of_line(view: View, words: str) -> LinePlaces:
    use = view.line_use(words)
    return LinePlaces(use.places, _places(view, [block for _, block in use.samples[:SHOWN]]))


def _places(view: View, blocks: Sequence[int]) -> tuple[LinePlace, ...]:
    found = [view.block(block) for block in blocks]
    return tuple(
        LinePlace(block.article, block.id, block.text, _headline(view, block.article)) for block in found
    )


def _headline(view: View, article: int) -> str:
    kept = (block for block in view.blocks(article) if block.kept and block.role == "headline")
    return next((block.text for block in kept), "")


def _short_lines(session: Asked, stopped: StopAsked) -> Iterator[tuple[int, str]]:
    """Yield (block, text) of all short lines of the present articles, read by and by."""
    after: int | None = 0
    while after is not None and not stopped():
        after, page = session.read(partial(_page, after))
        yield from page


def _page(after: int, view: View) -> tuple[int | None, list[tuple[int, str]]]:
    return view.short_lines(after, WALKED)
