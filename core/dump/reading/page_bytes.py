"""The bytes of a saved page: which encoding it names, and where in an MHTML archive it lies."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from typing import BinaryIO

from core.dump.reading.decoding import decode
from core.dump.reading.forms import Decoder, Openable
from core.errors import UserError

LARGEST_PAGE = 64 << 20
"""Bytes; a page is read as a whole."""

_LOOKED_AT = 8192
_META = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
_XML = re.compile(rb"<\?xml\b[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.I)
_LATIN = frozenset({"iso8859-1", "cp1252", "ascii", "iso8859-15"})
"""Encodings that pages name without being in them: old editors wrote so whatever the letters were."""


def page_encoding(head: bytes) -> str | None:
    """Return the encoding that a page names in its first bytes, or None where its bytes should tell.

    That is so for pages with a byte order mark, for those that are UTF-8 whatever they say (browsers save so and
    leave the old name in), and for those that name a Latin encoding or none that is known.
    """
    if head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_utf8(head):
        return None
    found = _META.search(head[:_LOOKED_AT]) or _XML.match(head.lstrip()[:_LOOKED_AT])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return None
    return None if name in _LATIN or name.startswith(("utf-16", "utf-32")) else name


def page_text(member: Openable, decoding: Decoder | None) -> str:
    """Return the markup of a page. Raises UserError error.page_too_large(path=, limit=) or
    error.no_article(path=).
    """
    with member.open() as stream:
        if _is_archive(member.name):
            return _text_in_archive(stream, member.name)
        if decoding is None:
            raise ValueError("a page that is no archive is not read without a decoding")
        pieces = []
        size = 0
        for piece in decoding.chunks(stream):
            size += len(piece)
            if size > LARGEST_PAGE:
                raise UserError("error.page_too_large", path=member.name, limit=LARGEST_PAGE)
            pieces.append(piece)
    return "".join(pieces)


def _is_utf8(head: bytes) -> bool:
    """Return whether the bytes hold letters beyond ASCII and all of them are UTF-8; the last may be cut."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        return not decoder.decode(head).isascii()
    except UnicodeDecodeError:
        return False


def _is_archive(name: str) -> bool:
    return name.casefold().endswith((".mhtml", ".mht"))


def _text_in_archive(stream: BinaryIO, path: str) -> str:
    """Return the first page in an MHTML archive; pictures and frames beside it are not looked at."""
    data = stream.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise UserError("error.page_too_large", path=path, limit=LARGEST_PAGE)
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes) and content.strip():
            charset = part.get_content_charset()
            named = charset if charset and page_encoding(f"<meta charset={charset}>".encode()) else None
            return decode(content, page_encoding(content) or named).text
    raise UserError("error.no_article", path=path)
