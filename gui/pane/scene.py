"""What the article pane shows: values of the model, nothing of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from core.model import Article, Block, Finding, Label, Mention, Part, Role
from gui.pane.lanes import Stretch, in_lanes

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
    def number_of(self) -> dict[int, int]:
        """Return the number of each of the article's own blocks, from 1, by the block's id."""
        return {block.id: number for number, block in enumerate(self.blocks, 1)}

    @cached_property
    def outline(self) -> tuple[tuple[int, str], ...]:
        """Return the id and role of each of the article's own blocks."""
        return tuple((block.id, block.role) for block in self.blocks)

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
            self._stretches[block] = in_lanes(self._parts.get(block, []))
        return self._stretches[block]

    @cached_property
    def counted(self) -> dict[int, tuple[str, int]]:
        """Return what `counting` counted so far: by a block's id the text, and how many words it has."""
        return {}

    def following(
        self,
        blocks: Mapping[int, Block],
        mentions: Mapping[int, Mention | None],
        findings: tuple[Finding, ...] | None = None,
    ) -> ArticleScene:
        """Return the scene with some blocks and mentions (None: gone) as they are now, and other findings if given.

        Findings given with blocks are the same ones at other places of these blocks.
        What was worked out before is taken over but for what lies in these blocks: a key press costs one block.
        Blocks that are not shown are passed over.
        """
        told = self.findings if findings is None else findings
        own = {number: block for number, block in blocks.items() if number in self.number_of}
        after = replace(
            self,
            blocks=_replaced(self.blocks, self.number_of, own.values()) if own else self.blocks,
            mentions=_merged(self.mentions, mentions) if mentions else self.mentions,
            before=_edge(self.before, blocks),
            after=_edge(self.after, blocks),
            findings=told,
        )
        taken: dict[str, object] = {
            "role_named": self.role_named,
            "label_of": self.label_of,
            "number_of": self.number_of,
            "counted": self.counted,
            "block_of": {**self.block_of, **own} if own else self.block_of,
        }
        if all(block.role == self.block_of[number].role for number, block in own.items()):
            taken["outline"] = self.outline
        if told is self.findings or blocks:
            taken |= {"findings_of": self._found_anew(told, blocks), "told_at": self.told_at}
        if not mentions:
            taken |= {"mention_of": self.mention_of, "_parts": self._parts, "_stretches": self._stretches}
        else:
            taken |= self._moved(mentions)
        after.__dict__.update(taken)
        return after

    def _found_anew(
        self, told: tuple[Finding, ...], blocks: Mapping[int, Block]
    ) -> dict[int, tuple[Finding, ...]]:
        """Return the findings by block where those of some blocks are others, each at the place of the one before."""
        if told is self.findings:
            return self.findings_of
        anew = {block: tuple(told[at] for at in self.told_at.get(block, ())) for block in blocks}
        return {**self.findings_of, **{block: found for block, found in anew.items() if found}}

    def of_article(self, article: Article) -> ArticleScene:
        """Return the scene with other facts about its article; all that was worked out stays."""
        after = replace(self, article=article)
        known = {name: found for name, found in self.__dict__.items() if name not in after.__dict__}
        after.__dict__.update(known)
        return after

    def _moved(self, mentions: Mapping[int, Mention | None]) -> dict[str, object]:
        """Return what follows from the mentions after some of them changed; of other blocks it is taken over."""
        present = {number: row for number, row in mentions.items() if row is not None}
        known, parts, stretches = {**self.mention_of, **present}, dict(self._parts), dict(self._stretches)
        for gone in mentions.keys() - present.keys():
            known.pop(gone, None)
        sides = [row for row in (*map(self.mention_of.get, mentions), *present.values()) if row is not None]
        for block in {part.block for row in sides for part in row.parts}:
            kept = [pair for pair in parts.get(block, ()) if pair[0].id not in mentions]
            new = [(row, part) for row in present.values() for part in _live(row) if part.block == block]
            parts[block] = sorted([*kept, *new], key=lambda pair: pair[0].id)
            stretches.pop(block, None)
        return {"mention_of": known, "_parts": parts, "_stretches": stretches}

    @cached_property
    def findings_of(self) -> dict[int, tuple[Finding, ...]]:
        """Return the findings that name a block, by block."""
        found: dict[int, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.block is not None:
                found[finding.block].append(finding)
        return {block: tuple(those) for block, those in found.items()}

    @cached_property
    def told_at(self) -> dict[int, list[int]]:
        """Return where among the findings those of each block stand."""
        found: dict[int, list[int]] = defaultdict(list)
        for at, finding in enumerate(self.findings):
            if finding.block is not None:
                found[finding.block].append(at)
        return dict(found)

    def mention_at(self, block: int, position: int) -> int | None:
        """Return the innermost mention around a code point of a block, one that ends there where none begins."""
        around = [s for s in self.stretches(block) if s.start <= position <= s.end]
        inside = [s for s in around if position < s.end] or around
        return min(inside, key=lambda s: (s.end - s.start, -s.start)).mention.id if inside else None


def drawn_anew(old: ArticleScene, new: ArticleScene) -> set[int] | None:
    """Return the blocks whose findings or mentions are drawn otherwise in `new`; None where anything may be."""
    shared = old.roles is new.roles and old.labels is new.labels
    if not shared or len(old.mentions) != len(new.mentions) or len(old.findings) != len(new.findings):
        return None
    found: set[int] = set()
    if old.mentions is not new.mentions:
        pairs = (pair for pair in zip(old.mentions, new.mentions, strict=True) if pair[0] is not pair[1])
        found.update(part.block for pair in pairs for row in pair for part in row.parts)
    if old.findings is not new.findings:
        told = (pair for pair in zip(old.findings, new.findings, strict=True) if pair[0] is not pair[1])
        found.update(row.block for pair in told for row in pair if row.block is not None)
    return found


def _live(mention: Mention) -> tuple[Part, ...]:
    return mention.parts if mention.state == "live" else ()


def _replaced(shown: tuple[Block, ...], at: Mapping[int, int], blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with some of them as they are now; `at` tells the number of each, from 1, by its id."""
    new = list(shown)
    for block in blocks:
        new[at[block.id] - 1] = block
    return tuple(new)


def _edge(shown: tuple[Block, ...], blocks: Mapping[int, Block]) -> tuple[Block, ...]:
    return tuple(blocks.get(block.id, block) for block in shown)


def _merged(shown: tuple[Mention, ...], mentions: Mapping[int, Mention | None]) -> tuple[Mention, ...]:
    """Return mentions, which stand by id, with some of them as they are now."""
    new = list(shown)
    for number, mention in mentions.items():
        at = bisect_left(new, number, key=lambda row: row.id)
        there = at < len(new) and new[at].id == number
        new[at : at + there] = [] if mention is None else [mention]
    return tuple(new)


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
