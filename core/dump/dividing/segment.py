"""The first reading of a dump: lines to blocks, blocks to articles, each decision with its reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from core.dump.dividing.boundaries import AHEAD, SoFar, starts_article
from core.dump.dividing.drafts import ArticleDraft, BlockDraft, PageLine
from core.dump.dividing.lines import Line, read_lines
from core.dump.dividing.profile import profile_of
from core.dump.dividing.roles import Reader, Reading
from core.model import Decision

_LOOKED_AT = 20_000
"""Lines from which the habits of a dump are told before the first is divided."""


def segment(text: str) -> Iterator[ArticleDraft]:
    """Yield the articles of a source text that is at hand as a whole; see `divide`."""
    return divide([text])


def divide(
    chunks: Iterable[str],
    *,
    page_lines: Sequence[PageLine] = (),
) -> Iterator[ArticleDraft]:
    """Yield the articles of a source text that comes in pieces; every line that is not blank is in one block.

    Time is linear in the text's length; the beginning is looked at first, then one article is held at a time.
    Never raises for what the text holds; a text without such lines yields nothing.
    """
    lines = read_lines(chunks)
    beginning = list(islice(lines, _LOOKED_AT))
    profile = profile_of(beginning)
    so_far: SoFar | None = None
    boundary = Decision("segmenter", "first-line", 1.0)
    blocks: list[BlockDraft] = []
    reader = Reader(profile)
    reading: Reading | None = None
    for line, ahead in _with_lines_ahead(chain(beginning, lines)):
        if line.goes_on and reading is not None:
            blocks.append(_block(line, reading))
            continue
        starts = starts_article(line, ahead, so_far, profile) if so_far else None
        if starts:
            yield ArticleDraft(boundary, tuple(blocks))
            boundary, blocks, reader, so_far = starts, [], Reader(profile), None
        if so_far is None:
            so_far = SoFar(line)
        so_far.add(line)
        reading = reader.read(line, ahead)
        so_far.keys = reader.first.keys()
        blocks.append(_block(line, reading))
    if blocks:
        yield ArticleDraft(boundary, tuple(blocks))


def _with_lines_ahead(lines: Iterator[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Yield each line with the `AHEAD` lines after it, or as many as there are."""
    window: deque[Line] = deque()
    for line in lines:
        window.append(line)
        if len(window) > AHEAD:
            first = window.popleft()
            yield first, list(window)
    while window:
        first = window.popleft()
        yield first, list(window)


def _block(line: Line, reading: Reading) -> BlockDraft:
    return BlockDraft(
        line.start,
        line.end,
        reading.role,
        reading.kept,
        reading.role_decision,
        reading.kept_decision,
        line.text,
    )
