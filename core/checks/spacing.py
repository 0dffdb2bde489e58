"""Spaces where none belong and none where one belongs: cleaners, each returns the splices that would put a text right.

Spaces and commas are everywhere; the one scan of `sign_places` clears most text of all of these rules at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.changes import Splice
from core.checks.brackets import matched
from core.checks.cleaning import word_around
from core.checks.sign_places import sign_places

SPACE = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The inside of a class of what shows as a gap within a line; the line itself is ended by none of these."""
_SPACES = frozenset(" \t\u00a0\u1680\u202f\u205f\u3000") | frozenset(map(chr, range(0x2000, 0x200B)))
_ENDS = re.compile("[\\w\u064b-\u0652\u0670»)\\]}\"”“’'%٪]")
"""What a sign may follow: the end of a word, number, bracket or quotation."""

_SIGN = re.compile(r"[،؛؟]|[,;](?![\w,;()])")
_STOP = re.compile(rf"\.(?![\w.…])(?![{SPACE}]*\.)|:(?![\d:/()\-D])|!(?![=!])")
_SCORE = re.compile(rf":[{SPACE}]*\d")
_TOUCHES = re.compile(r"[،؛؟](?:(?=[^\W\d_]|[«(\[{“])|(?<=[^\d،؛؟].)(?=\d))")
_WORDS_TOUCH = re.compile(
    r"(?<=[\u0621-\u0652]{3})[.:!](?=[\u0621-\u064a]{2})(?!(?<=\.)(?:السعودية|امارات|مصر|شبكة|قطر|المغرب|كوم|نت|[اأ]ور[جغ])\b)"
)
_KEEPS_ITS_DOTS = re.compile(r"://|www\.|[@=/\\_]|[A-Za-z]|(?:^|\W)\w{1,4}\.\w{1,4}\.(?:\w{1,4}(?:\W|$)|$)")
_RUNS = re.compile(f"[{SPACE}]{{2,}}")


def space_before_sign(text: str) -> list[Splice]:
    """Take the space before a comma, semicolon or question mark out."""
    return [_gap_before(text, at) for at in _after_gap(text, _SIGN)]


def space_before_stop(text: str) -> list[Splice]:
    """Take the space before a full stop, colon or exclamation mark out.

    Dots in a row, scores («2 : 1») and what begins with a dot («.NET») are left alone.
    """
    gaps = [(at, _gap_before(text, at)) for at in _after_gap(text, _STOP)]
    return [gap for at, gap in gaps if not (text[gap.start - 1].isdigit() and _SCORE.match(text, at))]


def _after_gap(text: str, sign: re.Pattern[str]) -> Iterator[int]:
    """Yield where a sign stands behind a space that stands behind the end of a word or the like."""
    for at in sign_places(text):
        if text[at - 1] in _SPACES and at and sign.match(text, at):
            start = _gap_before(text, at).start
            if start and _ENDS.match(text, start - 1):
                yield at


def _gap_before(text: str, at: int) -> Splice:
    start = at
    while start and text[start - 1] in _SPACES:
        start -= 1
    return Splice(start, text[start:at], "")


def space_missing(text: str) -> list[Splice]:
    """Put a space after a comma, semicolon or question mark that touches the next word; «1،5» is a number."""
    return [
        Splice(at + 1, "", " ")
        for at in sign_places(text)
        if at and text[at - 1] not in "،؛؟" and _TOUCHES.match(text, at)
    ]


def space_missing_stop(text: str) -> list[Splice]:
    """Put a space after a full stop, colon or exclamation mark between two Arabic words.

    Initials and titles («أ.ف.ب», «د.محمد») are a matter of style, and addresses have dots of their own.
    """
    return [
        Splice(at + 1, "", " ")
        for at in sign_places(text)
        if _WORDS_TOUCH.match(text, at) and not _KEEPS_ITS_DOTS.search(word_around(text, at))
    ]


def space_inside(text: str) -> list[Splice]:
    """Take the spaces at the inner sides of brackets and quotation marks out; empty brackets are a form to fill in."""
    if not sign_places(text) and '"' not in text:
        return []
    splices = []
    for start, end in matched(text):
        inside = text[start + 1 : end]
        words = inside.strip()
        if words and len(words) < len(inside):
            front = len(inside) - len(inside.lstrip())
            back = len(inside) - len(inside.rstrip())
            splices += [Splice(start + 1, inside[:front], "")] if front else []
            splices += [Splice(end - back, inside[len(inside) - back :], "")] if back else []
    return sorted(splices)


def spare_spaces(text: str) -> list[Splice]:
    """Leave one space where several stand in a row between words."""
    start, end = _inside(text)
    return [Splice(found.start(), found[0], " ") for found in _RUNS.finditer(text, start, end)]


def end_spaces(text: str) -> list[Splice]:
    """Leave no space at a block's ends, where splitting it left one; an empty block has a rule of its own."""
    start, end = _inside(text)
    ends = [Splice(0, text[:start], ""), Splice(end, text[end:], "")]
    return [splice for splice in ends if splice.removed] if start < end else []


def _inside(text: str) -> tuple[int, int]:
    """Return where the words of a text begin and end."""
    return len(text) - len(text.lstrip()), len(text.rstrip())


def has_rare_space(text: str) -> bool:
    """Return whether a text may have a run of spaces; to look for a few signs one by one takes the least time."""
    return (
        "  " in text
        or "\u00a0" in text
        or "\t" in text
        or "\u2003" in text
        or "\u2009" in text
        or "\u202f" in text
        or "\u3000" in text
    )
