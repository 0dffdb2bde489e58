"""Train the dividing model from a folder of dumps with gold: `python -m training.train FOLDER`.

The dumps are learned as they are, and their articles once more in many made layouts (`training.layouts`). What is
written to `resources/dividing/weights.npz` are weights of abstract features; no word of the dumps is among them.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from core.dump.dividing.chain import Chain, Example, Lessons, read_chain, train
from core.dump.dividing.cutting import cut_lines
from core.dump.dividing.features import features_of, habits_of
from core.dump.dividing.look import look_at
from core.dump.dividing.model import WEIGHTS
from core.dump.dividing.states import STATES, no_transitions, state_of
from core.dump.dividing.templates import SIZES
from core.resources import RESOURCES
from training.articles import articles_of, read_dump
from training.layouts import Laid, Layouter, written

PARTS = {"headline_repeat": "repeat", "caption_repeat": "repeat", "body": "paragraph"}


def laid_from_gold(gold: Path) -> tuple[str, list[Laid]]:
    """Return a dump's text and its lines with their parts."""
    text, articles = read_dump(gold)
    spans = sorted(
        (start, end, role, not at) for spans in articles for at, (start, end, role) in enumerate(spans)
    )
    laid: list[Laid] = []
    now, opened = 0, -1
    for raw in cut_lines([text]):
        while now < len(spans) and spans[now][1] <= raw.start:
            now += 1
        role, first = spans[now][2:] if now < len(spans) else ("body", False)
        laid.append(Laid(raw.gap, raw.text, PARTS.get(role, role), first and opened != now))
        opened = now if first else opened
    return text, laid


def example(text: str, laid: Sequence[Laid]) -> Example:
    """Return a dump as the chain learns it."""
    looks = [look_at(raw) for raw in cut_lines([text])]
    assert len(looks) == len(laid), (len(looks), len(laid))
    states = []
    in_body = False
    for line in laid:
        if line.starts:
            in_body = False
        state = state_of(line.part, starts=line.starts, in_body=in_body)
        in_body = STATES[state].in_body
        states.append(state)
    return Example(features_of(looks, habits_of(looks)), np.array(states, np.int32), True)


def measure(chain: Chain, items: Iterable[Example]) -> dict[str, float]:
    """Return how well starts (precision, recall, F1) and parts are found."""
    hit = want = got = lines = right = 0
    starts = np.array([state.starts for state in STATES])
    parts = np.array([[one.part == two.part for one in STATES] for two in STATES])
    for item in items:
        states = read_chain(chain, chain.scores(item.features)).states
        one, two = starts[item.states], starts[states]
        hit += int((one & two).sum())
        want += int(one.sum())
        got += int(two.sum())
        lines += len(states)
        right += int(parts[states, item.states].sum())
    figures = {"f1": 2 * hit / max(want + got, 1), "p": hit / max(got, 1), "r": hit / max(want, 1)}
    return {name: round(value, 4) for name, value in (figures | {"parts": right / max(lines, 1)}).items()}


def warmth_of(chain: Chain, items: Sequence[Example]) -> float:
    """Return what to divide scores by so that the states' shares come true as often as they say (least log-loss)."""
    scored = [(chain.scores(item.features), item.states) for item in items]

    def loss(warmth: float) -> float:
        total = 0.0
        for scores, states in scored:
            shares = read_chain(chain, scores, warmth=warmth).shares
            total -= float(np.log(shares[np.arange(len(states)), states] + 1e-9).sum())
        return total

    return min((1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0), key=loss)


def main(arguments: Sequence[str]) -> None:
    """Train, tell how it went, and write the weights."""
    asked = argparse.ArgumentParser(prog="training.train", description=__doc__)
    asked.add_argument("folder", type=Path, help="dumps (*.txt) with gold (*.gold.jsonl)")
    asked.add_argument("--train", default="train_*", help="which dumps to learn from")
    asked.add_argument("--check", default="dev_*", help="which to measure on; never learned from")
    asked.add_argument("--made", type=int, default=3000, help="how many dumps to make of their articles")
    asked.add_argument(
        "--again", type=int, default=10, help="times the dumps themselves are learned in an epoch"
    )
    asked.add_argument("--epochs", type=int, default=2)
    asked.add_argument(
        "--drop", type=float, default=0.2, help="share of features hidden at each sight of a line"
    )
    asked.add_argument("--rare", type=int, default=15, help="lines a feature must be seen in to be kept")
    asked.add_argument(
        "--no-extras", action="store_true", help="use no real captions and subheadlines: all are made"
    )
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--out", type=Path, default=RESOURCES / WEIGHTS)
    told = asked.parse_args(arguments)
    dumps = [laid_from_gold(gold)[1] for gold in sorted(told.folder.glob(f"{told.train}.gold.jsonl"))]
    layouter = Layouter(
        articles_of(told.folder, f"{told.train}.gold.jsonl"), told.seed, real_extras=not told.no_extras
    )
    real = [] if told.no_extras else [example(written(laid), laid) for laid in dumps] * (told.again // 2)
    for _ in range(told.again - (0 if told.no_extras else told.again // 2)):
        others = [layouter.swapped(laid) for laid in dumps]
        real += [example(written(laid), laid) for laid in others]
    sizes = random.Random(told.seed)
    made = [
        example(written(laid), laid)
        for laid in (layouter.dump(sizes.choice((2, 5, 10, 30, 60, 100))) for _ in range(told.made))
    ]
    learned = real + made
    lines = sum(len(item.states) for item in learned)
    print(f"{lines} lines in {len(learned)} dumps")
    unlike = Layouter(articles_of(told.folder, f"{told.check}.gold.jsonl"), told.seed + 1, real_extras=False)
    unseen = [
        example(written(laid), laid) for laid in (unlike.dump(sizes.choice((8, 30, 60))) for _ in range(24))
    ]
    seen = np.zeros(sum(SIZES), np.int64)
    for item in learned:
        seen += np.bincount(item.features.ravel(), minlength=len(seen))
    rare = seen < told.rare
    lessons = Lessons(epochs=told.epochs, rate=0.03, hold=1e-3, drop=told.drop, seed=told.seed)
    start = Chain(
        np.zeros((len(seen), len(STATES)), np.float32), no_transitions(), np.zeros(len(STATES), np.float32)
    )
    for epoch, chain in enumerate(train(start, learned, lessons)):
        chain.emissions[rare] = 0
        print(epoch, "learned", measure(chain, learned[:20]), "unseen", measure(chain, unseen), flush=True)
    for gold in sorted(told.folder.glob(f"{told.check}.gold.jsonl")):
        print(gold.name, measure(chain, [example(*laid_from_gold(gold))]))
    chain.emissions[0, state_of("paragraph", starts=True, in_body=False)] += told.bare
    rows = np.flatnonzero(np.abs(chain.emissions).max(axis=1) > 0.01)
    warmth = warmth_of(chain, unseen)
    told.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        told.out,
        sizes=np.array(SIZES),
        rows=rows.astype(np.int32),
        weights=chain.emissions[rows].astype(np.float16),
        transitions=chain.transitions,
        first=chain.first,
        warmth=np.float32(warmth),
    )
    print(f"{len(rows)} rows, {told.out.stat().st_size} bytes, warmth {warmth}: {told.out}")


if __name__ == "__main__":
    main(sys.argv[1:])
