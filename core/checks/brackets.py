"""Brackets and quotation marks without a partner, within a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.arabic import fold
from core.checks.rule import BlockContext, Hit

PARTNERS = {"«": "»", "(": ")", "{": "}", "[": "]"}
"""Opening marks and what closes them."""

_OPENS = {closing: opening for opening, closing in PARTNERS.items()}
_MARK = re.compile(r'[«»(){}\[\]"]')
_LIST_MARK = re.compile(r"(?:^|[\s،.:؛(«])\w{1,3}[-.\u200c\u200d]?$")
_INCHES = re.compile(r"(?<!\d)\d\d?(?:[.,٫]\d)?$")


class Unmatched(NamedTuple):
    """A mark without a partner, at a code point of the text."""

    at: int
    mark: str


def unmatched(text: str) -> list[Unmatched]:
    """Return the marks of `text` without a partner, in order; each kind is matched by itself.

    What closes a list mark («1)», «أ)») needs no partner, nor does a sign for inches.
    """
    waiting: dict[str, list[Unmatched]] = {}
    alone: list[Unmatched] = []
    straight: list[int] = []
    for found in _MARK.finditer(text):
        mark, at = found[0], found.start()
        if mark == '"':
            straight.append(at)
        elif mark in PARTNERS:
            waiting.setdefault(mark, []).append(Unmatched(at, mark))
        elif waiting.get(_OPENS[mark]):
            waiting[_OPENS[mark]].pop()
        elif mark != ")" or not _LIST_MARK.search(text[max(0, at - 5) : at]):
            alone.append(Unmatched(at, mark))
    alone += (opening for kind in waiting.values() for opening in kind)
    return sorted([*alone, *_unmatched_straight(text, straight)])


def _unmatched_straight(text: str, places: list[int]) -> list[Unmatched]:
    """Return the straight quotation mark that is one too many, where their number is odd."""
    if len(places) % 2:
        places = [at for at in places if not _INCHES.search(text[max(0, at - 5) : at])]
    if len(places) % 2 == 0:
        return []
    before: int | None = None
    for at in places:
        opens, closes = _looks_opening(text, at), _looks_closing(text, at)
        if before is None and closes and not opens:
            return [Unmatched(at, '"')]
        if before is not None and opens and not closes:
            return [Unmatched(before, '"')]
        before = at if before is None else None
    return [Unmatched(places[-1], '"')]


def _looks_opening(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1].isspace()) and not text[at + 1 : at + 2].isspace()


def _looks_closing(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and (at + 1 == len(text) or not text[at + 1].isalnum())


def unbalanced(context: BlockContext) -> Iterator[Hit]:
    """Find each bracket or quotation mark without a partner."""
    text = context.block.text
    for at, mark in unmatched(text):
        words = _beside(text, at, mark)
        yield Hit(f"{mark} {fold(words)}", context.block.id, at, at + 1, {"mark": mark, "words": words})


def _beside(text: str, at: int, mark: str) -> str:
    """Return the word that an opening mark stands before, or a closing one after."""
    if mark in PARTNERS or (mark == '"' and not _looks_closing(text, at)):
        return (text[at + 1 : at + 31].split() or [""])[0]
    return (text[max(0, at - 30) : at].split() or [""])[-1]
