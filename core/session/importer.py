"""Bringing dumps in: a worker process reads, the storage thread writes, and all appear at once or not at all."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

from core.errors import Cancelled, UserError
from core.model import Dismissal, Label, Source
from core.model.waiting import StopAsked
from core.session.worker import Message, Order, dump_size, read_dump
from core.storage import ProjectFile, importing, rows

WAITING = 16
"""Messages a worker may be ahead of the writing."""

POLL = 0.05
"""Seconds between two looks at whether the user gave up or the worker died."""

SPARE_IDS = 16


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import has come.

    Attributes:
        name: the file being read.
        file: its number, from 1.
        files: how many there are.
        done: code points of it that are in the project.
        total: its code points, 0 while it is being decoded.
        articles: articles found so far, all files together.
    """

    name: str
    file: int
    files: int
    done: int
    total: int
    articles: int


@dataclass(slots=True)
class ImportResult:
    """What an import brought in.

    Attributes:
        sources: ids of the new sources.
        encodings: the codec name each was read with.
    """

    sources: list[int] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    articles: int = 0
    blocks: int = 0


class Importer:
    """One import of one or several dumps into an open project; used from any thread but the storage thread."""

    def __init__(
        self,
        project: ProjectFile,
        *,
        again: bool,
        progress: Callable[[ImportProgress], None] | None,
        cancelled: StopAsked | None,
    ) -> None:
        self._project = project
        self._again = again
        self._progress = progress
        self._cancelled = cancelled
        self._sources: list[Source] = []
        self._digests: set[str] = set()
        self.result = ImportResult()

    @contextmanager
    def kept_whole(self) -> Iterator[None]:
        """Remove all that was read where what is done with it fails."""
        try:
            yield
        except BaseException:
            self._discard()
            raise

    def run(
        self,
        dumps: Sequence[tuple[Path, str | None]],
        labels: Sequence[Label],
        dismissals: Sequence[Dismissal],
    ) -> list[Source]:
        """Read all dumps and return their sources, still in the state ``importing``; leave nothing if one fails."""
        with self.kept_whole():
            for at, (path, encoding) in enumerate(dumps):
                self._bring(path, encoding, labels, dismissals, (at + 1, len(dumps)))
        return self._sources

    def _patient(self, work: Callable[[Any], Any]) -> Any:
        return self._project.thread.call(lambda: work(self._project.db), patient=True)

    def _discard(self) -> None:
        for source in self._sources:
            while self._patient(partial(importing.discard, source=source.id)):
                pass

    def _bring(
        self,
        path: Path,
        encoding: str | None,
        labels: Sequence[Label],
        dismissals: Sequence[Dismissal],
        number: tuple[int, int],
    ) -> None:
        # A dump of n bytes holds fewer than n rows, so these ids are enough and no row needs to be renumbered.
        reserved = dump_size(path) * 2 + SPARE_IDS
        first: int = self._patient(lambda db: rows.new_id(db, reserved))
        order = Order(path, encoding, first, first + reserved - 1, labels, dismissals)
        with _worker(order) as (process, messages):
            source: Source | None = None
            while True:
                message = self._next(process, messages)
                if message.kind == "end":
                    return
                source = self._take(message, source, path)
                self._tell(path, number, message, source)

    def _next(self, process: SpawnProcess, messages: Queue[Message]) -> Message:
        while True:
            if self._cancelled is not None and self._cancelled():
                raise Cancelled
            alive = process.is_alive()
            try:
                return messages.get(timeout=POLL)
            except queue.Empty:
                if not alive:
                    raise UserError("error.worker_died", code=process.exitcode) from None

    def _take(self, message: Message, source: Source | None, path: Path) -> Source | None:
        """Write what a message carries; return the source it belongs to."""
        if message.kind == "refused":
            key, values = message.value
            raise UserError(key, **values)
        if message.kind == "failed":
            raise RuntimeError(f"the import worker failed:\n{message.value}")
        if message.kind == "digest":
            self._refuse_known(message.value, path)
            return None
        if message.kind == "source":
            source = message.value
            self._sources.append(source)
            self._patient(lambda db: importing.begin(db, source))
            self.result.sources.append(source.id)
            self.result.encodings.append(source.encoding)
            return source
        if source is None:
            raise RuntimeError(f"a worker sent {message.kind} before its source")
        self._write(message, source.id)
        return source

    def _write(self, message: Message, source: int) -> None:
        if message.kind == "batch":
            batch: importing.ImportBatch = message.value
            self._patient(lambda db: importing.put_batch(db, batch))
            self.result.articles += len(batch.articles)
            self.result.blocks += len(batch.blocks)
            return
        at, data = message.value
        put: Callable[..., None] = importing.put_bytes if message.kind == "bytes" else importing.put_text
        self._patient(lambda db: put(db, source, at, data))

    def _refuse_known(self, digest: str, path: Path) -> None:
        known = self._patient(lambda db: importing.source_by_digest(db, digest))
        if not self._again and (known is not None or digest in self._digests):
            raise UserError("error.already_imported", path=str(path), name=known.name if known else path.name)
        self._digests.add(digest)

    def _tell(self, path: Path, number: tuple[int, int], message: Message, source: Source | None) -> None:
        if self._progress is not None:
            total = source.length if source else 0
            self._progress(ImportProgress(path.name, *number, message.done, total, self.result.articles))


@contextmanager
def _worker(order: Order) -> Iterator[tuple[SpawnProcess, Queue[Message]]]:
    """Start a worker process and see to it that it is gone in the end."""
    context = get_context("spawn")
    messages: Queue[Message] = context.Queue(maxsize=WAITING)
    process = context.Process(target=read_dump, args=(order, messages), daemon=True, name="tanqih import")
    process.start()
    try:
        yield process, messages
    finally:
        if process.is_alive():
            process.terminate()
        messages.close()
        process.join()
        process.close()
