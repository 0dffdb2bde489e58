"""Names inside containers: they come from strangers, are only shown, and are never paths."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from zipfile import ZipInfo

LONGEST = 200
"""Code points of one part of a name that are shown."""

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_IN_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_OLD_PAGES = ("cp1256", "cp720")
"""What Arabic Windows packed names in, by its own and by its console's code page."""

_COMMON = frozenset("المنويرتبهعدسفقكحجةىأ")
_ARABIC = re.compile("[\u0621-\u064a]")
_PLAIN = re.compile(r"[\u0621-\u0652\u0660-\u0669،؛؟«»\s!-~]*")


def shown_name(name: str) -> str:
    """Return a name with ``/`` between its parts: nothing that leads elsewhere, nothing that cannot be seen."""
    parts = (
        "".join(sign for sign in part if unicodedata.category(sign) not in _UNSEEN).strip()
        for part in re.split(r"[/\\]", name)
    )
    kept = [part[:LONGEST] for part in parts if part.strip(". ") and not re.fullmatch("[A-Za-z]:", part)]
    return "/".join(kept)


def entry_name(entry: ZipInfo) -> str:
    """Return the name of a zip's entry, read in the encoding it was most likely written in."""
    if entry.flag_bits & _IN_UTF8:
        return shown_name(entry.filename)
    try:
        raw = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return shown_name(entry.filename)
    return shown_name(_unicode_path(entry.extra, raw) or _decoded(raw))


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """Return the name that some packers put beside the one in a code page, where it belongs to it."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if (
            kind == _UNICODE_PATH
            and field[:1] == b"\x01"
            and field[1:5] == struct.pack("<I", zlib.crc32(raw))
        ):
            return field[5:].decode("utf-8", "replace")
    return ""


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    read = {page: raw.decode(page, "replace") for page in _OLD_PAGES}
    best = max(read.values(), key=_likely)
    return best if _likely(best) > 0 else raw.decode("cp437")


def _likely(name: str) -> int:
    """Return how many common letters a name has, nothing where it is not wholly plain Arabic."""
    if not _PLAIN.fullmatch(name) or not _ARABIC.search(name):
        return 0
    return sum(letter in _COMMON for letter in name)
