"""What one line shows by itself, as small numbers: the columns the model's features are made of."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from core.arabic import fold
from core.dump.dividing import vocabulary
from core.dump.dividing.cutting import RawLine
from core.dump.dividing.lines import folded_key
from core.dump.dividing.openers import opener_of

LONG = 200
"""Code points from which a line is a paragraph, however it ends: headlines and captions are shorter."""

LEAD = 300
"""Code points of a line that are looked at one by one."""

_KEYED = 150
"""Code points of a long line that its copies are known by."""

SHAPES = (
    "edge",
    "widget",
    "furniture",
    "rule",
    "date",
    "contact",
    "credit alone",
    "credit",
    "byline agency",
    "byline place",
    "byline pattern",
    "byline name",
    "item",
    "open",
    "prose long",
    "prose",
    "asking",
    "words 1",
    "words 2-3",
    "words 4-6",
    "words 7-9",
    "words 10-13",
    "words 14-18",
    "words 19+",
)
_SHAPE = {name: at for at, name in enumerate(SHAPES)}
"""What a line looks like as a whole; ``edge`` is beyond the text's ends."""

_BYLINE_SHAPES = {
    "": 0,
    "byline-agency": _SHAPE["byline agency"],
    "byline-place": _SHAPE["byline place"],
    "byline-pattern": _SHAPE["byline pattern"],
    "byline-name": _SHAPE["byline name"],
}
_LETTERS = re.compile(r"[^\W_]+")
_END_MARKS = "\"'»”’)]}› \u00a0\u200b\u200d\u200e\u200f\ufeff"
_ENDS = {".": 1, "…": 2, ":": 3, "،": 4, ",": 4, "؛": 4, "-": 4, "؟": 5, "?": 5, "!": 6}
_ITEM = re.compile(r"[\u200e\u200f\u202a-\u202e]*(?:[*•●▪■◆>·\-–—+ـ]|\.{2,}|…|\(?[0-9]{1,2}[\-.)](?![0-9]))")
_CONTACT = re.compile(r"\S*(?:@|://|www\.)\S*")
_STARTS = re.compile(
    r"(?P<quote>[\"'«“”‘{\[])|(?P<bracket>\()|(?P<digit>[0-9])|(?P<latin>[A-Za-z])|(?P<mark>[^\w\s])"
)
_START_GROUPS = ("quote", "bracket", "digit", "latin", "mark")
_INLINE_PLACE = re.compile(r"[^.:؟!\n]{2,45}?(?:\s*[-–—ـ:]\s*|\)\s*[-–—ـ:]?\s*)(?=\S)")
_QUOTE = re.compile(r"[«\"“{]")
_DIGIT = re.compile(r"[0-9]")
_WIDTHS = (1, 2, 3, 4, 6, 8, 10, 13, 17, 22, 30, 45, 80)


class Signs(NamedTuple):
    """What one line shows by itself.

    Attributes:
        shape: its index in `SHAPES`.
        gap: blank lines before it, at most 4.
        width: class of its number of words.
        end: class of its last mark, quotes and brackets ignored.
        closed: whether a quote or bracket closes it.
        start: class of its first words or mark.
        inner: a comma, a colon, a full stop inside: three bits.
        marks: quotes, digits, dots in a row: three bits.
        place: whether it opens like a report («الرياض - واس: …»).
        pictured: whether it speaks of a picture.
        key: its folded letters and digits, equal for copies; of a long line the first ones and its length.
        reason: reason key of what was recognised, empty for nothing.
    """

    shape: int
    gap: int
    width: int
    end: int
    closed: int
    start: int
    inner: int
    marks: int
    place: int
    pictured: int
    key: str
    reason: str


def signs_of(line: RawLine, folded: str) -> Signs:
    """Return what a line shows by itself; `folded` are its first words folded, `LEAD` code points of them or more."""
    text = line.text
    size = len(text)
    folded = folded[:LEAD]
    words = folded.count(" ") + 1
    trimmed = text[-60:].rstrip(_END_MARKS)
    end = _ENDS.get(trimmed[-1:], 0)
    if end == 1 and trimmed.endswith(".."):
        end = 2
    shape, reason, pictured = _shape_of(text, folded, size, words, end)
    return Signs(
        shape=shape,
        gap=min(line.gap, 4),
        width=bisect_left(_WIDTHS, words),
        end=end,
        closed=len(trimmed) < len(text[-60:]),
        start=_start_of(folded),
        inner=("،" in folded) + 2 * (": " in folded) + 4 * (". " in folded),
        marks=_marks_of(folded),
        place=_INLINE_PLACE.match(folded[:60]) is not None,
        pictured=pictured,
        key=folded_key(folded) if size < LONG else f"{folded_key(folded[:_KEYED])}+{size}",
        reason=reason,
    )


def _marks_of(folded: str) -> int:
    quotes = _QUOTE.search(folded) is not None
    digits = _DIGIT.search(folded) is not None
    return quotes + 2 * digits + 4 * (".." in folded)


def _start_of(folded: str) -> int:
    found = _STARTS.match(folded)
    if found is not None and found.lastgroup:
        return 9 + _START_GROUPS.index(found.lastgroup)
    return opener_of(folded)


def _shape_of(text: str, folded: str, size: int, words: int, end: int) -> tuple[int, str, int]:
    """Return a line's shape, the reason key of what was recognised, and whether it speaks of a picture."""
    if size >= LONG:
        credit = vocabulary.credit_of(fold(text[-80:])) if size < LEAD else ""
        return (_SHAPE["credit"], credit, 0) if credit else (_SHAPE["prose long"], "", 0)
    recognised = _recognised(folded)
    pictured = int(vocabulary.is_pictured(folded))
    if recognised is not None:
        return (*recognised, pictured)
    if _ITEM.match(folded):
        return _SHAPE["item"], "", pictured
    if end in (3, 4):
        return _SHAPE["open"], "", pictured
    if end == 1 and words >= 6:
        return _SHAPE["prose"], "", pictured
    if end == 5:
        return _SHAPE["asking"], "", pictured
    return _SHAPE["words 1"] + sum(words > most for most in (1, 3, 6, 9, 13, 18)), "", pictured


def _recognised(folded: str) -> tuple[int, str] | None:
    """Return shape and reason key of a short line whose words say what it is."""
    if not _LETTERS.search(folded):
        return _SHAPE["rule"], ""
    if vocabulary.is_widget(folded):
        return _SHAPE["widget"], "widget"
    furniture = vocabulary.furniture_of(folded)
    if furniture:
        return _SHAPE["furniture"], furniture
    if vocabulary.is_date(folded):
        return _SHAPE["date"], "date-line"
    if _CONTACT.fullmatch(folded):
        return _SHAPE["contact"], ""
    byline = vocabulary.byline_of(folded)
    if byline not in vocabulary.SURE_BYLINES:
        credit = vocabulary.credit_of(folded[-80:])
        if credit:
            alone = vocabulary.is_credit_alone(folded)
            return _SHAPE["credit alone" if alone else "credit"], credit
    return (_BYLINE_SHAPES[byline], byline) if byline else None
