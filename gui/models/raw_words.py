"""The words of a block as imported beside the corrected ones."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Block
from core.model.view import View


@dataclass(frozen=True, slots=True)
class RawWords:
    """A block as imported and as it is now.

    Attributes:
        block: the block's id.
        raw: its words as imported; empty where an editor made the block.
        text: its words now.
        source: the name of the dump.
        start: first code point of the raw words in the source text, None where there are none.
        end: exclusive end of them, None where there are none.
    """

    block: int
    raw: str
    text: str
    source: str
    start: int | None
    end: int | None


def read_raw_words(view: View, block: int) -> RawWords:
    """Read a block's raw words; pieces that do not touch in the source are joined by a space, as merging does."""
    row = view.block(block)
    source = view.source(view.article(row.article).source)
    if not row.pieces:
        return RawWords(block, "", row.text, source.name, None, None)
    return RawWords(
        block, _raw(view, source.id, row), row.text, source.name, row.pieces[0].start, row.pieces[-1].end
    )


def _raw(view: View, source: int, block: Block) -> str:
    words = ""
    last = None
    for piece in block.pieces:
        joint = "" if last is None or last == piece.start else " "
        words += joint + view.source_text(source, piece.start, piece.end)
        last = piece.end
    return words
