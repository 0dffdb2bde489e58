"""What a machine proposes after the first reading: noting it down, taking it, turning it down.

What is taken stays a machine's decision: an editor who accepts two hundred lines at once has not looked at each, and
the next model must not learn from them as if they had.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
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
    return _noted(view, _Grounds(view), block, about, after, reason, confidence)


def add_suggestions(view: View, suggestions: Sequence[Mapping[str, Any]]) -> list[Change]:
    """Note many suggestions, each as `add_suggestion` takes it; those it would refuse are left out."""
    grounds = _Grounds(view)
    return all_of(_or_nothing(partial(_noted, view, grounds, **each)) for each in suggestions)


def _or_nothing(changes: Callable[[], list[Change]]) -> list[Change]:
    try:
        return changes()
    except UserError:
        return []


def _noted(
    view: View,
    grounds: _Grounds,
    block: int,
    about: str,
    after: bool | str,
    reason: str,
    confidence: float,
) -> list[Change]:
    here = view.block(block)
    if about not in ABOUT:
        raise UserError("error.no_such_suggestion", id=about)
    before = _present(grounds, here, about)
    proposal = {"block": block, "before": before, "after": after}
    decision = Decision("model", reason, confidence)
    made = Suggestion(view.new_id(), here.article, about, "open", proposal, decision)
    _fitting(view, grounds, made)
    if any(_same(known, made) for known in grounds.of(here.article).rejected):
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
    if taken.about != "boundary":
        return _line_taken(view, _Grounds(view), taken)
    block, article = _fitting(view, _Grounds(view), taken)
    changes = updated("suggestion", taken, state="accepted")
    if taken.proposal["after"]:
        return changes + split_before(view, block.id, taken.decision)
    before = neighbour(view, article.id, -1)
    return changes + merge(view, before, article, by_editor=False)


def accept_lines(view: View, suggestions: Sequence[int]) -> list[Change]:
    """Take many suggestions about roles and kept states; those that are refused are left out, as are others."""
    grounds, changes = _Grounds(view), list[Change]()
    answered: set[tuple[str, object]] = set()
    for each in dict.fromkeys(suggestions):
        taken = view.suggestion(each)
        place = (taken.about, taken.proposal.get("block"))
        if taken.about != "boundary" and place not in answered:
            made = _or_nothing(partial(_line_taken, view, grounds, taken))
            changes += made
            answered |= {place} if made else set()
    return changes


def _line_taken(view: View, grounds: _Grounds, taken: Suggestion) -> list[Change]:
    block, _ = _fitting(view, grounds, taken)
    after, decision = taken.proposal["after"], taken.decision
    changes = updated("suggestion", taken, state="accepted")
    if taken.about == "role":
        return changes + updated("block", block, role=view.role(after).name, role_decision=decision)
    return changes + updated("block", block, kept=bool(after), kept_decision=decision)


def reject_suggestions(view: View, suggestions: Sequence[int]) -> list[Change]:
    """Turn suggestions down: the same is not proposed again."""
    found = [view.suggestion(each) for each in suggestions]
    return all_of(updated("suggestion", each, state="rejected") for each in found if each.state == "open")


class _Ground:
    """What is asked of an article for every suggestion about it.

    Attributes:
        first: its first block.
        touched: an editor had a hand in it.
        rejected: what was turned down in it.
    """

    def __init__(self, view: View, article: int) -> None:
        self.article = view.article(article)
        blocks = view.blocks(article)
        self.first = blocks[0].id
        self.touched = is_touched(self.article, blocks, view.mentions(article))
        self.rejected = [each for each in view.suggestions(article) if each.state == "rejected"]


class _Grounds:
    """The grounds of articles, each looked at once: a long article has many suggestions and blocks."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._found: dict[int, _Ground] = {}

    def of(self, article: int) -> _Ground:
        """Return the ground of an article."""
        if article not in self._found:
            self._found[article] = _Ground(self._view, article)
        return self._found[article]


def _fitting(view: View, grounds: _Grounds, suggestion: Suggestion) -> tuple[Block, Article]:
    """Return the block and article of a suggestion; refuse where it is stale."""
    stale = UserError("error.suggestion_is_stale")
    if suggestion.state != "open":
        raise stale
    block_id: Any = suggestion.proposal.get("block")
    if type(block_id) is not int:
        raise stale
    block = view.block(block_id)
    ground = grounds.of(block.article)
    before, after = suggestion.proposal.get("before"), suggestion.proposal.get("after")
    if ground.touched or _present(grounds, block, suggestion.about) != before or after == before:
        raise stale
    if suggestion.about == "boundary" and not _may_change(view, grounds, block):
        raise stale
    return block, ground.article


def _may_change(view: View, grounds: _Grounds, block: Block) -> bool:
    """Return whether a machine may let an article begin at a block, or no longer."""
    ground = grounds.of(block.article)
    if ground.first != block.id:
        return JOINED not in block.attrs
    before = view.article_beside(block.article, -1)
    return ground.article.boundary.by != "editor" and before is not None and not grounds.of(before.id).touched


def _present(grounds: _Grounds, block: Block, about: str) -> bool | str:
    if about == "role":
        return block.role
    if about == "kept":
        return block.kept
    return grounds.of(block.article).first == block.id
