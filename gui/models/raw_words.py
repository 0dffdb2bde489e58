"""The words of a block as imported beside the corrected ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core.compare import hunks
from core.model import Block, Piece
from core.model.alignment import Difference
from core.model.view import View

LONGEST = 20_000
"""Code points shown of each side: a paragraph longer than that cannot be read at once, and Qt lays it out slowly."""


@dataclass(frozen=True)
class RawWords:
    """A block as imported and as it is now.

    Attributes:
        block: the block's id.
        raw: its words as imported; empty where an editor made the block.
        text: its words now.
        source: the name of the dump.
        pieces: where the raw words lie in the source text; none where an editor made the block.
    """

    block: int
    raw: str
    text: str
    source: str
    pieces: tuple[Piece, ...] = ()

    @cached_property
    def differences(self) -> list[Difference]:
        """Where the words differ, from the raw ones to those of now; nowhere where there are no raw ones."""
        return hunks(self.raw, self.text) if self.pieces else []

    def nearest(self, caret: int) -> int:
        """Return the number of the difference nearest to a place of the words of now; -1 where there is none."""
        places = [max(each.new_start - caret, caret - each.new_end, 0) for each in self.differences]
        return places.index(min(places)) if places else -1


def read_raw_words(view: View, block: int) -> RawWords:
    """Read a block's raw words; pieces that do not touch in the source are joined by a space, as merging does."""
    row = view.block(block)
    source = view.source(view.article(row.article).source)
    return RawWords(block, _raw(view, source.id, row), row.text, source.name, row.pieces)


def _raw(view: View, source: int, block: Block) -> str:
    words = ""
    last = None
    for piece in block.pieces:
        joint = "" if last is None or last == piece.start else " "
        words += joint + view.source_text(source, piece.start, piece.end)
        last = piece.end
    return words


def in_sight(length: int, start: int, end: int) -> tuple[int, int]:
    """Return which code points of a long text are shown so that a stretch of it is among them."""
    if length <= LONGEST or end <= LONGEST:
        return 0, min(length, LONGEST)
    first = min(max(0, start - LONGEST // 4), length - LONGEST)
    return first, first + LONGEST
