"""What the article pane shows: values of the model, nothing of its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from core.model import Article, Block, Finding, Label, Mention, Part, Role

START, END = "start", "end"
"""The two boundaries of an article: before its first block, after its last."""


@dataclass(frozen=True)
class ArticleScene:
    """One article with all that is needed to draw it.

    Attributes:
        blocks: the article's own blocks in order.
        mentions: the article's mentions; lost ones are not drawn.
        before: the last blocks of the previous article, shown grey above.
        after: the first blocks of the next article, shown grey below.
        findings: what the checks say about this article.
    """

    article: Article
    blocks: tuple[Block, ...]
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    labels: tuple[Label, ...] = ()
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()

    @cached_property
    def role_named(self) -> dict[str, Role]:
        """Return the roles by name."""
        return {role.name: role for role in self.roles}

    @cached_property
    def label_of(self) -> dict[int, Label]:
        """Return the labels by id."""
        return {label.id: label for label in self.labels}

    @cached_property
    def block_of(self) -> dict[int, Block]:
        """Return the article's own blocks by id."""
        return {block.id: block for block in self.blocks}

    @cached_property
    def mention_of(self) -> dict[int, Mention]:
        """Return the mentions by id."""
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def _parts(self) -> dict[int, list[tuple[Mention, Part]]]:
        found: dict[int, list[tuple[Mention, Part]]] = defaultdict(list)
        for mention in self.mentions:
            if mention.state == "live":
                for part in mention.parts:
                    found[part.block].append((mention, part))
        return found

    @cached_property
    def _stretches(self) -> dict[int, tuple[Stretch, ...]]:
        return {}

    def stretches(self, block: int) -> tuple[Stretch, ...]:
        """Return the live mentions' stretches in a block, outer ones first, each with its lane.

        Laid out when first asked for: only blocks in sight need it, and a scene is made anew at every key.
        """
        if block not in self._stretches:
            self._stretches[block] = _in_lanes(self._parts.get(block, []))
        return self._stretches[block]

    @cached_property
    def findings_of(self) -> dict[int, tuple[Finding, ...]]:
        """Return the findings that name a block, by block."""
        found: dict[int, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.block is not None:
                found[finding.block].append(finding)
        return {block: tuple(those) for block, those in found.items()}

    def mention_at(self, block: int, position: int) -> int | None:
        """Return the innermost mention around a code point of a block, one that ends there where none begins."""
        around = [s for s in self.stretches(block) if s.start <= position <= s.end]
        inside = [s for s in around if position < s.end] or around
        return min(inside, key=lambda s: (s.end - s.start, -s.start)).mention.id if inside else None


class Stretch(NamedTuple):
    """One part of a live mention in one block.

    Attributes:
        start: code point in the block's text; `end` is exclusive.
        lane: how many mentions inside it have to be drawn nearer to the words; 0 is innermost.
        depth: how many mentions it lies in.
    """

    mention: Mention
    start: int
    end: int
    lane: int
    depth: int


def _in_lanes(parts: list[tuple[Mention, Part]]) -> tuple[Stretch, ...]:
    """Return the stretches outer first; of two that meet, the longer lies in a lane further out."""
    shortest = sorted(parts, key=lambda pair: (pair[1].end - pair[1].start, -pair[1].start, -pair[0].id))
    done: list[Stretch] = []
    for mention, part in shortest:
        met = [other.lane for other in done if other.start < part.end and part.start < other.end]
        depth = sum(_holds(other, part) for _, other in parts if other != part)
        done.append(Stretch(mention, part.start, part.end, max(met) + 1 if met else 0, depth))
    return tuple(sorted(done, key=lambda s: (-s.lane, s.start)))


def _holds(outer: Part, inner: Part) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


class BoundaryMove(NamedTuple):
    """What moving a boundary comes to: a command and the blocks it moves."""

    command: str
    blocks: list[int]


def boundary_move(scene: ArticleScene, edge: str, block: int) -> BoundaryMove | None:
    """Return the command that lets the article start (`edge` START) or end (END) with `block`.

    None where the boundary already stands there, or the block is not in the scene.
    """
    own, before, after = ([b.id for b in blocks] for blocks in (scene.blocks, scene.before, scene.after))
    if edge == START:
        if block in before:
            return BoundaryMove("block.move_next", before[before.index(block) :])
        leaving = own[: own.index(block)] if block in own else []
        return BoundaryMove("block.move_previous", leaving) if leaving else None
    if block in after:
        return BoundaryMove("block.move_previous", after[: after.index(block) + 1])
    leaving = own[own.index(block) + 1 :] if block in own else []
    return BoundaryMove("block.move_next", leaving) if leaving else None
