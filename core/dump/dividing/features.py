"""The model's features of a run of lines: what a line shows, what stands around it, what repeats, what it is about.

Each template gives every line exactly one feature, a row of the weights; a reader of the weights can name each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from core.arabic import fold
from core.dump.dividing.chain import Floats, Ints
from core.dump.dividing.cutting import RawLine
from core.dump.dividing.signs import LEAD, SHAPES, Signs, signs_of

REACH = 40
"""Lines around a line that its features look at, at most."""

_BUCKETS = 1 << 16
_BAND = 16
_READ = 600
_MOST_REMEMBERED = 200_000
_WORD = re.compile(r"\b(?:[وف]?[بك]?ال|[وف]?لل)?(\w{4})\w*")
_PROSE = tuple(SHAPES.index(name) for name in ("prose long", "prose"))
_NEAR = 8
_SAME = 92.0

COLUMNS = {
    "shape": len(SHAPES),
    "gap": 5,
    "width": 14,
    "end": 7,
    "closed": 2,
    "start": 14,
    "inner": 8,
    "marks": 8,
    "place": 2,
    "pictured": 2,
    "usual": 5,
    "behind": 6,
    "ahead": 6,
    "echo": 4,
    "seen": 5,
    "from_prose": 7,
    "to_prose": 7,
    "about_behind": 5,
    "about_ahead": 5,
    "turn": 6,
    "near": 7,
    "middle": 7,
    "far": 7,
    "paragraph_gap": 5,
    "gapless": 2,
    "widgets": 5,
    "bylines": 5,
    "credits": 3,
    "dates": 5,
}
"""The columns and how many values each has: a line's own signs (`Signs`), then

- usual: blank lines against what is usual between paragraphs; behind, ahead: how far a copy of it is;
- echo: a later line begins with its words (1), it begins with those of an earlier line (2), or both (3);
- seen: how often it stands in the dump's beginning; from_prose, to_prose: how far the next paragraph is;
- about_behind, about_ahead: how much of it is spoken of in the lines around;
- turn: how deep a valley of likeness it is in; near, middle, far: how like 2, 4 and 8 lines before and after are;
- the rest are the dump's habits (`Habits`).
"""

TOPICS = ("about_behind", "about_ahead", "turn", "near", "middle", "far")

TEMPLATES = {
    "words": "always|shape|start|end|width|shape start|shape end|shape inner|shape marks|shape closed end|place shape",
    "around": "shape-3|shape-2|shape-1|shape+1|shape+2|shape+3|start-1|start+1|start+2|end-1|end+1|width-1|width+1|"
    "shape-1 shape shape+1|shape shape+1 shape+2|shape-2 shape-1 shape|shape start+1|shape start+2|start end-1|"
    "shape pictured shape+1|place+1 shape|place+1 start+1 shape|shape from_prose to_prose",
    "gaps": "shape usual usual+1|shape usual usual+1 paragraph_gap|shape-1 shape usual|shape shape+1 usual+1|"
    "shape usual gapless|shape gap gap+1|shape end-1 usual|start start+1 usual|from_prose to_prose usual",
    "copies": "shape behind ahead|behind ahead echo|shape+1 behind ahead|shape ahead+1 ahead|shape ahead-1 behind|"
    "shape echo|echo+1 shape|echo-1 shape|shape widgets behind ahead",
    "habits": "shape seen|shape bylines shape+1|shape bylines credits|shape credits shape+1|shape widgets shape+1|"
    "shape dates shape+1",
    "topic": "near shape|middle shape|far shape|near start|middle start|far start|near middle far|near middle turn|"
    "turn shape|turn middle usual|turn start end-1|middle start usual|turn middle start|near middle start|"
    "turn turn+1 turn-1|middle middle+1 shape|middle middle-1 shape|about_behind about_ahead shape|"
    "about_behind about_ahead turn|about_ahead-1 about_behind-1 shape|about_ahead+1 about_behind+1 shape",
}
"""The templates by what they look at; ``shape-1`` is the column `shape` one line before."""


LEARNED = (
    "shape|shape+1|shape-1|shape seen|shape usual usual+1|shape-1 shape shape+1|shape shape+1 shape+2|"
    "shape-2 shape-1 shape"
).split("|")
"""The templates whose weights a project's own decisions may change: how its pages are laid out."""


