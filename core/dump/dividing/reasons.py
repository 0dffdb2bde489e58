"""Why the model decided as it did, in one word of `resources/texts`: what weighed most for a start or a part."""

from __future__ import annotations

import numpy as np

from core.dump.dividing.chain import Floats, Ints
from core.dump.dividing.signs import SHAPES, Signs
from core.dump.dividing.states import STARTS
from core.dump.dividing.templates import GROUPS

_KINDS = tuple(dict.fromkeys(GROUPS))
_GROUP = np.array([_KINDS.index(group) for group in GROUPS])
_BOUNDARY = {
    "gaps": "after-blank-lines",
    "copies": "headline-repeats-below",
    "topic": "topic-turns",
    "around": "what-stands-around",
    "words": "headline-shape",
    "habits": "usual-here",
}
_PROSE = {SHAPES.index(name) for name in ("prose long", "prose")}
_BY_PART = {
    "byline": ("byline-agency", "byline-place", "byline-pattern", "byline-name"),
    "caption": ("agency-credit", "photo-credit"),
    "date": ("date-line",),
}


def boundary_reason(emissions: Floats, features: Ints, state: int) -> str:
    """Return what weighed most for a start at a line, against the likeliest state that is none."""
    scores = emissions[features]
    other = np.where(STARTS, -np.inf, scores.sum(axis=0)).argmax()
    weights = np.bincount(_GROUP, scores[:, state] - scores[:, other], len(_KINDS))
    return _BOUNDARY[_KINDS[int(weights.argmax())]]


def part_reason(signs: Signs, part: str, *, starts: bool, doubled: bool, over_body: bool) -> str:
    """Return why a line is that part of its article."""
    if signs.reason in _BY_PART.get(part, ()):
        return signs.reason
    match part:
        case "widget":
            return signs.reason or "page-furniture"
        case "headline":
            return "first-line" if starts else "headline-shape"
        case "subheadline":
            return "kicker-over-headline" if starts else "under-headline"
        case "byline":
            return "over-body" if over_body else "byline-shape"
        case "caption":
            return "doubled" if doubled else "picture-words" if signs.pictured else "place-of-captions"
        case "date":
            return "date-line"
        case _:
            if starts:
                return "no-headline"
            return "sentence" if signs.shape in _PROSE else "in-body"
