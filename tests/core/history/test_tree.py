"""The way through the tree of history."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.history import Move, way
from core.model import BEGINNING

PARENTS = {1: 0, 2: 1, 3: 2, 4: 2, 5: 4, 6: 0, 7: 6}
"""A trunk 1-2-3, a branch 4-5 from 2, and another beginning 6-7."""


def walked(parents, here: int, moves: list[Move]) -> int:
    """Return where the moves lead; each must leave from where the one before it led."""
    for move in moves:
        if move.back:
            assert move.step == here
            here = parents[here]
        else:
            assert parents[move.step] == here
            here = move.step
    return here


@pytest.mark.parametrize(
    ("here", "there", "undone", "done"),
    [
        (3, 3, [], []),
        (3, 2, [3], []),
        (2, 3, [], [3]),
        (3, BEGINNING, [3, 2, 1], []),
        (BEGINNING, 5, [], [1, 2, 4, 5]),
        (3, 5, [3], [4, 5]),
        (5, 3, [5, 4], [3]),
        (5, 7, [5, 4, 2, 1], [6, 7]),
        (5, 1, [5, 4, 2], []),
    ],
)
def test_the_way_goes_through_the_nearest_step_shared(here, there, undone, done):
    moves = way(PARENTS.__getitem__, here, there)
    assert [move.step for move in moves if move.back] == undone
    assert [move.step for move in moves if not move.back] == done
    assert walked(PARENTS, here, moves) == there


@pytest.mark.parametrize(("here", "there"), [(3, 99), (99, 3)])
def test_a_step_that_is_not_in_the_tree(here, there):
    with pytest.raises(KeyError):
        way(PARENTS.__getitem__, here, there)


@given(data=st.data(), size=st.integers(1, 25))
def test_every_way_arrives_and_undoes_nothing_it_does_again(data, size):
    parents = {step: data.draw(st.integers(0, step - 1)) for step in range(1, size + 1)}
    here, there = data.draw(st.integers(0, size)), data.draw(st.integers(0, size))
    moves = way(parents.__getitem__, here, there)
    assert walked(parents, here, moves) == there
    assert len({move.step for move in moves}) == len(moves)
    assert [move.back for move in moves] == sorted((move.back for move in moves), reverse=True)
