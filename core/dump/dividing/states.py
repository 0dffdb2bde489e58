"""The states of a line in the model: its part of the article, and whether the article starts at it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dump.dividing.chain import FORBIDDEN, Floats
from core.dump.dividing.drafts import Known


class State(NamedTuple):
    """What a line is.

    Attributes:
        part: headline, subheadline, byline, date, caption, paragraph, widget, or repeat for a later copy.
        starts: whether an article starts at it.
        in_body: whether a paragraph of the article stands before it, or it is one.
    """

    part: str
    starts: bool
    in_body: bool


_HEADER = ("headline", "subheadline", "byline", "date", "caption", "widget")
STATES = (
    *(State(part, starts=True, in_body=False) for part in _HEADER),
    State("paragraph", starts=True, in_body=True),
    *(State(part, starts=False, in_body=False) for part in (*_HEADER, "repeat")),
    State("paragraph", starts=False, in_body=True),
    *(State(part, starts=False, in_body=True) for part in ("caption", "widget", "byline", "date", "repeat")),
)

STARTS = np.array([state.starts for state in STATES])
LEFT_OUT = np.array([state.part in ("widget", "repeat") for state in STATES])
SAME_PART = np.array([[one.part == two.part for two in STATES] for one in STATES])
"""Which states have the same part, as a square."""


def state_of(part: str, *, starts: bool, in_body: bool) -> int:
    """Return the index of a state; what can not be in the body is its header's kin there."""
    if starts and part == "repeat":
        part = "headline"
    in_body = part == "paragraph" or (in_body and not starts)
    if in_body and part in ("headline", "subheadline"):
        part = "paragraph"
    return STATES.index(State(part, starts, in_body))


def no_transitions() -> Floats:
    """Return transitions of weight 0, and `FORBIDDEN` from a body back to a header without a start."""
    found = np.zeros((len(STATES), len(STATES)), np.float32)
    for one, state in enumerate(STATES):
        for two, after in enumerate(STATES):
            if not after.starts and after.part != "paragraph" and state.in_body != after.in_body:
                found[one, two] = FORBIDDEN
    return found


_PARTS = {"dateline": "date", "credit": "caption", "crosshead": "paragraph", "boilerplate": "widget"}


def part_of(known: Known) -> str | None:
    """Return the part of an article that a line with this role, kept or left out, is; None where it is not known."""
    if known.role is None or known.kept is None:
        return None
    part = _PARTS.get(known.role, known.role)
    if not known.kept and part != "widget":
        return "repeat"
    return part if any(state.part == part for state in STATES) else "paragraph"


def allowed(known: Known) -> NDArray[np.bool_]:
    """Return which states agree with what is known of a line; all of them where none does."""
    part = part_of(known)
    found = np.array(
        [
            (part is None or state.part == part) and (known.starts is None or state.starts == known.starts)
            for state in STATES
        ]
    )
    return found if found.any() else ~found
