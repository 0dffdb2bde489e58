"""Splices moved over others of the same text (code points): what each is once the other is done."""

from __future__ import annotations

from collections.abc import Sequence

from core.changes import Splice


def moved(one: Splice, other: Splice) -> tuple[Splice, Splice] | None:
    """Return both as they are behind one another: `one` after `other`, `other` after `one`.

    Either order leads to the same text. None where they touch the same letters, or both put words at one place: then
    none can tell which belong first.
    """
    end, other_end = one.start + len(one.removed), other.start + len(other.removed)
    if one.start == end == other.start == other_end:
        return None
    if end <= other.start:
        return one, _shifted(other, one)
    if other_end <= one.start:
        return _shifted(one, other), other
    return None


def _shifted(splice: Splice, by: Splice) -> Splice:
    return splice._replace(start=splice.start + len(by.inserted) - len(by.removed))


def moved_all(
    some: Sequence[Splice], over: Splice, *, apart: bool = False
) -> tuple[list[Splice], Splice] | None:
    """Return splices done one after the other as they are after `over`, and `over` as it is after them, or None.

    With `apart` None too where one of them so much as touches it.
    """
    found: list[Splice] = []
    for splice in some:
        both = moved(splice, over)
        if both is None or (apart and _touch(splice, over)):
            return None
        found.append(both[0])
        over = both[1]
    return found, over


def _touch(one: Splice, other: Splice) -> bool:
    return one.start + len(one.removed) == other.start or other.start + len(other.removed) == one.start
