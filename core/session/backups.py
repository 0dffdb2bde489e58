"""Backups beside a project: made while one works, looked at before an older one goes, and brought back.

They lie in the folder ``NAME.tanqih.backups``; each is a whole project whose name tells when and why it was made.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.errors import ProjectFileError, UserError
from core.model.waiting import Progress, StopAsked
from core.storage import Database, ProjectFile, backups
from core.storage.backups import Facts

FOLDER = ".backups"
WHY = ("timed", "asked", "restoring", "upgrading", "damaged")
"""Why a backup was made: by time, by hand, before another was brought back, before the file was converted to a newer
form, or because the project could not be opened: then it is the file as it was, whatever that is."""

LATEST = 6
"""So many of the latest backups are kept of each reason."""

DAYS, WEEKS = 7, 8
"""Of those made by time, the last one of each of so many days, and of so many weeks, is kept beside them."""

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-([a-z]+)(?:-(\d+))?\.tanqih")
_UNFINISHED = re.compile(r"\d+-\d{8}T\d{6}Z\.part(?:-journal|-wal|-shm)?")
_SPARE = 64 * 1024 * 1024
"""Bytes that stay free on the disk after a backup: the project itself needs room to grow."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it lies, when it was made (UTC), one of `WHY`, and its bytes."""

    path: Path
    made: datetime
    why: str
    size: int


def folder_of(project: Path) -> Path:
    """Return the folder of a project's backups."""
    return project.with_name(project.name + FOLDER)


def backups_of(project: Path) -> list[Backup]:
    """Return a project's backups, the latest first; other files of the folder are none."""
    folder = folder_of(project)
    try:
        found = [_backup(path) for path in folder.iterdir()] if folder.is_dir() else []
    except OSError:  # it cannot be read, or one went away meanwhile
        found = []
    return sorted(
        (each for each in found if each is not None),
        key=lambda each: (each.made, len(each.path.name), each.path.name),
        reverse=True,
    )


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None or match[2] not in WHY or not path.is_file():
        return None
    try:
        made = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made, match[2], path.stat().st_size)


def superfluous(found: Iterable[Backup]) -> list[Backup]:
    """Return which of the backups, given the latest first, may go."""
    kept: dict[str, int] = {}
    days: set[object] = set()
    weeks: set[object] = set()
    gone: list[Backup] = []
    for each in found:
        number = kept[each.why] = kept.get(each.why, 0) + 1
        day, week = each.made.date(), each.made.isocalendar()[:2]
        first_of_day, first_of_week = day not in days, week not in weeks
        if each.why == "timed":
            days.add(day)
            weeks.add(week)
            if (
                number <= LATEST
                or (first_of_day and len(days) <= DAYS)
                or (first_of_week and len(weeks) <= WEEKS)
            ):
                continue
        elif number <= LATEST:
            continue
        gone.append(each)
    return gone


class Backups:
    """Makes and lists the backups of an open project. Every method may be called from any thread but the window's."""

    def __init__(self, project: ProjectFile, clock: Callable[[], datetime]) -> None:
        self._project = project
        self._clock = clock

    def listing(self) -> list[Backup]:
        """Return the backups, the latest first."""
        return backups_of(self._project.path)

    def wanted(self, after: timedelta) -> bool:
        """Tell whether there is work that no backup holds, and the latest backup is older than `after`."""
        if self._project.read_only:
            return False
        now = backups.facts_of_open(self._project)
        if now.steps == 0:
            return False
        here = self._clock()
        latest = next(
            (each for each in self.listing() if each.made <= here), None
        )  # clocks are set back, too
        if latest is None:
            return True
        return here - latest.made >= after and not _same_moment(latest.path, now)

    def make(
        self, why: str = "asked", progress: Progress | None = None, cancelled: StopAsked | None = None
    ) -> Backup:
        """Make a backup, open and check it, and only then let go of those there are too many of.

        Edits go on meanwhile. Raises UserError (no room, a place that cannot be written), ProjectFileError where the
        copy is not sound, and Cancelled; whichever it is, what was there stays there and nothing half-made is left.
        """
        path = self._project.path
        _refuse_full(path)
        with _Part(path, self._clock(), why) as part:
            backups.copy_to(self._project, part.path, progress, cancelled)
            made = part.keep()
        for each in superfluous(self.listing()):
            for path in (each.path, _journal(each.path)):
                with suppress(OSError):  # in use, or not ours: the next backup tries again
                    path.unlink(missing_ok=True)
        return made


