"""Streams of what containers hold, under limits: a small file may not become more than a machine can bear."""

from __future__ import annotations

import bz2
import lzma
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, BinaryIO, Protocol

from core.dump.reading.streams import AT_ONCE, Over
from core.errors import UserError

GIB = 1 << 30
MANY = 10 << 20
"""Bytes that must have come out before their ratio to what went in counts: a short text may pack very well."""

_XZ_MEMORY = 128 << 20
"""Bytes a dictionary may take; the strongest usual setting of xz takes 65 MiB."""

FAULTS = (
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
)
"""What a broken container raises, and one packed in a way that Python does not know."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may come out of one container (a file on disk that holds others, packed).

    Attributes:
        bytes: bytes out, all entries together.
        ratio: bytes out for each byte in, once 10 MiB have come out.
        entries: files in it.
        depth: containers inside each other.
    """

    bytes: int = 2 * GIB
    ratio: int = 200
    entries: int = 10_000
    depth: int = 1


class Allowance:
    """Counts what comes out of one packed stream and refuses too much of it.

    Attributes:
        path: the container, as sentences name it.
        taken: bytes that went in so far.
    """

    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.taken = 0
        self._given = 0
        self._limits = limits

    def give(self, size: int) -> None:
        """Count bytes that come out; raise UserError where they are too many."""
        self._given += size
        if self._given > self._limits.bytes:
            raise UserError("error.container_too_large", path=self.path, limit=self._limits.bytes)
        if self._given > MANY and self._given > self._limits.ratio * max(self.taken, 1):
            raise UserError("error.container_ratio", path=self.path, limit=self._limits.ratio)

    def broken(self, error: BaseException) -> UserError:
        """Return what to say of a container that cannot be read to its end."""
        return UserError("error.broken_container", path=self.path, detail=str(error) or type(error).__name__)


class Unpacker(Protocol):
    """What bz2 and lzma give, and `_Inflating` for gzip: bytes in, not more than so many out."""

    @property
    def eof(self) -> bool:
        """Whether a stream ended; another may follow it."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out without more going in."""
        ...

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Take bytes in and return some of what comes out."""
        ...


class _Inflating:
    """gzip in the manner of bz2 and lzma."""

    def __init__(self) -> None:
        self._inflater = zlib.decompressobj(wbits=31)
        self._full = False

    @property
    def eof(self) -> bool:
        return self._inflater.eof

    @property
    def unused_data(self) -> bytes:
        return self._inflater.unused_data

    @property
    def needs_input(self) -> bool:
        return not (self._inflater.unconsumed_tail or self._full or self.eof)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        found = self._inflater.decompress(self._inflater.unconsumed_tail + data, max_length)
        self._full = len(found) == max_length
        return found


UNPACKERS: dict[str, tuple[bytes, Callable[[], Unpacker]]] = {
    ".gz": (b"\x1f\x8b", _Inflating),
    ".bz2": (b"BZh", bz2.BZ2Decompressor),
    ".xz": (b"\xfd7zXZ\x00", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)),
}
"""Packed files that hold one file: the usual suffix, the first bytes, and what unpacks them."""


class _Counted(Over):
    """A stream that counts what comes out, and says what is broken."""

    def __init__(self, stream: IO[bytes], allowance: Allowance) -> None:
        super().__init__(stream)
        self._allowance = allowance

    def _give(self, size: int) -> bytes:
        try:
            found = self._next(size)
        except FAULTS as error:
            raise self._allowance.broken(error) from error
        self._allowance.give(len(found))
        return found

    def _next(self, size: int) -> bytes:
        """Return at most `size` bytes, none at the end; raise one of `FAULTS` where it is broken."""
        raise NotImplementedError


class Unpacked(_Counted):
    """The bytes that a packed file holds, its streams one after the other."""

    def __init__(self, stream: BinaryIO, fresh: Callable[[], Unpacker], allowance: Allowance) -> None:
        super().__init__(stream, allowance)
        self._fresh = fresh
        self._unpacker = fresh()

    def _next(self, size: int) -> bytes:
        while size:
            data = b""
            if self._unpacker.eof:
                data = self._unpacker.unused_data.lstrip(b"\0") or self._take().lstrip(b"\0")
                if not data:
                    return b""
                self._unpacker = self._fresh()
            elif self._unpacker.needs_input:
                data = self._take()
                if not data:
                    raise EOFError("its end is missing")
            found = self._unpacker.decompress(data, size)
            if found:
                return found
        return b""

    def _take(self) -> bytes:
        data = self._stream.read(AT_ONCE)
        self._allowance.taken += len(data)
        return data


class Entry(_Counted):
    """The bytes of one entry of a zip; fewer than its directory says are refused, more are not read."""

    def __init__(self, stream: IO[bytes], size: int, packed: int, allowance: Allowance) -> None:
        super().__init__(stream, allowance)
        self._left = size
        allowance.taken = packed

    def _next(self, size: int) -> bytes:
        found = self._stream.read(size)
        self._left -= len(found)
        if not found and self._left and size:
            raise EOFError("its end is missing")
        return found
