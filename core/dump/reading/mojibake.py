"""Text read in the wrong encoding: how it looks, what it was, and where letters are gone for good.

Nothing here changes a text: it says what could be read again, word by word, as part of a text may be sound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from core.dump.reading.detection import prose_score

SIGNS = "\u0080-\u009f\u00c0-\u00ff\u00a7\u0178\u0428\u0429\u201e\u2518\u256a"
"""The inside of a class of characters, one of which every misread text holds.

Arabic in UTF-8 is full of ا and ل: they read as ط§ and ظ„ in windows-1256, with Ø and Ù in windows-1252 and
Latin-1, with ÿ and Ÿ in Mac Roman, ╪ and ┘ in cp437, Ш and Щ in windows-1251.
"""
LOSSES = "?\ufffd"
"""The same for a text that lost letters."""

_ENOUGH = 4
"""Arabic letters that must come out before a text counts as misread: one odd word is a name or a typo."""
_RISE = 0.5
"""How much more like Arabic prose a text must read: sound prose has 1.5 and more of it, misread text is below 1."""
_MOST_ROUNDS = 3
"""How often over a text may have been misread in one and the same way."""

_WORD = re.compile("[^ ]+")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_NOT_ARABIC_TEXT = re.compile(
    "[^\u0020-\u007e\u0621-\u063a\u0640-\u0652\u0660-\u066c\u060c\u061b\u061f\u00a0«»\u200c-\u200f\u2010-\u2026]"
)
_NOT_BESIDE_IT = re.compile(
    "[^\t\u0020-\u007e\u00a0-\u017f\u060c\u061b\u061f\u0621-\u063a\u0640-\u0655\u0660-\u0671\u067e-\u06cc\u06f0-\u06f9"
    "\u2000-\u206f\u20ac\u2122\ufb50-\ufdff\ufe70-\ufeff]"
)
_ASCII_LETTER = re.compile("[A-Za-z]")
_HIGH_LATIN = re.compile("[\u00a1\u00ba\u00bf\u00c0-\u00ff]{3,}")
_SPRINKLED = re.compile("[\u0621-\u064a][àâçèéêëîïôùûü]|[àâçèéêëîïôùûü][\u0621-\u064a]")
_COMMON = frozenset("اليونمرتبه")
_LOST_WORD = re.compile(r"(?<!\S)[?A-Z]*\?{2,}[?A-Z]*(?!\S)")
_GONE = re.compile("\ufffd+")


class Word(NamedTuple):
    """A misread word: where it stands (code points), as it stands, and as it was written."""

    start: int
    before: str
    after: str


class Way(NamedTuple):
    """A way to misread text.

    Attributes:
        read_as: the code page it was read in.
        was: the encoding it was in.
        proof: found in every word that proves it, and so in every text misread in this way.
    """

    read_as: str
    was: str
    proof: re.Pattern[str]


def _letters_in_two(read_as: str) -> re.Pattern[str]:
    """Return what finds the two bytes of an Arabic letter in UTF-8 as signs of a code page, once or twice over."""
    leads = [_sign(byte, read_as) for byte in b"\xd8\xd9"]
    follow = "".join(_sign(byte, read_as) for byte in range(0x80, 0xC0))
    twice = [
        "".join(_sign(byte, page) for byte in lead.encode())
        for page in (read_as, "latin-1")
        for lead in leads
    ]
    once = f"[{re.escape(''.join(leads))}][\u0080-\u009f{re.escape(follow)}]"
    return re.compile("|".join([once, *map(re.escape, twice)]))


def _sign(byte: int, page: str) -> str:
    """Return the sign of a byte; one that the code page lacks is read as the sign of its number."""
    try:
        return bytes([byte]).decode(page)
    except UnicodeDecodeError:
        return chr(byte)


_OF_UTF8 = tuple(
    Way(page, "utf-8", _letters_in_two(page)) for page in ("cp1256", "cp1252", "mac_roman", "cp437", "cp1251")
)
_OF_PAGES = (
    Way("cp1252", "cp1256", _HIGH_LATIN),
    Way("cp1252", "iso8859-6", _HIGH_LATIN),
    Way("cp1256", "iso8859-6", _SPRINKLED),
)


def reread(text: str) -> list[Word]:
    """Return the words of `text` that surely were misread, in order and all in one way; none is most often.

    Enough words must prove it, and the text must become likelier; then the short ones that prove nothing are read
    again with them. A word counts only if each of its characters stands for bytes and no byte is lost.
    """
    for ways in (_OF_UTF8, _OF_PAGES):
        found = [_misread(text, way) for way in ways if way.proof.search(text)]
        best = max(found, key=_common, default=[])
        if best:
            return best
    return []


def looks_misread(text: str) -> bool:
    """Return whether `text` may have been misread: a quick look, which only `reread` can confirm."""
    return any(way.proof.search(text) for way in (*_OF_UTF8, *_OF_PAGES))


def _common(words: Sequence[Word]) -> int:
    """Return how many of the commonest letters come out: of two readings the one with more is the right one."""
    return sum(letter in _COMMON for word in words for letter in word.after)


def _misread(text: str, way: Way) -> list[Word]:
    """Return the words that were misread in one way, none where too little proves it."""
    words = [
        Word(found.start(), found[0], turned)
        for found in _WORD.finditer(text)
        if (turned := _turned(found[0], way))
    ]
    proof = (word.after for word in words if way.proof.search(word.before))
    if sum(len(_ARABIC.findall(after)) for after in proof if not _NOT_ARABIC_TEXT.search(after)) < _ENOUGH:
        return []
    before = prose_score("".join(word.before for word in words))
    after = prose_score("".join(word.after for word in words))
    return words if after - before >= _RISE else []


def _turned(word: str, way: Way) -> str | None:
    """Return the word read again, None where it stays the same or does not come out as text."""
    if word.isascii() or (way.was != "utf-8" and _ASCII_LETTER.search(word)):
        return None
    unlikely = _NOT_BESIDE_IT if way.was == "utf-8" else _NOT_ARABIC_TEXT
    turned = word
    for _ in range(_MOST_ROUNDS if way.was == "utf-8" else 1):
        try:
            turned = _bytes_of(turned, way.read_as).decode(way.was)
        except (UnicodeDecodeError, UnicodeEncodeError):
            return turned if turned != word and not unlikely.search(turned) else None
        if turned.isascii():
            break
    return turned if turned != word and not unlikely.search(turned) else None


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


def joined(text: str, words: Sequence[Word]) -> list[Word]:
    """Return misread words with those between which only one space stands taken together."""
    runs: list[Word] = []
    for word in words:
        last = runs[-1] if runs else None
        if last is not None and text[last.start + len(last.before) : word.start] == " ":
            runs[-1] = Word(last.start, f"{last.before} {word.before}", f"{last.after} {word.after}")
        else:
            runs.append(word)
    return runs


def lost(text: str) -> list[tuple[int, int]]:
    """Return where letters are gone for good: U+FFFD, or words of «???»; (start, end) in code points.

    Such words count from three on, for people do write «???».
    """
    words = [found.span() for found in _LOST_WORD.finditer(text)]
    gone = [found.span() for found in _GONE.finditer(text)]
    return sorted([*gone, *(words if len(words) >= 3 else [])])


def lost_marks(text: str) -> int:
    """Return how many characters stand in the place of lost letters, or may."""
    return sum(map(text.count, LOSSES))
