"""Finding and looking over the files to import, in short goes beside the window, so that nothing freezes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import BinaryIO

from PySide6.QtCore import QObject, Signal

from core.dump.reading.members import Member, files, members_of
from core.dump.reading.options import ReadOptions
from core.errors import Cancelled, UserError
from core.session import Limits, is_held_here
from gui.dialogs.background import Runner
from gui.models.dump_row import DumpRow
from gui.models.probes import Probe, probe

GO = 0.05
"""Seconds of one go: between two of them the window draws, and what was asked for last has its turn."""

MOST = 200
"""Rows that one go takes at most."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What one go along a path brought."""

    rows: tuple[DumpRow, ...]
    ended: bool


class Probing(QObject):
    """Lists what paths hold, then looks each file over.

    Signals:
        found: (rows) more files.
        seen: (rows) these were looked over.
        moved: () it began, went on or ended.
    """

    found = Signal(object)
    seen = Signal(object)
    moved = Signal()

    def __init__(self, runner: Runner, options: ReadOptions, parent: QObject | None = None) -> None:
        """Wait for paths; `options` say what holds for all files."""
        super().__init__(parent)
        self.options = options
        self._runner = runner
        self._paths: deque[tuple[Path, Iterator[DumpRow]]] = deque()
        self._rows: deque[DumpRow] = deque()
        self._stop = Event()
        self._running = False
        self.stopped = False

    @property
    def busy(self) -> bool:
        """Whether something is looked for or at."""
        return self._running

    @property
    def listing(self) -> frozenset[Path]:
        """The paths of which not every file is known yet."""
        return frozenset(path for path, _ in self._paths)

    def add(self, path: Path, limits: Limits) -> None:
        """List what a path holds, and look it over."""
        self._paths.append((path, _rows_of(path, limits)))
        self._go_on()

    def look_again(self, rows: Iterable[DumpRow]) -> None:
        """Look at files that are to be read in another way, before all others."""
        for row in rows:
            row.probe = None
            if row in self._rows:
                self._rows.remove(row)
            self._rows.appendleft(row)
        self._go_on()

    def forget(self, rows: Iterable[DumpRow]) -> None:
        """Do not look at files that were taken off the list."""
        gone = set(rows)
        self._rows = deque(row for row in self._rows if row not in gone)

    def forget_path(self, path: Path) -> None:
        """List no more of a path."""
        self._paths = deque(one for one in self._paths if one[0] != path)

    def stop(self) -> None:
        """Look at nothing more until `resume`; files that were not looked at can be imported all the same."""
        self.stopped = True
        self._stop.set()
        self.moved.emit()

    def resume(self) -> None:
        """Go on."""
        self.stopped = False
        self._stop.clear()
        self._go_on()

    def close(self) -> None:
        """End for good."""
        self.stopped = True
        self._stop.set()
        self._runner.close()

    def _go_on(self) -> None:
        if self._running or self.stopped or not (self._paths or self._rows):
            return
        self._running = True
        self.moved.emit()
        if self._paths:
            path, rows = self._paths[0]
            self._runner.run(partial(_listed, rows), partial(self._take_found, path))
        else:
            batch = [self._rows.popleft() for _ in range(min(MOST, len(self._rows)))]
            asked = [(row, row.member, self._options_of(row)) for row in batch]
            self._runner.run(partial(_looked, asked, self._stop.is_set), partial(self._take_seen, asked))

    def _options_of(self, row: DumpRow) -> ReadOptions:
        return replace(self.options, encoding=row.encoding, form=row.form, fields=row.fields)

    def _take_found(self, path: Path, found: _Found) -> None:
        if any(one[0] == path for one in self._paths):
            if found.ended:
                self.forget_path(path)
            self._rows += found.rows
            self.found.emit(found.rows)
        self._next()

    def _take_seen(self, asked: list[tuple[DumpRow, Member, ReadOptions]], probes: list[Probe]) -> None:
        done = []
        for (row, _, options), seen in zip(asked, probes, strict=False):
            if (options.form, options.encoding) == (row.form, row.encoding):
                row.probe = seen
                done.append(row)
        self._rows.extendleft(row for row, _, _ in reversed(asked[len(probes) :]))
        self.seen.emit(done)
        self._next()

    def _next(self) -> None:
        self._running = False
        self._go_on()
        if not self._running:
            self.moved.emit()


def _rows_of(path: Path, limits: Limits) -> Iterator[DumpRow]:
    """Yield a row for each file of a path; one that cannot be had is a row that says why."""
    try:
        for file in files(path):
            if is_held_here(file.path):
                yield _refused(path, file.name, UserError("error.binary_file", path=file.name))
            else:
                yield from (DumpRow(path, member) for member in members_of(file, limits))
    except UserError as error:
        yield _refused(path, path.name, error)


def _refused(path: Path, name: str, error: UserError) -> DumpRow:
    return DumpRow(path, Member(name, path, None, _refusing(error)))


def _refusing(error: UserError) -> Callable[[], BinaryIO]:
    def refuse() -> BinaryIO:
        raise UserError(error.key, **error.values)

    return refuse


def _listed(rows: Iterator[DumpRow]) -> _Found:
    """Take the next files of a path, as many as one go allows."""
    found: list[DumpRow] = []
    end = time.monotonic() + GO
    for row in rows:
        found.append(row)
        if len(found) >= MOST or time.monotonic() > end:
            return _Found(tuple(found), ended=False)
    return _Found(tuple(found), ended=True)


def _looked(asked: list[tuple[DumpRow, Member, ReadOptions]], stopped: Callable[[], bool]) -> list[Probe]:
    """Look at the first of some files, as many as one go allows, at one at least."""
    seen: list[Probe] = []
    end = time.monotonic() + GO
    for _, member, options in asked:
        try:
            seen.append(probe(member, options, stopped))
        except Cancelled:
            break
        if time.monotonic() > end:
            break
    return seen
