"""The import worker: a spawned process that gets paths and returns rows; it never sees the project file."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from multiprocessing.connection import Connection

from core.dump.reading.members import File, Member, files, members_of
from core.dump.reading.options import ReadOptions
from core.dump.reading.read import Reading, of_member, read
from core.errors import UserError
from core.model import Source
from core.model.uid import new_uid
from core.session.drafted import Drafted
from core.session.meter import Meter
from core.session.orders import Brought, ImportOrder, MemberChoice, Message, Orders, Skipped
from core.session.outbox import Outbox
from core.storage.importing import BYTES_CHUNK, TEXT_CHUNK

Send = Callable[[Message], None]


def read_dumps(orders: Orders, messages: Connection, ids: Connection) -> None:
    """Read all dumps and send all of them: the process's whole life. Errors are sent too."""
    outbox = Outbox(messages)
    try:
        Worker(orders, outbox.put, ids.recv).run()
    except MemoryError:
        outbox.put(Message("too_large"))
    except Exception:  # noqa: BLE001 - the process's last word; the parent raises it
        outbox.put(Message("failed", traceback.format_exc()))
    outbox.close()


class Worker:
    """Reads dumps one after the other.

    `send` takes what is to be written; `receive` gives ranges of row ids, each after it was asked for.
    """

    def __init__(self, orders: Orders, send: Send, receive: Callable[[], range]) -> None:
        self._orders = orders
        self._send = send
        self._ids = _ids(send, receive)
        self._known = dict(orders.known)
        self._meter = Meter(lambda done: send(Message("progress", done=done)))

    def run(self) -> None:
        """Read all, and say so at the end."""
        found = [(order, file) for order in self._orders.dumps for file in self._files(order)]
        self._send(Message("found", (len(found), sum(file.size for _, file in found))))
        for order, file in found:
            self._meter.begin_file(file.size)
            self._send(Message("file", file.name, self._meter.done))
            for member in members_of(file, self._orders.limits):
                if member.name not in order.left_out:
                    self._try(order, member)
            self._meter.finish_file()
        self._send(Message("end", done=self._meter.done))

    def _files(self, order: ImportOrder) -> Iterator[File]:
        try:
            yield from (file for file in files(order.path) if file.name not in order.left_out)
        except UserError as error:
            self._skip(str(order.path), error, listed=False)

    def _skip(self, name: str, error: UserError, *, listed: bool) -> None:
        self._send(Message("skipped", Skipped(name, error.key, error.values, listed)))

    def _try(self, order: ImportOrder, member: Member) -> None:
        """Read one member; one that cannot be read, or breaks off midway, is skipped."""
        listed = member.path != order.path or "/" in member.name
        self._send(Message("member", member.name, self._meter.done))
        try:
            self._read(order.choice_of(member.name), self._meter.watched(member))
        except UserError as error:
            self._skip(member.name, of_member(error, member.name), listed=listed)

    def _read(self, choice: MemberChoice, member: Member) -> None:
        orders = self._orders
        self._meter.begin_survey(member)
        options = ReadOptions(*choice, orders.known_fields, orders.page_lines, orders.limits)
        reading = read(member, options)
        digest = reading.survey.sha256
        if digest in self._known and not orders.again:
            raise UserError("error.already_imported", name=self._known[digest])
        source = Source(
            id=next(self._ids),
            uid=new_uid(),
            name=member.name,
            sha256=digest,
            size=reading.survey.size,
            length=0,
            encoding=reading.encoding,
            encoding_by=reading.encoding_by,
            state="importing",
            imported=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self._send(Message("source", source, self._meter.done))
        self._send_bytes(member, reading)
        self._send_articles(source, reading, chosen=choice.fields is not None)
        self._known.setdefault(digest, member.name)

    def _send_bytes(self, member: Member, reading: Reading) -> None:
        """Send a member's bytes as they are; they must be those that were surveyed."""
        self._meter.begin_bytes(reading.survey.size)
        digest, at = sha256(), 0
        with member.open() as stream:
            while data := stream.read(BYTES_CHUNK):
                digest.update(data)
                self._send(Message("bytes", (at, data), self._meter.done))
                at += len(data)
        if digest.hexdigest() != reading.survey.sha256:
            raise UserError("error.file_is_growing")

    def _send_articles(self, source: Source, reading: Reading, *, chosen: bool) -> None:
        orders, meter = self._orders, self._meter
        meter.begin_articles(reading.survey.size)
        drafted = Drafted(source.id, self._ids, orders.labels, orders.dismissals, orders.rule_settings)
        text = _Text()
        for event in reading.events():
            if isinstance(event, str):
                for start, piece in text.add(event):
                    self._send(Message("text", (start, piece), meter.done))
            else:
                for batch in drafted.add(event):
                    self._send(Message("batch", batch, meter.done))
        for batch in drafted.rest():
            self._send(Message("batch", batch, meter.done))
        for start, piece in text.rest():
            self._send(Message("text", (start, piece), meter.done))
        if not drafted.articles:
            raise UserError("error.no_text")
        self._send(Message("brought", _brought(source, reading, drafted, text.length, chosen), meter.done))


def _ids(send: Send, receive: Callable[[], range]) -> Iterator[int]:
    """Yield row ids; the next range is asked for while the one before is used up."""
    send(Message("ids"))
    while True:
        given = receive()
        send(Message("ids"))
        yield from given


class _Text:
    """Source text in the pieces in which it is stored.

    Attributes:
        length: code points so far.
    """

    def __init__(self) -> None:
        self.length = 0
        self._waiting: list[str] = []
        self._size = 0
        self._start = 0

    def add(self, text: str) -> Iterator[tuple[int, str]]:
        self.length += len(text)
        self._size += len(text)
        self._waiting.append(text)
        if self._size >= TEXT_CHUNK:
            joined = "".join(self._waiting)
            whole = len(joined) // TEXT_CHUNK * TEXT_CHUNK
            self._waiting, self._size = [joined[whole:]], len(joined) - whole
            for at in range(0, whole, TEXT_CHUNK):
                yield self._start, joined[at : at + TEXT_CHUNK]
                self._start += TEXT_CHUNK

    def rest(self) -> Iterator[tuple[int, str]]:
        if self._size:
            yield self._start, "".join(self._waiting)


def _brought(source: Source, reading: Reading, drafted: Drafted, length: int, chosen: bool) -> Brought:
    attrs = {
        "form": reading.form,
        "extractor": reading.extractor,
        "undecodable": list(reading.undecodable),
        "mixed": [list(stretch) for stretch in reading.mixed],
        "lost": reading.lost,
        "fields": dict(reading.fields),
        "problems": dict(reading.problems.counts),
    }
    known = {name: value for name, value in attrs.items() if value}
    problems = reading.problems
    return Brought(
        replace(source, length=length, attrs=known),
        drafted.articles,
        drafted.blocks,
        tuple(problems.told),
        problems.counts.total(),
        chosen,
    )
