"""What stands in a project now, as plain values that another process can be given."""

from __future__ import annotations

from typing import NamedTuple

from core.model import Suggestion
from core.model.touched import JOINED, MACHINES, is_touched
from core.model.view import View

Rejected = tuple[int, str, bool | str]
"""What was turned down: block, what about it, what it would have become."""


class PresentBlock(NamedTuple):
    """One block.

    Attributes:
        start: code point in the source text where its raw words begin.
        end: exclusive, of its first piece.
        more: where its other pieces begin.
        role_open: whether a machine decided its role by the lines alone.
        kept_open: likewise whether it is kept.
        joined: an editor said that no article begins here.
    """

    id: int
    start: int
    end: int
    more: tuple[int, ...]
    text: str
    role: str
    kept: bool
    role_by: str
    kept_by: str
    joined: bool

    @property
    def role_open(self) -> bool:
        """Whether a machine decided its role by the lines alone."""
        return self.role_by in MACHINES

    @property
    def kept_open(self) -> bool:
        """Whether a machine decided by the lines alone if it is kept."""
        return self.kept_by in MACHINES


class PresentArticle(NamedTuple):
    """One article with the blocks that have raw words.

    Attributes:
        touched: an editor had a hand in it.
        done: the editor called it done.
        rejected: what was suggested about it and turned down.
    """

    id: int
    boundary_by: str
    touched: bool
    done: bool
    blocks: tuple[PresentBlock, ...]
    rejected: tuple[Rejected, ...]


def present(view: View, article: int) -> PresentArticle:
    """Return an article as it stands now."""
    row, blocks = view.article(article), view.blocks(article)
    whole = all(block.pieces for block in blocks)
    return PresentArticle(
        id=article,
        boundary_by=row.boundary.by,
        touched=not whole or is_touched(row, blocks, view.mentions(article)),
        done=row.status == "done",
        blocks=tuple(
            PresentBlock(
                id=block.id,
                start=block.pieces[0].start,
                end=block.pieces[0].end,
                more=tuple(piece.start for piece in block.pieces[1:]),
                text=block.text,
                role=block.role,
                kept=block.kept,
                role_by=block.role_decision.by,
                kept_by=block.kept_decision.by,
                joined=bool(block.attrs.get(JOINED)),
            )
            for block in blocks
            if block.pieces
        ),
        rejected=tuple(_rejected(each) for each in view.suggestions(article) if each.state == "rejected"),
    )


def _rejected(suggestion: Suggestion) -> Rejected:
    proposal = suggestion.proposal
    return proposal.get("block", 0), suggestion.about, proposal.get("after", "")
