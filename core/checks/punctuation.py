"""Signs of punctuation: Latin ones in Arabic text, repeated ones, percent signs. Cleaners: text to splices."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.changes import Splice
from core.checks.sign_places import sign_places

LATIN = ",;?"
RUNS = ".!؟"
PERCENT = "%٪"

_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_ARABIC_SIGN = dict(zip(LATIN, "،؛؟", strict=True))
_SINGLE = re.compile(r"(?<![,;?])(?:[,;](?![,;]|-?[()])|\?(?![\w?]))")
_LOST = re.compile(r"(?:^|[\s«(])\?\w|\w\?\w|\?\?\?|\s\?\s")
_FAR = 40
"""Code points within which the next letter tells which language a sign stands in."""
_NO_SENTENCE = re.compile(r"://|www\.|[@=\\{}]|&#?\w*$")
_REPEATED = re.compile(
    r"(?P<sign>[،؛])(?:\s*(?P=sign))+|[،؛]\s?[،؛]|[،؛]\s?\.(?!\s?\.|\w)|(?<=[\u0621-\u0652]):(?:\s?:)+"
)
_NEAR = re.compile(r"[،؛:]\s?[،؛:.]")
_AS_QUOTES = re.compile(r"(?:^|[\s(:])(?:،،|,,)(?=\w)")
_RUN = re.compile(r"(?<!\.)(?:\.\.|\.{4,})(?![./])|!{2,}(?!؟)|؟{2,}(?!!)|[!؟]{3,}")
_NOTHING = re.compile(r"\s*\Z")
_CLOSING = re.compile(r"[ »)\"”]*\Z")
_TOUCHING = re.compile(r"[.!؟](?=[.!؟])")
_GAP = re.compile(rf"(?<=[{_DIGITS}])[ \t\u00a0\u202f]+(?=[%٪](?![\w%٪]))")
_FIRST = re.compile(
    rf"(?<![{_DIGITS}A-Za-z%٪/=&])(?<![{_DIGITS}][ \u00a0])([%٪][ \u00a0]?)([{_DIGITS}]+(?:[.,٫][{_DIGITS}]+)?)"
    r"(?![\w%٪]|\s?[%٪])"
)


def latin_signs(text: str) -> list[Splice]:
    """Write commas, semicolons and question marks of Arabic sentences as Arabic ones.

    Those inside numbers, Latin words, addresses and entities stay, and question marks that stand for lost letters
    or, behind a number, for a lost percent sign.
    """
    lost = "?" in text and _LOST.search(text) is not None
    return [
        Splice(found.start(), found[0], _ARABIC_SIGN[found[0]])
        for found in _SINGLE.finditer(text)
        if not (lost and found[0] == "?") and _in_arabic(text, found.start())
    ]


def _in_arabic(text: str, at: int) -> bool:
    """Return whether a sign follows Arabic words and what comes after it is Arabic too, or nothing."""
    before, after = text[max(0, at - _FAR) : at].rstrip(), text[at + 1 : at + 1 + _FAR].lstrip()
    if not before or _NO_SENTENCE.search(before.split()[-1]):
        return False
    if before[-1].isdigit() and (after[:1].isdigit() or text[at] == "?"):
        return False
    left, right = _arabic(reversed(before)), _arabic(after)
    return left is True and (right is not False or _is_arabic(before[-1]))


def _arabic(signs: Iterable[str]) -> bool | None:
    """Return whether the first letter is Arabic, None where there is no letter."""
    return next((_is_arabic(sign) for sign in signs if sign.isalpha()), None)


def _is_arabic(sign: str) -> bool:
    return "\u0600" <= sign <= "\u06ff" or "\u0750" <= sign <= "\u077f" or "\ufb50" <= sign <= "\ufefc"


def repeated_signs(text: str) -> list[Splice]:
    """Leave one of commas, semicolons or colons that repeat, or clash with the sign after them («،.»): the last.

    In some papers «،،» are quotation marks; a text that opens words with them is left alone.
    """
    places = sign_places(text)
    if not places or not any(
        _NEAR.match(text, at - 2) or _NEAR.match(text, at - 1) for at in sign_places(text) if at > 1
    ):
        return []
    if _AS_QUOTES.search(text):
        return []
    return [Splice(found.start(), found[0], _last(text, found)) for found in _REPEATED.finditer(text)]


def _last(text: str, found: re.Match[str]) -> str:
    """Return the sign to stay; commas that trail off at a block's end were meant as dots."""
    ends = _NOTHING.match(text, found.end()) is not None
    return ("..." if len(found[0]) > 2 else ".") if ends and found[0][-1] in "،؛" else found[0][-1]


def sign_runs(text: str) -> list[Splice]:
    """Bring «..» and «....» to an ellipsis (to a full stop at a block's end), «!!» and «؟؟» to one sign."""
    found = _RUN.finditer(text) if _TOUCHING.search(text) else ()
    return [Splice(run.start(), run[0], _one(text, run)) for run in found]


def _one(text: str, found: re.Match[str]) -> str:
    if found[0][0] == ".":
        return "." if len(found[0]) == 2 and _CLOSING.match(text, found.end()) else "..."
    signs = set(found[0])
    return "؟!" if len(signs) > 1 else found[0][0]


def percent_gap(text: str) -> list[Splice]:
    """Take the space between a number and its percent sign out."""
    return [Splice(found.start(), found[0], "") for found in _GAP.finditer(text)]


def percent_first(text: str) -> list[Splice]:
    """Put a percent sign behind its number: «%5» only looks right, programs read it wrong."""
    return [
        splice
        for found in _FIRST.finditer(text)
        for splice in (Splice(found.start(), found[1], ""), Splice(found.end(), "", found[1][0]))
    ]
