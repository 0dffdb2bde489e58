"""File names made from words of a dump: they stay inside their folder, on every system."""

from __future__ import annotations

import re
import unicodedata

LIMIT = 200
"""Bytes in UTF-8: file systems allow 255, and temporary names need some of them."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def safe_name(name: str, fallback: str = "file") -> str:
    """Return `name` as a file name: no folders, no control or direction characters, no name Windows keeps.

    A name that is already safe comes back as it is.
    """
    seen = "".join(sign for sign in name if unicodedata.category(sign) not in _UNSEEN)
    plain = _FORBIDDEN.sub("_", seen).strip(" ").rstrip(". ")
    stem, dot, suffix = plain.rpartition(".")
    if not stem or len(suffix) > 12:
        stem, dot, suffix = plain, "", ""
    cut = _cut(stem, LIMIT - len(f"{dot}{suffix}".encode())) + dot + suffix
    if not cut.strip("._ "):
        cut = fallback
    return f"_{cut}" if _RESERVED.fullmatch(cut) else cut


def article_name(number: int, words: str, suffix: str) -> str:
    """Return the name of an article's own file: its number, then words of its headline (``0007-…``)."""
    seen = "".join(sign if unicodedata.category(sign) not in _UNSEEN else " " for sign in words[:300])
    plain = re.sub(r"[\s_]+", "_", _FORBIDDEN.sub(" ", seen)).strip("_.")
    prefix = f"{number:04d}"
    room = LIMIT - len(prefix) - 1 - len(suffix.encode())
    stem = _cut(plain, min(room, 120)).rstrip("_. ")
    return f"{prefix}-{stem}{suffix}" if stem else f"{prefix}{suffix}"


def collision_key(name: str) -> str:
    """Return what two names share where a file system may take them for one (case, composed letters)."""
    return unicodedata.normalize("NFC", name).casefold()


def _cut(words: str, size: int) -> str:
    """Return the beginning of `words` within `size` bytes, no letter parted from its marks."""
    if len(words.encode()) <= size:
        return words
    cut = words.encode()[: max(size, 0)].decode(errors="ignore")
    while cut and unicodedata.combining(words[len(cut)]):
        cut = cut[:-1]
    return cut.rstrip(". ")
