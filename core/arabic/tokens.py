"""Words, numbers and punctuation as ranges of a text, and selections grown to them. Units are code points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.arabic.clitics import is_proclitic
from core.arabic.letters import JOINERS, MARKS, one_of

_LETTER = r"[^\W\d_]"
_WORD = rf"(?:\w|{one_of(MARKS)}|[{JOINERS}\u0300-\u036f])"
_TOKEN = re.compile(
    rf"""
      https?://[^\s«»<>"“”]{{0,2000}}[^\s«»<>"“”.,،؛:!؟?()\[\]{{}}]   # an address
    | [\w.+-]{{1,64}}@\w+(?:[.-]\w+)+                               # an e-mail address
    | \d+(?:[.,:/٫٬-]\d+)*(?!{_WORD})                             # 1,890  12.5  10:30  2025/1/19
    | (?<!\w){_LETTER}ـ?(?:\.{_LETTER}ـ?(?!{_WORD}))+             # أ.ف.ب
    | {_WORD}+(?:(?<=\d)[.,:/٫٬]\d+)*(?:['’]{_LETTER}+)*          # words, «و12.5», names such as O’Neil
    | (\S)\1*                                                     # «  ...  :
    """,
    re.VERBOSE,
)
_ALNUM = re.compile(r"[^\W_]")
_OPENING = dict(zip("«([{“‘<", "»)]}”’>", strict=True))
_CLOSING = {close: opening for opening, close in _OPENING.items()}


def words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of every word, number and run of one punctuation mark, in order.

    Lossless: between two tokens lies white space or nothing. A word keeps its marks, clitics and joiners;
    numbers, addresses and dotted abbreviations stay whole, because exports and selections want them so.
    """
    for found in _TOKEN.finditer(text):
        yield found.span()


def is_word(text: str, start: int, end: int) -> bool:
    """Return whether a token holds a letter or a digit."""
    return any(text[place].isalnum() for place in range(start, end))


def count_words(text: str) -> int:
    """Return how many tokens of a text are words or numbers: those of `words` for which `is_word` holds."""
    return sum(1 for found in _TOKEN.finditer(text) if found[1] is None and _ALNUM.search(found[0]))


def word_at(text: str, position: int) -> tuple[int, int] | None:
    """Return the word or number that holds or touches `position` (the one after it first), or None."""
    touched = None
    for start, end in _near(text, position, position):
        if start > position:
            break
        if end >= position and is_word(text, start, end):
            touched = start, end
    return touched


def snap_to_words(text: str, start: int, end: int, *, keep_article: bool = False) -> tuple[int, int]:
    """Return the selection grown to whole words and shed of the punctuation and space around them.

    A selection that begins right after a proclitic («و» of «وحزب») keeps it out; one that took it keeps it. With
    `keep_article` that does not hold for the article: what begins behind it is a word cut by a careless hand.
    Brackets whose partner lies inside stay. An empty selection snaps to the word at the place; where there
    is no word the result is empty.
    """
    if start >= end:
        return word_at(text, start) or (start, start)
    inside = [span for span in _near(text, start, end) if span[0] < end and span[1] > start]
    inside = _without_edges(text, inside)
    if not inside:
        return start, start
    first, last = inside[0][0], inside[-1][1]
    left_out = first < start <= inside[0][1] - 3 and is_proclitic(
        text[first:start], with_article=not keep_article
    )
    return (start if left_out else first), last


def _without_edges(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the tokens without punctuation at either edge, brackets with a partner further inside excepted."""
    first, last = 0, len(spans)
    while first < last:
        front, back = text[slice(*spans[first])], text[slice(*spans[last - 1])]
        between = {text[slice(*span)] for span in spans[first + 1 : last - 1]}
        if _OPENING.get(front) == back:
            first, last = first + 1, last - 1
        elif not is_word(front, 0, len(front)) and _OPENING.get(front) not in between:
            first += 1
        elif not is_word(back, 0, len(back)) and _CLOSING.get(back) not in between:
            last -= 1
        else:
            break
    return spans[first:last]


def _near(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the tokens of the white-space-free surroundings of a range, so that long blocks cost nothing."""
    low = max((text.rfind(space, 0, start) for space in " \n\r\t\u00a0"), default=-1) + 1
    highs = [place for space in " \n\r\t\u00a0" if (place := text.find(space, end)) >= 0]
    for found in _TOKEN.finditer(text, low, min(highs, default=len(text))):
        yield found.span()
