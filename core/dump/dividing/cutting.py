"""Pieces of a source text to its lines, whatever the pieces: the one place that knows where a line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST_BLOCK = 1_000_000
"""Code points of a block; a longer line becomes several whose ranges touch."""

_AT_ONCE = 1 << 16
SPACES = (
    " \t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""What is taken off a line's ends; other signs that count as white space (U+0085, U+2028 …) are the line's own."""

_SAFE_END = re.compile(r"[\s\S]*(?:\n|\r(?!\n|\Z))")
_LINE = re.compile(rf"[^\r\n{SPACES}][^\r\n]*")
_CUT = re.compile(r"(?<=\S)(?:(?<=\w)(?=[^\w\s])|(?<=[^\w\s])(?=\w))")


class RawLine(NamedTuple):
    """A line that is not blank, or a part of an overlong one. Offsets are code points of the source text.

    Attributes:
        start: of its first character that is no white space.
        text: without the white space around it.
        gap: blank lines before it.
        goes_on: whether it is a later part of the line before it, whose range it touches.
    """

    start: int
    text: str
    gap: int
    goes_on: bool = False


def cut_lines(chunks: Iterable[str]) -> Iterator[RawLine]:
    """Yield the lines that are not blank. Only LF, CR and CRLF end a line.

    Time is linear in the text's length; of the text no more than a piece and an overlong line's part is held.
    """
    offset = ends = 0
    first = True
    goes_on = False
    for text in _whole_lines(chunks):
        last = 0
        for found in _LINE.finditer(text):
            start = found.start()
            ends += _line_ends(text, last, start)
            last = start
            if found[0].isspace():
                continue
            body = found[0].rstrip(SPACES)
            last += len(body)
            joined = goes_on and ends == 0 and start == 0
            yield from _parts(offset + start, body, ends if first else max(ends - 1, 0), joined)
            first, ends = False, 0
        ends += _line_ends(text, last, len(text))
        goes_on = bool(text) and ends == 0 and last == len(text)
        offset += len(text)


def _whole_lines(chunks: Iterable[str]) -> Iterator[str]:
    """Yield the text in pieces that end where a line ends, or inside an overlong line between two letters."""
    waiting: list[str] = []
    size = 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size < _AT_ONCE:
            continue
        text = "".join(waiting)
        found = _SAFE_END.match(text)
        end = found.end() if found else _overlong_end(text)
        if end:
            yield text[:end]
        waiting, size = [text[end:]], 0
    yield "".join(waiting)


def _overlong_end(text: str) -> int:
    """Return where a line that has no end yet may be cut; 0 while it may still be a block."""
    if len(text) <= 2 * LONGEST_BLOCK:
        return 0
    return _cut(text, 0, LONGEST_BLOCK) if text[:LONGEST_BLOCK].strip() else LONGEST_BLOCK


def _line_ends(text: str, start: int, end: int) -> int:
    if start == end:
        return 0
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)


def _parts(start: int, body: str, gap: int, goes_on: bool) -> Iterator[RawLine]:
    at = 0
    while len(body) - at > LONGEST_BLOCK:
        end = _cut(body, at, at + LONGEST_BLOCK)
        yield RawLine(start + at, body[at:end], gap, goes_on)
        at, gap, goes_on = end, 0, True
    yield RawLine(start + at, body[at:], gap, goes_on)


def _cut(text: str, start: int, limit: int) -> int:
    """Return where to cut an overlong line: between two characters that are no white space, best beside a word."""
    cuts = [found.start() for found in _CUT.finditer(text, limit - 2000, limit)]
    if cuts:
        return cuts[-1]
    for place in range(limit, start, -1):
        if not text[place - 1].isspace() and not text[place].isspace():
            return place
    return limit
