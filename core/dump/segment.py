"""The first reading of a dump: lines to blocks, blocks to articles, each decision with its reason."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from core.dump.boundaries import AHEAD, SoFar, starts_article
from core.dump.drafts import ArticleDraft, BlockDraft
from core.dump.lines import Line, read_lines
from core.dump.profile import profile_of
from core.dump.roles import Reader, Reading
from core.model import Decision

LONGEST_BLOCK = 1_000_000
"""Code points of a block; a longer line becomes several blocks whose ranges touch."""
_CUT = re.compile(r"(?<=\S)(?:(?<=\w)(?=[^\w\s])|(?<=[^\w\s])(?=\w))")


def segment(text: str) -> Iterator[ArticleDraft]:
    """Yield the articles of a decoded dump, in order; every line that is not blank is in exactly one block.

    Time is linear in the text's length; of the text only a window of lines is looked at, and one article is
    held, at a time. Never raises; a text without such lines yields nothing.
    """
    profile = profile_of(read_lines(text))
    so_far: SoFar | None = None
    boundary = Decision("segmenter", "first-line", 1.0)
    blocks: list[BlockDraft] = []
    reader = Reader(profile)
    for line, ahead in _with_lines_ahead(read_lines(text)):
        starts = starts_article(line, ahead, so_far, profile) if so_far else None
        if starts:
            yield ArticleDraft(boundary, tuple(blocks))
            boundary, blocks, reader, so_far = starts, [], Reader(profile), None
        if so_far is None:
            so_far = SoFar(line)
        so_far.add(line)
        reading = reader.read(line, ahead)
        so_far.keys = reader.first.keys()
        blocks.extend(_blocks(text, line, reading))
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


def _blocks(text: str, line: Line, reading: Reading) -> Iterator[BlockDraft]:
    """Yield the block of a line, or the several blocks of an overlong one."""
    start = line.start
    while start < line.end:
        end = line.end if line.end - start <= LONGEST_BLOCK else _cut(text, start, line.end)
        yield BlockDraft(start, end, reading.role, reading.kept, reading.role_decision, reading.kept_decision)
        start = end


def _cut(text: str, start: int, end: int) -> int:
    """Return where to cut an overlong line: between two characters that are no white space, best beside a word."""
    limit = start + LONGEST_BLOCK
    cuts = [found.start() for found in _CUT.finditer(text, limit - 2000, limit)]
    if cuts:
        return cuts[-1]
    for place in range(limit, start, -1):
        if not text[place - 1].isspace() and not text[place].isspace():
            return place
    return end
