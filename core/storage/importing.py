"""Writing a dump into the project, in small transactions, invisible until it is whole."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from core.model import Source
from core.storage import codec, findings, rows, vocabulary
from core.storage.damage import reading

TEXT_CHUNK = 65_536
"""Code points of source text that are compressed together."""

BYTES_CHUNK = 1 << 20
"""Bytes of a dump that are compressed together."""

ROWS_AT_ONCE = 500
"""Blocks of a given-up import that are removed in one transaction."""

CHUNKS_AT_ONCE = 64
"""Chunks of its bytes or text likewise."""


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """Ready-made entries of some whole articles: everything the tables and the caches hold of them.

    Attributes:
        articles: entries of the article table.
        blocks: entries of the block table, derived ones included.
        words: block id and folded text.
        summaries: entries of the summary table.
        findings: entries of the finding table without their id.
    """

    articles: Sequence[tuple[Any, ...]]
    blocks: Sequence[tuple[Any, ...]]
    words: Sequence[tuple[int, str]]
    summaries: Sequence[tuple[Any, ...]]
    findings: Sequence[tuple[Any, ...]]


def known_digests(db: Database) -> dict[str, str]:
    """Return the sha256 of every present source, and its name."""
    query = "SELECT sha256, name FROM source WHERE state = 'present' ORDER BY id DESC"
    return {str(digest): str(name) for digest, name in db.execute(query).fetchall()}


def begin(db: Database, source: Source) -> None:
    """Write the source's own row; its state ``importing`` keeps all of it out of sight."""
    with db.atomic():
        rows.insert(db, "source", source)


def finish(db: Database, source: Source) -> None:
    """Write what is known of a source only when all of it was read; it stays out of sight."""
    with db.atomic():
        for name in ("length", "attrs"):
            (entry,) = codec.column_of("source", name).encode(getattr(source, name))
            db.execute(f"UPDATE source SET {name} = ? WHERE id = ?", [entry, source.id])
        vocabulary.forget(db)


def packed(data: bytes | str) -> bytes:
    """Return a chunk of bytes or source text as it is stored; not on the storage thread, where edits wait."""
    return zlib.compress(data.encode("utf-8") if isinstance(data, str) else data, 1)


def put_bytes(db: Database, source: int, at: int, data: bytes) -> None:
    """Write one packed chunk of the dump's bytes, `at` bytes from its start."""
    with db.atomic():
        db.execute("INSERT INTO source_bytes VALUES (?, ?, ?)", [source, at, data])


def put_text(db: Database, source: int, start: int, data: bytes) -> None:
    """Write one packed chunk of the source text, `start` code points from its start."""
    with db.atomic():
        db.execute("INSERT INTO source_text VALUES (?, ?, ?)", [source, start, data])


def put_batch(db: Database, batch: ImportBatch) -> None:
    """Write a batch of whole articles."""
    with db.atomic():
        db.conn.executemany(rows.insert_sql("article"), batch.articles)
        db.conn.executemany(rows.insert_sql("block"), batch.blocks)
        rows.add_words(db, batch.words)
        db.conn.executemany(findings.SUMMARY_INSERT, batch.summaries)
        db.conn.executemany(findings.FINDING_INSERT, batch.findings)


def discard(db: Database, source: int, limit: int = ROWS_AT_ONCE) -> bool:
    """Remove some rows of a given-up import; return whether anything is left to remove."""
    articles = "SELECT id FROM article WHERE source = ?"
    with db.atomic():
        query = f"SELECT id, text FROM block WHERE article IN ({articles}) LIMIT ?"
        blocks = [(int(block), str(text)) for block, text in db.execute(query, [source, limit]).fetchall()]
        if blocks:
            rows.unindex_all_words(db, blocks)
            db.conn.executemany("DELETE FROM block WHERE id = ?", [(block,) for block, _ in blocks])
            return True
        for table, column in (("source_bytes", "at"), ("source_text", "start")):
            some = f"SELECT {column} FROM {table} WHERE source = ? LIMIT {CHUNKS_AT_ONCE}"
            if db.execute(
                f"DELETE FROM {table} WHERE source = ? AND {column} IN ({some})", [source] * 2
            ).rowcount:
                return True
        for table in ("finding", "summary"):
            db.execute(f"DELETE FROM {table} WHERE article IN ({articles})", [source])
        db.execute("DELETE FROM article WHERE source = ?", [source])
        db.execute("DELETE FROM source WHERE id = ?", [source])
    return False


def discard_unfinished(db: Database) -> None:
    """Remove what imports left behind that never came to their end."""
    for (source,) in db.execute("SELECT id FROM source WHERE state = 'importing'").fetchall():
        while discard(db, source):
            pass


def _unpacked(data: bytes, limit: int) -> bytes:
    """Return what was compressed; raise ValueError where it is more than any chunk of ours holds."""
    unpacker = zlib.decompressobj()
    found = unpacker.decompress(data, limit)
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise ValueError("a chunk that does not end where it must")
    return found


def read_bytes(db: Database, source: int) -> bytes:
    """Return a source's bytes as they were imported."""
    query = "SELECT data FROM source_bytes WHERE source = ? ORDER BY at"
    with reading("source", source):
        return b"".join(_unpacked(data, BYTES_CHUNK) for (data,) in db.execute(query, [source]).fetchall())


def read_text(db: Database, source: int, start: int, end: int | None) -> str:
    """Return a source's text between two code points."""
    first = start // TEXT_CHUNK * TEXT_CHUNK
    query = "SELECT data FROM source_text WHERE source = ? AND start >= ? AND start < ? ORDER BY start"
    last = end if end is not None else 1 << 62
    chunks = db.execute(query, [source, first, max(last, first + 1)]).fetchall()
    with reading("source", source):
        text = "".join(_unpacked(data, 4 * TEXT_CHUNK).decode("utf-8") for (data,) in chunks)
    return text[start - first : None if end is None else max(end - first, 0)]
