"""What an editor said that the fields of records are, kept for the next file with the same fields."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlite_utils import Database

from core.storage.codec import decode_mapping
from core.storage.damage import reading

KEY = "fields"
MOST = 200
"""Mappings that are kept; of more, the oldest go."""


def all_of(db: Database) -> dict[str, dict[str, str]]:
    """Return every mapping, by what `core.dump.reading.options.fields_key` makes of its names."""
    found = db.execute("SELECT value FROM meta WHERE key = ?", [KEY]).fetchone()
    if found is None:
        return {}
    with reading("meta", 0):
        known = decode_mapping(found[0])
        if not all(_is_mapping(fields) for fields in known.values()):
            raise ValueError("not a mapping of fields")
    return known


def remember(db: Database, key: str, fields: Mapping[str, str]) -> None:
    """Keep a mapping."""
    known = {other: named for other, named in all_of(db).items() if other != key}
    kept = dict([*known.items(), (key, dict(fields))][-MOST:])
    db.execute(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [KEY, json.dumps(kept, ensure_ascii=False)],
    )


def _is_mapping(fields: object) -> bool:
    return isinstance(fields, dict) and all(isinstance(target, str) for target in fields.values())
