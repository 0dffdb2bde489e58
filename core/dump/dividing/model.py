"""The dividing model: weights of abstract features, learned from many layouts, and what a project adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from core.dump.dividing.chain import Chain, Example, Floats, Ints, Lessons, read_chain, train
from core.dump.dividing.cutting import cut_lines
from core.dump.dividing.drafts import Known
from core.dump.dividing.features import SIZES, Habits, Look, features_of, habits_of, look_at
from core.dump.dividing.states import STATES, allowed, part_of, state_of
from core.errors import UserError
from core.resources import RESOURCES

WEIGHTS = "dividing/weights.npz"
"""Where the shipped weights lie among the resources; `training.train` writes them."""

_LESSONS = Lessons(epochs=12, rate=0.02, hold=2e-3, batch=16)


@dataclass(frozen=True, slots=True)
class Model:
    """What divides a dump.

    Attributes:
        chain: the weights.
        warmth: what scores are divided by before shares are told, so that they come true as often as they say.
    """

    chain: Chain
    warmth: float = 1.0

    def read(
        self,
        looks: Sequence[Look],
        habits: Habits,
        known: Mapping[int, Known] | None = None,
        *,
        from_start: bool = True,
    ) -> tuple[Ints, Ints, Floats]:
        """Return the features, the likeliest states and the states' shares of some lines.

        `known` tells what is decided for the lines that start at some code points: no other state is theirs.
        """
        features = features_of(looks, habits)
        scores = self.chain.scores(features)
        for at, look in enumerate(looks):
            fact = known.get(look.raw.start) if known else None
            if fact is not None:
                scores[at, ~allowed(fact)] = -1e3
        reading = read_chain(self.chain, scores, from_start=from_start, warmth=self.warmth)
        return features, reading.states, reading.shares


@cache
def shipped() -> Model:
    """Return the model the program comes with."""
    with np.load(RESOURCES / WEIGHTS, allow_pickle=False) as stored:
        rows, weights = stored["rows"], stored["weights"].astype(np.float32)
        emissions = np.zeros((sum(SIZES), len(STATES)), np.float32)
        if stored["sizes"].tolist() != list(SIZES):
            raise RuntimeError(f"{WEIGHTS} was trained for other features: run training.train")
        emissions[rows] = weights
        chain = Chain(emissions, stored["transitions"], stored["first"])
        return Model(chain, float(stored["warmth"]))


def learn(sources: Iterable[tuple[Iterable[str], Mapping[int, Known]]], model: Model | None = None) -> Model:
    """Return a model that learned what editors decided, on top of `model` (the shipped one); takes seconds.

    A source is its text in pieces and what is known of the lines that start at some code points. Raises UserError
    error.nothing_decided where no line is known wholly.
    """
    start = model or shipped()
    examples = [_example(chunks, known) for chunks, known in sources]
    if not any((example.states >= 0).any() for example in examples):
        raise UserError("error.nothing_decided")
    *_, last = train(start.chain, examples, _LESSONS)
    return Model(last, start.warmth)


def _example(chunks: Iterable[str], known: Mapping[int, Known]) -> Example:
    looks = [look_at(raw) for raw in cut_lines(chunks) if not raw.goes_on]
    states = np.full(len(looks), -1, np.int32)
    in_body = False
    for at, look in enumerate(looks):
        fact = known.get(look.raw.start)
        part = part_of(fact) if fact else None
        if fact is None or part is None or fact.starts is None:
            continue
        states[at] = state_of(part, starts=fact.starts, in_body=in_body)
        in_body = STATES[states[at]].in_body
    return Example(features_of(looks, habits_of(looks)), states, first=True)
