"""Where a new division differs from what stands, in the articles that no editor touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from core.dump.dividing.drafts import ArticleDraft, BlockDraft
from core.model import Decision
from core.model.doubts import PERHAPS_START
from core.model.touched import MACHINES
from core.suggest.present import PresentArticle, PresentBlock

AT_LEAST = 0.8
"""How sure a model is at least that a line begins no article, where it does not say «perhaps»."""


class Difference(NamedTuple):
    """One thing that would be otherwise.

    Attributes:
        block: the block it is about.
        about: ``boundary`` (an article begins at the block, or no longer does), ``role`` or ``kept``.
        after: what it would be.
        reason: key under ``reason`` in the texts.
        confidence: 0 to 1.
    """

    block: int
    about: str
    after: bool | str
    reason: str
    confidence: float


class _Spot(NamedTuple):
    article: int
    at: int
    block: PresentBlock


def differences(articles: Sequence[PresentArticle], drafts: Iterable[ArticleDraft]) -> Iterator[Difference]:
    """Yield what differs, in reading order; `articles` are all of one dump in order, `drafts` its new division.

    Only untouched articles whose blocks are exactly the lines of the dump are compared: where letters were
    exchanged or a line was cut, an editor was at work.
    """
    spots = _spots(articles)
    found: list[list[Difference]] = [[] for _ in articles]
    seen = [0] * len(articles)
    joins: set[int] = set()
    last: _Spot | None = None
    for draft in drafts:
        for number, line in enumerate(draft.blocks):
            spot = spots.get(line.start)
            if spot is None or (line.end, line.text) != (spot.block.end, spot.block.text):
                last = None
                continue
            seen[spot.article] += 1
            found[spot.article] += _of_line(spot, line)
            begins = draft.boundary if number == 0 else None
            boundary = _boundary(articles[spot.article], spot, line, begins)
            if boundary is not None and (boundary.after or _follows(articles, last, spot)):
                found[spot.article].append(boundary)
                joins |= set() if boundary.after else {spot.article}
            last = spot
    whole = [count == len(article.blocks) for count, article in zip(seen, articles, strict=True)]
    for at, article in enumerate(articles):
        if whole[at]:
            rejected = set(article.rejected)
            apart = at in joins and not whole[at - 1]
            yield from (
                each
                for each in found[at]
                if (each.block, each.about, each.after) not in rejected
                and not (apart and each.about == "boundary" and not each.after)
            )


def _spots(articles: Sequence[PresentArticle]) -> dict[int, _Spot]:
    return {
        block.start: _Spot(number, at, block)
        for number, article in enumerate(articles)
        if not article.touched
        for at, block in enumerate(article.blocks)
    }


def _follows(articles: Sequence[PresentArticle], last: _Spot | None, spot: _Spot) -> bool:
    """Return whether a block stands right behind the last one of the article before, in dump and project."""
    if last is None or last.article != spot.article - 1:
        return False
    return last.at == len(articles[last.article].blocks) - 1


def _of_line(spot: _Spot, line: BlockDraft) -> list[Difference]:
    block, made = spot.block, list[Difference]()
    if block.role_open and line.role != block.role:
        made.append(_difference(block, "role", line.role, line.role_decision))
    if block.kept_open and line.kept != block.kept:
        made.append(_difference(block, "kept", line.kept, line.kept_decision))
    return made


def _boundary(
    article: PresentArticle, spot: _Spot, line: BlockDraft, begins: Decision | None
) -> Difference | None:
    if begins is not None and spot.at > 0 and not spot.block.joined:
        return _difference(spot.block, "boundary", True, begins)
    if begins is None and spot.at == 0 and article.boundary_by in MACHINES:
        perhaps = line.role_decision.reason == PERHAPS_START
        sure = line.role_decision.confidence if perhaps else AT_LEAST
        return Difference(spot.block.id, "boundary", False, "in-body", sure)
    return None


def _difference(block: PresentBlock, about: str, after: bool | str, decision: Decision) -> Difference:
    return Difference(block.id, about, after, decision.reason, decision.confidence)
