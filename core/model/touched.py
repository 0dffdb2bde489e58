"""What an editor had a hand in: machines leave such an article alone."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.values import Article, Block, Mention

SEAM = "seam"
"""Attribute of a block that was split off: the block before it and the two code points at the cut."""

JOINED = "joined"
"""Attribute of a block before which an editor took a machine's boundary away: no article begins there."""

MACHINES = ("segmenter", "model", "rule", "profile")
"""Who may think again; what records and pages say of themselves is no guess."""


def is_touched(article: Article, blocks: Sequence[Block], mentions: Sequence[Mention]) -> bool:
    """Tell whether an editor decided, wrote, cut or marked anything inside an article.

    Where it begins and ends is not meant: who only says that has not looked inside, and what they said is held by
    itself. Letters exchanged for as many others leave no trace here: who needs to know compares the source text too.
    """
    return bool(
        article.deleted
        or article.status != "new"
        or article.note
        or mentions
        or any(is_block_touched(block) for block in blocks)
    )


def is_block_touched(block: Block) -> bool:
    """Tell whether an editor decided, wrote or cut a block."""
    return (
        "editor" in (block.role_decision.by, block.kept_decision.by)
        or SEAM in block.attrs
        or len(block.pieces) != 1
        or block.pieces[0].end - block.pieces[0].start != len(block.text)
    )
