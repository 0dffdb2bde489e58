"""The letters and marks that folding and tokens go by, as tables; named by pyarabic where it names them."""

from __future__ import annotations

import re
import unicodedata
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its patterns are not raw strings, which newer Pythons warn about
    from pyarabic import araby

TATWEEL: str = araby.TATWEEL
MARKS = frozenset(araby.DIACRITICS) | frozenset(map(chr, range(0x08D3, 0x0900))) - {"\u08e2"}
"""Combining signs over or under a letter: harakat, tanwin, shadda, sukun, Quranic signs."""
INVISIBLE = frozenset("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | frozenset(
    map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
"""Format characters that show nothing: zero-width joiners and spaces, bidi controls, the byte order mark."""
JOINERS = "\u200c\u200d"

_SAME_LETTER = {
    araby.ALEF_HAMZA_ABOVE: araby.ALEF,
    araby.ALEF_HAMZA_BELOW: araby.ALEF,
    araby.ALEF_MADDA: araby.ALEF,
    araby.ALEF_WASLA: araby.ALEF,
    "\u0672": araby.ALEF,
    "\u0673": araby.ALEF,
    araby.WAW_HAMZA: araby.WAW,
    araby.YEH_HAMZA: araby.YEH,
    araby.ALEF_MAKSURA: araby.YEH,
    araby.TEH_MARBUTA: araby.HEH,
    "\u06cc": araby.YEH,
    "\u06a9": araby.KAF,
    "\u06c1": araby.HEH,
}
_DIGITS = {
    sign: digit
    for signs in (araby.NUMBERS_EAST, araby.NUMBERS_PERS)
    for sign, digit in zip(signs, "0123456789", strict=True)
}
_SPACES = dict.fromkeys(
    "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
)


def _without_marks(text: str) -> str:
    """Return `text` with marks and invisible characters gone and letters folded one by one."""
    one_by_one = {**_SAME_LETTER, **_DIGITS, **_SPACES}
    return "".join(one_by_one.get(sign, sign) for sign in text if sign not in MARKS | INVISIBLE | {TATWEEL})


def _presentation_forms() -> dict[str, str]:
    """Return what each shaped form stands for; forms of a mark on nothing (or on a tatweel) stand for nothing."""
    forms = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            forms[chr(code)] = _without_marks(plain).strip() if len(plain) < 5 else _without_marks(plain)
    return forms


FOLDED: dict[str, str] = {
    **_SAME_LETTER,
    **_DIGITS,
    **_SPACES,
    **_presentation_forms(),
    **dict.fromkeys(MARKS | INVISIBLE | {TATWEEL}, ""),
}
"""What folding puts in the place of a character: one other, several, or none."""


def one_of(characters: frozenset[str] | set[str]) -> str:
    """Return a regular expression's class of these characters, consecutive ones as ranges (it matches faster)."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "[" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges) + "]"


RESIZED = re.compile(one_of({sign for sign, plain in FOLDED.items() if len(plain) != 1}))
"""Finds each character whose folding is not exactly one character long."""
EXTENDING = MARKS | {TATWEEL}
"""What clings to the letter before it and belongs to any range that ends with that letter."""
