"""Where the caret belongs after undo, redo or a jump."""

from __future__ import annotations

from dataclasses import replace

from core.changes import ROW, Splice
from core.model import Focus
from core.session import ChangeSet

TRAVELS = ("undo", "redo", "jump")
"""Kinds of change sets that go through the history."""


def landing(changeset: ChangeSet) -> Focus:
    """Return the focus to go to: behind the words that came (back) in the focused block.

    A step's own focus holds the caret of its last key: right for what no text tells, a letter off for typing. Where
    blocks came or went it is right too: their texts changed only because they were cut or joined there.
    """
    changes, focus = changeset.changes, changeset.focus
    if any(change.kind == "block" and change.field == ROW for change in changes):
        return focus
    splices = [
        change.after
        for change in changes
        if change.kind == "block" and change.id == focus.block and isinstance(change.after, Splice)
    ]
    return replace(focus, caret=splices[-1].start + len(splices[-1].inserted)) if splices else focus
