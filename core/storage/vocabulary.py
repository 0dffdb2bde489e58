"""All words of the word index, once each: letters inside a word are looked for in them. Some may be gone by now.

An import does not write them one by one: `fill` copies them out of the index, in slices. Until then they are read from
the index itself, which takes longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

TABLES = ("CREATE TABLE word (text TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",)
NAMES = frozenset(("word",))

_STATE, _COUNT = "vocabulary", "vocabulary_size"
_FULL, _FILLING = "full", "filling"
_RUN = re.compile(r"[\w\u0300-\u0331\ue000-\uf8ff\U000f0000-\U0010fffd]+")
"""At least as long as the words that the index cuts: looked for in it, they are cut as it does."""

_APART = "\n"
_INDEX_WORDS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.index_words USING fts5vocab('main', 'block_words', 'row')"
)


def note(db: Database, folded: Iterable[str], known: str = "") -> None:
    """Write the words of folded texts that come into the index, but not those that a `known` folded text has."""
    words = {word for text in folded for word in _RUN.findall(text)}
    words.difference_update(_RUN.findall(known))
    if words:
        _insert(db, [(word,) for word in words])


def _insert(db: Database, words: Sequence[tuple[str]]) -> None:
    """Write words, and that they became more."""
    new = db.conn.executemany("INSERT OR IGNORE INTO word VALUES (?)", words).rowcount
    if new > 0:
        query = (
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = value + excluded.value"
        )
        db.execute(query, [_COUNT, str(new)])


def forget(db: Database) -> None:
    """Say that words came into the index that are not written."""
    db.execute("DELETE FROM meta WHERE key = ?", [_STATE])


def is_full(db: Database) -> bool:
    """Tell whether every word of the index is written."""
    return (
        db.execute("SELECT 1 FROM meta WHERE key = ? AND value = ?", [_STATE, _FULL]).fetchone() is not None
    )


def fill(db: Database, behind: str | None, limit: int) -> str | None:
    """Write the next `limit` words of the index; return the last of them to go on behind, None at the end."""
    with db.atomic():
        db.execute(_INDEX_WORDS)
        if behind is None:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_STATE, _FILLING])
        query = "SELECT term FROM temp.index_words WHERE term > ? ORDER BY term LIMIT ?"
        found = db.execute(query, [behind or "", limit]).fetchall()
        _insert(db, found)
        if len(found) == limit:
            return str(found[-1][0])
        db.execute("UPDATE meta SET value = ? WHERE key = ? AND value = ?", [_FULL, _STATE, _FILLING])
    return None


class Vocabulary:
    """The words in memory, for as long as none come to them. Used on the storage thread alone."""

    def __init__(self) -> None:
        self._text = ""
        self._size: str | None = None

    def words_with(
        self, db: Database, letters: str, *, before: bool, after: bool, most: int
    ) -> Sequence[str] | None:
        """Return the words that hold `letters` (of `core.arabic.matching.groups`); None for more than `most`.

        `before` and `after` say whether a word may go on there.
        """
        if not is_full(db):
            db.execute(_INDEX_WORDS)
            return _asked(db, "temp.index_words", "term", letters, before, after, most)
        if not letters.isdecimal() and letters.lower() != letters.upper():
            return _asked(db, "word", "text", letters, before, after, most)
        wanted = f"{'' if before else _APART}{letters}{'' if after else _APART}"
        found: list[str] = []
        for word in _holding(self._known(db), wanted, letters):
            found.append(word)
            if len(found) > most:
                return None
        return found

    def _known(self, db: Database) -> str:
        row = db.execute("SELECT value FROM meta WHERE key = ?", [_COUNT]).fetchone()
        size = str(row[0]) if row else "0"
        if size != self._size:
            (words,) = db.execute("SELECT group_concat(text, ?) FROM word", [_APART]).fetchone()
            self._text = f"{_APART}{words or ''}{_APART}"
            self._size = size
        return self._text


def _asked(
    db: Database, table: str, column: str, letters: str, before: bool, after: bool, most: int
) -> Sequence[str] | None:
    """Return what `Vocabulary.words_with` does, out of a table: A to Z are a to z for it."""
    wanted = f"{'%' if before else ''}{letters}{'%' if after else ''}"
    query = f"SELECT {column} FROM {table} WHERE {column} LIKE ? LIMIT ?"
    found = [str(word) for (word,) in db.execute(query, [wanted, most + 1]).fetchall()]
    return found if len(found) <= most else None


def _holding(text: str, wanted: str, letters: str) -> Iterator[str]:
    """Yield the words of a text of words, each between two `_APART`, that hold something."""
    at = text.find(wanted)
    while at >= 0:
        inside = at + wanted.index(letters)
        start, end = text.rfind(_APART, 0, inside) + 1, text.find(_APART, inside)
        yield text[start:end]
        at = text.find(wanted, end)
