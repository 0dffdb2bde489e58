"""Where mentions that share words are drawn: each in a lane further out than those it holds or meets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from core.model import Mention, Part


class Stretch(NamedTuple):
    """One part of a live mention in one block.

    Attributes:
        start: code point in the block's text; `end` is exclusive.
        lane: how many mentions inside it have to be drawn nearer to the words; 0 is innermost.
        depth: how many mentions it lies in.
    """

    mention: Mention
    start: int
    end: int
    lane: int
    depth: int


def in_lanes(parts: list[tuple[Mention, Part]]) -> tuple[Stretch, ...]:
    """Return the stretches outer first; of two that meet, the longer lies in a lane further out."""
    done = [stretch for run in _meeting(parts) for stretch in _run_in_lanes(run)]
    return tuple(sorted(done, key=lambda s: (-s.lane, s.start)))


def _meeting(parts: list[tuple[Mention, Part]]) -> Iterator[list[tuple[Mention, Part]]]:
    """Yield the parts in runs of which no two meet: a block may hold many, but few at one place."""
    run: list[tuple[Mention, Part]] = []
    end = 0
    for pair in sorted(parts, key=lambda pair: pair[1].start):
        if run and pair[1].start >= end:
            yield run
            run = []
        run.append(pair)
        end = max(end, pair[1].end)
    if run:
        yield run


def _run_in_lanes(parts: list[tuple[Mention, Part]]) -> list[Stretch]:
    shortest = sorted(parts, key=lambda pair: (pair[1].end - pair[1].start, -pair[1].start, -pair[0].id))
    done: list[Stretch] = []
    for mention, part in shortest:
        met = [other.lane for other in done if other.start < part.end and part.start < other.end]
        depth = sum(_holds(other, part) for _, other in parts if other != part)
        done.append(Stretch(mention, part.start, part.end, max(met) + 1 if met else 0, depth))
    return done


def _holds(outer: Part, inner: Part) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
