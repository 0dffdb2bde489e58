"""Rows: the paragraphs of the text widget. A block is one row; one too long to draw quickly is several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from core.changes import Splice
from core.model import Block
from gui.bridge.offsets import Offsets
from gui.models.one_paragraph import one_paragraph
from gui.pane.scene import ArticleScene

BEFORE, OWN, AFTER = "before", "own", "after"
"""Where a row's block belongs: to the previous article, to this one, to the next."""

EDGE_POINTS = 110
"""Code points that are shown of a neighbouring article's block: enough to see what it is about."""

SOFT, HARD = 3_000, 16_000
"""Code points a long text is cut at, and the most a row may hold uncut: Qt lays a whole paragraph out per key."""


@dataclass(frozen=True)
class Row:
    """One paragraph of the widget.

    Attributes:
        place: BEFORE, OWN or AFTER.
        number: the block's number in its article, from 1; 0 for a neighbour's.
        start: code point of the block's text the row begins at; `end` is exclusive.
        cut: whether the block goes on beyond what is shown of it.
        opens: the article or the next one begins with this row, so a boundary is drawn above it.
    """

    place: str
    block: Block
    number: int
    start: int
    end: int
    opens: bool = False
    cut: bool = False

    @property
    def last(self) -> bool:
        """Return whether nothing of its block is shown below it."""
        return self.cut or self.end == len(self.block.text)

    @property
    def key(self) -> tuple[str, int, bool]:
        """Return what makes it the same row after an edit; a block's first row is told from those that go on."""
        return (self.place, self.block.id, self.start == 0)

    @property
    def style(self) -> tuple[str, str, bool, bool, bool, bool]:
        """Return all that its formats depend on."""
        return (self.place, self.block.role, self.block.kept, self.opens, self.start == 0, self.last)

    @cached_property
    def text(self) -> str:
        """Return the text as the widget holds it: character for character as long as the block's."""
        words = one_paragraph(self.block.text[self.start : self.end])
        return words[:-1] + "…" if self.cut else words

    def take_over(self, before: Row) -> None:
        """Take over what was worked out of the same words, for a row that was at another place of its block."""
        for name in ("text", "offsets"):
            if name in before.__dict__:
                self.__dict__[name] = before.__dict__[name]

    @cached_property
    def offsets(self) -> Offsets:
        """Return the converter between its code points and Qt's UTF-16."""
        return Offsets(self.text)


def rows_of(scene: ArticleScene, cuts: Mapping[int, tuple[int, ...]]) -> list[Row]:
    """Return the rows of a scene; `cuts` tells where long blocks are cut."""
    rows: list[Row] = []
    for place, blocks in ((BEFORE, scene.before), (OWN, scene.blocks), (AFTER, scene.after)):
        for at, block in enumerate(blocks):
            opens = at == 0 and (place == AFTER or (place == OWN and bool(scene.before)))
            number = at + 1 if place == OWN else 0
            if place == OWN:
                rows.extend(_rows_of_block(place, block, number, opens, cuts.get(block.id, ())))
            else:
                end = edge_end(block.text)
                rows.append(Row(place, block, number, 0, end, opens, cut=end < len(block.text)))
    return rows


def edge_end(text: str) -> int:
    """Return how much is shown of a neighbour's block: all of a short one, else whole words up to `EDGE_POINTS`."""
    if len(text) <= EDGE_POINTS + EDGE_POINTS // 4:
        return len(text)
    space = text.rfind(" ", EDGE_POINTS // 2, EDGE_POINTS)
    return space + 1 if space >= 0 else EDGE_POINTS


def _rows_of_block(
    place: str, block: Block, number: int, opens: bool, cuts: tuple[int, ...]
) -> Iterator[Row]:
    edges = (0, *cuts, len(block.text))
    for at, (start, end) in enumerate(pairwise(edges)):
        yield Row(place, block, number, start, end, opens and at == 0)


def following_rows(old: Sequence[Row], block: Block, splice: Splice, cuts: tuple[int, ...]) -> list[Row]:
    """Return the rows of one block after a splice of its text; `old` are its rows, `cuts` where it is cut now.

    What was worked out of a row whose words the splice leaves alone is taken over.
    """
    first = old[0]
    if first.place != OWN:
        end = edge_end(block.text)
        return [Row(first.place, block, first.number, 0, end, first.opens, cut=end < len(block.text))]
    new = list(_rows_of_block(first.place, block, first.number, first.opens, cuts))
    if len(new) == len(old):
        done, shift = splice.start + len(splice.removed), len(splice.inserted) - len(splice.removed)
        for before, after in zip(old, new, strict=True):
            same = before.end <= splice.start and before.end == after.end
            if same or (before.start >= done and before.start + shift == after.start):
                after.take_over(before)
    return new


def fresh_cuts(text: str) -> tuple[int, ...]:
    """Return where a text is cut into rows: behind white space where there is some."""
    cuts: list[int] = []
    at = len(text) if len(text) <= HARD else 0
    while len(text) - at > 2 * SOFT:
        space = text.rfind(" ", at + SOFT // 2, at + SOFT)
        at = space + 1 if space >= 0 else at + SOFT
        cuts.append(at)
    return tuple(cuts)


def moved_cuts(cuts: tuple[int, ...], splice: Splice, text: str) -> tuple[int, ...]:
    """Return the cuts of a block after a splice made its text `text`: where they were, so that one row changes."""
    shift = len(splice.inserted) - len(splice.removed)
    end = splice.start + len(splice.removed)
    if any(splice.start <= cut < end for cut in cuts):
        return fresh_cuts(text)
    moved = tuple(cut if cut <= splice.start else cut + shift for cut in cuts)
    edges = (0, *moved, len(text))
    longest = max(b - a for a, b in pairwise(edges))
    return fresh_cuts(text) if longest > HARD else moved


def difference(old: str, new: str) -> Splice:
    """Return the one splice between two texts, found by halving (a character at a time is slow on long ones)."""
    head = _common(old, new)
    most = min(len(old), len(new)) - head
    tail = _common_end(old, new, most)
    return Splice(head, old[head : len(old) - tail], new[head : len(new) - tail])


def _common(old: str, new: str) -> int:
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low
