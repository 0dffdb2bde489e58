"""How much two texts share, as an exact figure: the runs of three words that stand in both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from core.arabic import fold
from core.model import Block

FEWEST_WORDS = 20
"""Texts with fewer words are not compared: a headline with one stock sentence would be like many others."""

MOST_WORDS = 50_000
"""Words of a text that are looked at: a whole book in one article is no news, and must cost no more than this."""

NEAR = 0.5
"""Shared runs among all runs from which on two texts are nearly the same. One word in eight replaced leaves about
this much; two stories on one event share names and figures, and rarely more than a tenth of their runs."""

INSIDE = 0.6
"""Share of the shorter text's runs from which on it counts as standing in the longer one. A brief cut out of an agency
report under a headline of its own keeps more than this; a follow-up that repeats the background keeps less."""

BESIDE = ("byline", "dateline", "caption", "credit", "boilerplate")
"""Roles of the lines around an article's own words: title and body are compared without them."""

MUCH_SHORTER = 0.7
"""Of a text shorter than this share of the other it says more that it stands in the other than how like they are."""

_WORD = re.compile(r"[^\W_]+")


class Figure(NamedTuple):
    """How two texts are alike.

    Attributes:
        kind: ``alike`` (both are nearly the same), ``inside`` (most of the first stands in the longer second),
            ``holds`` (the other way round), or empty where they are neither.
        share: what they share, 0 to 1: of all their runs, or of those of the shorter one.
    """

    kind: str
    share: float

    @property
    def percent(self) -> int:
        """The share in whole percent; 100 only where nothing differs."""
        return int(self.share * 100)


UNLIKE = Figure("", 0.0)


def body(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks that two articles are compared by: the kept ones of title and body."""
    return [block for block in blocks if block.kept and block.role not in BESIDE]


def words_of(text: str) -> list[str]:
    """Return the folded words and numbers of a text: neither marks nor punctuation make two copies differ."""
    return _WORD.findall(fold(text))[:MOST_WORDS]


def shingles(words: list[str]) -> list[str]:
    """Return every run of three words; none for a text too short to be compared."""
    if len(words) < FEWEST_WORDS:
        return []
    return [f"{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:], strict=False)]


def figure(one: str, two: str) -> Figure:
    """Return how much two texts share."""
    first, second = set(shingles(words_of(one))), set(shingles(words_of(two)))
    shorter, longer = sorted((len(first), len(second)))
    if not shorter:
        return UNLIKE
    shared = len(first & second)
    near, inside = shared / (shorter + longer - shared), shared / shorter
    if near >= NEAR and shorter >= MUCH_SHORTER * longer:
        return Figure("alike", near)
    if inside >= INSIDE:
        return Figure("inside" if len(first) <= len(second) else "holds", inside)
    return UNLIKE
