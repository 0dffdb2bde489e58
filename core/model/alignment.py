"""How raw words became corrected ones, and where a place in one lies in the other (code points)."""

from __future__ import annotations

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
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
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
