"""Two texts of one paragraph and the places where they differ, as small as can still be read."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from core.arabic.clusters import clusters
from core.model.alignment import Difference

MOST_WORDS = 60_000
"""Beyond so many words and signs on both sides the comparison could take seconds: then all counts as one difference."""

LIGHT = 0.6
"""Share of whole letters that must have stayed for a difference to be shown letter by letter; else by whole words."""

NEAR = 1
"""So many equal letters between two differences inside a word are shown as if they differed too."""


class _Side(NamedTuple):
    """One text in pieces, and where each begins; the last offset is the text's length."""

    pieces: list[str]
    offsets: list[int]


def hunks(before: str, after: str) -> list[Difference]:
    """Return where two texts differ, in order, snapped to whole letters with their marks.

    Words that were put right show their letters; words that are others show as wholes, with the spaces between them.
    """
    one, two = _words(before), _words(after)
    if before == after:
        return []
    if len(one.pieces) + len(two.pieces) > MOST_WORDS:
        return [Difference(0, len(before), 0, len(after))]
    found: list[Difference] = []
    last_whole = False
    for rough in _differences(one, two):
        letters = _by_letters(before, after, rough)
        gap = before[found[-1].end : rough.start] if found else ""
        if letters:
            found += letters
        elif last_whole and gap.isspace():
            found[-1] = _together(found[-1], rough)
        else:
            found.append(rough)
        last_whole = not letters
    return found


def _words(text: str) -> _Side:
    """Return a text cut into words, runs of space and single signs, whole letters all of them."""
    pieces: list[str] = []
    for kind, run in groupby(clusters(text), key=_kind):
        letters = list(run)
        pieces += letters if kind == "sign" else ["".join(letters)]
    return _side(pieces)


def _side(pieces: list[str]) -> _Side:
    return _Side(pieces, [0, *accumulate(map(len, pieces))])


def _kind(letter: str) -> str:
    if letter[0].isspace():
        return "space"
    return "word" if letter[0].isalnum() or letter[0] in "_\u0640" else "sign"


def _differences(one: _Side, two: _Side, near: int = 0) -> list[Difference]:
    """Return where two rows of pieces differ; those with at most `near` pieces between them are one."""
    found: list[Difference] = []
    last = 0
    for code in Levenshtein.opcodes(one.pieces, two.pieces):
        if code.tag == "equal":
            continue
        start, end = one.offsets[code.src_start], one.offsets[code.src_end]
        each = Difference(start, end, two.offsets[code.dest_start], two.offsets[code.dest_end])
        between = one.pieces[last : code.src_start]
        if found and len(between) <= near and not "".join(between).isspace():
            found[-1] = _together(found[-1], each)
        else:
            found.append(each)
        last = code.src_end
    return found


def _together(one: Difference, other: Difference) -> Difference:
    return Difference(one.start, other.end, one.new_start, other.new_end)


def _by_letters(before: str, after: str, rough: Difference) -> list[Difference]:
    """Return a difference letter by letter, nothing where little of it stayed."""
    one = _side(clusters(before[rough.start : rough.end]))
    two = _side(clusters(after[rough.new_start : rough.new_end]))
    longer = max(len(one.pieces), len(two.pieces))
    if Levenshtein.distance(one.pieces, two.pieces) > longer * (1 - LIGHT):
        return []
    return [
        Difference(
            rough.start + each.start,
            rough.start + each.end,
            rough.new_start + each.new_start,
            rough.new_start + each.new_end,
        )
        for each in _differences(one, two, NEAR)
    ]
