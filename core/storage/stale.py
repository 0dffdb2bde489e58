"""What waits to be derived anew, noted in the transaction that made it stale: so a killed process finds it again.

A row of `stale` names a block whose text or mentions changed while nobody asked what follows from that. `words` is
its text as the word index still has it; NULL where fold key and word index are true.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

TABLES = ("CREATE TABLE stale (block INTEGER PRIMARY KEY, article INTEGER NOT NULL, words TEXT) STRICT",)
NAMES = frozenset(("stale",))


def is_any(db: Database) -> bool:
    """Tell whether anything waits."""
    return db.execute("SELECT 1 FROM stale LIMIT 1").fetchone() is not None


def note(db: Database, blocks: Iterable[int]) -> frozenset[int]:
    """Say that what follows from some blocks waits, and return their articles; a block that is gone is passed over."""
    articles: set[int] = set()
    for block in blocks:
        home = db.execute("SELECT article FROM block WHERE id = ?", [block]).fetchone()
        if home is not None:
            db.execute("INSERT OR IGNORE INTO stale VALUES (?, ?, NULL)", [block, home[0]])
            articles.add(int(home[0]))
    return frozenset(articles)


def knows_words(db: Database, block: int) -> bool:
    """Tell whether the word index still has an earlier text of a block."""
    query = "SELECT 1 FROM stale WHERE block = ? AND words IS NOT NULL"
    return db.execute(query, [block]).fetchone() is not None


def keep_words(db: Database, block: int, text: str) -> None:
    """Remember the text that the word index has of a block whose text changes."""
    query = (
        "INSERT INTO stale SELECT id, article, ? FROM block WHERE id = ?"
        " ON CONFLICT (block) DO UPDATE SET words = excluded.words"
    )
    db.execute(query, [text, block])


def take_words(db: Database, block: int) -> str | None:
    """Return the text that the word index has of a block that goes or is indexed anew, and forget it; else None."""
    found = db.execute("SELECT words FROM stale WHERE block = ? AND words IS NOT NULL", [block]).fetchone()
    if found is None:
        return None
    db.execute("UPDATE stale SET words = NULL WHERE block = ?", [block])
    return str(found[0])


def with_words(db: Database) -> list[int]:
    """Return the blocks of which the word index has an earlier text."""
    query = "SELECT block FROM stale WHERE words IS NOT NULL ORDER BY block"
    return [int(block) for (block,) in db.execute(query).fetchall()]


def places(db: Database) -> dict[int, set[int]]:
    """Return the articles with something that waits, each with its blocks."""
    found: dict[int, set[int]] = {}
    for block, article in db.execute("SELECT block, article FROM stale ORDER BY block").fetchall():
        found.setdefault(int(article), set()).add(int(block))
    return found


def is_more(db: Database, articles: int) -> bool:
    """Tell whether something waits in more than so many articles."""
    query = "SELECT count(*) FROM (SELECT DISTINCT article FROM stale LIMIT ?)"
    return int(db.execute(query, [articles + 1]).fetchone()[0]) > articles


def take_some(db: Database, limit: int) -> dict[int, set[int]]:
    """Return what `places` does of some blocks that wait, and say that they wait no more."""
    some = db.execute("SELECT block, article FROM stale ORDER BY block LIMIT ?", [limit]).fetchall()
    db.conn.executemany("DELETE FROM stale WHERE block = ?", [(block,) for block, _ in some])
    found: dict[int, set[int]] = {}
    for block, article in some:
        found.setdefault(int(article), set()).add(int(block))
    return found


def clear(db: Database) -> None:
    """Say that nothing waits any more."""
    db.execute("DELETE FROM stale")
