"""How raw words became corrected ones, and where a place in one lies in the other (code points)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

EXACT_LIMIT = 20_000
"""Longest differing stretch (code points) that is aligned letter by letter; a longer one counts as replaced whole."""


class Difference(NamedTuple):
    """``before[start:end]`` gave way to ``after[new_start:new_end]``."""

    start: int
    end: int
    new_start: int
    new_end: int


def differences(before: str, after: str) -> list[Difference]:
    """Return what to replace in `before` to get `after`, in order, as little as possible."""
    head, tail = same_ends(before, after)
    end, new_end = len(before) - tail, len(after) - tail
    if head == end == new_end:
        return []
    if max(end, new_end) - head > EXACT_LIMIT:
        return [Difference(head, end, head, new_end)]
    found: list[Difference] = []
    for code in Levenshtein.opcodes(before[head:end], after[head:new_end]):
        if code.tag == "equal":
            continue
        step = Difference(
            head + code.src_start, head + code.src_end, head + code.dest_start, head + code.dest_end
        )
        if found and found[-1].end == step.start and found[-1].new_end == step.new_start:
            step = Difference(found[-1].start, step.end, found.pop().new_start, step.new_end)
        found.append(step)
    return found


def same_ends(one: str, two: str) -> tuple[int, int]:
    """Return how many code points two texts have in common at the start and, of the rest, at the end.

    Found by halving: a letter at a time would be slow on long texts.
    """
    head = _same(min(len(one), len(two)), lambda size: one[:size] == two[:size])
    left = min(len(one), len(two)) - head
    tail = _same(left, lambda size: one[len(one) - size :] == two[len(two) - size :])
    return head, tail


def _same(most: int, fits: Callable[[int], bool]) -> int:
    """Return the greatest size up to `most` that fits, where all smaller ones do."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def position_before(before: str, after: str, position: int) -> int:
    """Return the place in `before` that a place in `after` came from; inside new words, the place they stand at."""
    shift = 0
    for difference in differences(before, after):
        if position < difference.new_start:
            break
        if position < difference.new_end:
            return difference.start
        shift = difference.end - difference.new_end
    return position + shift
