"""Two texts cut where they differ, by whole words: a mark inside an Arabic word would break its joins and say less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

MOST_WORDS = 60_000
"""Beyond so many words on both sides the comparison could take seconds: then everything counts as changed."""

WORD = re.compile(r"\s+|[\w\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]+|.", re.DOTALL)
"""Spaces, a word with its tashkeel, or one sign."""


class Segment(NamedTuple):
    """What stands in one text and what stands in its place in the other; one of them may be empty."""

    one: str
    two: str
    same: bool


class Stretch(NamedTuple):
    """A stretch of one side: its words, and whether the other side has the same."""

    words: str
    same: bool


def segments(one: str, two: str) -> list[Segment]:
    """Return both texts cut into what is the same and what differs, in order.

    A space between two differing words differs along with them: a change is seen as one place.
    """
    found: list[Segment] = []
    for segment in _differences(WORD.findall(one), WORD.findall(two)):
        if found and not segment.same and found[-1].same and len(found) > 1 and not found[-1].one.strip():
            segment = _together(found.pop(), segment, same=False)
        if found and found[-1].same == segment.same:
            segment = _together(found.pop(), segment, same=segment.same)
        found.append(segment)
    return found


def stretches(before: str, after: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return both sides cut into equal and differing stretches, by whole words."""
    left: list[Stretch] = []
    right: list[Stretch] = []
    for one, two, same in segments(before, after):
        _add(left, one, same=same)
        _add(right, two, same=same)
    return left, right


def _differences(before: list[str], after: list[str]) -> Iterator[Segment]:
    if len(before) + len(after) > MOST_WORDS and before != after:
        yield Segment("".join(before), "".join(after), same=False)
        return
    for code in Levenshtein.opcodes(before, after):
        yield Segment(
            "".join(before[code.src_start : code.src_end]),
            "".join(after[code.dest_start : code.dest_end]),
            code.tag == "equal",
        )


def _together(one: Segment, two: Segment, *, same: bool) -> Segment:
    return Segment(one.one + two.one, one.two + two.two, same)


def _add(side: list[Stretch], words: str, *, same: bool) -> None:
    if not words:
        return
    if side and side[-1].same == same:
        side[-1] = Stretch(side[-1].words + words, same)
    else:
        side.append(Stretch(words, same))
