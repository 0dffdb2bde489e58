"""Brackets and quotation marks without a partner: looked for in the block, then in the paragraphs around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.arabic import fold
from core.checks.brackets import OPENS, PARTNERS, looks_closing, unmatched
from core.checks.rule import ArticleContext, Hit
from core.model import Block

MOST_BLOCKS = 12
"""So many blocks on a quotation may end that began in a block; farther off it is another one."""


class _Lone(NamedTuple):
    """A mark without a partner in its block, and which of the article's blocks that is."""

    number: int
    block: Block
    at: int
    mark: str

    @property
    def opens(self) -> bool:
        return self.mark in PARTNERS or (self.mark == '"' and not looks_closing(self.block.text, self.at))


def unbalanced(context: ArticleContext) -> Iterator[Hit]:
    """Find each bracket or quotation mark without a partner, in its kept block or around it.

    A quotation may go on over several paragraphs, and each of them may open it anew.
    """
    kept = [block for block in context.blocks if block.kept]
    lone = [
        _Lone(number, block, *mark) for number, block in enumerate(kept) for mark in unmatched(block.text)
    ]
    spanning = _spanning(lone) | _reopened(lone, kept)
    for number, one in enumerate(lone):
        if number not in spanning:
            words = _beside(one)
            values = {"mark": one.mark, "words": words}
            yield Hit(f"{one.mark} {fold(words)}", one.block.id, one.at, one.at + 1, values)


def _spanning(lone: Sequence[_Lone]) -> set[int]:
    """Return which of the marks are those of quotations and brackets that go on over several blocks."""
    found: set[int] = set()
    waiting: dict[str, list[int]] = {}
    for number, one in enumerate(lone):
        kind = OPENS.get(one.mark, one.mark)
        before = waiting.get(kind)
        if one.opens:
            goes_on = before and one.at == 0
            waiting[kind] = [*before, number] if before and goes_on else [number]
        elif before and lone[before[0]].number < one.number <= lone[before[-1]].number + MOST_BLOCKS:
            found.update(waiting.pop(kind), (number,))
    return found


def _reopened(lone: Sequence[_Lone], kept: Sequence[Block]) -> set[int]:
    """Return which of the marks open what the next paragraph opens anew, as its first sign."""
    return {
        number
        for number, one in enumerate(lone)
        if one.opens and one.number + 1 < len(kept) and kept[one.number + 1].text.startswith(one.mark)
    }


def _beside(one: _Lone) -> str:
    """Return the word that an opening mark stands before, or a closing one after."""
    text, at = one.block.text, one.at
    if one.opens:
        return (text[at + 1 : at + 31].split() or [""])[0]
    return (text[max(0, at - 30) : at].split() or [""])[-1]
