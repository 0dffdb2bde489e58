"""Answers to what a machine was not sure of: where articles begin, and what a block is."""

from __future__ import annotations

from core.changes import Change, updated
from core.commands.moves import merge_previous, split_article
from core.model import Block, Decision
from core.model.values import EDITOR
from core.model.view import View

TOP_ROLES = ("headline", "subheadline", "byline", "dateline", "caption", "boilerplate")
"""Roles that the first line of an article may well have."""

LONGEST_CROSSHEAD = 100
"""Code points of a line between paragraphs that may be a crosshead."""

SUPPOSED = 0.6
"""How sure it is what a line becomes when its boundary comes or goes: it is asked about next."""


def confirm_boundary(view: View, article: int) -> list[Change]:
    """Make it the editor's own decision that an article begins where it does; nothing else of it is decided."""
    here = view.article(article)
    if here.boundary.by == "editor":
        return []
    return updated("article", here, boundary=Decision("editor", here.boundary.reason))


def decide_role(view: View, block: int, role: str) -> list[Change]:
    """Answer what a block is, and with it whether it is kept: nothing of it waits for the editor any more."""
    here, new = view.block(block), view.role(role)
    reason = here.role_decision.reason if new.name == here.role else ""
    kept = new.kept if new.kept != view.role(here.role).kept else here.kept
    return updated(
        "block",
        here,
        role=new.name,
        kept=kept,
        role_decision=Decision("editor", reason),
        kept_decision=EDITOR,
    )


def begin(view: View, block: int) -> list[Change]:
    """Split an article before a line that a machine took for a part of it, and suppose it is the headline."""
    changes, line = split_article(view, block), view.block(block)
    if line.role in TOP_ROLES:
        return changes
    return changes + _supposed(line, "headline", "first-line")


def join(view: View, article: int) -> list[Change]:
    """Add an article's blocks to the one before it, and suppose that its headline was a line of the text."""
    changes, line = merge_previous(view, article), view.blocks(article)[0]
    if line.role != "headline" or not line.kept:
        return changes
    short = len(line.text) <= LONGEST_CROSSHEAD and not line.text.rstrip("\"'»”’)]} ").endswith(".")
    return changes + _supposed(line, "crosshead" if short else "paragraph", "in-body")


def _supposed(block: Block, role: str, reason: str) -> list[Change]:
    """Return the changes that give a block a role for now; what an editor decided stays."""
    changes: list[Change] = []
    if block.role_decision.by != "editor":
        changes += updated("block", block, role=role, role_decision=Decision("rule", reason, SUPPOSED))
    if block.kept_decision.by != "editor":
        changes += updated("block", block, kept=True, kept_decision=Decision("rule", "kept-role", SUPPOSED))
    return changes
