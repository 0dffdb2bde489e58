"""Opening, making and closing a project file: who may, in which state, and what is refused."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from core.errors import ProjectFileError, UserError
from core.model.defaults import default_labels, default_roles
from core.model.uid import new_uid
from core.storage import lock, migrations, rows, schema
from core.storage.damage import explained
from core.storage.importing import discard_unfinished
from core.storage.thread import StorageThread

CHECKED_AT_OPEN = 256 * 1024 * 1024
"""Files up to this size (bytes) pass SQLite's quick_check at every open; larger ones in `check` alone."""

HEADER = 100
CACHE = 32 * 1024
"""KiB of pages in memory: an import touches some hundred pages of the indexes with every batch."""

PAGES_AHEAD = 4000
"""Pages of 8 KiB in the journal before they go into the file: those touched again and again go there once."""


Upgrading = Callable[[Path, Database], None]
"""Called with the project's path and database before a file of an older version is converted."""


class ProjectFile:
    """One open project: its path, its one connection and the thread that owns it.

    Attributes:
        path: where the project lies.
        made: the file was not there before.
        read_only: nothing can be written (a read-only place).
        thread: runs every call that touches `db`.
        db: the one connection; used on `thread` alone.
    """

    def __init__(self, path: Path, *, create: bool = False, upgrading: Upgrading | None = None) -> None:
        self.path = path.resolve()
        self._upgrading = upgrading
        self.made = False
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self.read_only = False
        fresh = self._inspect(create=create)
        self.made = fresh
        self.thread = StorageThread(f"storage {path.name}", self._explain)
        try:
            self.db: Database = self.thread.call(lambda: self._connect(fresh=fresh))
        except BaseException:
            self.thread.stop()
            self._drop_copy()
            if fresh and self.path.exists() and self.path.stat().st_size == 0:
                self.path.unlink()
            raise

    @property
    def takes_writes(self) -> bool:
        """Tell whether caches can be written: everywhere but in a file opened where it lies, in a read-only place."""
        return not self.read_only or self._copy is not None

    def close(self) -> None:
        """Leave one plain file behind, without a journal beside it, and let others have it; once is enough."""
        if self.thread.stopped:
            return
        try:
            self.thread.call(self._disconnect, patient=True)
        finally:
            self.thread.stop()
            self._drop_copy()

    def _inspect(self, *, create: bool) -> bool:
        """Return whether the file is to be made; look at its header before any connection is open."""
        if lock.is_held_here(self.path):
            raise self._held_elsewhere()
        try:
            return self._is_to_be_made(create=create)
        except FileExistsError:
            return self._inspect(create=create)
        except OSError as error:
            key = "error.cannot_read" if self.path.exists() else "error.read_only_place"
            raise UserError(key, path=str(self.path), detail=error.strerror) from error

    def _is_to_be_made(self, *, create: bool) -> bool:
        if not self.path.exists():
            if not create:
                raise UserError("error.no_such_file", path=str(self.path))
            if not self.path.parent.is_dir():
                raise UserError("error.no_such_folder", path=str(self.path.parent))
            self.path.touch(exist_ok=False)
            return True
        if not self.path.is_file():
            raise ProjectFileError("error.foreign_file", path=str(self.path))
        with self.path.open("rb") as file:
            header = file.read(HEADER)
        if not header and create:
            return True
        check_header(header, self.path)
        return False

    def _connect(self, *, fresh: bool) -> Database:
        connection = self._open_connection()
        db = Database(connection, execute_plugins=False)
        try:
            if not fresh:
                check_tables(connection, self.path, pages=self.path.stat().st_size <= CHECKED_AT_OPEN)
            if not self.read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                self._claim()
            if fresh:
                make_tables(db)
                return db
            if self._copy is not None or not self.read_only:
                self._upgrade(db)
            if not self.read_only:
                discard_unfinished(db)
        except BaseException:
            connection.close()
            self._forget(fresh=fresh)
            raise
        return db

    def _upgrade(self, db: Database) -> None:
        if migrations.version_of(db.conn) < schema.VERSION:
            if self._upgrading is not None and not self.read_only:
                self._upgrading(self.path, db)
            migrations.migrate(db)

    def _claim(self) -> None:
        try:
            lock.write_sidecar(self.path)
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            key = "error.disk_full" if full else "error.read_only_place"
            raise UserError(key, path=str(self.path)) from error

    def _forget(self, *, fresh: bool) -> None:
        if fresh:
            for path in (self.path, *self._beside()):
                path.unlink(missing_ok=True)
        lock.remove_sidecar(self.path)

    def _beside(self) -> tuple[Path, Path]:
        return self.path.with_name(self.path.name + "-wal"), self.path.with_name(self.path.name + "-shm")

    def _open_connection(self) -> sqlite3.Connection:
        if not self.path.exists() or may_write(self.path):
            try:
                return self._take(f"{self.path.as_uri()}?mode=rwc", writable=True)
            except sqlite3.OperationalError as error:
                if not self.path.exists() or not is_read_only(error):
                    raise
        if lock.is_alive(lock.read_holder(self.path)):
            raise self._held_elsewhere()
        self.read_only = True
        return self._take(self._read_only_uri(), writable=False)

    def _take(self, uri: str, *, writable: bool) -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA mmap_size = 0")
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
            connection.execute("PRAGMA foreign_keys = ON")
            if writable:
                connection.execute("PRAGMA page_size = 8192")
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES_AHEAD}")
                connection.execute("BEGIN EXCLUSIVE")
                connection.execute("ROLLBACK")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except UnicodeDecodeError as error:  # SQLite's own complaint quotes what it could not read
            connection.close()
            raise ProjectFileError("error.damaged_file", path=str(self.path), detail="schema") from error
        except BaseException:
            connection.close()
            raise
        return connection

    def _read_only_uri(self) -> str:
        """Return what to open in a read-only place: the file, or a copy.

        A copy is needed with a journal that is not yet in the file, and of an older version, which is migrated there.
        """
        journal = self._beside()[0]
        in_journal = journal.exists() and journal.stat().st_size > 0
        with self.path.open("rb") as file:
            older = header_version(file.read(HEADER)) < schema.VERSION
        if not (in_journal or older):
            return f"{self.path.as_uri()}?mode=ro&immutable=1"
        self._copy = tempfile.TemporaryDirectory(prefix="tanqih-")
        copied = Path(self._copy.name) / self.path.name
        if in_journal:
            shutil.copyfile(journal, copied.with_name(copied.name + "-wal"))
        shutil.copyfile(self.path, copied)
        return f"{copied.as_uri()}?mode=rw"

    def _explain(self, error: sqlite3.DatabaseError) -> Exception:
        return self._held_elsewhere() if "locked" in str(error) else explained(error, self.path)

    def _held_elsewhere(self) -> ProjectFileError:
        holder = lock.read_holder(self.path)
        if not holder.run:
            return ProjectFileError("error.locked_elsewhere", path=str(self.path))
        return ProjectFileError(
            "error.open_elsewhere",
            path=str(self.path),
            host=holder.host,
            pid=holder.pid,
            user=holder.user,
            since=holder.since,
        )

    def _disconnect(self) -> None:
        try:
            if not self.read_only:
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self.db.execute("PRAGMA journal_mode = DELETE")
        finally:
            self.db.close()
            lock.remove_sidecar(self.path)

    def _drop_copy(self) -> None:
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None


