"""A project file of schema version 1, made by the statements of that version: what older programs left."""

from __future__ import annotations

import json
import sqlite3
import zlib
from hashlib import sha256
from pathlib import Path

from core.arabic import fold
from core.storage import rows

STATEMENTS = (
    'CREATE TABLE source ("id" INTEGER PRIMARY KEY, "uid" TEXT NOT NULL, "name" TEXT NOT NULL, '
    '"sha256" TEXT NOT NULL, "size" INTEGER NOT NULL, "length" INTEGER NOT NULL, "encoding" TEXT '
    'NOT NULL, "encoding_by" TEXT NOT NULL, "state" TEXT NOT NULL, "imported" TEXT NOT NULL, '
    '"attrs" TEXT NOT NULL) STRICT',
    'CREATE TABLE article ("id" INTEGER PRIMARY KEY, "uid" TEXT NOT NULL, "source" INTEGER NOT '
    'NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, '
    '"boundary_by" TEXT NOT NULL, "boundary_reason" TEXT NOT NULL, "boundary_confidence" REAL NOT '
    'NULL, "status" TEXT NOT NULL, "note" TEXT NOT NULL, "deleted" INTEGER NOT NULL, "attrs" TEXT '
    "NOT NULL) STRICT",
    'CREATE TABLE block ("id" INTEGER PRIMARY KEY, "uid" TEXT NOT NULL, "article" INTEGER NOT '
    'NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, "rank" TEXT NOT NULL, "role" '
    'TEXT NOT NULL, "kept" INTEGER NOT NULL, "text" TEXT NOT NULL, "pieces" TEXT NOT NULL, '
    '"role_by" TEXT NOT NULL, "role_reason" TEXT NOT NULL, "role_confidence" REAL NOT NULL, '
    '"kept_by" TEXT NOT NULL, "kept_reason" TEXT NOT NULL, "kept_confidence" REAL NOT NULL, '
    '"attrs" TEXT NOT NULL, fold_key INTEGER NOT NULL, digest BLOB NOT NULL) STRICT',
    'CREATE TABLE label ("id" INTEGER PRIMARY KEY, "uid" TEXT NOT NULL, "name" TEXT NOT NULL, '
    '"title_ar" TEXT NOT NULL, "title_en" TEXT NOT NULL, "colour" TEXT NOT NULL, "letter" TEXT '
    'NOT NULL, "shortcut" TEXT NOT NULL, "rank" TEXT NOT NULL) STRICT',
    'CREATE TABLE role ("id" INTEGER PRIMARY KEY, "uid" TEXT NOT NULL, "name" TEXT NOT NULL, '
    '"title_ar" TEXT NOT NULL, "title_en" TEXT NOT NULL, "colour" TEXT NOT NULL, "shortcut" TEXT '
    'NOT NULL, "kept" INTEGER NOT NULL, "rank" TEXT NOT NULL) STRICT',
    'CREATE TABLE entity ("id" INTEGER PRIMARY KEY, "uid" TEXT NOT NULL, "name" TEXT NOT NULL, '
    '"aliases" TEXT NOT NULL, "wikidata" TEXT NOT NULL, "attrs" TEXT NOT NULL) STRICT',
    'CREATE TABLE mention ("id" INTEGER PRIMARY KEY, "uid" TEXT NOT NULL, "article" INTEGER NOT '
    'NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, "label" INTEGER NOT NULL '
    'REFERENCES label (id) DEFERRABLE INITIALLY DEFERRED, "parts" TEXT NOT NULL, "state" TEXT NOT '
    'NULL, "words" TEXT NOT NULL, "entity" INTEGER REFERENCES entity (id) DEFERRABLE INITIALLY '
    'DEFERRED, "attrs" TEXT NOT NULL, words_key TEXT NOT NULL) STRICT',
    'CREATE TABLE relation ("id" INTEGER PRIMARY KEY, "uid" TEXT NOT NULL, "name" TEXT NOT NULL, '
    '"from_mention" INTEGER NOT NULL REFERENCES mention (id) DEFERRABLE INITIALLY DEFERRED, '
    '"to_mention" INTEGER NOT NULL REFERENCES mention (id) DEFERRABLE INITIALLY DEFERRED, "attrs" '
    "TEXT NOT NULL) STRICT",
    'CREATE TABLE suggestion ("id" INTEGER PRIMARY KEY, "article" INTEGER NOT NULL REFERENCES '
    'article (id) DEFERRABLE INITIALLY DEFERRED, "about" TEXT NOT NULL, "state" TEXT NOT NULL, '
    '"proposal" TEXT NOT NULL, "decision_by" TEXT NOT NULL, "decision_reason" TEXT NOT NULL, '
    '"decision_confidence" REAL NOT NULL) STRICT',
    'CREATE TABLE dismissal ("id" INTEGER PRIMARY KEY, "rule" TEXT NOT NULL, "article" INTEGER, '
    '"key" TEXT NOT NULL) STRICT',
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE source_bytes (source INTEGER NOT NULL, at INTEGER NOT NULL, data BLOB NOT NULL, "
    "PRIMARY KEY (source, at)) STRICT, WITHOUT ROWID",
    "CREATE TABLE source_text (source INTEGER NOT NULL, start INTEGER NOT NULL, data BLOB NOT "
    "NULL, PRIMARY KEY (source, start)) STRICT, WITHOUT ROWID",
    "CREATE TABLE step (id INTEGER PRIMARY KEY, uid TEXT NOT NULL, parent INTEGER NOT NULL, "
    "command TEXT NOT NULL, args TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL, focus "
    "TEXT NOT NULL, count INTEGER NOT NULL, redo INTEGER NOT NULL) STRICT",
    "CREATE TABLE change (step INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, row "
    "INTEGER NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT, PRIMARY KEY (step, n)) "
    "STRICT, WITHOUT ROWID",
    "CREATE TABLE finding (id INTEGER PRIMARY KEY, rule TEXT NOT NULL, severity TEXT NOT NULL, "
    'article INTEGER, block INTEGER, "start" INTEGER, "end" INTEGER, "values" TEXT NOT NULL, key '
    "TEXT NOT NULL, dismissed INTEGER NOT NULL) STRICT",
    "CREATE TABLE summary (article INTEGER PRIMARY KEY, headline TEXT NOT NULL, snippet TEXT NOT "
    "NULL, blocks INTEGER NOT NULL, kept INTEGER NOT NULL, mentions INTEGER NOT NULL, undecided "
    "INTEGER NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT "
    "NULL, fold_key INTEGER NOT NULL) STRICT",
    "CREATE VIRTUAL TABLE block_words USING fts5(folded, content='', tokenize='unicode61 "
    "remove_diacritics 0')",
    "CREATE INDEX article_order ON article (source, rank)",
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
)

LINES = (
    (1, "سكان الحي يفتتحون مكتبة عامة", "headline", 1, "segmenter", "first-line"),
    (2, "اقرأ أيضاً", "boilerplate", 0, "rule", "read-also"),
    (3, "افتتح سكان الحي مكتبة عامة في مبنى المدرسة القديم.", "paragraph", 1, "segmenter", "sentence"),
)
"""Number, text, role, kept, who decided it and why: the blocks of the one article."""

ENDED = "افتتح أهل الحي مكتبة عامة في مبنى المدرسة القديم."
"""The last block's text after the one step of the journal."""


def make_version_1(path: Path) -> None:
    """Make a project of version 1: one article of three blocks, and one step of typing that can be undone."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA page_size = 8192")
    connection.execute(f"PRAGMA application_id = {0x54414E51}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("BEGIN")
    for statement in STATEMENTS:
        connection.execute(statement)
    _vocabulary(connection)
    _content(connection)
    _journal(connection)
    connection.execute("COMMIT")
    connection.close()


def _vocabulary(connection: sqlite3.Connection) -> None:
    for at, name in enumerate(("headline", "paragraph", "boilerplate"), 1):
        values = (at, f"R{at}", name, name, name, "#336699", str(at), int(name != "boilerplate"), f"a{at}")
        connection.execute("INSERT INTO role VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    connection.execute(
        "INSERT INTO label VALUES (4, 'L1', 'PER', 'شخص', 'Person', '#336699', 'ش', '1', 'a1')"
    )


def _content(connection: sqlite3.Connection) -> None:
    raw = "\n".join(text for _, text, *_ in LINES)
    values = (5, "S1", "dump.txt", sha256(raw.encode()).hexdigest(), len(raw.encode()), len(raw))
    connection.execute(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, 'utf-8', 'detected', 'present', '2025-01-01T00:00:00', '{}')",
        values,
    )
    connection.execute("INSERT INTO source_bytes VALUES (5, 0, ?)", [zlib.compress(raw.encode(), 1)])
    connection.execute("INSERT INTO source_text VALUES (5, 0, ?)", [zlib.compress(raw.encode(), 1)])
    connection.execute(
        "INSERT INTO article VALUES (6, 'A1', 5, 'a1', 'segmenter', 'first-line', 1.0, 'new', '', 0, '{}')"
    )
    connection.execute("INSERT INTO summary VALUES (6, ?, '', 3, 2, 0, 0, 0, 0, 0, 0)", [LINES[0][1]])
    at = 0
    for number, raw_text, role, kept, by, why in LINES:
        text = ENDED if number == len(LINES) else raw_text
        pieces = json.dumps([[at, at + len(raw_text)]])
        at += len(raw_text) + 1
        decided = (by, why, 0.9, by, why, 0.9)
        folded = fold(text)
        values = (10 + number, f"B{number}", 6, f"a{number}", role, kept, text, pieces, *decided, "{}")
        derived = (rows.fold_key(folded), rows.digest(text))
        connection.execute(f"INSERT INTO block VALUES ({', '.join('?' * 17)})", (*values, *derived))
        connection.execute("INSERT INTO block_words (rowid, folded) VALUES (?, ?)", [10 + number, folded])


def _journal(connection: sqlite3.Connection) -> None:
    imported, typed = {"source": 5, "name": "dump.txt"}, {"block": 13}
    steps = (
        (20, "P1", 0, "source.import", json.dumps(imported), "2025-01-01T00:00:00", 1, 21),
        (21, "P2", 20, "block.replace_text", json.dumps(typed), "2025-01-01T00:01:00", 1, 0),
    )
    for row, uid, parent, command, args, time, count, redo in steps:
        focus = json.dumps({"article": 6, "block": None, "caret": None})
        values = (row, uid, parent, command, args, "editor", time, focus, count, redo)
        connection.execute("INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    splice = json.dumps([6, "سكان", "أهل"], ensure_ascii=False)
    connection.execute(
        "INSERT INTO change VALUES (20, 0, 'source', 5, 'state', '[\"removed\"]', '[\"present\"]')"
    )
    connection.execute("INSERT INTO change VALUES (21, 0, 'block', 13, 'text', NULL, ?)", [splice])
    meta = {"project": "P0", "created": "2025-01-01", "head": "21", "redo": "20", "next_id": "30"}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
