"""The lines of a dump with the features the rules go by. Offsets are code points of the source text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.arabic import fold
from core.dump.dividing import vocabulary
from core.dump.dividing.cutting import RawLine, cut_lines

LONG = 200
"""Code points from which a line is a paragraph, however it ends: headlines and captions are shorter."""
_MOST_KEYED = 300
_END_MARKS = "\"'»”’)]}› \u00a0\u200b\u200d\u200e\u200f\ufeff"
_BULLET = re.compile(
    r"[\u200e\u200f\u202a-\u202e]*(?:[*•●▪■◆>\-–—+]|\.{2,}|…|\(?[0-9٠-٩]{1,2}[\-.)](?![0-9٠-٩]))"
)
_CONTACT = re.compile(r"\S*(?:@|://|www\.)\S*")
_LETTER = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        start: code point of its first character that is no white space.
        text: from there to its last such character.
        gap: blank lines before it.
        goes_on: it is a later part of an overlong line and touches the one before it.
        size: code points between `start` and `end`.
        words: how many words its first 300 code points have.
        key: its folded letters and digits, equal for lines that are copies of each other; empty for long lines.
        stop: ends like a sentence of prose, in one full stop (quotes and brackets after it ignored).
        open_end: ends in a colon, comma or the like: more must follow.
        comma: holds an Arabic comma, as prose does and headlines seldom do.
        asking: ends in a question or exclamation mark.
        bullet: begins like an item of a list, or in dots.
        contact: nothing but an address of the net.
        widget: a control of the page (font size, share, print).
        furniture: reason key of other page furniture (``read-also``, ``copyright`` …), empty for none.
        credit: reason key of a picture credit at its end (``agency-credit``, ``photo-credit``), empty for none.
        credit_alone: nothing but such a credit.
        pictured: begins in words that speak of a picture («جانب من», «صورة» …).
        byline: reason key of a line that names author, agency or place, empty for none.
        date: nothing but a date, or the time of publication.
        letters: whether it holds a letter or a digit.
    """

    start: int
    text: str
    gap: int
    goes_on: bool
    size: int
    words: int
    key: str
    stop: bool
    open_end: bool
    comma: bool
    asking: bool
    bullet: bool
    contact: bool
    widget: bool
    furniture: str
    credit: str
    credit_alone: bool
    pictured: bool
    byline: str
    date: bool
    letters: bool

    @property
    def end(self) -> int:
        """One after its last character."""
        return self.start + len(self.text)

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph: long, or some words that end in a full stop."""
        if self.size >= LONG:
            return True
        if self.credit:
            return False
        return (self.stop and self.words >= 6) or (self.asking and self.size >= 120)

    @property
    def title(self) -> bool:
        """Whether it could be a headline by itself: short, whole, not prose and nothing the page adds."""
        return (
            self.letters
            and not self.prose
            and not (
                self.open_end or self.bullet or self.widget or self.furniture or self.credit or self.date
            )
            and not self.contact
            and self.byline not in vocabulary.SURE_BYLINES
        )


def line_key(text: str) -> str:
    """Return the folded letters and digits of a line: equal for copies, whatever their marks and quotes."""
    folded = fold(text)
    return "".join(_LETTER.findall(folded)) or folded


def read_lines(chunks: Iterable[str]) -> Iterator[Line]:
    """Yield the lines that are not blank of a text that comes in pieces. Linear in the text's length."""
    return map(_line, cut_lines(chunks))


def _line(raw: RawLine) -> Line:
    text = raw.text
    size = len(text)
    short = size < LONG
    words = text[:_MOST_KEYED]
    trimmed = text[-80:].rstrip(_END_MARKS)
    folded = fold(words.replace(" ـ ", " - ")) if size <= _MOST_KEYED else ""
    byline = vocabulary.byline_of(folded) if short else ""
    credit = vocabulary.credit_of(folded[-80:]) if byline not in vocabulary.SURE_BYLINES else ""
    return Line(
        start=raw.start,
        text=text,
        gap=raw.gap,
        goes_on=raw.goes_on,
        size=size,
        words=words.count(" ") + 1,
        key="".join(_LETTER.findall(folded)) or folded,
        stop=trimmed.endswith(".") and not trimmed.endswith(".."),
        open_end=trimmed.endswith((":", "،", ",", "؛")),
        comma="،" in words,
        asking=trimmed.endswith(("?", "؟", "!")),
        bullet=_BULLET.match(words) is not None,
        contact=_CONTACT.fullmatch(words) is not None,
        widget=short and vocabulary.is_widget(folded),
        furniture=vocabulary.furniture_of(folded) if short else "",
        credit=credit,
        credit_alone=bool(credit) and vocabulary.is_credit_alone(folded),
        pictured=short and vocabulary.is_pictured(folded),
        byline=byline,
        date=short and vocabulary.is_date(folded),
        letters=_LETTER.search(text) is not None,
    )
