"""When typing goes on, its steps join: same block, next to each other, within a second, no new word begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from core.changes import Change, Splice
from core.model import Step

BURST_SECONDS = 1.0
"""A pause longer than this (seconds) ends a burst."""


def _follows(first: Splice, second: Splice) -> Splice | None:
    """Return the one splice that does both, or None where they do not touch."""
    end = first.start + len(first.inserted)
    if second.start == end:
        return Splice(first.start, first.removed + second.removed, first.inserted + second.inserted)
    if first.start <= second.start and second.start + len(second.removed) <= end:
        at = second.start - first.start
        rest = first.inserted[at + len(second.removed) :]
        return Splice(first.start, first.removed, first.inserted[:at] + second.inserted + rest)
    if second.start + len(second.removed) == first.start:
        return Splice(second.start, second.removed + first.removed, second.inserted + first.inserted)
    return None


def _one_splice(changes: Sequence[Change]) -> tuple[int, Splice] | None:
    splices = [(change.id, change.after) for change in changes if isinstance(change.after, Splice)]
    return splices[0] if len(splices) == 1 else None


def _begins_word(before: Splice, after: Splice) -> bool:
    """Tell whether a letter is typed behind white space: then the burst before it is a word of its own."""
    return before.inserted[-1:].isspace() and bool(after.inserted.strip())


def joined(
    before: Step, before_changes: Sequence[Change], changes: Sequence[Change], now: datetime
) -> list[Change] | None:
    """Return the changes of both steps as one, or None where they do not belong to one burst of typing."""
    first, second = _one_splice(before_changes), _one_splice(changes)
    if first is None or second is None or first[0] != second[0]:
        return None
    if not 0 <= (now - datetime.fromisoformat(before.time)).total_seconds() <= BURST_SECONDS:
        return None
    if _begins_word(first[1], second[1]) or len(second[1].inserted) > 1 or len(second[1].removed) > 1:
        return None
    together = _follows(first[1], second[1])
    if together is None or together.removed == together.inserted:
        return None
    text = Change("block", first[0], "text", None, together)
    return [text, *_fields_joined(before_changes, changes)]


def _fields_joined(before: Sequence[Change], after: Sequence[Change]) -> list[Change]:
    """Return one change for each field, from its first `before` to its last `after`; what came back is left out."""
    fields: dict[tuple[str, int, str], Change] = {}
    for change in (*before, *after):
        if isinstance(change.after, Splice):
            continue
        place = (change.kind, change.id, change.field)
        start = fields[place].before if place in fields else change.before
        fields[place] = Change(*place, start, change.after)
    return [change for change in fields.values() if change.before != change.after]
