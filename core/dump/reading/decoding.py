"""Bytes to text, with the encoding found or chosen, and the places of bytes that say nothing in it."""

from __future__ import annotations

import codecs
import re
from contextvars import ContextVar
from dataclasses import dataclass

from core.dump.reading.detection import detect
from core.dump.reading.signatures import is_binary_format
from core.errors import UserError

REPLACEMENT = "\ufffd"
MOST_OFFSETS = 100_000
"""How many undecodable bytes are told one by one: more say only that the encoding is another."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BY_BOM = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
_REGISTERED = {"cp1250": "windows-1250", "cp1252": "windows-1252", "cp1256": "windows-1256"} | {
    f"iso8859-{part}": f"iso-8859-{part}" for part in (1, 2, 6, 15)
}
_LETTER = re.compile(r"[^\W\d_]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_undecodable: ContextVar[list[int]] = ContextVar("undecodable")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded dump.

    Attributes:
        text: the source text; without the byte order mark, line ends untouched.
        encoding: its registered name (``utf-8``, ``windows-1256`` …), which Python knows as a codec too.
        encoding_by: ``bom``, ``detected`` or ``chosen``.
        undecodable: byte offsets of what became U+FFFD, the first `MOST_OFFSETS` of them.
    """

    text: str
    encoding: str
    encoding_by: str
    undecodable: tuple[int, ...]


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a dump, read in `encoding` or, without one, in the encoding its bytes tell.

    Nothing is refused for single bad bytes: they become U+FFFD and their offsets are told. Raises UserError
    error.empty_file, error.binary_file, error.no_text (no letter at all) or error.unknown_encoding(name=).
    """
    if not data:
        raise UserError("error.empty_file")
    if is_binary_format(data):
        raise UserError("error.binary_file")
    bom, by_bom = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", None))
    if encoding is not None:
        name, by = _known_name(encoding, by_bom), "chosen"
        bom = bom if name == by_bom else b""
    elif by_bom is not None:
        name, by = by_bom, "bom"
    else:
        name, by = detect(data), "detected"
    if len(data) == len(bom):
        raise UserError("error.empty_file")
    text, undecodable = _read(data, name, len(bom), encoding or name)
    if not _LETTER.search(text):
        raise UserError("error.no_text")
    return Decoded(text, _REGISTERED.get(name, name), by, undecodable)


def _known_name(encoding: str, by_bom: str | None) -> str:
    """Return Python's name of a chosen encoding; what the name leaves open (byte order) the mark decides."""
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        raise UserError("error.unknown_encoding", name=encoding) from None
    if name not in _BY_BOM:
        return name
    return by_bom if by_bom and by_bom.startswith(name[:6]) else _BY_BOM[name]


def _read(data: bytes, name: str, skip: int, asked: str) -> tuple[str, tuple[int, ...]]:
    """Return the text after the first `skip` bytes and the offsets in `data` of what could not be read."""
    offsets: list[int] = []
    token = _undecodable.set(offsets)
    try:
        text = codecs.decode(memoryview(data)[skip:], name, "tanqih.note")
    except (UnicodeError, ValueError):
        raise UserError("error.unknown_encoding", name=asked) from None
    finally:
        _undecodable.reset(token)
    return _SURROGATE.sub(REPLACEMENT, text), tuple(offset + skip for offset in offsets)


def _note(error: UnicodeError) -> tuple[str, int]:
    """Put U+FFFD for undecodable bytes and note where the first of them stands."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    offsets = _undecodable.get()
    if len(offsets) < MOST_OFFSETS:
        offsets.append(error.start)
    return REPLACEMENT, error.end


codecs.register_error("tanqih.note", _note)
