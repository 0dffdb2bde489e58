"""The model's features of a run of lines: what a line shows, what stands around it, what repeats, what it is about.

Each template gives every line exactly one feature, a row of the weights; a reader of the weights can name each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.dump.dividing.chain import Floats, Ints
from core.dump.dividing.copies import copies
from core.dump.dividing.look import BUCKETS, Look
from core.dump.dividing.signs import LEAD, SHAPES, Signs
from core.dump.dividing.templates import COLUMNS, SIZES, SPECS, TOPICS
from core.dump.dividing.topics import topics

_PROSE = tuple(SHAPES.index(name) for name in ("prose long", "prose"))


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual in a dump, told from its first lines.

    Attributes:
        paragraph_gap: blank lines that are usual between two paragraphs, at most 4.
        gapless: hardly any blank lines at all.
        widgets: class of the share of lines that are controls of the page.
        bylines: class of the share of sure bylines.
        credits: 0 few, 1 credited captions stand once, 2 they are repeated.
        dates: class of the share of date lines.
        seen: how often a short line stands in the beginning.
        rarity: weight of each topic bucket.
    """

    paragraph_gap: int
    gapless: int
    widgets: int
    bylines: int
    credits: int
    dates: int
    seen: Counter[str]
    rarity: Floats


def habits_of(looks: Sequence[Look]) -> Habits:
    """Return what is usual in a dump that begins with these lines."""
    shapes = Counter(SHAPES[look.signs.shape] for look in looks)
    gaps = Counter(
        two.signs.gap
        for one, two in pairwise(looks)
        if one.signs.shape in _PROSE and two.signs.shape in _PROSE
    )
    once = repeated = 0
    for one, two in pairwise(looks):
        if SHAPES[one.signs.shape] == "credit":
            once += one.signs.key != two.signs.key
            repeated += one.signs.key == two.signs.key
    counts = np.ones(BUCKETS, np.float32)
    np.add.at(counts, [word for look in looks for word in look.topics], 1)
    prose = max(shapes["prose long"] + shapes["prose"], 1)
    sure = shapes["byline agency"] + shapes["byline place"]
    return Habits(
        paragraph_gap=min(gaps.most_common(1)[0][0], 4) if gaps else 0,
        gapless=int(sum(look.signs.gap == 0 for look in looks) > 0.99 * len(looks)),
        widgets=_share(shapes["widget"] / prose),
        bylines=_share(sure / prose),
        credits=0 if once + repeated < 3 else 1 if once > 2 * repeated else 2,
        dates=_share(shapes["date"] / prose),
        seen=Counter(look.signs.key for look in looks if len(look.raw.text) <= LEAD),
        rarity=np.log((len(looks) + 1) / counts).astype(np.float32),
    )


def _share(share: float) -> int:
    return sum(share > limit for limit in (0.003, 0.03, 0.1, 0.25))


def features_of(looks: Sequence[Look], habits: Habits) -> Ints:
    """Return the features of some lines, in the order of the text: (lines, templates), rows of the weights."""
    found = _columns(looks, habits)
    rows = np.zeros((len(looks), len(SPECS)), np.int32)
    base = 0
    for at, (spec, size) in enumerate(zip(SPECS, SIZES, strict=True)):
        for name, offset in spec:
            rows[:, at] *= COLUMNS[name] + (offset != 0)
            rows[:, at] += _moved(found[name], offset, COLUMNS[name])
        rows[:, at] += base
        base += size
    return rows


def _moved(column: Ints, offset: int, edge: int) -> Ints:
    """Return a column `offset` lines further on; `edge` beyond the ends."""
    if offset == 0 or abs(offset) >= len(column):
        return column if offset == 0 else np.full_like(column, edge)
    moved = np.full_like(column, edge)
    if offset > 0:
        moved[:-offset] = column[offset:]
    else:
        moved[-offset:] = column[:offset]
    return moved


def _columns(looks: Sequence[Look], habits: Habits) -> dict[str, Ints]:
    """Return every column's value at every line."""
    count = len(looks)
    own = np.array([look.signs[:10] for look in looks], np.int32).reshape(count, 10)
    found = dict(zip(Signs._fields, own.T, strict=False))
    prose = np.isin(found["shape"], _PROSE)
    found["usual"] = _relative_gap(found["gap"], habits)
    found["behind"], found["ahead"], found["echo"] = copies(looks)
    found["seen"] = np.array([_times(habits.seen[look.signs.key]) for look in looks], np.int32)
    found["from_prose"], found["to_prose"] = _distance(prose), _distance(prose[::-1])[::-1]
    found |= zip(TOPICS, topics(looks, habits.rarity), strict=True)
    for name in ("paragraph_gap", "gapless", "widgets", "bylines", "credits", "dates"):
        found[name] = np.full(count, getattr(habits, name), np.int32)
    return found


def _relative_gap(gap: Ints, habits: Habits) -> Ints:
    """Return blank lines against what is usual between paragraphs: none, fewer, as many, one more, more."""
    usual = habits.paragraph_gap
    return np.select([gap == 0, gap < usual, gap == usual, gap == usual + 1], [0, 1, 2, 3], 4).astype(
        np.int32
    )


def _times(seen: int) -> int:
    return sum(seen > limit for limit in (1, 2, 4, 12))


def _distance(there: NDArray[np.bool_]) -> Ints:
    """Return a class of how many lines ago something was last there."""
    places = np.where(there, np.arange(len(there)), -99)
    last = np.maximum.accumulate(places)
    before = np.concatenate(([-99], last[:-1]))
    ago = np.arange(len(there)) - before
    return np.digitize(ago, [2, 3, 4, 6, 9, 15]).astype(np.int32)