def _spec(template: str) -> tuple[tuple[str, int], ...]:
    """Return a template's columns, each with the offset of the line it is taken from."""
    found = [re.fullmatch(r"([a-z_]+)([+-]\d)?", part) for part in template.split()]
    return tuple((part[1], int(part[2] or 0)) for part in found if part and part[1] != "always")


_SPECS = tuple(_spec(template) for listed in TEMPLATES.values() for template in listed.split("|"))
GROUPS = tuple(group for group, listed in TEMPLATES.items() for _ in listed.split("|"))
"""What each template looks at, in the order of the features."""

SIZES = tuple(prod(COLUMNS[name] + (offset != 0) for name, offset in spec) for spec in _SPECS)
"""How many features each template has."""


def rows_of(templates: Sequence[str]) -> NDArray[np.bool_]:
    """Return which features are those of some templates."""
    names = [template for listed in TEMPLATES.values() for template in listed.split("|")]
    return np.concatenate([np.full(size, name in templates) for name, size in zip(names, SIZES, strict=True)])


@dataclass(frozen=True, slots=True)
class Look:
    """A line with what was seen in it.

    Attributes:
        raw: the line.
        signs: what it shows by itself.
        topics: buckets of its words.
    """

    raw: RawLine
    signs: Signs
    topics: tuple[int, ...]


class _Buckets(dict[str, int]):
    """The bucket of each word; what is common is remembered."""

    def __missing__(self, word: str) -> int:
        found = crc32(word.encode()) % _BUCKETS
        if len(self) < _MOST_REMEMBERED:
            self[word] = found
        return found


_bucket_of = _Buckets()


def look_at(raw: RawLine) -> Look:
    """Return a line with what can be seen in it alone."""
    folded = fold(raw.text[:_READ].replace(" ـ ", " - "))
    topics = {_bucket_of[word] for word in _WORD.findall(folded)}
    return Look(raw, signs_of(raw, folded), tuple(topics))


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
    counts = np.ones(_BUCKETS, np.float32)
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
    rows = np.zeros((len(looks), len(_SPECS)), np.int32)
    base = 0
    for at, (spec, size) in enumerate(zip(_SPECS, SIZES, strict=True)):
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
    found["behind"], found["ahead"], found["echo"] = _copies(looks)
    found["seen"] = np.array([_times(habits.seen[look.signs.key]) for look in looks], np.int32)
    found["from_prose"], found["to_prose"] = _distance(prose), _distance(prose[::-1])[::-1]
    found |= zip(TOPICS, _topics(looks, habits.rarity), strict=True)
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


def _copies(looks: Sequence[Look]) -> tuple[Ints, Ints, Ints]:
    """Return classes of the distance to a copy before and after each line, and of what it opens or is opened by."""
    count = len(looks)
    behind, ahead = np.zeros(count, np.int32), np.zeros(count, np.int32)
    echo = np.zeros(count, np.int32)
    last: dict[str, int] = {}
    short: list[int] = []
    for at, look in enumerate(looks):
        key = look.signs.key
        if not key:
            continue
        before = last.get(key, -1)
        if before < 0 or at - before > REACH:
            before = _near_copy(looks, short, at, key)
        if before >= 0:
            behind[at] = _far(at - before)
            if not ahead[before]:
                ahead[before] = _far(at - before)
        last[key] = at
        for back in (1, 2, 3):
            other = looks[at - back].signs.key if at >= back else ""
            if 8 <= len(other) < len(key) and key.startswith(other.partition("+")[0]):
                echo[at - back], echo[at] = 1, 2 if echo[at] != 1 else 3
        if len(look.raw.text) <= LEAD:
            short = [place for place in short if at - place <= _NEAR]
            short.append(at)
    return behind, ahead, echo


def _near_copy(looks: Sequence[Look], places: Iterable[int], at: int, key: str) -> int:
    """Return the place of a short line shortly before that says nearly the same, -1 for none."""
    if len(key) < 12:
        return -1
    for place in places:
        other = looks[place].signs.key
        if (
            abs(len(other) - len(key)) <= 4
            and at - place <= _NEAR
            and other[:3] == key[:3]
            and fuzz.ratio(other, key) >= _SAME
        ):
            return place
    return -1


def _far(distance: int) -> int:
    return 1 + sum(distance > limit for limit in (1, 3, 8, 20))


