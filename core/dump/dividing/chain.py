"""A linear-chain conditional random field over categorical features: scoring, decoding and training with numpy.

Every line has one feature per template, so a sequence is an integer matrix (lines x templates) of rows of the
weight matrix. After Lafferty, McCallum and Pereira, "Conditional Random Fields" (2001).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
FORBIDDEN = np.float32(-1e4)
"""Score of what can not be."""

_WINDOW = 96
_OVERLAP = 32


@dataclass(frozen=True, slots=True)
class Chain:
    """The weights of a chain.

    Attributes:
        emissions: (features, states).
        transitions: (states, states), from a row's state to a column's; `FORBIDDEN` where it can not be.
        first: (states,), for the state of a sequence's first line.
    """

    emissions: Floats
    transitions: Floats
    first: Floats

    def scores(self, features: Ints) -> Floats:
        """Return each line's score for each state: (lines, states)."""
        total = np.zeros((len(features), self.emissions.shape[1]), np.float32)
        for column in features.T:
            total += self.emissions[column]
        return total


@dataclass(frozen=True, slots=True)
class Reading:
    """What a chain makes of some lines.

    Attributes:
        states: (lines,) the likeliest sequence.
        shares: (lines, states) how likely each state is at each line.
    """

    states: Ints
    shares: Floats


def read_chain(chain: Chain, scores: Floats, *, from_start: bool = True, warmth: float = 1.0) -> Reading:
    """Return the likeliest states of a sequence of lines with their shares.

    Shares are told with all scores divided by `warmth`. Long sequences are read in windows that overlap, all at
    once; what lies 32 lines away decides nothing.
    """
    count, states = scores.shape
    if count == 0:
        return Reading(np.zeros(0, np.int32), np.zeros((0, states), np.float32))
    cores = range(0, count, _WINDOW)
    length = _WINDOW + 2 * _OVERLAP
    batch = np.zeros((len(cores), length, states), np.float32)
    there = np.zeros((len(cores), length), bool)
    for row, core in enumerate(cores):
        low, high = core - _OVERLAP, min(core + _WINDOW + _OVERLAP, count)
        skip = max(-low, 0)
        batch[row, skip : high - low] = scores[low + skip : high]
        there[row, skip : high - low] = True
    if from_start:
        batch[0, _OVERLAP] += chain.first
    best = _viterbi(batch, there, chain.transitions)
    cool = np.float32(1 / warmth)
    shares, _ = _forward_backward(batch * cool, there, chain.transitions * cool)
    inner = slice(_OVERLAP, _OVERLAP + _WINDOW)
    return Reading(best[:, inner].reshape(-1)[:count], shares[:, inner].reshape(-1, states)[:count])


def _viterbi(batch: Floats, there: NDArray[np.bool_], transitions: Floats) -> Ints:
    """Return the likeliest states of each sequence of a batch (sequences, lines); a sequence has no gaps."""
    rows, length, count = batch.shape
    back = np.zeros((length, rows, count), np.int32)
    score = np.zeros((rows, count), np.float32)
    for at in range(length):
        before = there[:, at - 1] if at else np.zeros(rows, bool)
        paths = score[:, :, None] + transitions
        back[at] = paths.argmax(axis=1)
        moved = np.where(before[:, None], paths.max(axis=1), 0) + batch[:, at]
        score = np.where(there[:, at, None], moved, score)
        back[at, ~there[:, at]] = np.arange(count)
    state = score.argmax(axis=1)
    states = np.zeros((rows, length), np.int32)
    everyone = np.arange(rows)
    for at in range(length - 1, -1, -1):
        states[:, at] = state
        state = back[at, everyone, state]
    return states


def _forward_backward(
    batch: Floats, there: NDArray[np.bool_], transitions: Floats
) -> tuple[Floats, NDArray[np.float64]]:
    """Return the states' shares at each line, and the expected transitions of the whole batch."""
    rows, length, states = batch.shape
    moves = np.exp(np.maximum(transitions, -300).astype(np.float64))
    local = np.exp((batch - batch.max(axis=2, keepdims=True)).astype(np.float64)) + 1e-30
    local[~there] = 1
    forward = np.empty_like(local)
    backward = np.ones_like(local)
    step = np.ones((rows, states))
    for at in range(length):
        if at:
            step = np.where(there[:, at - 1, None], forward[:, at - 1] @ moves, 1.0)
        step = step * local[:, at]
        forward[:, at] = step / step.sum(axis=1, keepdims=True)
    expected = np.zeros((states, states))
    for at in range(length - 1, 0, -1):
        ahead = local[:, at] * backward[:, at]
        both = there[:, at] & there[:, at - 1]
        step = np.where(both[:, None], ahead @ moves.T, 1.0)
        backward[:, at - 1] = step / step.sum(axis=1, keepdims=True)
        joint = np.einsum("bi,bj->bij", forward[:, at - 1], ahead) * moves
        total = joint.sum(axis=(1, 2), keepdims=True)
        expected += (joint / total)[both].sum(axis=0)
    shares = forward * backward
    shares /= shares.sum(axis=2, keepdims=True)
    return shares.astype(np.float32), expected


@dataclass(frozen=True, slots=True)
class Example:
    """A sequence of lines to learn from.

    Attributes:
        features: (lines, templates).
        states: (lines,), -1 where a line's state is not known and teaches nothing.
        first: whether it begins where a dump begins.
    """

    features: Ints
    states: Ints
    first: bool


