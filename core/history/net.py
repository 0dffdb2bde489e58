"""What a way through the history changes in the end: what came and went again on it is not there.

Changes are done to a ghost of the project: rows read as they are now, and changed in memory alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from core.changes import ROW, Change, Splice
from core.model import Row

Fetch = Callable[[str, int], Any]
"""Returns the row of a kind with an id as it is now, or None."""

Key = tuple[str, int]


class Difference(NamedTuple):
    """One row that is not the same at two points of the history: None where it is not there."""

    kind: str
    id: int
    before: Row | None
    after: Row | None

    @property
    def article(self) -> int | None:
        """The article the row stands in, None for what belongs to the whole project."""
        if self.kind == "article":
            return self.id
        found: int | None = getattr(self.after or self.before, "article", None)
        return found


class Ghost:
    """A project as it would be: holds the rows that changes touched, and asks for the others."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._rows: dict[Key, Any] = {}
        self._start: dict[Key, Any] = {}

    def row(self, kind: str, row: int) -> Any:
        """Return a row as it would be, or None."""
        key = (kind, row)
        if key not in self._rows:
            self._rows[key] = self._start[key] = self._fetch(kind, row)
        return self._rows[key]

    def apply(self, changes: Iterable[Change]) -> None:
        """Do changes; raise ValueError where a row does not hold what they say."""
        for change in changes:
            before = self.row(change.kind, change.id)
            self._rows[change.kind, change.id] = changed(before, change)

    def begin_here(self) -> None:
        """Let `differences` begin with what is now there, not with what was read."""
        self._start.update(self._rows)

    def differences(self) -> list[Difference]:
        """Return the rows that are not what they were at first, in the order in which they were touched."""
        return [
            Difference(*key, self._start[key], row)
            for key, row in self._rows.items()
            if row != self._start[key]
        ]


def changed(row: Any, change: Change) -> Any:
    """Return a row after one change, None where it is gone; raise ValueError where the change does not fit."""
    if change.field == ROW:
        if (row is None) != (change.before is None):
            raise ValueError(f"{change.kind} {change.id} cannot come or go")
        return change.after
    if row is None:
        raise ValueError(f"no {change.kind} {change.id} to change")
    if isinstance(change.after, Splice):
        return replace(row, text=change.after.apply(row.text))
    return replace(row, **{change.field: change.after})
