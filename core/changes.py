"""A change is one field of one value, before and after; for a block's text a splice. Undo swaps them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from core.model import KINDS, Row

ROW = "*"
"""The field of a change that creates (before is None) or removes (after is None) a whole row."""


class Splice(NamedTuple):
    """At code point `start` of a block's text, `removed` gives way to `inserted`."""

    start: int
    removed: str
    inserted: str

    def inverse(self) -> Splice:
        """Return the splice that takes this one back."""
        return Splice(self.start, self.inserted, self.removed)

    def apply(self, text: str) -> str:
        """Return `text` with the splice applied; raise ValueError where `removed` does not stand there."""
        end = self.start + len(self.removed)
        if text[self.start : end] != self.removed:
            raise ValueError(f"splice does not fit at {self.start}")
        return text[: self.start] + self.inserted + text[end:]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one value before and after.

    Attributes:
        kind: name in `KINDS`.
        id: the row's id.
        field: a field's name, ``text`` (then `after` is a Splice and `before` None) or `ROW`.
        before: the value before; with `ROW` the whole row or None.
        after: the value after; with `ROW` the whole row or None.
    """

    kind: str
    id: int
    field: str
    before: Any
    after: Any

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        if isinstance(self.after, Splice):
            return Change(self.kind, self.id, self.field, None, self.after.inverse())
        return Change(self.kind, self.id, self.field, self.after, self.before)


def inverse(changes: list[Change]) -> list[Change]:
    """Return the changes that take `changes` back, last first."""
    return [change.inverse() for change in reversed(changes)]


def created(kind: str, row: Row) -> Change:
    """Return the change that brings `row` into being."""
    return Change(kind, row.id, ROW, None, row)


def removed(kind: str, row: Row) -> Change:
    """Return the change that takes `row` away."""
    return Change(kind, row.id, ROW, row, None)


def updated(kind: str, row: Row, **values: Any) -> list[Change]:
    """Return one change for each field of `row` that really differs from `values`."""
    names = {field.name for field in fields(KINDS[kind].type)}
    unknown = values.keys() - names
    if unknown:
        raise ValueError(f"{kind} has no field {sorted(unknown)}")
    return [
        Change(kind, row.id, name, getattr(row, name), value)
        for name, value in values.items()
        if getattr(row, name) != value
    ]