@dataclass(frozen=True, slots=True)
class Lessons:
    """How to learn.

    Attributes:
        epochs: times all examples are seen.
        rate: of Adam, at the beginning; it falls to a tenth.
        hold: how strongly the weights are held to where they began, per example line.
        batch: sequences seen at a time.
        rows: which features' weights may change; None for all of them.
        drop: share of a line's features that are hidden each time it is seen, so that none is relied on alone.
        seed: of the shuffling.
    """

    epochs: int = 20
    rate: float = 0.05
    hold: float = 1e-4
    batch: int = 32
    drop: float = 0.0
    rows: NDArray[np.bool_] | None = None
    seed: int = 0


def train(start: Chain, examples: Sequence[Example], lessons: Lessons) -> Iterator[Chain]:
    """Yield the chain after each epoch of learning the examples on top of `start`.

    Learns by Adam with weights held to `start`; what is yielded is the mean of the epoch's weights, which is steadier
    than its last ones (Polyak and Juditsky, 1992).
    """
    pieces = [piece for example in examples for piece in _pieces(example)]
    shuffle = np.random.default_rng(lessons.seed)
    climb = _Climb(start, lessons, max(1, -(-len(pieces) // lessons.batch)))
    for _ in range(lessons.epochs):
        order = shuffle.permutation(len(pieces))
        for low in range(0, len(order), lessons.batch):
            chosen = [pieces[at] for at in order[low : low + lessons.batch]]
            if lessons.drop:
                chosen = [
                    _hidden(piece, shuffle.random(piece.features.shape) < lessons.drop) for piece in chosen
                ]
            climb.step(chosen)
        yield climb.mean()


class _Climb:
    """Weights on their way up, with what Adam remembers of the slopes."""

    def __init__(self, start: Chain, lessons: Lessons, steps: int) -> None:
        self._allowed = start.transitions > FORBIDDEN / 2
        self._origin = (start.emissions, start.transitions, start.first)
        self._weights = [part.copy() for part in self._origin]
        self._means = [np.zeros_like(part) for part in self._origin]
        self._squares = [np.zeros_like(part) for part in self._origin]
        self._sums = [np.zeros_like(part) for part in self._origin]
        self._summed = self._done = 0
        self._all = steps * lessons.epochs
        self._lessons = lessons

    def step(self, pieces: Sequence[Example]) -> None:
        """Go one step up on some sequences."""
        lessons, weights = self._lessons, self._weights
        slopes = _slopes(Chain(weights[0], weights[1], weights[2]), pieces)
        self._done += 1
        rate = lessons.rate * (1 - 0.9 * self._done / self._all)
        if lessons.rows is not None:
            slopes[0][~lessons.rows] = 0
        for part, slope in enumerate(slopes):
            slope -= lessons.hold * len(pieces) * (weights[part] - self._origin[part])
            self._means[part] += 0.1 * (slope - self._means[part])
            self._squares[part] += 0.01 * (slope * slope - self._squares[part])
            fair = self._means[part] / (1 - 0.9**self._done)
            fair /= np.sqrt(self._squares[part] / (1 - 0.99**self._done)) + 1e-6
            weights[part] += (rate * fair).astype(np.float32)
        weights[1][~self._allowed] = FORBIDDEN
        for sums, weight in zip(self._sums, weights, strict=True):
            sums += weight
        self._summed += 1

    def mean(self) -> Chain:
        """Return the mean of the weights since it was last asked for."""
        emissions, transitions, first = (sums / np.float32(self._summed) for sums in self._sums)
        transitions[~self._allowed] = FORBIDDEN
        self._summed = 0
        for sums in self._sums:
            sums[:] = 0
        return Chain(emissions, transitions, first)


def _pieces(example: Example) -> Iterator[Example]:
    """Cut a sequence into runs of known states, no longer than a window."""
    known = example.states >= 0
    start = 0
    while start < len(known):
        if not known[start]:
            start += 1
            continue
        end = start
        while end < len(known) and known[end] and end - start < _WINDOW:
            end += 1
        yield Example(example.features[start:end], example.states[start:end], example.first and start == 0)
        start = end


def _hidden(piece: Example, hidden: NDArray[np.bool_]) -> Example:
    """Return a sequence with some features hidden: put as the first one, which every line has."""
    return Example(np.where(hidden, 0, piece.features), piece.states, piece.first)


def _slopes(chain: Chain, pieces: Sequence[Example]) -> list[Floats]:
    """Return how the log-likelihood of some sequences grows with the weights."""
    longest = max(len(piece.states) for piece in pieces)
    states = chain.emissions.shape[1]
    batch = np.zeros((len(pieces), longest, states), np.float32)
    there = np.zeros((len(pieces), longest), bool)
    for row, piece in enumerate(pieces):
        batch[row, : len(piece.states)] = chain.scores(piece.features)
        there[row, : len(piece.states)] = True
        if piece.first:
            batch[row, 0] += chain.first
    shares, expected = _forward_backward(batch, there, chain.transitions)
    missed = -shares
    moves = -expected
    first = np.zeros(states, np.float32)
    for row, piece in enumerate(pieces):
        missed[row, np.arange(len(piece.states)), piece.states] += 1
        np.add.at(moves, (piece.states[:-1], piece.states[1:]), 1)
        if piece.first:
            first += missed[row, 0]
    emissions = np.zeros_like(chain.emissions)
    lines = missed[there]
    features = np.concatenate([piece.features for piece in pieces])
    for column in features.T:
        np.add.at(emissions, column, lines)
    return [emissions, moves.astype(np.float32), first]