def _distance(there: NDArray[np.bool_]) -> Ints:
    """Return a class of how many lines ago something was last there."""
    places = np.where(there, np.arange(len(there)), -99)
    last = np.maximum.accumulate(places)
    before = np.concatenate(([-99], last[:-1]))
    ago = np.arange(len(there)) - before
    return np.digitize(ago, [2, 3, 4, 6, 9, 15]).astype(np.int32)


def _topics(looks: Sequence[Look], rarity: Floats) -> tuple[Ints, ...]:
    """Return classes of how much of a line is spoken of before and after it, and how much the topic turns at it."""
    common = _common(looks, np.maximum(rarity, 0))
    own = np.maximum(common[:, 0], 1e-3)
    about_ahead = common[:, 1:7].sum(axis=1) / own
    about_behind = np.zeros_like(own)
    for step in range(1, min(7, len(looks))):
        about_behind[step:] += common[:-step, step]
    about_behind /= own
    likeness = [_likeness(common, reach) for reach in (2, 4, 8)]
    shares = [0.15, 0.35, 0.6, 1.0]
    return (
        np.digitize(about_behind, shares).astype(np.int32),
        np.digitize(about_ahead, shares).astype(np.int32),
        _valley(likeness[1]),
        *(_ranked(one) for one in likeness),
    )


def _common(looks: Sequence[Look], rarity: Floats) -> Floats:
    """Return how much each line has in common with itself and the `_BAND` - 1 lines after it: (lines, `_BAND`)."""
    count = len(looks)
    words = np.array([word for look in looks for word in look.topics], np.int64)
    lines = np.repeat(np.arange(count), [len(look.topics) for look in looks])
    order = np.lexsort((lines, words))
    words, lines = words[order], lines[order]
    weights = rarity[words]
    found = np.zeros(count * _BAND)
    for apart in range(_BAND):
        one, two = slice(None, len(words) - apart), slice(apart, None)
        near = (words[one] == words[two]) & (lines[two] - lines[one] < _BAND)
        if not near.any():
            break
        at = lines[one][near] * _BAND + (lines[two] - lines[one])[near]
        found += np.bincount(at, weights[one][near], len(found))
    common: Floats = found.reshape(count, _BAND).astype(np.float32)
    return common


def _likeness(common: Floats, reach: int) -> Floats:
    """Return the cosine between the words of `reach` lines before each line and of as many from it on."""
    count = len(common)
    nothing = np.zeros((reach, common.shape[1]), np.float32)
    padded = np.concatenate((nothing, common, nothing))

    def sums(start: int, pairs: Iterable[tuple[int, int, int]]) -> Floats:
        """Return the sum over pairs (line, lines further, times) of what two lines have in common."""
        found = np.zeros(count, np.float32)
        for line, further, times in pairs:
            low = reach + start + line
            found += times * padded[low : low + count, further]
        return found

    window = [(one, two - one, 1 + (two > one)) for one in range(reach) for two in range(one, reach)]
    across = [(one, two - one, 1) for one in range(-reach, 0) for two in range(reach)]
    both = sums(-reach, window) * sums(0, window)
    found: Floats = sums(0, across) / np.maximum(np.sqrt(np.maximum(both, 0)), 1e-3)
    return found


def _ranked(likeness: Floats) -> Ints:
    """Return classes of a likeness against what is usual in these lines: 0 for the least."""
    usual, spread = likeness.mean(), likeness.std() + 1e-3
    classes: Ints = np.digitize((likeness - usual) / spread, [-1.4, -1.0, -0.6, -0.2, 0.3, 1.0]).astype(
        np.int32
    )
    return classes


def _valley(likeness: Floats) -> Ints:
    """Return how far below its surroundings a likeness lies: 0 above, 5 a deep valley (after Hearst's TextTiling)."""
    count = len(likeness)
    reach = 6
    padded = np.pad(likeness, reach, mode="edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)[:count]
    left = around[:, :reach].max(axis=1)
    right = around[:, reach + 1 :].max(axis=1)
    depth = (left - likeness) + (right - likeness)
    lowest = likeness <= around[:, reach - 2 : reach + 3].min(axis=1) + 1e-6
    deep = 1 + np.digitize(depth, [0.15, 0.3, 0.45, 0.6])
    classes: Ints = np.where(lowest, deep, depth > 0.3).astype(np.int32)
    return classes
