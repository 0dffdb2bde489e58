"""What a machine proposes after the first reading: noting it down, taking it, turning it down.

What is taken stays a machine's decision: an editor who accepts two hundred lines at once has not looked at each, and
the next model must not learn from them as if they had.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.changes import Change, created, removed, updated
from core.commands.blocks import all_of
from core.commands.moves import merge, neighbour, split_before
from core.errors import UserError
from core.model import Article, Block, Decision, Suggestion
from core.model.touched import JOINED, is_touched
from core.model.view import View

ABOUT = ("boundary", "role", "kept")


def add_suggestion(
    view: View, block: int, about: str, after: bool | str, reason: str, confidence: float
) -> list[Change]:
    """Note a suggestion; refuse one that no longer fits, and one that was turned down before."""
    here = view.block(block)
    if about not in ABOUT:
        raise UserError("error.no_such_suggestion", id=about)
    before = _present(view, here, about)
    proposal = {"block": block, "before": before, "after": after}
    decision = Decision("model", reason, confidence)
    made = Suggestion(view.new_id(), here.article, about, "open", proposal, decision)
    _fitting(view, made)
    for known in view.suggestions(here.article):
        if known.state == "rejected" and _same(known, made):
            raise UserError("error.suggestion_rejected")
    return [created("suggestion", made)]


def _same(one: Suggestion, other: Suggestion) -> bool:
    return one.about == other.about and all(
        one.proposal.get(name) == other.proposal[name] for name in ("block", "after")
    )


def withdraw_suggestions(view: View) -> list[Change]:
    """Forget every suggestion that nobody has answered."""
    return [removed("suggestion", each) for each in view.suggestions_in_state("open")]


def accept_suggestion(view: View, suggestion: int) -> list[Change]:
    """Take a suggestion; refuse where an editor had a hand in its article, or what it was about has changed."""
    taken = view.suggestion(suggestion)
    block, article = _fitting(view, taken)
    after, decision = taken.proposal["after"], taken.decision
    changes = updated("suggestion", taken, state="accepted")
    if taken.about == "role":
        return changes + updated("block", block, role=view.role(after).name, role_decision=decision)
    if taken.about == "kept":
        return changes + updated("block", block, kept=bool(after), kept_decision=decision)
    if after:
        return changes + split_before(view, block.id, decision)
    before = neighbour(view, article.id, -1)
    return changes + merge(view, before, article, by_editor=False)


def reject_suggestions(view: View, suggestions: Sequence[int]) -> list[Change]:
    """Turn suggestions down: the same is not proposed again."""
    found = [view.suggestion(each) for each in suggestions]
    return all_of(updated("suggestion", each, state="rejected") for each in found if each.state == "open")


def _fitting(view: View, suggestion: Suggestion) -> tuple[Block, Article]:
    """Return the block and article of a suggestion; refuse where it is stale."""
    stale = UserError("error.suggestion_is_stale")
    if suggestion.state != "open":
        raise stale
    block_id: Any = suggestion.proposal.get("block")
    if type(block_id) is not int:
        raise stale
    block = view.block(block_id)
    article = view.article(block.article)
    if _is_touched(view, article) or _present(view, block, suggestion.about) != suggestion.proposal.get(
        "before"
    ):
        raise stale
    if suggestion.proposal.get("after") == suggestion.proposal.get("before"):
        raise stale
    if suggestion.about == "boundary" and not _may_change(view, block, article):
        raise stale
    return block, article


def _may_change(view: View, block: Block, article: Article) -> bool:
    """Return whether a machine may let an article begin at a block, or no longer."""
    if view.blocks(article.id)[0].id != block.id:
        return JOINED not in block.attrs
    before = view.article_beside(article.id, -1)
    return article.boundary.by != "editor" and before is not None and not _is_touched(view, before)


def _is_touched(view: View, article: Article) -> bool:
    return is_touched(article, view.blocks(article.id), view.mentions(article.id))


def _present(view: View, block: Block, about: str) -> bool | str:
    if about == "role":
        return block.role
    if about == "kept":
        return block.kept
    return view.blocks(block.article)[0].id == block.id
