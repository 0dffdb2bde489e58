"""Containers for tests: sound ones, and such as strangers send."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def packed(folder: Path, name: str, data: bytes) -> Path:
    """Write one packed file; its suffix says how."""
    path = folder / name
    path.write_bytes(PACKERS[path.suffix](data))
    return path


def zipped(path: Path, files: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a zip."""
    path.write_bytes(zip_bytes(files, how))
    return path


def zip_bytes(files: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=how)
    return buffer.getvalue()


def named_in_bytes(path: Path, name: bytes, data: bytes) -> Path:
    """Write a zip whose entry is named in some code page, as old packers did."""
    stand_in = "x" * len(name)
    made = zip_bytes({stand_in: data}).replace(stand_in.encode(), name)
    path.write_bytes(made)
    return path


def with_field(path: Path, field: str, value: int, entry: int = 0) -> Path:
    """Let a zip's directory say something else of an entry: ``size``, ``flags``, ``offset`` …"""
    at, form = {
        "flags": (8, "<H"),
        "method": (10, "<H"),
        "packed": (20, "<L"),
        "size": (24, "<L"),
        "offset": (42, "<L"),
    }[field]
    data = bytearray(path.read_bytes())
    place = -1
    for _ in range(entry + 1):
        place = data.index(b"PK\x01\x02", place + 1)
    struct.pack_into(form, data, place + at, value)
    path.write_bytes(data)
    return path
