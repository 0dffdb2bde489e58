"""Brackets and quotation marks within a block: without a partner, turned round, or closed by a mark of another kind."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from core.changes import Splice

PARTNERS = {"«": "»", "(": ")", "{": "}", "[": "]"}
"""Opening marks and what closes them."""
TRIGGER = r"«»(){}\[\]\"“”"

OPENS = {closing: opening for opening, closing in PARTNERS.items()}
"""Closing marks and what opens them."""
_MARK = re.compile(r'[«»(){}\[\]"]')
_LIST_MARK = re.compile(r"(?:^|[\s،.:؛(«])\w{1,3}\s?[-.\u200c\u200d]?$")
_SMILES = re.compile(r"[:;=]-?$")
_INCHES = re.compile(r"(?<!\d)\d\d?(?:[.,٫]\d)?$")
_BEFORE_OPENING = re.compile(r"(?:^|[\s(«\[{:،.\-–]|(?<!\w)(?:[وف]?[بكلوف]|[وف]?لل)ـ*)$")
_FARTHEST = 150
"""Code points between two marks of one pair that does not fit by itself; farther ones are two faults, not one."""


class Unmatched(NamedTuple):
    """A mark without a partner, at a code point of the text."""

    at: int
    mark: str


class Marks(NamedTuple):
    """The marks of a text, as they belong together; places are code points, in order.

    Attributes:
        pairs: where a mark and its partner stand.
        mirrored: the same of pairs that are turned round: »كذا«.
        alone: the rest, straight quotation marks excepted.
        straight: where those stand.
    """

    pairs: tuple[tuple[int, int], ...]
    mirrored: tuple[tuple[int, int], ...]
    alone: tuple[Unmatched, ...]
    straight: tuple[int, ...]


@lru_cache(maxsize=64)
def marks(text: str) -> Marks:
    """Return how the brackets and quotation marks of `text` belong together; each kind is matched by itself.

    What closes a list mark («1)», «أ)») or a smile needs no partner. Rules of the block and then of its
    article ask this of one text, so the last answers are remembered.
    """
    kinds: dict[str, list[int]] = {}
    for found in _MARK.finditer(text):
        kinds.setdefault(OPENS.get(found[0], found[0]), []).append(found.start())
    straight = tuple(kinds.pop('"', ()))
    pairs: list[tuple[int, int]] = []
    mirrored: list[tuple[int, int]] = []
    alone: list[Unmatched] = []
    for places in kinds.values():
        _match(text, places, pairs, mirrored, alone)
    return Marks(tuple(sorted(pairs)), tuple(sorted(mirrored)), tuple(sorted(alone)), straight)


def _match(
    text: str,
    places: list[int],
    pairs: list[tuple[int, int]],
    mirrored: list[tuple[int, int]],
    alone: list[Unmatched],
) -> None:
    """Match the marks of one kind."""
    waiting: list[Unmatched] = []
    skipped = -1
    for number, at in enumerate(places):
        mark, after = text[at], places[number + 1] if number + 1 < len(places) else -1
        if at == skipped:
            continue
        if mark in PARTNERS:
            waiting.append(Unmatched(at, mark))
        elif waiting:
            pairs.append((waiting.pop().at, at))
        elif _turned(text, at, after):
            mirrored.append((at, after))
            skipped = after
        elif mark != ")" or not _closes_nothing(text[max(0, at - 6) : at]):
            alone.append(Unmatched(at, mark))
    alone += waiting


def _turned(text: str, at: int, after: int) -> bool:
    """Return whether a closing mark and the next of its kind stand as an opening and a closing one would."""
    return (
        0 <= at < after <= at + _FARTHEST
        and text[after] in PARTNERS
        and not text[at + 1].isspace()
        and _BEFORE_OPENING.search(text[max(0, at - 5) : at]) is not None
        and looks_closing(text, after)
    )


def _closes_nothing(before: str) -> bool:
    return _LIST_MARK.search(before) is not None or _SMILES.search(before) is not None


def matched(text: str) -> list[tuple[int, int]]:
    """Return where the two marks of each pair stand, straight ones only where no other pairing can be meant."""
    found = marks(text)
    pairs = list(zip(found.straight[::2], found.straight[1::2], strict=False))
    if len(found.straight) % 2 or not all(_pair(text, *pair) for pair in pairs):
        return list(found.pairs)
    return sorted([*found.pairs, *pairs])


def _pair(text: str, start: int, end: int) -> bool:
    return _BEFORE_OPENING.search(text[max(0, start - 5) : start]) is not None and not (
        text[end + 1 : end + 2].isalnum() or text[start + 1 : end].strip() == ""
    )


def unmatched(text: str) -> list[Unmatched]:
    """Return the marks of `text` without a partner, in order, leaving out those closed by a mark of another kind."""
    found = marks(text)
    alone = [*found.alone, *_unmatched_straight(text, list(found.straight))]
    if not alone:
        return []
    taken = {place for pair in _unlike(text) for place in pair}
    return sorted(mark for mark in alone if mark.at not in taken)


def _unmatched_straight(text: str, places: list[int]) -> list[Unmatched]:
    """Return the straight quotation mark that is one too many, where their number is odd."""
    if len(places) % 2:
        places = [at for at in places if not _INCHES.search(text[max(0, at - 5) : at])]
    if len(places) % 2 == 0:
        return []
    before: int | None = None
    for at in places:
        opens, closes = _looks_opening(text, at), looks_closing(text, at)
        if before is None and closes and not opens:
            return [Unmatched(at, '"')]
        if before is not None and opens and not closes:
            return [Unmatched(before, '"')]
        before = at if before is None else None
    return [Unmatched(places[-1], '"')]


def _looks_opening(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1].isspace()) and not text[at + 1 : at + 2].isspace()


def looks_closing(text: str, at: int) -> bool:
    """Return whether a quotation mark touches what is before it and stands off what is behind it."""
    return at > 0 and not text[at - 1].isspace() and (at + 1 == len(text) or not text[at + 1].isalnum())


def mirrored_marks(text: str) -> list[Splice]:
    """Turn pairs round that open with a closing mark and close with an opening one: »كذا«, )كذا(."""
    return [
        Splice(at, text[at], OPENS[text[at]] if place == 0 else PARTNERS[text[at]])
        for pair in marks(text).mirrored
        for place, at in enumerate(pair)
    ]


def unlike_marks(text: str) -> list[Splice]:
    """Let what was opened by one kind of mark be closed by its partner: «كذا", (كذا]; the angled one decides."""
    return [
        Splice(end, text[end], PARTNERS[text[start]])
        if text[start] in PARTNERS
        else Splice(start, text[start], OPENS[text[end]])
        for start, end in _unlike(text)
    ]


def _unlike(text: str) -> list[tuple[int, int]]:
    """Return where an opening mark without a partner and the mark of another kind that closes it stand."""
    found = marks(text)
    if not found.alone:
        return []
    lone = [*found.alone, *_unmatched_straight(text, list(found.straight)), *_odd_curly(text)]
    pairs = []
    for one, two in pairwise(sorted(lone)):
        fits = _UNLIKE.fullmatch(one.mark + two.mark) and two.at - one.at <= _FARTHEST
        if fits and not text[one.at + 1].isspace() and looks_closing(text, two.at):
            pairs.append((one.at, two.at))
    return pairs


_UNLIKE = re.compile(r"«[\"“”)]|[\"“”(]»|\([\]}]|\[[)}]|\{[)\]]")


def _odd_curly(text: str) -> list[Unmatched]:
    """Return the curly quotation marks of a text that has an odd number of them; either kind may open."""
    places = [Unmatched(at, sign) for at, sign in enumerate(text) if sign in "“”"]
    return places if len(places) % 2 else []
