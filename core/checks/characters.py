"""Characters that do not belong: each function returns the splices that would put a text right.

A rule is struck where there are splices, and its quick fix is to make them; so both can never disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from core.changes import Splice
from core.checks.cleaning import word_around

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff"
FORMS = "\ufb50-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc"
"""Shaped letters and ligatures; honorific signs, the rial and ornate brackets stand for themselves."""
TATWEEL = "\u0640"
EASTERN = "\u0660-\u0669\u06f0-\u06f9"

_BIDI = re.compile(f"[{BIDI}]+")
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]+")
_FORMS = re.compile(f"[{FORMS}]+")
_JOINS_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_TATWEELS = re.compile(f"{TATWEEL}+")
_CARRIER = re.compile("[وف]?(?:[بلكس]|ال|بال|كال|لل)?|[وف]")
_NUMBER = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]+")
_UNIT = re.compile(r"(?:^|\W|ك|س)م$")
_LATIN = re.compile(r"(?<!\S)[^\sA-Za-z]*[A-Za-z]\S*(?:\s[0-9]+(?!\S))?")
_ZEROS = ("0", "\u0660", "\u06f0")


def bidi_controls(text: str) -> list[Splice]:
    """Take out direction marks, embeddings, overrides and isolates: they show nothing and travel along."""
    return [Splice(found.start(), found[0], "") for found in _BIDI.finditer(text)]


def zero_width(text: str) -> list[Splice]:
    """Take out joiners, zero-width spaces, soft hyphens and byte order marks.

    A joiner inside an emoji, the one that shapes «هـ» at a word's end and those in Persian words do their work and
    stay. What stands between two words leaves a space.
    """
    return [
        Splice(found.start(), found[0], _gap(text, found))
        for found in _ZERO_WIDTH.finditer(text)
        if not _has_work(text, found)
    ]


def _gap(text: str, found: re.Match[str]) -> str:
    """Return a space where the letter before ends a word and a word goes on behind: «جلسة» and «مسائية»."""
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    return " " if before in ("ة", "ى") and after.isalpha() else ""


def _has_work(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    if found[0] == "\u200d":
        return bool(_JOINS_EMOJI.match(before)) or (before == "ه" and not after.isalpha())
    return found[0] == "\u200c" and _PERSIAN.search(word_around(text, found.start())) is not None


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
        if text[start] == TATWEEL:
            return True
    before, ends = text[start : found.start()], not text[found.end() : found.end() + 1].isalpha()
    if not before or (ends and len(before) == 1):
        return False
    return len(found[0]) > 1 or not _CARRIER.fullmatch(before)


def mixed_digits(text: str) -> list[Splice]:
    """Write the numbers of a text's rarer digit system in the commoner one; of two as common, the first.

    Digits of Latin words, addresses and model names keep theirs and do not count, nor do those of units («م2») and
    numbers that mix themselves.
    """
    numbers = [
        (start, number, _zero(number[0]))
        for start, number in _numbers(text)
        if not _is_mixed(number) and not _UNIT.search(text[max(0, start - 2) : start])
    ]
    systems = Counter(zero for _, _, zero in numbers)
    if len(systems) < 2:
        return []
    chosen = systems.most_common(1)[0][0]
    return [
        Splice(start, number, _in(number, zero, chosen)) for start, number, zero in numbers if zero != chosen
    ]


def digits_in_number(text: str) -> list[Splice]:
    """Write the digits of a number that mixes two systems in the one it has more of; of two as many, the text's."""
    numbers = _numbers(text)
    usual = Counter(_zero(digit) for _, number in numbers for digit in number)
    splices = []
    for start, number in numbers:
        if _is_mixed(number):
            own = Counter(map(_zero, number))
            chosen = max(own, key=lambda zero: (own[zero], usual[zero]))
            splices.append(Splice(start, number, "".join(_in(one, _zero(one), chosen) for one in number)))
    return splices


def _numbers(text: str) -> list[tuple[int, str]]:
    """Return the runs of digits outside Latin words, and where they begin."""
    arabic = _LATIN.sub(lambda found: " " * len(found[0]), text)
    return [(found.start(), found[0]) for found in _NUMBER.finditer(arabic)]


def _is_mixed(number: str) -> bool:
    return len(set(map(_zero, number))) > 1


def _zero(digit: str) -> str:
    return next(zero for zero in reversed(_ZEROS) if digit >= zero)


def _in(number: str, zero: str, chosen: str) -> str:
    return "".join(chr(ord(digit) - ord(zero) + ord(chosen)) for digit in number)
