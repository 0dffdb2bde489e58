"""Two articles side by side: which paragraphs of one stand beside which of the other, and where those differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import Indel

from core.compare.shingles import words_of
from core.compare.stretches import Segment, segments

PAIRED = 0.4
"""Share of their words that two paragraphs must have in common to stand beside each other."""

JOIN_COST = 0.05
"""What a second paragraph beside one costs: where both fit as well, one stands beside one."""

MOST_CELLS = 4_000
"""Pairs of paragraphs that are tried between two equal ones; where there are more they stand one below the other."""

LINE = "\n"
"""Between two paragraphs that stand in one row."""

STEPS = ((1, 1), (1, 2), (2, 1))

Span = tuple[int, int]


class Row(NamedTuple):
    """Paragraphs beside each other; a side without any has an empty range.

    Attributes:
        first, second: the numbers of the paragraphs of either article, from 0; usually one.
        segments: their texts, cut where they differ.
    """

    first: range
    second: range
    segments: tuple[Segment, ...]

    @property
    def same(self) -> bool:
        """Whether both sides say the same to the letter."""
        return all(segment.same for segment in self.segments)


def columns(first: Sequence[str], second: Sequence[str]) -> list[Row]:
    """Return the paragraphs of two articles in rows, those of each in their order, every one in just one row.

    Paragraphs with equal words meet first; between them those with most words in common. One that was cut in two
    stands beside both halves.
    """
    ours, theirs = [words_of(text) for text in first], [words_of(text) for text in second]
    one, two = [" ".join(words) for words in ours], [" ".join(words) for words in theirs]
    return [_row(first, second, *spans) for spans in _spans(one, two, ours, theirs)]


def _spans(
    one: Sequence[str], two: Sequence[str], ours: Sequence[list[str]], theirs: Sequence[list[str]]
) -> Iterator[tuple[range, range]]:
    """Yield the rows as ranges; equal paragraphs first, then what lies between two runs of them."""
    after = (0, 0)
    for code in chain(Indel.opcodes(one, two), (None,)):
        if code is not None and code.tag != "equal":
            continue
        start = (code.src_start, code.dest_start) if code else (len(one), len(two))
        yield from _between(ours, theirs, (after[0], start[0]), (after[1], start[1]))
        if code is not None:
            for at in range(code.src_end - code.src_start):
                yield _one(code.src_start + at), _one(code.dest_start + at)
            after = (code.src_end, code.dest_end)


def _between(
    ours: Sequence[list[str]], theirs: Sequence[list[str]], one: Span, two: Span
) -> Iterator[tuple[range, range]]:
    if (one[1] - one[0]) * (two[1] - two[0]) > MOST_CELLS:
        pairs: list[tuple[range, range]] = []
    else:
        pairs = _best(ours, theirs, one, two)
    at, to = one[0], two[0]
    for left, right in [*pairs, (range(one[1], one[1]), range(two[1], two[1]))]:
        yield from ((_one(alone), range(to, to)) for alone in range(at, left.start))
        yield from ((range(left.start, left.start), _one(alone)) for alone in range(to, right.start))
        if left:
            yield left, right
        at, to = left.stop, right.stop


def _best(
    ours: Sequence[list[str]], theirs: Sequence[list[str]], one: Span, two: Span
) -> list[tuple[range, range]]:
    """Return the pairs of ranges, in order, whose words have most in common when taken together."""
    best: dict[Span, tuple[float, Span, Span]] = {}
    for i in range(one[1], one[0] - 1, -1):
        for j in range(two[1], two[0] - 1, -1):
            found = (0.0, (0, 0), (0, 0))
            for here, there in ((1, 0), (0, 1), *STEPS):
                if i + here > one[1] or j + there > two[1]:
                    continue
                score = best[i + here, j + there][0]
                if here and there:
                    score += _worth(ours[i : i + here], theirs[j : j + there])
                if score > found[0] or found[1] == (0, 0):
                    found = (score, (here, there), (i + here, j + there))
            best[i, j] = found
    pairs: list[tuple[range, range]] = []
    place = (one[0], two[0])
    while place != (one[1], two[1]):
        _, (here, there), following = best[place]
        if here and there:
            pairs.append((range(place[0], following[0]), range(place[1], following[1])))
        place = following
    return pairs


def _worth(ours: Sequence[list[str]], theirs: Sequence[list[str]]) -> float:
    """Return what it is worth to put paragraphs beside each other; below nothing where they are too unlike."""
    first, second = Counter(chain.from_iterable(ours)), Counter(chain.from_iterable(theirs))
    total = first.total() + second.total()
    shared = 2 * (first & second).total() / total if total else 0.0
    if shared < PAIRED:
        return -1.0
    return shared - JOIN_COST * (len(ours) + len(theirs) - 2)


def _one(number: int) -> range:
    return range(number, number + 1)


def _row(first: Sequence[str], second: Sequence[str], here: range, there: range) -> Row:
    one, two = LINE.join(first[at] for at in here), LINE.join(second[at] for at in there)
    return Row(here, there, tuple(segments(one, two)))
