"""Which mentions have a part in which block: derived from the mentions' parts, so that a key press reads only these."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from sqlite_utils import Database

from core.errors import ProjectFileError
from core.model import Part
from core.storage import codec
from core.storage.damage import UNREADABLE

TABLES = (
    "CREATE TABLE mention_block (block INTEGER NOT NULL, mention INTEGER NOT NULL, PRIMARY KEY (block, mention))"
    " STRICT, WITHOUT ROWID",
)
NAMES = frozenset(("mention_block",))


def note(db: Database, mention: int, parts: Iterable[Part]) -> None:
    """Write in which blocks a mention has parts."""
    entries = [(block, mention) for block in {part.block for part in parts}]
    db.conn.executemany("INSERT OR IGNORE INTO mention_block VALUES (?, ?)", entries)


def forget(db: Database, mention: int, parts: Iterable[Part]) -> None:
    """Take away what was written of a mention that had these parts."""
    entries = [(block, mention) for block in {part.block for part in parts}]
    db.conn.executemany("DELETE FROM mention_block WHERE block = ? AND mention = ?", entries)


def follow(db: Database, mention: int, before: Collection[Part], after: Collection[Part]) -> None:
    """Follow a mention whose parts changed; most stay in their block, which costs nothing."""
    old, new = {part.block for part in before}, {part.block for part in after}
    if old != new:
        forget(db, mention, before)
        note(db, mention, after)


def inside(blocks: Iterable[int]) -> str:
    """Return the condition that a mention has a part in some blocks: SQL to put behind WHERE, ids written out."""
    listed = ", ".join(str(int(block)) for block in blocks)
    return f"id IN (SELECT mention FROM mention_block WHERE block IN ({listed}))"


def note_all(db: Database) -> None:
    """Write it for every mention of an older file; a damaged one is told by the check."""
    column = codec.column_of("mention", "parts")
    for mention, parts in db.execute("SELECT id, parts FROM mention").fetchall():
        try:
            note(db, mention, column.decode(parts))
        except (ProjectFileError, json.JSONDecodeError, *UNREADABLE):
            continue
