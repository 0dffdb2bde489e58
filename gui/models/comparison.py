"""Two articles side by side: read from the project, put in rows, and stepped through difference by difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from core.arabic import is_word, words
from core.compare import Figure, Row, Segment, body, columns, figure
from core.model import Block, Role
from core.model.view import View

TITLE = "headline"
DATE = "date"
"""The detail of an article that says when it appeared."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles, as it is compared.

    Attributes:
        article: its id.
        headline: its first kept headline, else its first kept block.
        source: the name of its dump.
        date: when it appeared, as it was imported; empty where that is not known.
        blocks: its kept blocks.
    """

    article: int
    headline: str
    source: str
    date: str
    blocks: tuple[Block, ...]

    @property
    def words(self) -> int:
        """How many words are kept."""
        return sum(is_word(block.text, *span) for block in self.blocks for span in words(block.text))


class Place(NamedTuple):
    """One difference: a row, and which of its segments."""

    row: int
    segment: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles and what they share.

    Attributes:
        first: the one that stands earlier in the project; it is shown at the right.
        rows: their kept blocks beside each other.
        places: where they differ, in reading order.
    """

    first: Side
    second: Side
    figure: Figure
    rows: tuple[Row, ...]
    places: tuple[Place, ...]


def read_sides(view: View, first: int, second: int) -> tuple[Side, Side]:
    """Read two articles; raise UserError where one is gone."""
    return _side(view, first), _side(view, second)


def compared(first: Side, second: Side) -> Comparison:
    """Compare two articles; takes its time with long ones, and needs the project no more."""
    one, two = ("\n".join(block.text for block in body(side.blocks)) for side in (first, second))
    rows = _titles_together(
        columns([block.text for block in first.blocks], [block.text for block in second.blocks]),
        first,
        second,
    )
    places = [
        Place(number, at)
        for number, row in enumerate(rows)
        for at, segment in enumerate(row.segments)
        if not segment.same
    ]
    return Comparison(first, second, figure(one, two), tuple(rows), tuple(places))


def _titles_together(rows: list[Row], first: Side, second: Side) -> list[Row]:
    """Put two headlines beside each other that stand below each other because they have no words in common."""
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found else row
        alone = not (above.second or row.first)
        if alone and role_of(first, above.first) == role_of(second, row.second) == TITLE:
            words = Segment(_words(above), _words(row), same=False)
            found[-1] = Row(above.first, row.second, (words,))
        else:
            found.append(row)
    return found


def _words(row: Row) -> str:
    return "".join(segment.one or segment.two for segment in row.segments)


def role_of(side: Side, lines: range) -> str:
    """Return the role of the first block of a row's side; empty for a side without any."""
    return side.blocks[lines.start].role if lines else ""


def role_titles(roles: tuple[Role, ...], lang: str) -> dict[str, str]:
    """Return what roles are called."""
    return {role.name: role.title_ar if lang == "ar" else role.title_en for role in roles}


def _side(view: View, article: int) -> Side:
    row = view.article(article)
    kept = tuple(block for block in view.blocks(article) if block.kept)
    titles = [block for block in kept if block.role == "headline"]
    headline = next((block.text for block in titles or kept), "")
    date = row.attrs.get(DATE, "")
    return Side(article, headline, view.source(row.source).name, str(date) if date else "", kept)
