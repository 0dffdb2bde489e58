"""Spots: the places in a text that a rule about words is struck by, each with the splices that put it right.

Rule and quick fix ask the same finder, so both can never disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from core.changes import Splice
from core.checks.rule import BlockContext, Hit

SHOWN = 60
"""Code points of a spot's words that a finding shows."""


class Spot(NamedTuple):
    """A place in a text.

    Attributes:
        start: code point it begins at.
        end: exclusive.
        key: what it shares with every spot that is the same matter: a dismissal "never for this word" goes by it.
        splices: what puts it right, in order; empty where only a look can tell.
        values: what else the sentence names; ``words`` and ``right`` are always there.
    """

    start: int
    end: int
    key: str
    splices: tuple[Splice, ...]
    values: Mapping[str, Any] = {}


Finder = Callable[[str], Iterable[Spot]]


def right_words(text: str, start: int, end: int, splices: Sequence[Splice]) -> str:
    """Return what stands in a stretch of a text once the splices, all inside it, are made."""
    words, at = "", start
    for splice in sorted(splices):
        words += text[at : splice.start] + splice.inserted
        at = splice.start + len(splice.removed)
    return words + text[at:end]


def hit_of(text: str, spot: Spot, block: int) -> Hit:
    """Return what a rule answers for a spot in a block's text."""
    words = text[spot.start : spot.end]
    right = right_words(text, spot.start, spot.end, spot.splices)
    values = {"words": words[:SHOWN], "right": right[:SHOWN], **spot.values}
    return Hit(spot.key, block, spot.start, spot.end, values)


def rule_of_spots(find: Finder) -> Callable[[BlockContext], Iterator[Hit]]:
    """Return a block rule that is struck once in each spot."""

    def run(context: BlockContext) -> Iterator[Hit]:
        text = context.block.text
        for spot in find(text):
            yield hit_of(text, spot, context.block.id)

    return run
