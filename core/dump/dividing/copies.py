"""Which lines stand again near by: copies, all but copies, and lines that open with the words of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz import fuzz

from core.dump.dividing.chain import Ints
from core.dump.dividing.look import Look
from core.dump.dividing.signs import LEAD

REACH = 40
"""Lines apart that two copies may be, to count as copies."""

_NEAR = 8
_SAME = 92.0


def copies(looks: Sequence[Look]) -> tuple[Ints, Ints, Ints]:
    """Return classes of the distance to a copy before and after each line, and of what it opens or is opened by."""
    count = len(looks)
    behind, ahead = np.zeros(count, np.int32), np.zeros(count, np.int32)
    echo = np.zeros(count, np.int32)
    last: dict[str, int] = {}
    short: list[int] = []
    for at, look in enumerate(looks):
        key = look.signs.key
        if not key:
            continue
        before = last.get(key, -1)
        if before < 0 or at - before > REACH:
            before = _near_copy(looks, short, at, key)
        if before >= 0:
            behind[at] = _far(at - before)
            if not ahead[before]:
                ahead[before] = _far(at - before)
        last[key] = at
        for back in (1, 2, 3):
            other = looks[at - back].signs.key if at >= back else ""
            if 8 <= len(other) < len(key) and key.startswith(other.partition("+")[0]):
                echo[at - back], echo[at] = 1, 2 if echo[at] != 1 else 3
        if len(look.raw.text) <= LEAD:
            short = [place for place in short if at - place <= _NEAR]
            short.append(at)
    return behind, ahead, echo


def _near_copy(looks: Sequence[Look], places: Iterable[int], at: int, key: str) -> int:
    """Return the place of a short line shortly before that says nearly the same, -1 for none."""
    if len(key) < 12:
        return -1
    for place in places:
        other = looks[place].signs.key
        if (
            abs(len(other) - len(key)) <= 4
            and at - place <= _NEAR
            and other[:3] == key[:3]
            and fuzz.ratio(other, key) >= _SAME
        ):
            return place
    return -1


def _far(distance: int) -> int:
    return 1 + sum(distance > limit for limit in (1, 3, 8, 20))
