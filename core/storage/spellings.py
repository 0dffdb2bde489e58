"""Spellings: counted in a temporary database of its own, and a cache of the rare ones, never in the journal.

A project of a million articles has some millions of different words; SQLite moves what does not fit out to disk, so
counting takes no more memory for more articles. It has a connection of its own, to no file that anybody knows, and may
be used on any one thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from core.arabic.spellings import skeleton
from core.model.spellings import TanweenWays, Usage
from core.storage.queries import PAGE, words_in

TABLES = (
    "CREATE TABLE spelling (form TEXT PRIMARY KEY, usual TEXT NOT NULL, seldom INTEGER NOT NULL,"
    " often INTEGER NOT NULL, rule TEXT NOT NULL) STRICT, WITHOUT ROWID",
)
NAMES = frozenset(("spelling",))

_KNOWN_TO = "spelled_to"
_TANWEEN = ("", "", "")
"""Form, usual form and rule of the entry that holds how often tanween is written in either way."""


class WordCounts:
    """How often each form of a word stands in a text, whatever its size."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute(
            "CREATE TABLE counted (skeleton TEXT NOT NULL, form TEXT NOT NULL, n INTEGER NOT NULL,"
            " PRIMARY KEY (skeleton, form)) WITHOUT ROWID"
        )

    def __enter__(self) -> Self:
        """Return the counts."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Forget them."""
        self._db.close()

    def add(self, counts: Mapping[str, int]) -> None:
        """Count these forms too."""
        entries = sorted((skeleton(form), form, count) for form, count in counts.items())
        self._db.execute("BEGIN")
        self._db.executemany(
            "INSERT INTO counted VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", entries
        )
        self._db.execute("COMMIT")

    def count(self, form: str) -> int:
        """Return how often a form stands."""
        query = "SELECT n FROM counted WHERE skeleton = ? AND form = ?"
        found = self._db.execute(query, [skeleton(form), form]).fetchone()
        return int(found[0]) if found else 0

    def groups(self) -> Iterator[dict[str, int]]:
        """Yield the counts of all forms that share a skeleton with another one, skeleton by skeleton."""
        rows = self._db.execute("SELECT skeleton, form, n FROM counted ORDER BY skeleton")
        for _, group in groupby(rows, key=lambda row: row[0]):
            forms = {str(form): int(count) for _, form, count in group}
            if len(forms) > 1:
                yield forms


def usages_behind(db: Database, form: str, limit: int) -> list[Usage]:
    """Return the next known rare spellings behind a form, for walking all in short reads."""
    query = "SELECT * FROM spelling WHERE form > ? ORDER BY form LIMIT ?"
    return [Usage(*entries) for entries in db.execute(query, [form, limit]).fetchall()]


def put_usages(db: Database, usages: Iterable[Usage]) -> None:
    """Remember rare spellings."""
    db.conn.executemany("INSERT OR REPLACE INTO spelling VALUES (?, ?, ?, ?, ?)", usages)


def remove_usages(db: Database, usages: Iterable[Usage]) -> None:
    """Forget rare spellings."""
    db.conn.executemany("DELETE FROM spelling WHERE form = ?", [(usage.form,) for usage in usages])


def put_tanween(db: Database, ways: TanweenWays) -> None:
    """Remember how tanween is written in the project."""
    form, usual, rule = _TANWEEN
    put_usages(db, [Usage(form, usual, *ways, rule)])


def rare_spellings(db: Database, forms: Sequence[str]) -> dict[str, Usage]:
    """Return those of some forms that are rare spellings."""
    found: dict[str, Usage] = {}
    for at in range(0, len(forms), PAGE):
        page = forms[at : at + PAGE]
        query = f"SELECT * FROM spelling WHERE form IN ({', '.join('?' * len(page))})"
        found.update((entries[0], Usage(*entries)) for entries in db.execute(query, [*page]).fetchall())
    return found


def tanween_ways(db: Database) -> TanweenWays:
    """Return how tanween is written in the project, as last counted."""
    query = "SELECT seldom, often FROM spelling WHERE form = ? AND usual = ? AND rule = ?"
    found = db.execute(query, [*_TANWEEN]).fetchone()
    return TanweenWays(*found) if found else TanweenWays(0, 0)


def articles_told(db: Database, rules: Collection[str]) -> set[int]:
    """Return the articles of which some rules say something."""
    query = f"SELECT DISTINCT article FROM finding WHERE rule IN ({', '.join('?' * len(rules))})"
    return {int(article) for (article,) in db.execute(query, [*rules]).fetchall() if article is not None}


def known_to(db: Database) -> int:
    """Return the article up to whose id all were looked at for what their words say, 0 before the first time."""
    found = db.execute("SELECT value FROM meta WHERE key = ?", [_KNOWN_TO]).fetchone()
    return int(found[0]) if found and found[0].isascii() and found[0].isdigit() else 0


def set_known_to(db: Database, article: int) -> None:
    """Say that all articles up to an id were looked at."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_KNOWN_TO, str(article)])


def blocks_holding(db: Database, word: str, most: int) -> int:
    """Return how many blocks of the project hold a folded word, no more than `most` of them being counted."""
    phrase = words_in(word)
    if not phrase:
        return 0
    query = "SELECT count(*) FROM (SELECT rowid FROM block_words WHERE block_words MATCH ? LIMIT ?)"
    return int(db.execute(query, [f'"{" ".join(phrase)}"', most]).fetchone()[0])
