"""Text read in the wrong encoding: how it looks, and what it was; word by word, as part may be sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.changes import Splice
from core.checks.rule import BlockContext, Hit

TRIGGER = "?\u0080-\u009f\u00c0-\u00ff\u00a7\u201e\ufffd"
"""Arabic in UTF-8 is full of ا and ل: they read as ط§ and ظ„ in windows-1256, with Ø and Ù elsewhere."""

_ENOUGH = 4
"""Arabic letters that must come out before a text counts as misread: one odd word is a name or a typo."""

_WORD = re.compile("[^ ]+")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_NOT_ARABIC_TEXT = re.compile(
    "[^\u0020-\u007e\u0621-\u063a\u0640-\u0652\u0660-\u066c\u060c\u061b\u061f\u00a0«»\u200c-\u200f\u2010-\u2026]"
)
_ASCII_LETTER = re.compile("[A-Za-z]")
_HIGH_LATIN = re.compile("[\u00a1\u00ba\u00bf\u00c0-\u00ff]{3,}")
_SPRINKLED = re.compile("[\u0621-\u064a][àâçèéêëîïôùûü]|[àâçèéêëîïôùûü][\u0621-\u064a]")
_COMMON = frozenset("اليونمرتبه")
_LOST_WORD = re.compile(r"(?<!\S)[?A-Z]*\?{2,}[?A-Z]*(?!\S)")

_READ_AS_WAS = (
    ("cp1256", "utf-8"),
    ("cp1252", "utf-8"),
    ("cp1252", "cp1256"),
    ("cp1252", "iso8859-6"),
    ("cp1256", "iso8859-6"),
)


def reread(text: str) -> list[Splice]:
    """Return the one splice that turns misread words of `text` back, none where it is not surely misread."""
    tried = [splice for pair in _READ_AS_WAS if (splice := _reread_as(text, *pair)) is not None]
    return [max(tried, key=lambda splice: _likely(splice.inserted))] if tried else []


def _reread_as(text: str, read_as: str, was: str) -> Splice | None:
    """Return the splice from the first to the last word that was misread in this way, or None.

    Enough words must prove it; then the short ones that prove nothing are read again with them.
    """
    proves = _PROOFS[read_as, was]
    words = [(found, turned) for found in _WORD.finditer(text) if (turned := _turned(found[0], read_as, was))]
    proof = (turned for found, turned in words if proves(found[0]))
    if sum(len(_ARABIC.findall(turned)) for turned in proof) < _ENOUGH:
        return None
    start, end = words[0][0].start(), words[-1][0].end()
    inserted, at = "", start
    for found, turned in words:
        inserted += text[at : found.start()] + turned
        at = found.end()
    return Splice(start, text[start:end], inserted)


def _turned(word: str, read_as: str, was: str) -> str | None:
    """Return the word read again, None where it stays the same or does not come out as Arabic."""
    if word.isascii() or (was != "utf-8" and _ASCII_LETTER.search(word)):
        return None
    try:
        turned = _bytes_of(word, read_as).decode(was)
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    return turned if turned != word and not _NOT_ARABIC_TEXT.search(turned) else None


def _bytes_of(word: str, read_as: str) -> bytes:
    """Return the bytes a word was read from; a byte the code page lacks became the sign of its number."""
    try:
        return word.encode(read_as)
    except UnicodeEncodeError:
        found = bytearray()
    for sign in word:
        try:
            found += sign.encode(read_as)
        except UnicodeEncodeError:
            found += sign.encode("latin-1")
    return bytes(found)


def _always(word: str) -> bool:
    return True


def _is_high_latin(word: str) -> bool:
    return _HIGH_LATIN.search(word) is not None


def _is_sprinkled(word: str) -> bool:
    return _SPRINKLED.search(word) is not None


_PROOFS: dict[tuple[str, str], Callable[[str], bool]] = {
    ("cp1256", "utf-8"): _always,
    ("cp1252", "utf-8"): _always,
    ("cp1252", "cp1256"): _is_high_latin,
    ("cp1252", "iso8859-6"): _is_high_latin,
    ("cp1256", "iso8859-6"): _is_sprinkled,
}
"""What a word must look like to prove that its text was misread: UTF-8 proves itself."""


def _likely(text: str) -> float:
    """Return the share of the commonest letters: what tells two one-byte pages apart."""
    letters = _ARABIC.findall(text)
    return sum(letter in _COMMON for letter in letters) / len(letters)


def misread(context: BlockContext) -> Iterator[Hit]:
    """Find words read in the wrong encoding, characters that could not be read, and words turned to «???»."""
    text, block = context.block.text, context.block.id
    for start, before, after in reread(text):
        yield Hit("misread", block, start, start + len(before), {"words": before[:40], "right": after[:40]})
    for sign, key in (("\ufffd", "U+FFFD"), ("?", "?")):
        lost = _lost(text, sign)
        if lost:
            yield Hit(key, block, *lost[0], {"words": text[slice(*lost[0])], "right": ""})


def _lost(text: str, sign: str) -> list[tuple[int, int]]:
    """Return where characters were lost; «???» counts from three such words on, for people do write it."""
    if sign == "\ufffd":
        return [found.span() for found in re.finditer("\ufffd+", text)]
    words = [found.span() for found in _LOST_WORD.finditer(text)]
    return words if len(words) >= 3 else []
