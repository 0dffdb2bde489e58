"""The first bytes of files that are no text, whatever one reads into them."""

from __future__ import annotations

_SIGNATURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x28\xb5\x2f\xfd",
    b"SQLite format 3\x00",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"{\\rtf",
    b"OggS",
    b"ID3",
    b"II*\x00",
    b"MM\x00*",
    b"wOFF",
    b"wOF2",
    b"\x00\x01\x00\x00\x00",
    b"OTTO\x00",
)


def is_binary_format(data: bytes) -> bool:
    """Return whether the file begins as a known format that is no plain text (pictures, archives, programs …)."""
    if data.startswith(_SIGNATURES):
        return True
    if data.startswith(b"RIFF"):
        return data[8:12] in (b"WEBP", b"WAVE", b"AVI ")
    return data.startswith(b"MZ") and b"\x00\x00" in data[:64]
