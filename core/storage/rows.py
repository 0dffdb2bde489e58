"""Writing rows: whole ones, one field, a splice of text; and the columns and index derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from core.arabic import fold
from core.changes import ROW, Change, Splice
from core.model import KINDS, Block, Mention, Row
from core.storage import codec, mentioned, stale, vocabulary

SHORT_FOLD = 3
"""Texts shorter than this, folded, count as unlike everything: a dash is not a repeat of a dash."""


def fold_key(folded: str) -> int:
    """Return a 63-bit hash of a folded text, white space taken as one space; 0 for one that holds next to nothing."""
    words = " ".join(folded.split())
    if len(words) < SHORT_FOLD:
        return 0
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def digest(text: str) -> bytes:
    """Return the 8 bytes that tell whether a block's text is still what was written."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def words_key(words: str) -> str:
    """Return a mention's words folded, white space taken as one space: the same for all that are alike."""
    return " ".join(fold(words).split())


def new_id(db: Database, count: int = 1) -> int:
    """Return the first of `count` row ids never given before."""
    (first,) = db.execute("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'next_id'").fetchone()
    db.execute("UPDATE meta SET value = ? WHERE key = 'next_id'", [str(first + count)])
    return int(first)


def block_derived(block: Block) -> tuple[int, bytes]:
    """Return the derived columns of a block."""
    return fold_key(fold(block.text)), digest(block.text)


def mention_derived(mention: Mention) -> tuple[str]:
    """Return the derived column of a mention."""
    return (words_key(mention.words),)


def derived(kind: str, row: Row) -> tuple[Any, ...]:
    """Return the entries of a row's derived columns, in the order of `schema.DERIVED`."""
    if isinstance(row, Block):
        return block_derived(row)
    if isinstance(row, Mention):
        return mention_derived(row)
    return ()


def insert_sql(kind: str) -> str:
    """Return the INSERT of one kind: content columns, then derived ones."""
    extra = {"block": 2, "mention": 1}.get(kind, 0)
    marks = ", ".join("?" * (len(codec.column_names(kind)) + extra))
    return f"INSERT INTO {kind} VALUES ({marks})"


def insert(db: Database, kind: str, row: Row) -> None:
    """Write a new row and what is derived from it."""
    db.execute(insert_sql(kind), (*codec.encode(kind, row), *derived(kind, row)))
    if isinstance(row, Block):
        index_words(db, [(row.id, fold(row.text))])
    if isinstance(row, Mention):
        mentioned.note(db, row.id, row.parts)


def index_words(db: Database, entries: Sequence[tuple[int, str]], known: str = "") -> None:
    """Add folded texts of blocks to the word index, and words that a `known` text has not to the vocabulary."""
    add_words(db, entries)
    vocabulary.note(db, (folded for _, folded in entries), known)


def add_words(db: Database, entries: Sequence[tuple[int, str]]) -> None:
    """Add folded texts of blocks to the word index alone: of very many, the vocabulary is filled afterwards."""
    db.conn.executemany("INSERT INTO block_words (rowid, folded) VALUES (?, ?)", entries)


def unindex_words(db: Database, block: int, text: str) -> None:
    """Take a block's words, as they were, out of the index."""
    db.execute(
        "INSERT INTO block_words (block_words, rowid, folded) VALUES ('delete', ?, ?)",
        [block, fold(text)],
    )


def unindex_all_words(db: Database, blocks: Sequence[tuple[int, str]]) -> None:
    """Take the words of many blocks, id and text, out of the index; of the last ones all at once."""
    others = "SELECT count(*) FROM (SELECT 1 FROM block LIMIT ?)"
    if db.execute(others, [len(blocks) + 1]).fetchone()[0] == len(blocks):
        db.execute("INSERT INTO block_words (block_words) VALUES ('delete-all')")
        return
    db.conn.executemany(
        "INSERT INTO block_words (block_words, rowid, folded) VALUES ('delete', ?, ?)",
        [(block, fold(text)) for block, text in blocks],
    )


