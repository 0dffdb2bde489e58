"""Between values and table rows: columns, types and JSON, derived from the table of kinds."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, get_type_hints

from core.changes import ROW, Change, Splice
from core.errors import ProjectFileError
from core.model import KINDS, Decision, Part, Piece, Row
from core.storage.damage import UNREADABLE, reading

FARTHEST = 1 << 62
"""No id and no offset lies beyond it."""


def _plain(value: Any) -> Any:
    return value


def _as_it_is(value: Any) -> tuple[Any, ...]:
    return (value,)


def _pieces(pieces: tuple[Piece, ...]) -> tuple[str]:
    return ("[" + ",".join(f"[{start},{end}]" for start, end in pieces) + "]",)


def _mapping(values: Mapping[str, Any]) -> tuple[str]:
    return (_json(dict(values)) if values else "{}",)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Column:
    """How one field is stored.

    Attributes:
        field: the field's name.
        sql: the columns' names and SQL types.
        encode: value to a tuple of one entry for each column.
        decode: entries of the columns to the value.
    """

    field: str
    sql: tuple[tuple[str, str], ...]
    encode: Callable[[Any], tuple[Any, ...]]
    decode: Callable[..., Any]


def _column(name: str, hint: Any) -> Column:
    if hint is Decision:
        stem = name.removesuffix("_decision")
        parts = ((f"{stem}_by", "TEXT"), (f"{stem}_reason", "TEXT"), (f"{stem}_confidence", "REAL"))
        return Column(name, parts, tuple, Decision)
    if hint is bool:
        return Column(name, ((name, "INTEGER"),), lambda value: (int(value),), bool)
    if hint in (int, int | None):
        return Column(name, ((name, "INTEGER"),), _as_it_is, _plain)
    if name == "rank":
        return Column(name, ((name, "TEXT"),), _as_it_is, _decode_rank)
    if hint is str or hint == str | None:
        return Column(name, ((name, "TEXT"),), _as_it_is, _plain)
    if hint == tuple[Piece, ...]:
        return Column(name, ((name, "TEXT"),), _pieces, _decode_pieces)
    if hint == Mapping[str, Any]:
        return Column(name, ((name, "TEXT"),), _mapping, decode_mapping)
    lists: dict[Any, Callable[[str], Any]] = {
        tuple[Part, ...]: _decode_parts,
        tuple[str, ...]: _decode_names,
        tuple[Mapping[str, Any], ...]: _decode_objects,
    }
    if hint not in lists:
        raise TypeError(f"no column for {name}: {hint}")
    return Column(name, ((name, "TEXT"),), lambda value: (_json(value),), lists[hint])


def _decode_pieces(text: str) -> tuple[Piece, ...]:
    return tuple(Piece(*_numbers(piece)) for piece in json.loads(text))


def _decode_parts(text: str) -> tuple[Part, ...]:
    parts = tuple(Part(*_numbers(part)) for part in json.loads(text))
    if not parts:
        raise ValueError("a mention without a part")
    return parts


def _numbers(entries: Any) -> list[int]:
    if not all(type(entry) is int and -FARTHEST < entry < FARTHEST for entry in entries):
        raise ValueError("not a number")
    return list(entries)


def _decode_names(text: str) -> tuple[str, ...]:
    names = json.loads(text)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("not a list of names")
    return tuple(names)


def _decode_objects(text: str) -> tuple[dict[str, Any], ...]:
    objects = json.loads(text)
    if not isinstance(objects, list) or not all(isinstance(each, dict) for each in objects):
        raise ValueError("not a list of objects")
    return tuple(objects)


def _decode_rank(text: str) -> str:
    if not (text.isascii() and text.isalnum()) or text.endswith("0"):
        raise ValueError("not an order key")
    return text


def decode_mapping(text: str) -> dict[str, Any]:
    """Return the JSON object of a text; raise ValueError where it is none."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """Return how the fields of a kind are stored, in the order of its dataclass."""
    kind_type = KINDS[kind].type
    hints = get_type_hints(kind_type)
    return tuple(_column(field.name, hints[field.name]) for field in fields(kind_type))


@cache
def column_names(kind: str) -> tuple[str, ...]:
    """Return the names of a kind's content columns, in order."""
    return tuple(name for column in columns(kind) for name, _ in column.sql)


@cache
def select_list(kind: str) -> str:
    """Return the columns of a kind for a SELECT, each with the table's name before it."""
    return ", ".join(f'{kind}."{name}"' for name in column_names(kind))


@cache
def _encoders(kind: str) -> tuple[tuple[str, Callable[[Any], tuple[Any, ...]] | None], ...]:
    """Return each field of a kind with what encodes it, None where it is stored as it is: most are."""
    return tuple(
        (column.field, None if column.encode is _as_it_is else column.encode) for column in columns(kind)
    )


def encode(kind: str, row: Row) -> tuple[Any, ...]:
    """Return the entries of a row, in the order of `column_names`."""
    entries: list[Any] = []
    for name, convert in _encoders(kind):
        value = getattr(row, name)
        if convert is None:
            entries.append(value)
        else:
            entries += convert(value)
    return tuple(entries)


def decode(kind: str, entries: tuple[Any, ...]) -> Any:
    """Return the value of a row; raise ProjectFileError where an entry is not what it must be."""
    values, at = [], 0
    try:
        for column in columns(kind):
            width = len(column.sql)
            values.append(column.decode(*entries[at : at + width]))
            at += width
        return KINDS[kind].type(*values)
    except UNREADABLE as error:
        raise ProjectFileError("error.damaged_row", kind=kind, row=entries[0]) from error


@cache
def column_of(kind: str, field: str) -> Column:
    """Return how one field is stored."""
    return {column.field: column for column in columns(kind)}[field]


def encode_change(change: Change) -> tuple[str | None, str | None]:
    """Return `before` and `after` of a change as JSON, None for None."""
    if isinstance(change.after, Splice):
        return None, _json(change.after)
    return _encode_side(change, change.before), _encode_side(change, change.after)


def _encode_side(change: Change, value: Any) -> str | None:
    if value is None:
        return None
    if change.field == ROW:
        return _json(encode(change.kind, value))
    return _json(column_of(change.kind, change.field).encode(value))


def decode_change(kind: str, row: int, field: str, before: str | None, after: str | None) -> Change:
    """Return the change that `encode_change` wrote; raise ProjectFileError where it cannot be one."""
    with reading("change", row):
        if kind == "block" and field == "text":
            return Change(kind, row, field, None, _decode_splice(after or ""))
        if field == ROW and (before is None) == (after is None):
            raise ValueError("a row neither comes nor goes")
        return Change(kind, row, field, _decode_side(kind, field, before), _decode_side(kind, field, after))


def _decode_splice(text: str) -> Splice:
    start, removed, inserted = json.loads(text)
    if not isinstance(removed, str) or not isinstance(inserted, str):
        raise ValueError("not a text")
    return Splice(_numbers([start])[0], removed, inserted)


def _decode_side(kind: str, field: str, text: str | None) -> Any:
    if text is None:
        return None
    entries = tuple(json.loads(text))
    return decode(kind, entries) if field == ROW else column_of(kind, field).decode(*entries)
