"""Scenes of articles: read from the project, or followed in memory after a step that left their blocks in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from core.changes import ROW, Change, Splice
from core.errors import UserError
from core.model import Article, Block, Finding, Mention, Part
from core.model.anchors import splice_part
from core.model.view import View
from core.session import Session
from gui.pane.scene import ArticleScene

EDGE_BLOCKS = 3
"""So many blocks of each neighbouring article are shown beyond the boundaries."""

MOST_CHANGES = 5_000
"""After a step of more changes the article is read again."""

_MOVING = frozenset((ROW, "article", "rank"))
"""Fields of a block after whose change blocks stand elsewhere."""

_LISTED = frozenset((ROW, "article", "rank", "deleted", "source"))
"""Fields of an article after whose change articles stand elsewhere."""


def load_scene(session: Session, article: int) -> ArticleScene | None:
    """Read all that the pane shows of an article; None where the article is gone."""
    try:
        scene = session.read(lambda view: _scene(view, article))
    except UserError:
        return None
    if scene is None:
        return None
    return replace(scene, findings=tuple(session.findings(article)))


def _scene(view: View, article: int) -> ArticleScene | None:
    row = view.article(article)
    if row.deleted or view.source(row.source).state != "present":
        return None
    before, after = view.article_beside(article, -1), view.article_beside(article, 1)
    return ArticleScene(
        article=row,
        blocks=tuple(view.blocks(article)),
        mentions=tuple(view.mentions(article)),
        roles=tuple(view.roles()),
        labels=tuple(view.labels()),
        before=tuple(view.blocks(before.id)[-EDGE_BLOCKS:]) if before else (),
        after=tuple(view.blocks(after.id)[:EDGE_BLOCKS]) if after else (),
    )


def followed_scene(scene: ArticleScene, changes: Iterable[Change]) -> ArticleScene | None:
    """Return the scene after a step, made of what the step says; None where only reading it again can tell.

    It equals `load_scene` in all but its findings: those in spliced blocks go where their words go, and what the checks
    say now is asked for when the hands rest.
    """
    follower = _Follower(scene)
    listed = list(changes)
    if len(listed) > MOST_CHANGES or not all(map(follower.take, listed)):
        return None
    return follower.scene()


class _Follower:
    """Takes the changes of a step one by one, and gives the scene after them."""

    def __init__(self, scene: ArticleScene) -> None:
        self._scene = scene
        self._edges = {block.id: block for block in (*scene.before, *scene.after)}
        self._article: Article = scene.article
        self._blocks: dict[int, Block] = {}
        self._mentions: dict[int, Mention | None] = {}
        self._splices: dict[int, list[Splice]] = {}

    def take(self, change: Change) -> bool:
        """Take a change; tell whether it can be followed."""
        if change.kind == "block":
            return self._take_block(change)
        if change.kind == "mention":
            return self._take_mention(change)
        return change.kind == "article" and self._take_article(change)

    def scene(self) -> ArticleScene:
        """Return the scene after all that was taken."""
        told = self._told() if any(block in self._scene.told_at for block in self._splices) else None
        after = self._scene.following(self._blocks, self._mentions, told)
        return after if self._article is self._scene.article else after.of_article(self._article)

    def _take_block(self, change: Change) -> bool:
        if change.field in _MOVING:
            return False
        known = self._scene.block_of.get(change.id) or self._edges.get(change.id)
        here = self._blocks.get(change.id, known)
        if here is not None and isinstance(change.after, Splice):
            self._splices.setdefault(change.id, []).append(change.after)
            self._blocks[change.id] = replace(here, text=change.after.apply(here.text))
        elif here is not None:
            self._blocks[change.id] = _with(here, change)
        return True

    def _take_mention(self, change: Change) -> bool:
        if change.field == ROW:
            row = change.after or change.before
            if row.article == self._scene.article.id:
                self._mentions[change.id] = change.after
            return True
        here = self._mentions.get(change.id, self._scene.mention_of.get(change.id))
        if here is not None:
            self._mentions[change.id] = _with(here, change)
        return change.field != "article"

    def _take_article(self, change: Change) -> bool:
        if change.id == self._article.id and change.field not in _LISTED:
            self._article = _with(self._article, change)
        return change.field not in _LISTED

    def _told(self) -> tuple[Finding, ...]:
        told = list(self._scene.findings)
        for at in (at for block in self._splices for at in self._scene.told_at.get(block, ())):
            told[at] = self._moved(told[at])
        return tuple(told)

    def _moved(self, finding: Finding) -> Finding:
        """Return a finding at the place its words have gone to."""
        splices = self._splices.get(finding.block or 0)
        if not splices or finding.start is None or finding.end is None:
            return finding
        part = Part(finding.block or 0, finding.start, finding.end)
        for start, removed, inserted in splices:
            part = splice_part(part, start, len(removed), len(inserted))
        return replace(finding, start=part.start, end=part.end)


def _with(row: Any, change: Change) -> Any:
    return replace(row, **{change.field: change.after})