def apply(db: Database, change: Change, *, later: bool = False) -> None:
    """Write one change; raise ValueError where the file does not hold what the change says was there.

    With `later` a text's fold key and words in the index wait (see `core.storage.stale`): a key press pays for neither.
    """
    if change.field == ROW:
        if change.after is not None:
            insert(db, change.kind, change.after)
        else:
            remove(db, change.kind, change.before)
    elif isinstance(change.after, Splice):
        splice(db, change.id, change.after, later=later)
    else:
        set_field(db, change)


def apply_all(db: Database, changes: Iterable[Change], *, later: bool = False) -> None:
    """Write changes in their order, splices of one block that follow each other in one go; see `apply`."""
    for (kind, row, field), run in groupby(
        changes, key=lambda change: (change.kind, change.id, change.field)
    ):
        if (kind, field) == ("block", "text"):
            splice(db, row, *(change.after for change in run), later=later)
        else:
            for change in run:
                apply(db, change, later=later)


def remove(db: Database, kind: str, row: Row) -> None:
    """Take a row away."""
    if isinstance(row, Block):
        indexed = stale.take_words(db, row.id)
        unindex_words(db, row.id, row.text if indexed is None else indexed)
    if isinstance(row, Mention):
        mentioned.forget(db, row.id, row.parts)
    gone = db.execute(f"DELETE FROM {kind} WHERE id = ?", [row.id]).rowcount
    if gone != 1:
        raise ValueError(f"no {kind} {row.id} to remove")


def splice(db: Database, block: int, *changes: Splice, later: bool = False) -> None:
    """Put splices, one after the other, into a block's text."""
    (before,) = db.execute("SELECT text FROM block WHERE id = ?", [block]).fetchone()
    after = before
    for change in changes:
        after = change.apply(after)
    if later:
        if not stale.knows_words(db, block):
            stale.keep_words(db, block, before)
        db.execute("UPDATE block SET text = ?, digest = ? WHERE id = ?", [after, digest(after), block])
        return
    folded = fold(after)
    indexed = stale.take_words(db, block)
    known = before if indexed is None else indexed
    unindex_words(db, block, known)
    db.execute(
        "UPDATE block SET text = ?, fold_key = ?, digest = ? WHERE id = ?",
        [after, fold_key(folded), digest(after), block],
    )
    index_words(db, [(block, folded)], fold(known))


def settle_words(db: Database, block: int) -> None:
    """Bring the fold key and the word index of a block, whose text changed since, to what it is now."""
    indexed = stale.take_words(db, block)
    if indexed is not None:
        (text,) = db.execute("SELECT text FROM block WHERE id = ?", [block]).fetchone()
        folded = fold(text)
        unindex_words(db, block, indexed)
        db.execute("UPDATE block SET fold_key = ? WHERE id = ?", [fold_key(folded), block])
        index_words(db, [(block, folded)], fold(indexed))


def set_field(db: Database, change: Change) -> None:
    """Write one field."""
    column = codec.column_of(change.kind, change.field)
    names = [name for name, _ in column.sql]
    entries = list(column.encode(change.after))
    if change.kind == "mention" and change.field == "parts":
        mentioned.follow(db, change.id, change.before, change.after)
    if change.kind == "mention" and change.field == "words":
        names.append("words_key")
        entries.append(words_key(change.after))
    setters = ", ".join(f'"{name}" = ?' for name in names)
    done = db.execute(f"UPDATE {change.kind} SET {setters} WHERE id = ?", [*entries, change.id]).rowcount
    if done != 1:
        raise ValueError(f"no {change.kind} {change.id} to change")


def fetch(db: Database, kind: str, row: int) -> Any:
    """Return one row's value, or None."""
    found = db.execute(f"SELECT {codec.select_list(kind)} FROM {kind} WHERE id = ?", [row]).fetchone()
    return codec.decode(kind, found) if found else None


def fetch_all(db: Database, kind: str, where: str = "", values: Sequence[Any] = ()) -> list[Any]:
    """Return the values of all rows that fit; `where` is SQL from JOIN or WHERE on, written in this package."""
    query = f"SELECT {codec.select_list(kind)} FROM {kind} {where}"
    return [codec.decode(kind, found) for found in db.execute(query, values).fetchall()]


def content(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every content table, derived columns too: what two equal projects have equal."""
    return {
        kind: [tuple(found) for found in db.execute(f"SELECT * FROM {kind} ORDER BY id").fetchall()]
        for kind in KINDS
    }
