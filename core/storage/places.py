"""Where steps did something: the articles and dumps each touched, and in how many blocks. Kept for the history's list.

Written with each step and never changed by undo: a step stays what it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from core.changes import ROW, Change
from core.errors import ProjectFileError
from core.model import Block, Dismissal, Mention, Suggestion
from core.storage import codec

TABLES = (
    "CREATE TABLE step_article (article INTEGER NOT NULL, step INTEGER NOT NULL, PRIMARY KEY (article, step))"
    " STRICT, WITHOUT ROWID",
    "CREATE TABLE step_source (source INTEGER NOT NULL, step INTEGER NOT NULL, PRIMARY KEY (source, step))"
    " STRICT, WITHOUT ROWID",
    "CREATE TABLE step_size (step INTEGER PRIMARY KEY, articles INTEGER NOT NULL, blocks INTEGER NOT NULL) STRICT",
    "CREATE TABLE point (step INTEGER PRIMARY KEY, name TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL)"
    " STRICT",
)
"""The tables behind the list of steps; `point` holds the names that editors gave to points of the history."""

NAMES = frozenset(("step_article", "step_source", "step_size", "point"))

HOMED = ("block", "mention", "suggestion")
"""Kinds whose rows stand in an article."""


@dataclass(slots=True)
class Places:
    """Where a step did something: row ids."""

    articles: set[int] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)
    blocks: set[int] = field(default_factory=set)


def places_of(db: Database, changes: Iterable[Change]) -> Places:
    """Return where changes did something; rows they only changed a field of are looked up where they stand now."""
    found = Places()
    wanted: dict[str, set[int]] = {kind: set() for kind in HOMED}
    for change in changes:
        if change.kind == "source":
            found.sources.add(change.id)
        elif change.kind == "article":
            found.articles.add(change.id)
        elif change.field == ROW:
            _note_row(found, change.before if change.after is None else change.after)
        elif change.field == "article":
            found.articles.update((change.before, change.after))
        elif change.kind in wanted:
            wanted[change.kind].add(change.id)
        if change.kind == "block":
            found.blocks.add(change.id)
    for kind, ids in wanted.items():
        found.articles.update(_homes(db, kind, ids) if ids else ())
    return found


def _note_row(found: Places, row: object) -> None:
    if isinstance(row, Block | Mention | Suggestion):
        found.articles.add(row.article)
    if isinstance(row, Dismissal) and row.article is not None:
        found.articles.add(row.article)
    if isinstance(row, Mention):
        found.blocks.update(part.block for part in row.parts)


def _homes(db: Database, kind: str, ids: Iterable[int]) -> set[int]:
    listed = json.dumps(sorted(ids))
    query = f"SELECT DISTINCT article FROM {kind} WHERE id IN (SELECT value FROM json_each(?))"
    return {article for (article,) in db.execute(query, [listed])}


def note(db: Database, step: int, changes: Sequence[Change]) -> None:
    """Write where a new step did something; what brought or took a dump touched all its articles."""
    found = places_of(db, changes)
    more = sum(_articles_of(db, source) for source in found.sources)
    for table, ids in (("step_article", found.articles), ("step_source", found.sources)):
        entries = ((row, step) for row in sorted(ids))
        db.conn.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", entries)
    sizes = [step, len(found.articles) + more, len(found.blocks)]
    db.execute("INSERT OR REPLACE INTO step_size VALUES (?, ?, ?)", sizes)


def _articles_of(db: Database, source: int) -> int:
    return int(db.execute("SELECT count(*) FROM article WHERE source = ?", [source]).fetchone()[0])


def note_all(db: Database) -> None:
    """Write where every step of an older file did something; one whose changes cannot be read is passed over.

    A block that went to another article counts, for steps before that, as standing where it stands now.
    """
    for (step,) in db.execute("SELECT id FROM step ORDER BY id").fetchall():
        query = "SELECT kind, row, field, before, after FROM change WHERE step = ? ORDER BY n"
        try:
            changes = [codec.decode_change(*found) for found in db.execute(query, [step])]
        except ProjectFileError:
            continue
        note(db, step, changes)
