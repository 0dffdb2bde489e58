"""Characters that do not belong: each function returns the splices that would put a text right.

A rule is struck where there are splices, and its quick fix is to make them; so both can never disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from core.arabic import fold
from core.changes import Splice
from core.checks.rule import BlockContext, Hit

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff"
FORMS = "\ufb50-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc"
"""Shaped letters and ligatures; honorific signs, the rial and ornate brackets stand for themselves."""
TATWEEL = "\u0640"
EASTERN = "\u0660-\u0669\u06f0-\u06f9"

_BIDI = re.compile(f"[{BIDI}]+")
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]+")
_FORMS = re.compile(f"[{FORMS}]+")
_JOINS_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_TATWEELS = re.compile(f"{TATWEEL}+")
_CARRIER = re.compile("[وف]?(?:[بلكس]|ال|بال|كال|لل)?|[وف]")
_NUMBER = re.compile(r"[0-9]+|[\u0660-\u0669]+|[\u06f0-\u06f9]+")
_LATIN = re.compile(r"\S*[A-Za-z]\S*(?:\s[0-9]+(?!\S))?")
_ZEROS = ("0", "\u0660", "\u06f0")

Cleaner = Callable[[str], list[Splice]]


def bidi_controls(text: str) -> list[Splice]:
    """Take out direction marks, embeddings, overrides and isolates: they show nothing and travel along."""
    return [Splice(found.start(), found[0], "") for found in _BIDI.finditer(text)]


def zero_width(text: str) -> list[Splice]:
    """Take out joiners, zero-width spaces, soft hyphens, byte order marks and control characters.

    A joiner inside an emoji, and the one that shapes «هـ» at a word's end, do their work and stay.
    """
    return [
        Splice(found.start(), found[0], "")
        for found in _ZERO_WIDTH.finditer(text)
        if not _has_work(text, found)
    ]


def _has_work(text: str, found: re.Match[str]) -> bool:
    if found[0] != "\u200d":
        return False
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return bool(_JOINS_EMOJI.match(before)) or (before == "ه" and not after.isalpha())


def presentation_forms(text: str) -> list[Splice]:
    """Put plain letters in the place of shaped ones: searches and other programs know only those."""
    return [Splice(found.start(), found[0], _plain(found[0])) for found in _FORMS.finditer(text)]


def _plain(shaped: str) -> str:
    return re.sub(f"[ {TATWEEL}](?=[\u064b-\u0652])", "", unicodedata.normalize("NFKC", shaped))


def stray_tatweel(text: str) -> list[Splice]:
    """Take out tatweel that stretches a word («محمــد») or trails it.

    One that sets a clitic or article off («لـ«الحشد»», «الـ20»), shapes a letter that stands alone («1440هـ»)
    or serves as a dash is no stray.
    """
    return [
        Splice(found.start(), found[0], "") for found in _TATWEELS.finditer(text) if _is_stray(text, found)
    ]


def _is_stray(text: str, found: re.Match[str]) -> bool:
    start = found.start()
    while start and (text[start - 1].isalpha() or unicodedata.combining(text[start - 1])):
        start -= 1
    before, ends = text[start : found.start()], not text[found.end() : found.end() + 1].isalpha()
    if TATWEEL in before:
        return True
    if not before or (ends and len(before) == 1):
        return False
    return len(found[0]) > 1 or not _CARRIER.fullmatch(before)


def mixed_digits(text: str) -> list[Splice]:
    """Write the numbers of a text's rarer digit system in the commoner one; of two as common, the first.

    Digits of Latin words, addresses and model names keep theirs and do not count.
    """
    arabic = _LATIN.sub(lambda found: " " * len(found[0]), text)
    numbers = [(found.start(), found[0], _zero(found[0])) for found in _NUMBER.finditer(arabic)]
    systems = Counter(zero for _, _, zero in numbers)
    if len(systems) < 2:
        return []
    chosen = systems.most_common(1)[0][0]
    return [
        Splice(start, number, _in(number, zero, chosen)) for start, number, zero in numbers if zero != chosen
    ]


def _zero(number: str) -> str:
    return next(zero for zero in reversed(_ZEROS) if number[0] >= zero)


def _in(number: str, zero: str, chosen: str) -> str:
    return "".join(chr(ord(digit) - ord(zero) + ord(chosen)) for digit in number)


def rule_of(
    cleaner: Cleaner, key: Callable[[str, list[Splice]], str]
) -> Callable[[BlockContext], Iterator[Hit]]:
    """Return a block rule that is struck once in a block where `cleaner` has something to put right."""

    def run(context: BlockContext) -> Iterator[Hit]:
        text = context.block.text
        splices = cleaner(text)
        if splices:
            start, before, _ = splices[0]
            values = {"count": len(splices), "signs": code_points(splices)}
            yield Hit(key(text, splices), context.block.id, start, start + len(before), values)

    return run


def code_points(splices: list[Splice]) -> str:
    """Return the characters that go, as their numbers: they show nothing, or change their neighbours."""
    signs = sorted({sign for splice in splices for sign in splice.removed})
    return " ".join(f"U+{ord(sign):04X}" for sign in signs[:8])


def key_of_signs(text: str, splices: list[Splice]) -> str:
    """Tell findings apart by which characters they are about."""
    return code_points(splices)


def key_of_word(text: str, splices: list[Splice]) -> str:
    """Tell findings apart by the folded word they begin in."""
    at = splices[0].start
    first, last = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return fold(text[first : last if last >= 0 else len(text)])


def no_key(text: str, splices: list[Splice]) -> str:
    """Leave findings of an article together: dismissing one dismisses the rule there."""
    return ""