def check_tables(connection: sqlite3.Connection, path: Path, *, pages: bool) -> None:
    """Raise ProjectFileError for a file whose tables are not those of its version; `pages` looks at all of it."""
    version = migrations.version_of(connection)
    if schema.listing(connection) != migrations.expected_listing(version):
        raise ProjectFileError("error.foreign_tables", path=str(path))
    if pages:
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if answer != "ok":
            raise ProjectFileError("error.damaged_file", path=str(path), detail=str(answer))
    if not schema.is_meta_sound(connection):
        raise ProjectFileError("error.damaged_file", path=str(path), detail="meta")


def check_header(header: bytes, path: Path) -> None:
    """Raise ProjectFileError for a file whose first bytes are not those of a project this program can read."""
    if len(header) < HEADER or not header.startswith(b"SQLite format 3\0"):
        raise ProjectFileError("error.foreign_file", path=str(path))
    version = header_version(header)
    (application,) = struct.unpack(">I", header[68:72])
    if application != schema.APPLICATION_ID:
        raise ProjectFileError("error.foreign_file", path=str(path))
    if version > schema.VERSION:
        raise ProjectFileError("error.newer_file", path=str(path), version=version, known=schema.VERSION)


def header_version(header: bytes) -> int:
    """Return the schema's version that a file's first bytes name."""
    (version,) = struct.unpack(">I", header[60:64])
    return int(version)


def may_write(path: Path) -> bool:
    """Tell whether the system lets this user write a file and beside it, where its journal goes."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def is_read_only(error: sqlite3.OperationalError) -> bool:
    """Tell whether a connection failed because the place cannot be written."""
    return "readonly" in str(error) or "read-only" in str(error)


def make_tables(db: Database) -> None:
    """Turn an empty file into a project with its roles and labels, all at once."""
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema.VERSION}")
    with db.atomic():
        for statement in schema.statements():
            db.execute(statement)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        meta = {"project": new_uid(), "created": now, "head": "0", "next_id": "1"}
        db.table("meta").insert_all({"key": key, "value": value} for key, value in meta.items())
        for role in default_roles(lambda: rows.new_id(db)):
            rows.insert(db, "role", role)
        for label in default_labels(lambda: rows.new_id(db)):
            rows.insert(db, "label", label)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
