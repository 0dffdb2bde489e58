"""How far an import has come, in bytes on disk: what users know of their files, packed ones too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from core.dump.reading.members import Member
from core.dump.reading.streams import Over

SURVEYED, KEPT = 0.05, 0.08
"""The share of a member's time after which it is surveyed, and after which its bytes are kept; the rest divides."""

_TOLD = 1 << 20
"""Bytes read between two reports."""


class Meter:
    """Counts bytes as they are read, three times over, and tells where that leads; it never goes back.

    Attributes:
        done: bytes on disk that are done with.
    """

    def __init__(self, tell: Callable[[int], None]) -> None:
        self._tell = tell
        self.done = 0
        self._end = 0
        self._base = 0
        self._packed = 0
        self._size = 0
        self._from = self._to = 0.0
        self._read = 0
        self._told = 0

    def begin_file(self, size: int) -> None:
        """Say that a file on disk comes now."""
        self._end = self.done + size

    def watched(self, member: Member) -> Member:
        """Return a member whose reading is counted."""

        def open_watched() -> BinaryIO:
            self._read = self._told = 0
            return _Watched(member.open(), self._count).buffered()

        self._base, self._packed, self._size = self.done, member.packed, 0
        return replace(member, open=open_watched)

    def begin_survey(self, member: Member) -> None:
        """Say that a member is looked over now."""
        self._size = member.size or 0
        self._from, self._to = 0.0, SURVEYED

    def begin_bytes(self, size: int) -> None:
        """Say that a member of `size` bytes is kept now."""
        self._size = size
        self._from, self._to = SURVEYED, KEPT

    def begin_articles(self, size: int) -> None:
        """Say that a member of `size` bytes is divided now."""
        self._size = size
        self._from, self._to = KEPT, 1.0

    def finish_file(self) -> None:
        """Say that a file on disk is done with, whatever was made of it."""
        self.done = self._end

    def _count(self, size: int) -> None:
        self._read += size
        if self._size:
            share = self._from + (self._to - self._from) * min(self._read / self._size, 1.0)
            self.done = max(self.done, min(self._base + int(self._packed * share), self._end))
        if self._read - self._told >= _TOLD:
            self._told = self._read
            self._tell(self.done)


class _Watched(Over):
    """A stream that tells how much of it is read."""

    def __init__(self, stream: BinaryIO, count: Callable[[int], None]) -> None:
        super().__init__(stream)
        self._count = count

    def _give(self, size: int) -> bytes:
        found = self._stream.read(size)
        self._count(len(found))
        return found
