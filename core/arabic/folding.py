"""Search folding: two spellings that a reader takes for the same word fold to the same text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from core.arabic.letters import EXTENDING, FOLDED, RESIZED, one_of

_COMMON = tuple((sign, FOLDED[sign]) for sign in "أإآىةؤئ")
_REST = re.compile(one_of(FOLDED.keys() - {sign for sign, _ in _COMMON}))


def fold(text: str) -> str:
    """Return `text` for comparing and searching; its offsets are not those of `text` (see `fold_map`).

    Marks, tatweel and invisible characters go; hamza seats, ى and ي, ة and ه, digits and shaped letters
    (presentation forms) become one of a kind; special spaces become plain ones. Folding twice changes nothing.
    """
    if text.isascii():
        return text
    for sign, plain in _COMMON:
        text = text.replace(sign, plain)
    return _REST.sub(lambda found: FOLDED[found[0]], text)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where its characters came from.

    Attributes:
        text: the folded text, the same as `fold` returns.
    """

    text: str
    _source: str
    _starts: array[int]
    _origins: array[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original text that folds to ``text[start:end]``, in code points.

        Marks and tatweel after its last letter belong to it; what was folded away before it does not.
        """
        first = self._origin(start) if start < len(self.text) else len(self._source)
        if end <= start:
            return first, first
        last = self._origin(end - 1) + 1
        while last < len(self._source) and self._source[last] in EXTENDING:
            last += 1
        return first, last

    def inside(self, place: int) -> int:
        """Return how many folded characters before `place` come from the same one as that at it: a ligature's."""
        if not 0 < place < len(self.text):
            return 0
        here, count = self._origin(place), 0
        while count < place and self._origin(place - count - 1) == here:
            count += 1
        return count

    def _origin(self, place: int) -> int:
        run = bisect_right(self._starts, place) - 1
        return self._origins[run] + place - self._starts[run]


def fold_map(text: str) -> Folded:
    """Return `text` folded, with the way back: found folded, marked and replaced exactly.

    Only the places where folding changes the length are remembered, so the map of ordinary prose is small.
    """
    starts, origins = array("q", [0]), array("q", [0])
    for start, origin in _runs(text):
        if start == starts[-1]:
            origins[-1] = origin
        else:
            starts.append(start)
            origins.append(origin)
    return Folded(fold(text), text, starts, origins)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield (folded place, original place) wherever the distance between the two changes."""
    shift = 0
    for found in RESIZED.finditer(text):
        at, size = found.start(), len(FOLDED[found[0]])
        for step in range(size):
            yield at + shift + step, at
        shift += size - 1
        yield at + 1 + shift, at + 1
