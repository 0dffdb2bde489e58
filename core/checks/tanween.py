"""Tanween at a word's end, before the alef («كتابًا») or on it («كتاباً»): both are right, mixed is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.changes import Splice
from core.checks.rule import Hit, LookupContext
from core.checks.usage import LEAST, RATIO
from core.model.spellings import TanweenWays

ON_ALEF, BEFORE_ALEF = "اً", "ًا"
_TANWEEN = re.compile(r"(?<=[\u0621-\u064a\u0651])(?:اً|ًا)(?![\u0621-\u0652])")
_VOWEL = re.compile("[\u064e-\u0650\u0652]")
_BESIDE = 8
"""Code points before a tanween in which vowels are counted."""
VOWELLED = 2
"""So many vowels there are not written for one word's sake."""


def other_way(text: str, chosen: str) -> list[Splice]:
    """Return the splices that write each tanween of a text in the chosen way."""
    return [Splice(found.start(), found[0], chosen) for found in _places(text) if found[0] != chosen]


def tanween_ways(text: str) -> TanweenWays:
    """Return how often tanween is written in either way in a text."""
    found = [place[0] for place in _places(text)]
    on_alef = found.count(ON_ALEF)
    return TanweenWays(on_alef, len(found) - on_alef)


def _places(text: str) -> Iterator[re.Match[str]]:
    """Yield each tanween of a text; those of vowelled words, as verses and poems have them, are left as they are."""
    for found in _TANWEEN.finditer(text):
        if len(_VOWEL.findall(text, max(0, found.start() - _BESIDE), found.start())) < VOWELLED:
            yield found


def clear_way(counts: TanweenWays) -> str | None:
    """Return the way that counts show to be the usual one, None where both are."""
    if max(counts) < LEAST or max(counts) < RATIO * min(counts):
        return None
    return ON_ALEF if counts.on_alef > counts.before_alef else BEFORE_ALEF


def chosen_way(context: LookupContext) -> str | None:
    """Return the way an article's tanween should be written; None where it has but one, and the project no other.

    Within an article the commoner way is right, or the project's where both are as common; an article of one way is
    told where the project's usual way is the other.
    """
    counts = [tanween_ways(block.text) for block in context.inside.blocks if block.kept]
    here = (
        TanweenWays(*(sum(column) for column in zip(*counts, strict=True))) if counts else TanweenWays(0, 0)
    )
    if not any(here):
        return None
    if not all(here):
        return clear_way(context.view.tanween_ways())
    if here.on_alef != here.before_alef:
        return ON_ALEF if here.on_alef > here.before_alef else BEFORE_ALEF
    everywhere = context.view.tanween_ways()
    return ON_ALEF if everywhere.on_alef >= everywhere.before_alef else BEFORE_ALEF


def tanween_mixed(context: LookupContext) -> Iterator[Hit]:
    """Find the blocks in which tanween is written in the rarer way; one finding for all places of a block."""
    chosen = chosen_way(context)
    if chosen is None:
        return
    for block in context.inside.blocks:
        splices = other_way(block.text, chosen) if block.kept else []
        if splices:
            start = splices[0].start
            values = {"count": len(splices), "usual": "كتاب" + chosen}
            yield Hit(chosen, block.id, start, start + 2, values)
