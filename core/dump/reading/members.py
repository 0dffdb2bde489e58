"""The files that a path stands for: itself, those of a folder, what a container holds. One member, one source."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from core.dump.reading.unpacking import UNPACKERS, Allowance, Limits, Unpacked
from core.dump.reading.zip_names import shown_name
from core.dump.reading.zips import FIRST, Archive
from core.errors import UserError

LARGEST_INNER_ZIP = 128 << 20
"""Bytes of a zip inside another container: it is held in memory."""

_HEAD = 1 << 16
_PROJECT = ".tanqih"
_NOT_MEANT = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_DOCUMENTS = frozenset({".xlsx", ".xlsm", ".docx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar"})
_DOCUMENTS_BEGIN = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"mimetype", b"META-INF/")
"""What zips hold first that are one file to their users: sheets, texts, books, programs."""

_NAME_IN_HEADER = 30

Opener = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Member:
    """One file to be read.

    Attributes:
        name: its name, of one in a folder or container with that before it: ``dump.zip/inner.txt``.
        path: the file on disk.
        size: its bytes, None where only unpacking tells.
        open: opens its bytes from the beginning, unpacked; can be called again. Raises UserError where they
            cannot be had or are more than the limits allow, and so do reads.
        packed: bytes it takes on disk.
    """

    name: str
    path: Path
    size: int | None
    open: Opener
    packed: int = 0


@dataclass(frozen=True, slots=True)
class File:
    """A file on disk that may be read; `name` is how it is shown."""

    path: Path
    name: str
    size: int


def members(path: Path, limits: Limits | None = None) -> Iterator[Member]:
    """Yield what is to be read for a path: raises UserError where there is no such path, as `files` does."""
    for file in files(path):
        yield from members_of(file, limits or Limits())


def files(path: Path) -> Iterator[File]:
    """Yield the file of a path, or all below a folder in order; hidden and project files of folders are skipped."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise UserError("error.no_such_file", path=str(path)) from None
    except OSError as error:
        raise _unreadable(path, error) from error
    if not stat.S_ISDIR(found.st_mode):
        yield File(path, shown_name(path.name) or path.name, found.st_size)
        return
    top = shown_name(path.resolve().name)
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if _is_meant(name))
        for name in sorted(filter(_is_meant, names)):
            inner = Path(folder, name)
            shown = shown_name(f"{top}/{inner.relative_to(path).as_posix()}")
            yield File(inner, shown, _size_of(inner))


def _size_of(path: Path) -> int:
    """Return the bytes of a file, 0 where nobody tells: why it cannot be read is said when it is opened."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_meant(name: str) -> bool:
    return not (name.startswith(".") or _PROJECT in name or name.casefold() in _NOT_MEANT)


def members_of(file: File, limits: Limits) -> Iterator[Member]:
    """Yield what is to be read for one file. One that cannot be read is a member whose `open` says why."""
    plain = Member(file.name, file.path, file.size, lambda: _open(file.path), file.size)
    yield from _inside(plain, limits, 0)


def _inside(member: Member, limits: Limits, depth: int) -> Iterator[Member]:
    try:
        with member.open() as stream:
            head = stream.read(_HEAD)
        kind = _container_of(member.name, head)
        if kind and depth >= limits.depth:
            raise UserError("error.container_too_deep", path=member.name, limit=limits.depth)
        if kind == "zip":
            archive = Archive(_seekable(member), member.name, limits)
    except UserError as error:
        yield replace(member, open=_refusing(error))
        return
    if not kind:
        yield member
    elif kind == "zip":
        for name, entry in archive.named():
            if all(_is_meant(part) for part in PurePosixPath(name).parts):
                shown = f"{member.name}/{name}"
                opener = archive.opener(entry, shown)
                inner = Member(shown, member.path, entry.file_size, opener, entry.compress_size)
                yield from _inside(inner, limits, depth + 1)
    else:
        yield from _inside(_unpacked(member, kind, limits), limits, depth + 1)


def _container_of(name: str, head: bytes) -> str:
    """Return ``zip``, the suffix of a packed file, or nothing for a file that holds no other."""
    if head.startswith(FIRST):
        document = head.startswith(_DOCUMENTS_BEGIN, _NAME_IN_HEADER)
        return "" if document or PurePosixPath(name).suffix.casefold() in _DOCUMENTS else "zip"
    if head[257:262] == b"ustar":
        raise UserError("error.tar_container", path=name)
    return next((suffix for suffix, (first, _) in UNPACKERS.items() if head.startswith(first)), "")


def _unpacked(member: Member, kind: str, limits: Limits) -> Member:
    fresh = UNPACKERS[kind][1]

    def open_unpacked() -> BinaryIO:
        return Unpacked(member.open(), fresh, Allowance(member.name, limits)).buffered()

    name = member.name[: -len(kind)] if member.name.casefold().endswith(kind) else member.name
    return replace(member, name=name or member.name, size=None, open=open_unpacked)


def _seekable(member: Member) -> BinaryIO:
    """Return a zip's bytes so that its directory, at its end, can be read; inside a container they are held."""
    stream = member.open()
    if stream.seekable():
        return stream
    with stream:
        held = stream.read(LARGEST_INNER_ZIP + 1)
    if len(held) > LARGEST_INNER_ZIP:
        raise UserError("error.inner_zip_too_large", path=member.name, limit=LARGEST_INNER_ZIP)
    return io.BytesIO(held)


def _open(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UserError("error.not_a_file", path=str(path))
        return path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> UserError:
    if isinstance(error, PermissionError):
        return UserError("error.no_permission", path=str(path))
    return UserError("error.cannot_read", path=str(path), detail=error.strerror or str(error))


def _refusing(error: UserError) -> Opener:
    def refuse() -> BinaryIO:
        raise UserError(error.key, **error.values)

    return refuse
