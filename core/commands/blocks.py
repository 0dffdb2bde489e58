"""What a block is and whether it belongs to the corrected text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.changes import Change, updated
from core.model import Block, Decision
from core.model.values import EDITOR
from core.model.view import View


def decided_role(view: View, block: Block, role: str) -> list[Change]:
    """Return the changes that give a block a role by the editor's decision.

    Where the two roles differ in what is kept by default (boilerplate), the kept state follows the new one.
    """
    changes = updated("block", block, role=role, role_decision=EDITOR)
    new, old = view.role(role), view.role(block.role)
    if new.kept != old.kept:
        changes += updated("block", block, kept=new.kept, kept_decision=EDITOR)
    return changes


def decided_kept(block: Block, kept: bool) -> list[Change]:
    """Return the changes that keep a block or leave it out by the editor's decision."""
    return updated("block", block, kept=kept, kept_decision=EDITOR)


def all_of(changes: Iterable[list[Change]]) -> list[Change]:
    """Return many lists of changes as one."""
    return [change for part in changes for change in part]


def set_role(view: View, blocks: Sequence[int], role: str) -> list[Change]:
    """Give blocks a role."""
    return all_of(decided_role(view, view.block(block), role) for block in blocks)


def set_kept(view: View, blocks: Sequence[int], kept: bool) -> list[Change]:
    """Keep blocks, or leave them out."""
    return all_of(decided_kept(view.block(block), kept) for block in blocks)


def _confirmed(decision: Decision) -> Decision:
    return Decision("editor", decision.reason)


def confirm(view: View, blocks: Sequence[int]) -> list[Change]:
    """Make the role and kept state of blocks the editor's own decision, and the boundary before a first block."""
    changes: list[Change] = []
    for block_id in blocks:
        block = view.block(block_id)
        if block.role_decision.by != "editor":
            changes += updated("block", block, role_decision=_confirmed(block.role_decision))
        if block.kept_decision.by != "editor":
            changes += updated("block", block, kept_decision=_confirmed(block.kept_decision))
        article = view.article(block.article)
        if article.boundary.by != "editor" and view.blocks(article.id)[0].id == block.id:
            changes += updated("article", article, boundary=_confirmed(article.boundary))
    return changes
