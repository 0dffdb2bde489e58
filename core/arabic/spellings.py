"""Forms of words as they are counted, and what two spellings of one word share: their skeleton."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from core.arabic.letters import MARKS, one_of

_MARK = one_of(MARKS)
_MARKS = re.compile(f"{_MARK}+")
_WORD = re.compile("(?<![\\w\u0640])[\u0621-\u063a\u0641-\u064a]{2,}(?![\\w\u0640])")
_MARKED = re.compile(
    f"(?<![\\w\u0640])[\u0621-\u063a\u0641-\u064a](?:{_MARK}*[\u0621-\u063a\u0641-\u064a])+{_MARK}*(?![\\w\u0640])"
)
_PREFIX = re.compile(
    "[وف]?(?:ال|[بك]ال|(?P<lam>لل))(?=\\w{4})"  # with the article, of a word long enough to carry it
    "|(?P<article>ال)(?=\\w{3})"
    "|[وف]?[بكل](?=[أإآ])|[وف](?=[أإآ])|و(?=ا(?!ل)\\w{3})"  # before an alef that is surely the word's first letter
)
_SEATS = str.maketrans("أإآٱؤئ", "اااا\u0621\u0621")
_LAST_HAMZA = re.compile("[يى]?[ئء]$")
_LAST_LETTER = str.maketrans("ىة", "يه")
ARTICLE = "ال"


class Form(NamedTuple):
    """A word without the proclitics before its article or its alef, in a text.

    Attributes:
        start: code point the word begins at, proclitics included.
        end: exclusive.
        form: the word as it is counted: «وبالمدرسة» and «للمدرسة» are «المدرسة», «وأعلن» is «أعلن».
        places: code points of the form's letters in the text; -1 where the text does not have the letter («للـ»).
    """

    start: int
    end: int
    form: str
    places: tuple[int, ...]


def plain_words(text: str) -> list[str]:
    """Return the Arabic words of a text without their marks, for counting: fast, and without their places."""
    if _MARKS.search(text):
        text = _MARKS.sub("", text)
    return _WORD.findall(text)


@lru_cache(maxsize=200_000)
def form_of(word: str) -> str:
    """Return the form under which a word without marks is counted. Few words make most of any text."""
    cut, article = _cut(word)
    return (ARTICLE if article else "") + word[cut:]


def forms(text: str, wanted: Collection[str] | None = None) -> Iterator[Form]:
    """Yield the Arabic words of a text as forms, all or the wanted ones, with the places of their letters."""
    marked = _MARKS.search(text) is not None
    for found in (_MARKED if marked else _WORD).finditer(text):
        word = _MARKS.sub("", found[0]) if marked else found[0]
        form = form_of(word)
        if wanted is None or form in wanted:
            letters = tuple(place for place in range(*found.span()) if text[place] not in MARKS)
            cut, article = _cut(word)
            places = (-1,) * len(ARTICLE) + letters[cut:] if article else letters[cut:]
            yield Form(found.start(), found.end(), form, places)


def _cut(word: str) -> tuple[int, bool]:
    """Return how many letters of a word are left out of its form, and whether an article takes their place."""
    found = _PREFIX.match(word)
    if found is None:
        return 0, False
    article = found["lam"] is not None or found[0].endswith(ARTICLE)
    return found.end(), article


def skeleton(form: str) -> str:
    """Return what all spellings of a form share: hamza without its seat, alef without its hamza, ي for ى, ه for ة.

    Not all forms with one skeleton are one word: «على» and «علي» are two.
    """
    body = _LAST_HAMZA.sub("\u0621", form, count=1)
    return body[:-1].translate(_SEATS) + body[-1:].translate(_LAST_LETTER).translate(_SEATS)
