"""Bringing dumps in: a worker process reads, the storage thread writes, and all appear at once or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, NamedTuple

from core.changes import Change
from core.dump import profiles
from core.dump.reading.options import fields_key
from core.dump.reading.unpacking import Limits
from core.errors import Cancelled, UserError
from core.model import Focus, Source
from core.model.waiting import StopAsked
from core.session.children import in_child
from core.session.orders import Brought, ImportOrder, Message, Orders, Skipped
from core.session.stepping import IMPORT, Stepper
from core.storage import Database, ProjectFile, importing, known_fields, rows
from core.storage.reader import Reader

POLL = 0.05
"""Seconds between two looks at whether the user gave up."""

IDS_AT_ONCE = 5_000
"""Row ids that are given to a worker in one go: how many it needs nobody knows before the end."""

SOONEST = 2.0
"""Seconds after which the rate so far says something about the time left."""


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import has come.

    Attributes:
        name: the file being read, as its source will be called.
        file: number of the file on disk, from 1; a folder is as many as lie in it, a container is one.
        files: how many there are.
        bytes_done: bytes on disk, packed ones as they are, that are done with.
        bytes_total: of all files together.
        articles: articles found so far, all files together.
        seconds_left: at the rate so far; None while that says nothing.
    """

    name: str
    file: int
    files: int
    bytes_done: int
    bytes_total: int
    articles: int
    seconds_left: float | None


@dataclass(slots=True)
class ImportResult:
    """What an import brought in.

    Attributes:
        sources: ids of the new sources.
        encodings: the codec name each was read with.
        brought: each of them in full, with what was skipped inside it.
        skipped: the files that did not come in, and why.
    """

    sources: list[int] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    articles: int = 0
    blocks: int = 0
    brought: list[Brought] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


class NothingImported(UserError):
    """None of several files came in.

    Attributes:
        skipped: why, file by file.
    """

    def __init__(self, skipped: Sequence[Skipped]) -> None:
        super().__init__("error.nothing_imported", count=len(skipped))
        self.skipped = tuple(skipped)


class Link(NamedTuple):
    """A running worker and the ways to it."""

    process: SpawnProcess
    messages: Connection
    ids: Connection


