"""The tables of a project file, derived from the table of kinds, and the list of what may stand in one."""

from __future__ import annotations

import re
import sqlite3

from core.model import KINDS
from core.storage import doubts, mentioned, places, spellings, stale, told, vocabulary
from core.storage.codec import columns

APPLICATION_ID = 0x54414E51
"""Bytes 68 to 71 of the header: the letters TANQ."""

VERSION = 3
"""The schema's version, kept in ``user_version``; see `core.storage.migrations`."""

DERIVED = {
    "block": ("fold_key INTEGER NOT NULL", "digest BLOB NOT NULL"),
    "mention": ("words_key TEXT NOT NULL",),
}
"""Columns that are computed from content: never in the journal, never in a value."""

NULLABLE = {("mention", "entity"), ("dismissal", "article")}

PLAIN_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE source_bytes (source INTEGER NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL,"
    " PRIMARY KEY (source, at)) STRICT, WITHOUT ROWID",
    "CREATE TABLE source_text (source INTEGER NOT NULL, start INTEGER NOT NULL, data BLOB NOT NULL,"
    " PRIMARY KEY (source, start)) STRICT, WITHOUT ROWID",
    "CREATE TABLE step (id INTEGER PRIMARY KEY, uid TEXT NOT NULL, parent INTEGER NOT NULL, command TEXT NOT NULL,"
    " args TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, focus TEXT NOT NULL, count INTEGER NOT NULL,"
    " redo INTEGER NOT NULL) STRICT",
    "CREATE TABLE change (step INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, row INTEGER NOT NULL,"
    " field TEXT NOT NULL, before TEXT, after TEXT, PRIMARY KEY (step, n)) STRICT, WITHOUT ROWID",
    "CREATE TABLE finding (id INTEGER PRIMARY KEY, rule TEXT NOT NULL, severity TEXT NOT NULL, article INTEGER,"
    ' block INTEGER, "start" INTEGER, "end" INTEGER, "values" TEXT NOT NULL, key TEXT NOT NULL,'
    " dismissed INTEGER NOT NULL) STRICT",
    "CREATE TABLE summary (article INTEGER PRIMARY KEY, headline TEXT NOT NULL, snippet TEXT NOT NULL,"
    " blocks INTEGER NOT NULL, kept INTEGER NOT NULL, mentions INTEGER NOT NULL, undecided INTEGER NOT NULL,"
    " errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL, fold_key INTEGER NOT NULL) STRICT",
    "CREATE TABLE twin (one INTEGER NOT NULL, two INTEGER NOT NULL, kind TEXT NOT NULL, percent INTEGER NOT NULL,"
    " PRIMARY KEY (one, two)) STRICT, WITHOUT ROWID",
    *places.TABLES,
    *stale.TABLES,
    *mentioned.TABLES,
    *vocabulary.TABLES,
    *spellings.TABLES,
    "CREATE VIRTUAL TABLE block_words USING fts5(folded, content='', tokenize='unicode61 remove_diacritics 0')",
)

INDEXES = (
    "CREATE INDEX article_order ON article (source, rank)",
    "CREATE INDEX article_listed ON article (source, rank) WHERE deleted = 0",
    "CREATE INDEX article_status ON article (status)",
    "CREATE INDEX block_order ON block (article, rank)",
    "CREATE INDEX block_role ON block (role, article)",
    "CREATE INDEX block_fold ON block (fold_key)",
    "CREATE INDEX block_role_reason ON block (role_reason)",
    "CREATE INDEX block_kept_reason ON block (kept_reason)",
    "CREATE INDEX mention_article ON mention (article)",
    "CREATE INDEX mention_label ON mention (label)",
    "CREATE INDEX mention_entity ON mention (entity) WHERE entity IS NOT NULL",
    "CREATE INDEX mention_words ON mention (words_key)",
    "CREATE INDEX relation_from ON relation (from_mention)",
    "CREATE INDEX relation_to ON relation (to_mention)",
    "CREATE INDEX suggestion_article ON suggestion (article)",
    "CREATE INDEX finding_article ON finding (article, block)",
    "CREATE INDEX finding_rule ON finding (rule, key)",
    "CREATE INDEX summary_fold ON summary (fold_key)",
    "CREATE INDEX twin_two ON twin (two)",
    *told.INDEXES,
    *doubts.INDEXES,
)


def table_sql(kind: str) -> str:
    """Return the CREATE TABLE of one kind."""
    parents = dict(KINDS[kind].parents)
    parts = []
    for column in columns(kind):
        for name, sql_type in column.sql:
            words = [f'"{name}" {sql_type}']
            if name == "id":
                words.append("PRIMARY KEY")
            elif (kind, name) not in NULLABLE:
                words.append("NOT NULL")
            if name in parents:
                words.append(f"REFERENCES {parents[name]} (id) DEFERRABLE INITIALLY DEFERRED")
            parts.append(" ".join(words))
    return f"CREATE TABLE {kind} ({', '.join((*parts, *DERIVED.get(kind, ())))}) STRICT"


def statements() -> list[str]:
    """Return every statement that makes an empty project's tables."""
    return [*(table_sql(kind) for kind in KINDS), *PLAIN_TABLES, *INDEXES]


def listing(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Return (type, name, sql) of everything that a database defines."""
    return {
        (str(kind), str(name), str(sql or ""))
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema")
    }


def is_meta_sound(connection: sqlite3.Connection) -> bool:
    """Tell whether the counter of row ids stands above every id, and the present step is one of the journal's."""
    found = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('head', 'redo', 'next_id')"))
    found.setdefault("redo", "0")
    if len(found) < 3 or not all(re.fullmatch(r"[0-9]{1,18}", value) for value in found.values()):
        return False
    there_are = {name for kind, name, _ in listing(connection) if kind == "table"}
    highest = max(
        connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
        for table in there_are & {*KINDS, "step"}
    )
    steps = "SELECT count(*) FROM step WHERE id IN (?, ?)"
    wanted = {int(found["head"]), int(found["redo"])}
    there = connection.execute(steps, [int(found["head"]), int(found["redo"])]).fetchone()[0]
    return bool(int(found["next_id"]) > highest and there == len(wanted - {0}))


def expected_listing() -> set[tuple[str, str, str]]:
    """Return the listing that a sound project file has, and no other."""
    connection = sqlite3.connect(":memory:")
    try:
        for statement in statements():
            connection.execute(statement)
        return listing(connection)
    finally:
        connection.close()
