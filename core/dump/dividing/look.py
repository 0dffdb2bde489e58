"""A line with all that can be seen in it alone: looked at once, used in every window it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

from core.arabic import fold
from core.dump.dividing.cutting import RawLine
from core.dump.dividing.signs import Signs, signs_of

BUCKETS = 1 << 16
"""Words are known by one of so many numbers."""

_READ = 600
_MOST_REMEMBERED = 200_000
_WORD = re.compile(r"\b(?:[وف]?[بك]?ال|[وف]?لل)?(\w{4})\w*")


@dataclass(frozen=True, slots=True)
class Look:
    """A line with what was seen in it.

    Attributes:
        raw: the line.
        signs: what it shows by itself.
        topics: buckets of its words.
        folded: its first words folded.
    """

    raw: RawLine
    signs: Signs
    topics: tuple[int, ...]
    folded: str


class _Buckets(dict[str, int]):
    """The bucket of each word; what is common is remembered."""

    def __missing__(self, word: str) -> int:
        found = crc32(word.encode()) % BUCKETS
        if len(self) < _MOST_REMEMBERED:
            self[word] = found
        return found


_bucket_of = _Buckets()


def look_at(raw: RawLine) -> Look:
    """Return a line with what can be seen in it alone."""
    folded = fold(raw.text[:_READ].replace(" ـ ", " - "))
    topics = {_bucket_of[word] for word in _WORD.findall(folded)}
    return Look(raw, signs_of(raw, folded), tuple(topics), folded)
