"""The words of a block as imported beside the corrected ones, cut where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from core.model import Block
from core.model.view import View

MOST_WORDS = 60_000
"""Beyond so many words on both sides the comparison could take seconds: then everything counts as changed."""

WORD = re.compile(r"\s+|[\w\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]+|.", re.DOTALL)
"""Spaces, a word with its tashkeel, or one sign."""


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


class Stretch(NamedTuple):
    """A stretch of one side: its words, and whether the other side has the same."""

    words: str
    same: bool


def read_raw_words(view: View, block: int) -> RawWords:
    """Read a block's raw words; pieces that do not touch in the source are joined by a space, as merging does."""
    row = view.block(block)
    source = view.source(view.article(row.article).source)
    if not row.pieces:
        return RawWords(block, "", row.text, source.name, None, None)
    return RawWords(
        block, _raw(view, source.id, row), row.text, source.name, row.pieces[0].start, row.pieces[-1].end
    )


def stretches(raw: str, text: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return both sides cut into equal and differing stretches, by whole words.

    Whole words, because a mark inside an Arabic word would break its joins and say less.
    """
    before, after = WORD.findall(raw), WORD.findall(text)
    left: list[Stretch] = []
    right: list[Stretch] = []
    for same, some, others in _differences(before, after):
        _add(left, "".join(some), same=same)
        _add(right, "".join(others), same=same)
    return left, right


def _raw(view: View, source: int, block: Block) -> str:
    words = ""
    last = None
    for piece in block.pieces:
        joint = "" if last is None or last == piece.start else " "
        words += joint + view.source_text(source, piece.start, piece.end)
        last = piece.end
    return words


def _differences(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    if len(before) + len(after) > MOST_WORDS and before != after:
        yield False, before, after
        return
    for code in Levenshtein.opcodes(before, after):
        yield (
            code.tag == "equal",
            before[code.src_start : code.src_end],
            after[code.dest_start : code.dest_end],
        )


def _add(side: list[Stretch], words: str, *, same: bool) -> None:
    if not words:
        return
    if side and side[-1].same == same:
        side[-1] = Stretch(side[-1].words + words, same)
    else:
        side.append(Stretch(words, same))
