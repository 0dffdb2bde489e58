"""One step taken back alone, as far as it can be said without looking at any other step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from core.changes import ROW, Change, Splice, inverse
from core.model import KINDS, Mention

Key = tuple[str, int]
Place = tuple[str, int, str]

FOLLOWING = frozenset(("parts", "state", "words", "attrs"))
"""Fields of a mention that follow its text; see `core.model.anchors`."""

UNIQUE = {
    "label": ("name", "shortcut"),
    "role": ("name", "shortcut"),
    "page_line": ("key",),
    "rule_setting": ("rule",),
    "search": ("name",),
    "recipe": ("name",),
}
"""Fields that no two rows of a kind share, unless they are empty."""


@dataclass(slots=True)
class Back:
    """What takes a step back.

    Attributes:
        rows: the rows it took away, as they are to come back.
        made: the rows it made, which are to go.
        splices: by block the splices to do one after the other.
        fields: by place the value it left there and the one that is to come back.
    """

    rows: dict[Key, Any] = field(default_factory=dict)
    made: dict[Key, Any] = field(default_factory=dict)
    splices: dict[int, list[Splice]] = field(default_factory=dict)
    fields: dict[Place, tuple[Any, Any]] = field(default_factory=dict)

    def take(self, change: Change) -> None:
        """Add a change that takes one of the step's back."""
        key = (change.kind, change.id)
        row = self.rows.get(key)
        if change.field == ROW:
            self._take_row(key, change)
        elif isinstance(change.after, Splice):
            if row is not None:
                self.rows[key] = replace(row, text=change.after.apply(row.text))
            else:
                self.splices.setdefault(change.id, []).append(change.after)
        elif row is not None:
            self.rows[key] = replace(row, **{change.field: change.after})
        else:
            place = (*key, change.field)
            left = self.fields[place][0] if place in self.fields else change.before
            self.fields[place] = (left, change.after)

    def _take_row(self, key: Key, change: Change) -> None:
        if change.after is not None:
            self.rows[key] = change.after
        elif self.rows.pop(key, None) is None:
            self.made[key] = change.before
            self.splices.pop(change.id, None) if change.kind == "block" else None
            for place in [place for place in self.fields if place[:2] == key]:
                del self.fields[place]

    def values(self) -> Iterator[tuple[str, int, str, Any]]:
        """Yield (kind, id, field, value) of everything that is to be there again."""
        for (kind, row, name), (_, value) in self.fields.items():
            yield kind, row, name, value
        for (kind, row), value in self.rows.items():
            for name in (*UNIQUE.get(kind, ()), "rank"):
                if hasattr(value, name):
                    yield kind, row, name, getattr(value, name)

    def parents(self) -> set[Key]:
        """Return the rows that those to come back stand in or point at."""
        found: set[Key] = set()
        for (kind, _), row in self.rows.items():
            found.update(refers_to(kind, row))
        return found - self.rows.keys()


def back_of(changes: Sequence[Change]) -> Back:
    """Return what takes a step's changes back; what it did and undid itself is left out."""
    back = Back()
    for change in inverse(list(changes)):
        back.take(change)
    back.fields = {place: pair for place, pair in back.fields.items() if pair[0] != pair[1]}
    return back


def refers_to(kind: str, row: Any) -> Iterator[Key]:
    """Yield the rows that a row stands in or points at."""
    for name, parent in KINDS[kind].parents:
        value = getattr(row, name)
        if value is not None:
            yield parent, value
    if isinstance(row, Mention):
        for part in row.parts:
            yield "block", part.block
    if kind == "block":
        yield "role", row.role
    if kind == "suggestion":
        for value in row.proposal.values():
            if isinstance(value, int):
                yield "block", value


def points_at(change: Change) -> Iterator[Key]:
    """Yield the rows that a change of one field points at."""
    for name, parent in KINDS[change.kind].parents:
        if change.field == name and change.after is not None:
            yield parent, change.after
    if change.kind == "mention" and change.field == "parts":
        for part in change.after:
            yield "block", part.block
    if change.kind == "block" and change.field == "role":
        yield "role", change.after


def keys_changed(before: Any, after: Any) -> set[str]:
    """Return the names whose values differ between two sets of attributes."""
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}
