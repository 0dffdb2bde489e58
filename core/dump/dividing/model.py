"""The dividing model: weights of abstract features, learned from many layouts, and what a project adds to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from core.arabic import fold
from core.dump.dividing.chain import Chain, Example, Floats, Ints, Lessons, read_chain, train
from core.dump.dividing.cutting import cut_lines
from core.dump.dividing.drafts import Known
from core.dump.dividing.features import Habits, features_of, habits_of
from core.dump.dividing.look import Look, look_at
from core.dump.dividing.states import SAME_PART, STATES, allowed, part_of, state_of
from core.dump.dividing.templates import LEARNED, SIZES, rows_of
from core.errors import UserError
from core.resources import RESOURCES

WEIGHTS = "dividing/weights.npz"
"""Where the shipped weights lie among the resources; `training.train` writes them."""

_LESSONS = Lessons(epochs=20, rate=0.03, hold=1e-3, batch=16, rows=rows_of(LEARNED))
"""A project's few decisions move the weights of the few features that tell how its pages are laid out."""

_SHORT = 100
_FEW_WORDS = 8
_DOUBT = 0.5
_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Model:
    """What divides a dump.

    Attributes:
        chain: the weights.
        warmth: what scores are divided by before shares are told, so that they come true as often as they say.
        memory: by the words of short lines (`_traits`), how often such lines were decided to be in each state.
    """

    chain: Chain
    warmth: float = 1.0
    memory: Mapping[str, Floats] = field(default_factory=dict)

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
            if self.memory:
                scores[at] += self._remembered(look)
            fact = known.get(look.raw.start) if known else None
            if fact is not None:
                scores[at, ~allowed(fact)] = -1e3
        reading = read_chain(self.chain, scores, from_start=from_start, warmth=self.warmth)
        return features, reading.states, reading.shares

    def _remembered(self, look: Look) -> Floats:
        """Return what the words of a line add to its score for each state."""
        found = np.zeros(len(STATES), np.float32)
        for trait in _traits(look):
            counts = self.memory.get(trait)
            if counts is not None:
                found += np.log((counts + _DOUBT) / (counts.sum() + _DOUBT * len(STATES)))
        return found


def _traits(look: Look) -> Iterator[str]:
    """Yield by what words a short line is remembered: all of them, and its first and last where it is very short."""
    if len(look.raw.text) > _SHORT:
        return
    words = _DIGITS.sub("0", fold(look.raw.text)).split()
    yield " ".join(words)
    if 1 < len(words) <= _FEW_WORDS:
        yield f"{words[0]} …"
        yield f"… {words[-1]}"


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
    memory = dict(start.memory)
    examples = [_example(chunks, known, memory) for chunks, known in sources]
    if not any((example.states >= 0).any() for example in examples):
        raise UserError("error.nothing_decided")
    *_, last = train(start.chain, examples, _LESSONS)
    return Model(last, start.warmth, memory)


def _example(chunks: Iterable[str], known: Mapping[int, Known], memory: dict[str, Floats]) -> Example:
    """Return what is known of a source's lines, and remember their words."""
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
        for trait in _traits(look):
            like = SAME_PART[states[at]] if "…" in trait else np.arange(len(STATES)) == states[at]
            memory[trait] = memory.get(trait, np.float32(0)) + like.astype(np.float32)
    return Example(features_of(looks, habits_of(looks)), states, first=True)
