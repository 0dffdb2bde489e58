"""A line as the model reads it: what dividing and its reasons go by."""

from __future__ import annotations

from typing import NamedTuple

from core.dump.dividing.chain import Ints
from core.dump.dividing.cutting import RawLine
from core.dump.dividing.drafts import PageLine
from core.dump.dividing.look import Look


class Read(NamedTuple):
    """One line as the model reads it.

    Attributes:
        look: the line with what is seen in it.
        state: index of its likeliest state.
        sure: how likely its part is.
        starts: how likely it is that an article starts at it.
        left_out: how likely it is left out.
        features: rows of the weights; what the reasons are told from.
        page_line: the profile's line it is, if any.
        rest: later parts of it where it is overlong.
    """

    look: Look
    state: int
    sure: float
    starts: float
    left_out: float
    features: Ints
    page_line: PageLine | None
    rest: tuple[RawLine, ...]
