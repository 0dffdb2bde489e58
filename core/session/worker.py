"""The import worker: a spawned process that gets a path and returns rows; it never sees the project file."""

from __future__ import annotations

import os
import signal
import stat
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from multiprocessing import parent_process
from multiprocessing.connection import wait
from multiprocessing.queues import Queue
from pathlib import Path
from threading import Thread
from typing import Any

from core.arabic import fold
from core.checks import check_article, dismissed
from core.dump import ArticleDraft, Decoded, decode, segment
from core.errors import TanqihError, UserError
from core.model import Article, Block, Dismissal, Finding, Label, Piece, Source
from core.model.rank import sequence
from core.model.uid import new_uid
from core.storage import codec, findings, rows
from core.storage.importing import BYTES_CHUNK, TEXT_CHUNK, ImportBatch

BATCH_TEXT = 40_000
"""Code points of articles that are written in one transaction, and so the time a waiting edit waits."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is to read.

    Attributes:
        encoding: codec name, or None to find it out.
        first_id: the first row id it may give.
        last_id: the last one.
    """

    path: Path
    encoding: str | None
    first_id: int
    last_id: int
    labels: Sequence[Label]
    dismissals: Sequence[Dismissal]


@dataclass(frozen=True, slots=True)
class Message:
    """What a worker says: `kind` is digest, source, bytes, text, batch, refused, failed or end."""

    kind: str
    value: Any = None
    done: int = 0


Send = Callable[[Message], None]


def read_dump(order: Order, queue: Queue[Message]) -> None:
    """Read one dump and send all of it: the process's whole life. Errors are sent too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        _read(order, queue.put)
    except TanqihError as error:
        queue.put(Message("refused", (error.key, error.values)))
    except MemoryError:
        queue.put(Message("refused", ("error.dump_too_large", {"path": str(order.path)})))
    except Exception:  # noqa: BLE001 - the process's last word; the parent raises it
        queue.put(Message("failed", traceback.format_exc()))


def _end_with_parent() -> None:
    """End this process when the one that wants its rows is no more."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def dump_size(path: Path) -> int:
    """Return a dump's bytes; raise UserError where it is no file that can be read to its end."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise UserError("error.no_such_file", path=str(path)) from None
    except OSError as error:
        raise UserError("error.cannot_read", path=str(path), detail=error.strerror or str(error)) from error
    if stat.S_ISDIR(found.st_mode):
        raise UserError("error.is_a_folder", path=str(path))
    if not stat.S_ISREG(found.st_mode):
        raise UserError("error.not_a_file", path=str(path))
    return found.st_size


def read_file(path: Path) -> bytes:
    """Return a dump's bytes; raise UserError where they cannot be had."""
    dump_size(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError("error.cannot_read", path=str(path), detail=error.strerror or str(error)) from error


def _decode(order: Order, data: bytes) -> Decoded:
    try:
        return decode(data, order.encoding)
    except UserError as error:
        raise UserError(error.key, **{"path": str(order.path), **error.values}) from error


def _read(order: Order, send: Send) -> None:
    data = read_file(order.path)
    digest = sha256(data).hexdigest()
    send(Message("digest", digest))
    decoded = _decode(order, data)
    ids = iter(range(order.first_id, order.last_id + 1))
    source = Source(
        id=next(ids),
        uid=new_uid(),
        name=order.path.name,
        sha256=digest,
        size=len(data),
        length=len(decoded.text),
        encoding=decoded.encoding,
        encoding_by=decoded.encoding_by,
        state="importing",
        imported=datetime.now(UTC).isoformat(timespec="seconds"),
        attrs={"undecodable": list(decoded.undecodable)} if decoded.undecodable else {},
    )
    send(Message("source", source))
    for at in range(0, len(data), BYTES_CHUNK):
        send(Message("bytes", (at, data[at : at + BYTES_CHUNK])))
    for start in range(0, len(decoded.text), TEXT_CHUNK):
        send(Message("text", (start, decoded.text[start : start + TEXT_CHUNK])))
    _send_articles(order, source, decoded.text, ids, send)
    send(Message("end", source.id, source.length))


def _send_articles(order: Order, source: Source, text: str, ids: Iterator[int], send: Send) -> None:
    batch = _Batch()
    for at, draft in zip(count(), segment(text), strict=False):
        article, blocks = _rows_of(draft, source.id, sequence(at), text, ids)
        batch.add(article, blocks, order)
        if batch.size >= BATCH_TEXT:
            send(Message("batch", batch.ready(), draft.blocks[-1].end))
            batch = _Batch()
    if batch.articles:
        send(Message("batch", batch.ready(), len(text)))


def _rows_of(
    draft: ArticleDraft, source: int, rank: str, text: str, ids: Iterator[int]
) -> tuple[Article, list[Block]]:
    try:
        article = Article(id=next(ids), uid=new_uid(), source=source, rank=rank, boundary=draft.boundary)
        blocks = [
            Block(
                id=next(ids),
                uid=new_uid(),
                article=article.id,
                rank=sequence(at),
                role=block.role,
                kept=block.kept,
                text=text[block.start : block.end],
                pieces=(Piece(block.start, block.end),),
                role_decision=block.role_decision,
                kept_decision=block.kept_decision,
            )
            for at, block in enumerate(draft.blocks)
        ]
    except StopIteration:
        raise UserError("error.file_is_growing") from None
    return article, blocks


class _Batch:
    """Rows of some articles, ready to be written."""

    def __init__(self) -> None:
        self.articles: list[tuple[Any, ...]] = []
        self._blocks: list[tuple[Any, ...]] = []
        self._words: list[tuple[int, str]] = []
        self._summaries: list[tuple[Any, ...]] = []
        self._findings: list[tuple[Any, ...]] = []
        self.size = 0

    def add(self, article: Article, blocks: Sequence[Block], order: Order) -> None:
        """Add an article with its blocks, and what the caches will hold of it."""
        found = check_article(article, blocks, [], order.labels, None)
        heard: list[Finding] = []
        for finding in found:
            silent = dismissed(finding, order.dismissals)
            self._findings.append(findings.finding_entries(finding, dismissed=silent))
            heard += [] if silent else [finding]
        self.articles.append(codec.encode("article", article))
        for block in blocks:
            folded = fold(block.text)
            derived = (rows.fold_key(folded), rows.digest(block.text))
            self._blocks.append((*codec.encode("block", block), *derived))
            self._words.append((block.id, folded))
            self.size += len(block.text)
        self._summaries.append(findings.summary_entries(article, blocks, [], heard))

    def ready(self) -> ImportBatch:
        """Return what was gathered."""
        return ImportBatch(self.articles, self._blocks, self._words, self._summaries, self._findings)
