"""A window on a dump's text, which may be a gigabyte long: never more than a page of it is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.model import Piece
from gui.bridge.offsets import Offsets
from gui.models.one_paragraph import one_paragraph

PAGE = 20_000
"""Code points of a page."""

SEEK = 2_000
"""So far from where a page would begin or end a line's end is looked for."""

SLICE = 1 << 20
"""Code points that are read at once to count lines: an edit need not wait longer for its turn."""

_LINE_END = re.compile("\r\n|\r|\n")

Read = Callable[[int, int], str]
"""Gives the source text between two code points."""


@dataclass(frozen=True)
class DumpPage:
    """A stretch of a source text.

    Attributes:
        start: its first code point in the source text.
        text: its words.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        """Return the code point behind its last."""
        return self.start + len(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Return where its lines begin, code points of the source text."""
        return [self.start, *(self.start + found.end() for found in _LINE_END.finditer(self.text))]

    @cached_property
    def lines(self) -> list[str]:
        """Return its lines as they are drawn, character for character as long, without their ends."""
        return [one_paragraph(line) for line in _LINE_END.split(self.text)]

    def spot(self, point: int) -> tuple[int, int]:
        """Return the line (from 0) and the UTF-16 unit in it of a code point of the source text."""
        point = min(max(point, self.start), self.end)
        line = bisect_right(self.starts, point) - 1
        return line, Offsets(self.lines[line]).to_units(point - self.starts[line])

    def point(self, line: int, unit: int) -> int:
        """Return the code point of the source text at a UTF-16 unit of a line."""
        return self.starts[line] + Offsets(self.lines[line]).to_points(unit)

    def inside(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return what of some stretches lies on this page."""
        cut = (Piece(max(start, self.start), min(end, self.end)) for start, end in pieces)
        return [piece for piece in cut if piece.start < piece.end]


def page_around(read: Read, length: int, point: int) -> DumpPage:
    """Return the page in whose middle a code point lies; where lines are not endless it begins and ends with one."""
    start = min(max(0, point - PAGE // 2), max(0, length - PAGE))
    end = min(length, start + PAGE)
    text = read(max(0, start - 1), min(length, end + 1))
    text, before = (text[1:], text[0]) if start else (text, "\n")
    text, behind = (text[:-1], text[-1]) if end < length else (text, "")
    first = _line_begins(text, before)
    last = _line_ends(text, behind)
    return DumpPage(start + first, text[first:last])


def _line_begins(text: str, before: str) -> int:
    """Return where the first whole line of a page begins."""
    if before == "\n" or (before == "\r" and text[:1] != "\n"):
        return 0
    found = _LINE_END.search(text, 0, SEEK)
    return found.end() if found and found.end() < SEEK else int(before == "\r" and text[:1] == "\n")


def _line_ends(text: str, behind: str) -> int:
    """Return where the last whole line of a page ends, its end included."""
    cut = len(text) - (text.endswith("\r") and behind == "\n")
    ends = [found.end() for found in _LINE_END.finditer(text, max(0, cut - SEEK), cut)]
    return ends[-1] if ends and behind not in "\r\n" else cut


class LineCount:
    """Counts the lines before a place, slice by slice, and remembers what it has counted."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._known = {0: 0}
        self.stopped = False

    def before(self, point: int) -> int | None:
        """Return how many lines end before a code point at which a line begins; None once it was stopped."""
        at = max(known for known in self._known if known <= point)
        while at < point:
            if self.stopped:
                return None
            end = min(point, at + SLICE)
            text = self._read(at, end)
            if end < point and text.endswith("\r"):
                text = text[:-1] if len(text) > 1 else text + self._read(end, end + 1)
            found = text.count("\n") + text.count("\r") - text.count("\r\n")
            self._known[at + len(text)] = self._known[at] + found
            at += len(text)
        return self._known[point]
