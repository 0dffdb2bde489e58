"""What a text holds that the eye does not see, and what each of its characters is called. Units are code points."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_SHORT = {
    "\t": "TAB",
    "\x85": "NEL",
    "\xa0": "NBSP",
    "\xad": "SHY",
    "\u034f": "CGJ",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u202f": "NNBSP",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
    "\ufffc": "OBJ",
}
"""The names Unicode's own papers shorten them to."""

_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cn", "Zl", "Zp", "Zs"))
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\u0890\u0891")
"""Format characters that are drawn: signs around numbers, and the end of a verse."""

_EMPTY = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
"""Letters and signs that are drawn as nothing."""

_SELECTORS = (0xFE00, 0xFE0F), (0xE0100, 0xE01EF)


class Sign(NamedTuple):
    """A character that shows nothing: where it stands, and its short name; of a plain space the name is empty."""

    at: int
    name: str


def short_name(sign: str) -> str:
    """Return the short name of a character that shows nothing (``ZWNJ``, ``U+0007``); empty for one that is seen.

    A plain space is seen: it parts words.
    """
    if sign == " ":
        return ""
    if sign in _SHORT:
        return _SHORT[sign]
    code = ord(sign)
    if any(first <= code <= last for first, last in _SELECTORS):
        return f"VS{code - 0xFE00 + 1}" if code < 0xE0100 else f"VS{code - 0xE0100 + 17}"
    hidden = unicodedata.category(sign) in _HIDDEN and sign not in _SEEN
    return f"U+{code:04X}" if hidden or sign in _EMPTY else ""


def hidden_signs(text: str, start: int, end: int) -> Iterator[Sign]:
    """Yield the characters of a stretch that show nothing, plain spaces among them, in order."""
    for at in range(start, min(end, len(text))):
        sign = text[at]
        if sign == " ":
            yield Sign(at, "")
        elif not sign.isalnum() or sign in _EMPTY:
            name = short_name(sign)
            if name:
                yield Sign(at, name)


def letter_at(text: str, at: int) -> tuple[int, int]:
    """Return the range of the whole letter behind a place: the character there with all marks that sit on it.

    At a place among the marks it begins with their letter; at the text's end it is empty.
    """
    if at >= len(text):
        return len(text), len(text)
    start = at
    while start > 0 and unicodedata.combining(text[start]):
        start -= 1
    end = at + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return start, end


def full_name(sign: str) -> str:
    """Return a character's number and Unicode's name for it, in English as Unicode has it."""
    control = _SHORT.get(sign, "control") if unicodedata.category(sign) == "Cc" else "no name"
    return f"U+{ord(sign):04X} {unicodedata.name(sign, control)}"
