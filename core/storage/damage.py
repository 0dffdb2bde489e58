"""What is wrong with a file, in our own errors, whatever SQLite, JSON or zlib call it."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import ProjectFileError, UserError

UNREADABLE = (TypeError, ValueError, KeyError, OverflowError, RecursionError, zlib.error)
"""What reading an entry raises that no version of this program has written."""

NOT_WRITABLE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}
FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
}


@contextmanager
def reading(kind: str, row: int) -> Iterator[None]:
    """Raise ProjectFileError, which names the row, where what stands in it cannot be read."""
    try:
        yield
    except UNREADABLE as error:
        raise ProjectFileError("error.damaged_row", kind=kind, row=row) from error


def explained(error: sqlite3.DatabaseError, path: Path) -> Exception:
    """Return what a refusal of SQLite means to the user; a wrong use of it stays what it is."""
    named = {"path": str(path), "detail": str(error)}
    if isinstance(error, sqlite3.ProgrammingError):
        return error
    if isinstance(error, sqlite3.IntegrityError):
        return ProjectFileError("error.tables_refused", **named)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code in FULL:
        return UserError("error.disk_full", path=str(path))
    if code & 0xFF in NOT_WRITABLE:
        return UserError("error.read_only_place", path=str(path))
    if code & 0xFF == sqlite3.SQLITE_IOERR:
        return UserError("error.cannot_read", **named)
    return ProjectFileError("error.damaged_file", **named)
