"""Files and folders written whole or not at all: beside their place first, then moved there in one go."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

from core.errors import UserError
from core.model.view import View

MARKER = ".tanqih-export"
"""Lies in a folder we exported and lists its files: only such a folder may be replaced by the next export."""

_PROJECT_MAGIC = b"SQLite format 3\x00"
_FULL = {errno.ENOSPC, errno.EDQUOT}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system refuses about `path` into the sentence the user reads."""
    try:
        yield
    except OSError as error:
        raise _user_error(error, path) from error


def _user_error(error: OSError, path: Path) -> UserError:
    if error.errno in _FULL:
        return UserError("error.disk_full", path=str(path))
    if error.errno in _REFUSED:
        return UserError("error.read_only_place", path=str(path))
    return UserError("error.cannot_write", path=str(path), detail=error.strerror or type(error).__name__)


@contextmanager
def whole_file(out: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to that takes the place of `out` when the block ends well, and else leaves no trace.

    Raises UserError where `out` is a folder, a device or a project, and where the system refuses.
    """
    _require_parent(out)
    if out.exists() and not out.is_file():
        raise UserError("error.not_a_file", path=str(out))
    _refuse_project(out)
    beside = _beside(out)
    with told(out):
        try:
            with beside.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(out)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """Give a folder to fill that takes the place of `out` when the block ends well, and else leaves no trace.

    Raises UserError where `out` holds anything that an export of ours did not put there.
    """
    _require_parent(out)
    _refuse_foreign_folder(out)
    beside, old = _beside(out), _beside(out)
    with told(out):
        try:
            beside.mkdir()
            yield beside
            listed = "".join(f"{name}\n" for name in sorted(os.listdir(beside)))
            (beside / MARKER).write_text(listed, encoding="utf-8", newline="\n")
            if hasattr(os, "sync"):
                os.sync()
            _swap(beside, out, old)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


def _swap(beside: Path, out: Path, old: Path) -> None:
    """Put `beside` in the place of `out`; where that fails `out` is what it was."""
    replaces = out.is_dir()
    if replaces:
        out.rename(old)
    try:
        beside.rename(out)
    except OSError:
        if replaces:
            old.rename(out)
        raise


def _beside(out: Path) -> Path:
    return out.with_name(f".tanqih-{secrets.token_hex(6)}.part")


def _require_parent(out: Path) -> None:
    if not out.name:
        raise UserError("error.not_a_file", path=str(out))
    if not out.parent.is_dir():
        raise UserError("error.no_such_folder", path=str(out.parent))


def _refuse_project(out: Path) -> None:
    """Raise UserError where `out` is a project file.

    One that is open is known by the files beside it and never opened for a look: closing the look would drop
    SQLite's lock on it.
    """
    there = out.resolve()
    is_open = any(there.with_name(there.name + end).exists() for end in ("-wal", "-journal", ".lock"))
    named = ".tanqih" in (out.suffix.casefold(), there.suffix.casefold())
    if named or is_open or _has_magic(there):
        raise UserError("error.project_in_the_way", path=str(out))


def refuse_dump(view: View, out: Path) -> None:
    """Raise UserError where `out` is a dump that was imported: the editor's original is never written over."""
    if not out.is_file():
        return
    with told(out):
        size = out.stat().st_size
        for source in view.sources():
            if source.size == size and sha256(out.read_bytes()).hexdigest() == source.sha256:
                raise UserError("error.dump_in_the_way", path=str(out))


def _has_magic(path: Path) -> bool:
    if not path.is_file():
        return False
    with told(path), path.open("rb") as file:
        return file.read(len(_PROJECT_MAGIC)) == _PROJECT_MAGIC


def _refuse_foreign_folder(out: Path) -> None:
    """Raise UserError where `out` is a file, or a folder with other files than those our last export listed."""
    if not out.exists() and not out.is_symlink():
        return
    if not out.is_dir() or out.is_symlink():
        raise UserError("error.not_a_folder", path=str(out))
    with told(out):
        there = set(os.listdir(out))
        if not there:
            return
        marker = out / MARKER
        ours = set(marker.read_text(encoding="utf-8").splitlines()) | {MARKER} if marker.is_file() else set()
    if not there <= ours:
        raise UserError("error.folder_not_ours", path=str(out))