def keep_before_upgrade(path: Path, db: Database) -> None:
    """Make a backup of a project of an older form before it is converted."""
    with _Part(path, datetime.now(UTC), "upgrading") as part:
        backups.copy_database(db, part.path)
        part.keep()


def restore(project: Path, backup: Path, clock: Callable[[], datetime]) -> Backup | None:
    """Put a backup in the place of a closed project, after keeping what is there; return where that is now.

    A project that cannot be opened is kept as the file it is. Raises UserError and ProjectFileError with the project
    as it was; None where there was no project.
    """
    backups.facts_of(backup, checked=True)
    kept = _kept_now(project, clock()) if project.exists() else None
    beside = project.with_name(project.name + ".part")
    try:
        _copy_file(backup, beside)
        backups.facts_of(beside, checked=True)
        for journal in ("-wal", "-shm"):
            project.with_name(project.name + journal).unlink(missing_ok=True)
        os.replace(beside, project)
    except OSError as error:
        raise _refused(project, error) from error
    finally:
        beside.unlink(missing_ok=True)
    return kept


def _kept_now(project: Path, now: datetime) -> Backup:
    """Keep the present state of a closed project: as a checked backup, or as the damaged file it is."""
    try:
        opened = ProjectFile(project)
    except ProjectFileError as error:
        if error.key in ("error.open_elsewhere", "error.locked_elsewhere"):
            raise
        return _kept_as_it_is(project, now)
    try:
        if opened.read_only:
            raise UserError("error.read_only_project", path=str(project))
        with _Part(project, now, "restoring") as part:
            backups.copy_to(opened, part.path, None, None)
            return part.keep()
    finally:
        opened.close()


def _kept_as_it_is(project: Path, now: datetime) -> Backup:
    """Keep a file that is no sound project, with the journal that lies beside it."""
    with _Part(project, now, "damaged") as part:
        _copy_file(project, part.path)
        kept = part.keep(checked=False)
        if _journal(project).exists():
            _copy_file(_journal(project), _journal(kept.path))
        return kept


class _Part:
    """A backup in the making, under a name of its own until it is whole; what is not kept goes away."""

    def __init__(self, project: Path, now: datetime, why: str) -> None:
        self._project = project
        self._now = now
        self._why = why
        self.path = folder_of(project) / f"{os.getpid()}-{now.strftime(_STAMP)}.part"

    def __enter__(self) -> _Part:
        try:
            self.path.parent.mkdir(exist_ok=True)
            for (
                left
            ) in self.path.parent.iterdir():  # by a program that was ended; nobody else has the project
                if _UNFINISHED.fullmatch(left.name):
                    left.unlink(missing_ok=True)
        except OSError as error:
            raise _refused(self.path, error) from error
        return self

    def __exit__(self, *_: object) -> None:
        self.path.unlink(missing_ok=True)
        self.path.with_name(self.path.name + "-journal").unlink(missing_ok=True)

    def keep(self, *, checked: bool = True) -> Backup:
        """Give the copy its name, once it was opened and found sound."""
        if checked:
            backups.facts_of(self.path, checked=True)
        name, number = self._name(""), 1
        while name.exists():
            number += 1
            name = self._name(f"-{number}")
        try:
            os.replace(self.path, name)
        except OSError as error:
            raise _refused(name, error) from error
        made = _backup(name)
        assert made is not None
        return made

    def _name(self, number: str) -> Path:
        return self.path.with_name(f"{self._now.astimezone(UTC).strftime(_STAMP)}-{self._why}{number}.tanqih")


def _journal(project: Path) -> Path:
    return project.with_name(project.name + "-wal")


def _copy_file(source: Path, target: Path) -> None:
    try:
        with source.open("rb") as read, target.open("wb") as written:
            shutil.copyfileobj(read, written, 1 << 20)
            written.flush()
            os.fsync(written.fileno())
    except OSError as error:
        raise _refused(target, error) from error


def _same_moment(path: Path, now: Facts) -> bool:
    try:
        then = backups.facts_of(path)
    except ProjectFileError:
        return False
    return (then.project, then.head, then.time, then.next_id) == (
        now.project,
        now.head,
        now.time,
        now.next_id,
    )


def _refuse_full(project: Path) -> None:
    try:
        free, size = shutil.disk_usage(project.parent).free, project.stat().st_size
    except OSError as error:
        raise UserError("error.cannot_read", path=str(project), detail=error.strerror) from error
    if free < size + _SPARE:
        raise UserError("error.no_room_for_backup", path=str(folder_of(project)))


def _refused(path: Path, error: OSError) -> UserError:
    return UserError("error.cannot_write", path=str(path), detail=error.strerror or str(error))
