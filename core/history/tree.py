"""The way from one point of the history tree to another: steps to undo, then steps to do again."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Move(NamedTuple):
    """One step of the way: take `step` back (`back`), or do it again."""

    step: int
    back: bool


def way(parent_of: Callable[[int], int], here: int, there: int) -> list[Move]:
    """Return the moves from `here` to `there` through the nearest step both come from.

    A step's id is above its parent's, so that only the steps of the way itself are asked for. Raises KeyError where
    `parent_of` does for a step that is not in the tree.
    """
    undo: list[Move] = []
    redo: list[Move] = []
    while here != there:
        if here > there:
            undo.append(Move(here, back=True))
            here = parent_of(here)
        else:
            redo.append(Move(there, back=False))
            there = parent_of(there)
    return undo + redo[::-1]
