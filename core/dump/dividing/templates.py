"""The model's templates: which columns of small numbers are looked at together, by what they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from core.dump.dividing.signs import SHAPES

COLUMNS = {
    "shape": len(SHAPES),
    "gap": 5,
    "width": 14,
    "end": 7,
    "closed": 2,
    "start": 14,
    "inner": 8,
    "marks": 8,
    "place": 2,
    "pictured": 2,
    "usual": 5,
    "behind": 6,
    "ahead": 6,
    "echo": 4,
    "seen": 5,
    "from_prose": 7,
    "to_prose": 7,
    "about_behind": 5,
    "about_ahead": 5,
    "turn": 6,
    "near": 7,
    "middle": 7,
    "far": 7,
    "paragraph_gap": 5,
    "gapless": 2,
    "widgets": 5,
    "bylines": 5,
    "credits": 3,
    "dates": 5,
}
"""The columns and how many values each has: a line's own signs (`Signs`), then

- usual: blank lines against what is usual between paragraphs; behind, ahead: how far a copy of it is;
- echo: a later line begins with its words (1), it begins with those of an earlier line (2), or both (3);
- seen: how often it stands in the dump's beginning; from_prose, to_prose: how far the next paragraph is;
- about_behind, about_ahead: how much of it is spoken of in the lines around;
- turn: how deep a valley of likeness it is in; near, middle, far: how like 2, 4 and 8 lines before and after are;
- the rest are the dump's habits (`Habits`).
"""

TOPICS = ("about_behind", "about_ahead", "turn", "near", "middle", "far")

TEMPLATES = {
    "words": "always|shape|start|end|width|shape start|shape end|shape inner|shape marks|shape closed end|place shape",
    "around": "shape-3|shape-2|shape-1|shape+1|shape+2|shape+3|start-1|start+1|start+2|end-1|end+1|width-1|width+1|"
    "shape-1 shape shape+1|shape shape+1 shape+2|shape-2 shape-1 shape|shape start+1|shape start+2|start end-1|"
    "shape pictured shape+1|place+1 shape|place+1 start+1 shape|shape from_prose to_prose",
    "gaps": "shape usual usual+1|shape usual usual+1 paragraph_gap|shape-1 shape usual|shape shape+1 usual+1|"
    "shape usual gapless|shape gap gap+1|shape end-1 usual|start start+1 usual|from_prose to_prose usual",
    "copies": "shape behind ahead|behind ahead echo|shape+1 behind ahead|shape ahead+1 ahead|shape ahead-1 behind|"
    "shape echo|echo+1 shape|echo-1 shape|shape widgets behind ahead|shape credits behind ahead|"
    "credits widgets behind ahead",
    "habits": "shape seen|shape bylines shape+1|shape bylines credits|shape credits shape+1|shape widgets shape+1|"
    "shape dates shape+1",
    "topic": "near shape|middle shape|far shape|near start|middle start|far start|near middle far|near middle turn|"
    "turn shape|turn middle usual|turn start end-1|middle start usual|turn middle start|near middle start|"
    "turn turn+1 turn-1|middle middle+1 shape|middle middle-1 shape|about_behind about_ahead shape|"
    "about_behind about_ahead turn|about_ahead-1 about_behind-1 shape|about_ahead+1 about_behind+1 shape",
}
"""The templates by what they look at; ``shape-1`` is the column `shape` one line before."""


LEARNED = (
    "shape|shape+1|shape-1|shape seen|shape usual usual+1|shape-1 shape shape+1|shape shape+1 shape+2|"
    "shape-2 shape-1 shape"
).split("|")
"""The templates whose weights a project's own decisions may change: how its pages are laid out."""


def _spec(template: str) -> tuple[tuple[str, int], ...]:
    """Return a template's columns, each with the offset of the line it is taken from."""
    found = [re.fullmatch(r"([a-z_]+)([+-]\d)?", part) for part in template.split()]
    return tuple((part[1], int(part[2] or 0)) for part in found if part and part[1] != "always")


SPECS = tuple(_spec(template) for listed in TEMPLATES.values() for template in listed.split("|"))
GROUPS = tuple(group for group, listed in TEMPLATES.items() for _ in listed.split("|"))
"""What each template looks at, in the order of the features."""

SIZES = tuple(prod(COLUMNS[name] + (offset != 0) for name, offset in spec) for spec in SPECS)
"""How many features each template has."""


def rows_of(templates: Sequence[str]) -> NDArray[np.bool_]:
    """Return which features are those of some templates."""
    names = [template for listed in TEMPLATES.values() for template in listed.split("|")]
    return np.concatenate([np.full(size, name in templates) for name, size in zip(names, SIZES, strict=True)])
