"""The chain's arithmetic against counting every path by hand, and that it learns what an example shows."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from core.dump.dividing.chain import FORBIDDEN, Chain, Example, Lessons, read_chain, train

STATES = 3


def chain(seed: int) -> Chain:
    numbers = np.random.default_rng(seed)
    transitions = numbers.normal(size=(STATES, STATES)).astype(np.float32)
    transitions[2, 0] = FORBIDDEN
    return Chain(
        numbers.normal(size=(6, STATES)).astype(np.float32),
        transitions,
        numbers.normal(size=STATES).astype(np.float32),
    )


def every_path(model: Chain, scores: np.ndarray) -> dict[tuple[int, ...], float]:
    found = {}
    for path in product(range(STATES), repeat=len(scores)):
        total = float(model.first[path[0]]) + sum(float(scores[at, state]) for at, state in enumerate(path))
        found[path] = total + sum(float(model.transitions[one, two]) for one, two in pairwise(path))
    return found


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("lines", [1, 2, 5])
def test_the_likeliest_path_and_the_shares_are_those_of_all_paths(seed, lines):
    model = chain(seed)
    scores = np.random.default_rng(100 + seed).normal(size=(lines, STATES)).astype(np.float32)
    paths = every_path(model, scores)
    reading = read_chain(model, scores)
    assert tuple(reading.states) == max(paths, key=paths.__getitem__)
    whole = np.logaddexp.reduce(list(paths.values()))
    for at in range(lines):
        for state in range(STATES):
            share = sum(np.exp(score - whole) for path, score in paths.items() if path[at] == state)
            assert reading.shares[at, state] == pytest.approx(share, abs=1e-4)


def test_what_lies_far_away_decides_nothing():
    model = chain(1)
    scores = np.random.default_rng(5).normal(size=(500, STATES)).astype(np.float32)
    whole = read_chain(model, scores)
    part = read_chain(model, scores[200:300], from_start=False)
    assert list(whole.states[240:260]) == list(part.states[40:60])
    assert np.allclose(whole.shares[240:260], part.shares[40:60], atol=1e-3)


def test_forbidden_moves_are_never_made():
    model = chain(3)
    scores = np.zeros((40, STATES), np.float32)
    scores[::2, 2] = 5
    scores[1::2, 0] = 5
    states = read_chain(model, scores).states
    assert not any(one == 2 and two == 0 for one, two in pairwise(states))


def test_no_lines_have_no_states():
    reading = read_chain(chain(0), np.zeros((0, STATES), np.float32))
    assert len(reading.states) == 0
    assert reading.shares.shape == (0, STATES)


def examples() -> list[Example]:
    features = np.array([[0, 3], [1, 4], [2, 5], [1, 4]], np.int32)
    return [Example(features, np.array([0, 1, 2, 1], np.int32), first=True)] * 8


def empty() -> Chain:
    return Chain(
        np.zeros((6, STATES), np.float32),
        np.zeros((STATES, STATES), np.float32),
        np.zeros(STATES, np.float32),
    )


def test_it_learns_what_examples_show():
    *_, learned = train(empty(), examples(), Lessons(epochs=30))
    features = examples()[0].features
    assert list(read_chain(learned, learned.scores(features)).states) == [0, 1, 2, 1]


def test_only_the_rows_that_may_change_do():
    rows = np.array([False, False, False, True, True, True])
    *_, learned = train(empty(), examples(), Lessons(epochs=5, rows=rows))
    assert not learned.emissions[:3].any()
    assert learned.emissions[3:].any()


def test_lines_that_are_not_known_teach_nothing():
    unknown = [Example(example.features, np.full(4, -1, np.int32), first=True) for example in examples()]
    *_, learned = train(empty(), [*unknown, examples()[0]], Lessons(epochs=2))
    *_, alone = train(empty(), [examples()[0]], Lessons(epochs=2))
    assert np.array_equal(learned.emissions, alone.emissions)
