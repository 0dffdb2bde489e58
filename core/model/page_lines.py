"""Page lines as a project holds them, and how a line that recurs is used in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A line that a page leaves behind, as the project knows it; kind ``page_line``.

    A row with the profile, key and kind (line or pattern) of a line that ships with the program stands in its
    place; a row of a profile with an empty key says whether that whole profile is used.

    Attributes:
        key: what a line is known by: `core.dump.line_key` of it, or a folded regular expression.
        words: the line or the expression as it was written, for reading.
        pattern: whether `key` is a regular expression.
        role: name of the role its blocks get.
        kept: whether they belong to the corrected text.
        profile: name of the profile it belongs to, empty for the project's own.
        enabled: whether it is used.
    """

    id: int
    uid: str
    key: str
    words: str
    pattern: bool
    role: str
    kept: bool
    profile: str
    enabled: bool


class LineUse(NamedTuple):
    """How a line that recurs is used in the present articles, its copies in other punctuation included.

    Attributes:
        key: `core.dump.line_key` of it.
        words: the line as it stands first.
        places: blocks that are this line.
        articles: articles it stands in.
        open: of the places, those that no editor decided and that are kept, or left out with doubt.
        told: of the places, those kept as headline, byline, dateline or credit.
        samples: (article, block) of the first places, open ones before others.
    """

    key: str
    words: str
    places: int
    articles: int
    open: int
    told: int
    samples: tuple[tuple[int, int], ...]
