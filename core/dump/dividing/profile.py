"""What is usual in one dump: a first look at all its lines, before the rules read them one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from core.dump.dividing.lines import Line

_LINES_LOOKED_AT = 20_000


@dataclass(frozen=True, slots=True)
class Profile:
    """The habits of a dump.

    Attributes:
        gapless: (nearly) no blank lines at all: gaps say nothing.
        paragraph_gap: blank lines that are usual between two paragraphs of one article.
        captions_stand_once: credited captions stand once under their headline and are not repeated.
    """

    gapless: bool
    paragraph_gap: int
    captions_stand_once: bool


def profile_of(lines: Iterable[Line]) -> Profile:
    """Return the habits of a dump, told from its first lines."""
    gaps: Counter[int] = Counter()
    between_prose: Counter[int] = Counter()
    once = repeated = 0
    before: Line | None = None
    for line in islice(lines, _LINES_LOOKED_AT):
        gaps[line.gap] += 1
        if before is not None and before.prose and line.prose:
            between_prose[min(line.gap, 9)] += 1
        if before is not None and before.credit and not before.credit_alone:
            once += before.key != line.key
            repeated += before.key == line.key
        before = line
    usual = between_prose.most_common(1)
    return Profile(
        gapless=gaps[0] > 0.99 * gaps.total(),
        paragraph_gap=usual[0][0] if usual else 0,
        captions_stand_once=once > 2 * repeated,
    )
