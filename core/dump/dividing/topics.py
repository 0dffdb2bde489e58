"""What lines are about: how much neighbours have in common, and where the subject turns (after Hearst's TextTiling)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from core.dump.dividing.chain import Floats, Ints
from core.dump.dividing.look import Look

_BAND = 16


def topics(looks: Sequence[Look], rarity: Floats) -> tuple[Ints, ...]:
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
