"""Copies of an open project through SQLite's backup interface, and what a closed copy holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from core.errors import Cancelled, ProjectFileError
from core.model.waiting import Progress, StopAsked
from core.storage.damage import explained
from core.storage.project_file import HEADER, ProjectFile, check_header, check_tables

SLICE = 256
"""Pages of 8 KiB that are copied before an edit that waits may go first."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a project file holds, read without changing it.

    Attributes:
        project: the project's uid.
        head: id of the step it stands at.
        time: when that step was done last, UTC, ISO 8601; empty at the beginning.
        next_id: the counter of row ids: with `head` and `time` it tells whether two copies are of one moment.
        steps, articles: how many there are.
    """

    project: str
    head: int
    time: str
    next_id: int
    steps: int
    articles: int


def copy_to(
    project: ProjectFile, target: Path, progress: Progress | None, cancelled: StopAsked | None
) -> None:
    """Write the open project to `target`, a new plain file, while edits go on; what they change is in it too.

    Raises UserError (a full disk, a place that cannot be written) and Cancelled; the caller removes what is there then.
    """

    def told(_status: int, left: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(total - left, total)
        project.thread.let_urgent_go_first()

    project.thread.call(lambda: _copy(project.db.conn, target, told), patient=True)


def copy_database(db: Database, target: Path) -> None:
    """Write an open database to `target` in one go."""
    _copy(db.conn, target, lambda _status, _left, _total: None)


def _copy(connection: sqlite3.Connection, target: Path, told: Callable[[int, int, int], None]) -> None:
    try:
        with closing(sqlite3.connect(target)) as copy:
            connection.backup(copy, pages=SLICE, progress=told)
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        raise explained(error, target) from error


def facts_of(path: Path, *, checked: bool = False) -> Facts:
    """Return what a closed project file holds; with `checked` all of its pages are looked at first.

    Raises ProjectFileError for a file that is foreign, newer or damaged.
    """
    try:
        with path.open("rb") as file:
            check_header(file.read(HEADER), path)
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            check_tables(connection, path, pages=checked)
            return _facts(connection)
    except OSError as error:
        raise ProjectFileError("error.cannot_read", path=str(path), detail=error.strerror) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise ProjectFileError("error.damaged_file", path=str(path), detail=str(error)) from error


def facts_of_open(project: ProjectFile) -> Facts:
    """Return what the open project holds now."""
    return project.thread.call(lambda: _facts(project.db.conn))


def _facts(connection: sqlite3.Connection) -> Facts:
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('project', 'head', 'next_id')"))
    steps, articles = (
        int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in ("step", "article")
    )
    done = connection.execute("SELECT time FROM step WHERE id = ?", [int(meta["head"])]).fetchone()
    time = str(done[0]) if done else ""
    return Facts(str(meta["project"]), int(meta["head"]), time, int(meta["next_id"]), steps, articles)
