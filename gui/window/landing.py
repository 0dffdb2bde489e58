"""Where the caret belongs after undo, redo or a jump."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.changes import ROW, Change, Splice
from core.model import Focus, Part
from core.session import ChangeSet

TRAVELS = ("undo", "redo", "jump")
"""Kinds of change sets that go through the history."""


def landing(changeset: ChangeSet, here: int | None = None) -> Focus:
    """Return the focus to go to: behind the words that came (back) in the focused block.

    A step's own focus holds the caret of its last key: right for what no text tells, a letter off for typing. Where
    blocks came or went it is right too: their texts changed only because they were cut or joined there. A step that
    was done from elsewhere (one on many articles, say) is shown in the article `here` where that changed, else in the
    first that did; so is another block than the focused one, where that one did not change or is gone.
    """
    changes, focus = changeset.changes, _shown(changeset, here)
    came = {change.id: change.after for change in changes if change.kind == "block" and change.field == ROW}
    if came and (focus.block not in came or came[focus.block] is not None):
        return focus
    places = _places(changes)
    if focus.block in places:
        written = any(change.id == focus.block and isinstance(change.after, Splice) for change in changes)
        return replace(focus, caret=places[focus.block]) if written else focus
    if not places or len(changeset.articles) > 1:
        return focus
    block, caret = next(iter(places.items()))
    return Focus(focus.article, block, caret)


def _places(changes: Sequence[Change]) -> dict[int, int | None]:
    """Return the blocks that changes touched and left, each with the place of its last new words, if it has any."""
    places: dict[int, int | None] = {}
    for change in changes:
        if change.kind == "block" and isinstance(change.after, Splice):
            places[change.id] = change.after.start + len(change.after.inserted)
        elif change.kind == "block" and change.field != ROW:
            places.setdefault(change.id)
        elif change.kind == "mention":
            for block, start in _words(change):
                places.setdefault(block, start)
    for change in changes:
        if change.kind == "block" and change.field == ROW and change.after is None:
            places.pop(change.id, None)
    return places


def _words(change: Change) -> list[tuple[int, int]]:
    """Return where a mention that came, went or moved stands or stood: the block and the code point."""
    side = change.after if change.after is not None else change.before
    parts: Sequence[Part] = side.parts if change.field == ROW else side if change.field == "parts" else ()
    return [(part.block, part.start) for part in parts[:1]]


def _shown(changeset: ChangeSet, here: int | None) -> Focus:
    """Return the step's focus, or one in an article that really changed."""
    changed = changeset.articles
    if not changed or changeset.focus.article in changed:
        return changeset.focus
    return Focus(here if here in changed else min(changed))