class Importer:
    """One import into an open project; used from any thread but the storage thread."""

    def __init__(
        self,
        project: ProjectFile,
        view: Reader,
        stepper: Stepper,
        *,
        progress: Callable[[ImportProgress], None] | None,
        cancelled: StopAsked | None,
    ) -> None:
        self._project = project
        self._view = view
        self._stepper = stepper
        self._tell = progress
        self._cancelled = cancelled
        self._begun: list[int] = []
        self._open: Source | None = None
        self._at = ImportProgress("", 0, 0, 0, 0, 0, None)
        self._start = stepper.clock()
        self._result = ImportResult()

    def run(self, dumps: Sequence[ImportOrder], *, again: bool, limits: Limits) -> ImportResult:
        """Bring all in as steps and return what came; leave nothing where it fails as a whole.

        Raises UserError where nothing came in, Cancelled, and RuntimeError for a fault of the worker's.
        """
        try:
            self._read(self._calling(partial(self._orders, dumps, again, limits)))
            if not self._result.sources:
                raise self._nothing()
            self._calling(self._appear)
        except BaseException:
            self._discard(self._begun)
            raise
        return self._result

    def _calling(self, work: Callable[[Database], Any], *, patient: bool = False) -> Any:
        return self._project.thread.call(lambda: work(self._project.db), patient=patient)

    def _orders(self, dumps: Sequence[ImportOrder], again: bool, limits: Limits, db: Database) -> Orders:
        view = self._view
        return Orders(
            dumps,
            labels=view.labels(),
            dismissals=view.dismissals(),
            rule_settings=view.rule_settings(),
            page_lines=profiles.in_use(view.page_lines()),
            known=importing.known_digests(db),
            known_fields=known_fields.all_of(db),
            again=again,
            limits=limits,
        )

    def _read(self, orders: Orders) -> None:
        with _worker(orders) as link:
            while (message := self._next(link)).kind != "end":
                self._take(message, link)
                if message.kind not in ("ids", "found"):
                    self._report(message)
            self._report(message)

    def _next(self, link: Link) -> Message:
        while True:
            if self._cancelled is not None and self._cancelled():
                raise Cancelled
            if link.messages.poll(POLL):
                try:
                    message: Message = link.messages.recv()
                except (EOFError, OSError):
                    link.process.join()
                    raise UserError("error.worker_died", code=link.process.exitcode) from None
                return message

    def _take(self, message: Message, link: Link) -> None:
        """Do what a message asks for."""
        value = message.value
        if message.kind == "ids":
            with suppress(OSError):  # a worker that is done reads its last answer no more
                link.ids.send(self._calling(_new_ids))
        elif message.kind == "found":
            files, size = value
            self._at = replace(self._at, files=files, bytes_total=size)
        elif message.kind == "file":
            self._at = replace(self._at, name=value, file=self._at.file + 1)
        elif message.kind == "member":
            self._at = replace(self._at, name=value)
        elif message.kind == "skipped":
            self._skip(value)
        elif message.kind == "source":
            self._begin(value)
        elif message.kind == "too_large":
            raise UserError("error.dump_too_large", path=self._at.name)
        elif message.kind == "failed":
            raise RuntimeError(f"the import worker failed:\n{value}")
        elif message.kind != "progress":
            self._write(message)

    def _begin(self, source: Source) -> None:
        self._begun.append(source.id)
        self._open = source
        self._calling(lambda db: importing.begin(db, source), patient=True)

    def _skip(self, skipped: Skipped) -> None:
        """Note a file that does not come in, and remove what was written of it."""
        self._result.skipped.append(skipped)
        if self._open is not None:
            self._discard([self._open.id])
            self._begun.remove(self._open.id)
            self._open = None

    def _write(self, message: Message) -> None:
        """Write what the open source gets."""
        if self._open is None:
            raise RuntimeError(f"a worker sent {message.kind} without a source")
        source, value = self._open.id, message.value
        if message.kind == "brought":
            self._finish(value)
        elif message.kind == "batch":
            self._calling(lambda db: importing.put_batch(db, value), patient=True)
            self._at = replace(self._at, articles=self._at.articles + len(value.articles))
        else:
            put = importing.put_bytes if message.kind == "bytes" else importing.put_text
            at, data = value[0], importing.packed(value[1])
            self._calling(lambda db: put(db, source, at, data), patient=True)

    def _finish(self, brought: Brought) -> None:
        self._calling(lambda db: importing.finish(db, brought.source), patient=True)
        result = self._result
        result.brought.append(brought)
        result.sources.append(brought.source.id)
        result.encodings.append(brought.source.encoding)
        result.articles += brought.articles
        result.blocks += brought.blocks
        self._open = None

    def _nothing(self) -> UserError:
        skipped = self._result.skipped
        if not skipped:
            return UserError("error.nothing_inside")
        if len(skipped) == 1:
            return UserError(skipped[0].key, **skipped[0].values)
        return NothingImported(skipped)

    def _appear(self, db: Database) -> None:
        """Let everybody see all that was read, at once."""
        with db.atomic():
            for brought in self._result.brought:
                source = brought.source
                change = Change("source", source.id, "state", "removed", "present")
                rows.apply(db, change)
                args = {"source": source.id, "name": source.name}
                self._stepper.record(db, IMPORT, args, [change], Focus())
                if brought.chosen and "fields" in source.attrs:
                    fields = source.attrs["fields"]
                    known_fields.remember(db, fields_key(fields), fields)

    def _discard(self, sources: Sequence[int]) -> None:
        for source in sources:
            while self._calling(partial(importing.discard, source=source), patient=True):
                pass

    def _report(self, message: Message) -> None:
        done = max(self._at.bytes_done, message.done)
        self._at = replace(self._at, bytes_done=done, seconds_left=self._seconds_left(done))
        if self._tell is not None:
            self._tell(self._at)

    def _seconds_left(self, done: int) -> float | None:
        passed: float = (self._stepper.clock() - self._start).total_seconds()
        if not done or passed < SOONEST:
            return None
        return passed * (self._at.bytes_total - done) / done


def _new_ids(db: Database) -> range:
    with db.atomic():
        first = rows.new_id(db, IDS_AT_ONCE)
    return range(first, first + IDS_AT_ONCE)


@contextmanager
def _worker(orders: Orders) -> Iterator[Link]:
    """Start a worker process and see to it that it is gone in the end."""
    context = get_context("spawn")
    messages, telling = context.Pipe(duplex=False)
    asking, ids = context.Pipe(duplex=False)
    work = ("core.session.worker:read_dumps", orders, telling, asking)
    process = context.Process(target=in_child, args=work, daemon=True, name="tanqih import")
    process.start()
    for theirs in (telling, asking):
        theirs.close()
    try:
        yield Link(process, messages, ids)
    finally:
        if process.is_alive():
            process.terminate()
        for ours in (messages, ids):
            ours.close()
        process.join()
        process.close()
