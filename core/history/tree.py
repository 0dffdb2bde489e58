"""The way from one point of the history tree to another: steps to undo, then steps to do again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from core.model import BEGINNING


class Move(NamedTuple):
    """One step of the way: take `step` back (`back`), or do it again."""

    step: int
    back: bool


def _line(parents: Mapping[int, int], step: int) -> list[int]:
    line = [step]
    while line[-1] != BEGINNING:
        line.append(parents[line[-1]])
    return line


def way(parents: Mapping[int, int], here: int, there: int) -> list[Move]:
    """Return the moves from `here` to `there` through the nearest step both come from.

    Raises KeyError for a step that is not in the tree.
    """
    up, down = _line(parents, here), _line(parents, there)
    shared = set(up) & set(down)
    undo = [Move(step, back=True) for step in up if step not in shared]
    redo = [Move(step, back=False) for step in down if step not in shared]
    return undo + redo[::-1]
