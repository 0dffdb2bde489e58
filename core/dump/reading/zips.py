"""Zip archives: looked over before anything is unpacked, because a directory can lie."""

from __future__ import annotations

import struct
import weakref
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import BinaryIO

from core.dump.reading.unpacking import FAULTS, Allowance, Entry, Limits
from core.dump.reading.zip_names import entry_name
from core.errors import UserError

FIRST = (b"PK\x03\x04", b"PK\x05\x06")
"""How zips begin: with an entry, or with the end of an empty directory."""

_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_ENTRY_HEADER = 46
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_PER_ENTRY = 512
"""Bytes of a directory for each entry that is allowed: longer ones are not read, whatever number they tell."""


class Archive:
    """One zip; its file is closed when nobody holds it, or an opener of its entries, any more."""

    def __init__(self, opened: BinaryIO, path: str, limits: Limits) -> None:
        """Look a zip over; raise UserError where it is broken or more than the limits allow."""
        self._path = path
        self._limits = limits
        weakref.finalize(self, opened.close)
        try:
            _refuse_long_directory(opened, path, limits)
            self._zip = zipfile.ZipFile(opened)
        except FAULTS as error:
            raise Allowance(path, limits).broken(error) from error
        self.entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        self._refuse_bombs()

    def named(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        """Yield the entries with the names to show."""
        for number, entry in enumerate(self.entries, 1):
            yield entry_name(entry) or str(number), entry

    def opener(self, entry: zipfile.ZipInfo, name: str) -> Callable[[], BinaryIO]:
        """Return what opens one entry."""

        def open_entry() -> BinaryIO:
            if entry.flag_bits & _ENCRYPTED:
                raise UserError("error.encrypted_container", path=name)
            allowance = Allowance(name, self._limits)
            try:
                stream = self._zip.open(entry)
            except FAULTS as error:
                raise allowance.broken(error) from error
            return Entry(stream, entry.file_size, entry.compress_size, allowance).buffered()

        return open_entry

    def _refuse_bombs(self) -> None:
        if len(self.entries) > self._limits.entries:
            raise UserError("error.container_entries", path=self._path, limit=self._limits.entries)
        if sum(entry.file_size for entry in self.entries) > self._limits.bytes:
            raise UserError("error.container_too_large", path=self._path, limit=self._limits.bytes)
        for entry, after in pairwise(sorted(self.entries, key=lambda entry: entry.header_offset)):
            if entry.header_offset + _LOCAL_HEADER + entry.compress_size > after.header_offset:
                raise UserError("error.container_overlaps", path=self._path)


def _refuse_long_directory(opened: BinaryIO, path: str, limits: Limits) -> None:
    """Raise UserError for a directory longer than its entries may be: Python would read all of it at once."""
    size = opened.seek(0, 2)
    start = max(0, size - _END.size - 0xFFFF)
    opened.seek(start)
    tail = opened.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile("its directory is missing")
    count, length = _END.unpack_from(tail, at)[4:6]
    locator = start + at - _LOCATOR_64.size
    if locator >= 0:
        opened.seek(locator)
        mark, _, place, _ = _LOCATOR_64.unpack(opened.read(_LOCATOR_64.size))
        if mark == b"PK\x06\x07" and place + _END_64.size <= size:
            opened.seek(place)
            count, length = _END_64.unpack(opened.read(_END_64.size))[7:9]
    if count > limits.entries or length > limits.entries * _PER_ENTRY + _ENTRY_HEADER:
        raise UserError("error.container_entries", path=path, limit=limits.entries)
    opened.seek(0)
