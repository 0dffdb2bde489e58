"""From an older schema to ours, one version at a time, all in one transaction.

A migration is a small function; journal records that its version writes otherwise are converted by it too, so that
undo goes back over it. What a version adds is named in `MADE`: an older file must hold exactly the rest, and nothing
is run on a file that does not.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping

from sqlite_utils import Database

from core.storage import mentioned, places, rule_settings, schema, spellings, stale, told, vocabulary

MADE: Mapping[int, frozenset[str]] = {
    2: frozenset(("page_line", "block_role_doubt", "block_kept_doubt", "article_doubt", "twin", "twin_two")),
    3: frozenset().union(
        places.NAMES,
        stale.NAMES,
        mentioned.NAMES,
        told.NAMES,
        vocabulary.NAMES,
        spellings.NAMES,
        {"article_listed", "search", "recipe"},
    ),
}
"""Tables and indexes by the version that brought them."""

_NAMED = re.compile(r"CREATE (?:VIRTUAL )?(?:TABLE|INDEX) (\w+)")


def to_version_2(db: Database) -> None:
    """Add page lines, near-duplicates, and the indexes of doubtful decisions. The journal speaks of none of them."""
    make(db, 2)


def to_version_3(db: Database) -> None:
    """Add what version 3 brought."""
    make(db, 3)
    rule_settings.from_dismissals(db)
    places.note_all(db)
    mentioned.note_all(db)


MIGRATIONS: Mapping[int, Callable[[Database], None]] = {2: to_version_2, 3: to_version_3}
"""What brings a file to a version from the one before it."""


def make(db: Database, version: int) -> None:
    """Make the tables and indexes that a version brought."""
    for statement in schema.statements():
        if named(statement) in MADE[version]:
            db.execute(statement)


def named(statement: str) -> str:
    """Return the name of what a statement makes."""
    found = _NAMED.match(statement)
    if found is None:
        raise ValueError(f"makes nothing: {statement}")
    return found[1]


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema's version that a file says it has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def expected_listing(version: int) -> set[tuple[str, str, str]]:
    """Return the listing that a sound file of a version has, and no other; an unknown version has none."""
    if not 1 <= version <= schema.VERSION:
        return set()
    later = {name for at, names in MADE.items() if at > version for name in names}
    return {entry for entry in schema.expected_listing() if entry[1] not in later}


def migrate(db: Database) -> None:
    """Bring a file, whose listing was found sound, to our version: all of it, or nothing."""
    version = version_of(db.conn)
    if version == schema.VERSION:
        return
    with db.atomic():
        for step in range(version + 1, schema.VERSION + 1):
            MIGRATIONS[step](db)
        db.execute(f"PRAGMA user_version = {schema.VERSION}")
