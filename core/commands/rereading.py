"""Words read in the wrong encoding, read again as they were written: only where they surely were, and undoable."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from core.changes import Change, Splice
from core.commands.text import spliced
from core.dump.reading.mojibake import joined, reread
from core.model import Block
from core.model.view import View


def reread_blocks(view: View, blocks: Sequence[int]) -> list[Change]:
    """Read the misread words of some blocks again; words that are sound, and letters that are lost, stay."""
    changes: list[Change] = []
    chosen = sorted((view.block(block) for block in dict.fromkeys(blocks)), key=lambda block: block.article)
    for article, mates in groupby(chosen, key=lambda block: block.article):
        marked = {part.block for mention in view.mentions(article) for part in mention.parts}
        edits = [
            (block, splices) for block in mates if (splices := _splices(block, by_word=block.id in marked))
        ]
        changes += spliced(view, edits) if edits else []
    return changes


def _splices(block: Block, *, by_word: bool) -> list[Splice]:
    """Return the splices, the last first; word by word where there are mentions, so that each keeps its words."""
    words = reread(block.text)
    chosen = words if by_word else joined(block.text, words)
    return [Splice(*word) for word in reversed(chosen)]
