"""Whether a step may have changed which articles pass a filter: only then is the list asked for anew."""

from __future__ import annotations

from core.changes import ROW, Change
from core.session import ArticleFilter, ChangeSet

BLOCK_FIELDS = frozenset((ROW, "article"))


def membership_changed(changes: ChangeSet, asked: ArticleFilter) -> bool:
    """Return whether other articles may pass now; the words of a block are left to the caller, who may wait."""
    return changes.changes_listing() or any(_matters(change, asked) for change in changes.changes)


def _matters(change: Change, asked: ArticleFilter) -> bool:
    if change.kind == "article" and change.field == "status" and asked.status is not None:
        return True
    if asked.findings and (change.kind, change.field) != ("block", "text"):
        return True
    if change.kind != "block":
        return False
    moved = change.field in BLOCK_FIELDS
    return (moved or change.field == "role") if asked.role else moved and bool(asked.words.strip())
