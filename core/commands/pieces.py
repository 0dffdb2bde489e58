"""Where the raw words of blocks lie in the dump: read, cut and joined along with their texts."""

from __future__ import annotations

from collections.abc import Sequence

from core.model import Block, Piece
from core.model.alignment import position_before
from core.model.view import View


def raw_text(view: View, block: Block) -> str:
    """Return a block's words as imported: its pieces, with one space where they do not touch."""
    source = view.article(block.article).source
    text, last = "", None
    for piece in block.pieces:
        text += (" " if last is not None and last != piece.start else "") + view.source_text(source, *piece)
        last = piece.end
    return text


def cut_pieces(view: View, block: Block, at: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return a block's pieces before and behind a place in its text, the place mapped into the raw words."""
    if not block.pieces:
        return (), ()
    left = position_before(raw_text(view, block), block.text, at)
    first: list[Piece] = []
    second: list[Piece] = []
    last = block.pieces[0].start
    for piece in block.pieces:
        left -= last != piece.start
        cut = min(max(piece.start + left, piece.start), piece.end)
        first += [Piece(piece.start, cut)] if cut > piece.start else []
        second += [Piece(cut, piece.end)] if piece.end > cut else []
        left -= piece.end - piece.start
        last = piece.end
    return tuple(first), tuple(second)


def joined_pieces(first: Sequence[Piece], second: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of two texts that become one."""
    if first and second and first[-1].end == second[0].start:
        return (*first[:-1], Piece(first[-1].start, second[0].end), *second[1:])
    return (*first, *second)
