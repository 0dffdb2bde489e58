"""An article's blocks and mentions while an edit over several of them goes on; at the end, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from core.changes import Change, Splice, created, removed, updated
from core.commands.pieces import cut_pieces, joined_pieces
from core.commands.text import LINE_ENDS, became, rejoined, suggestions_gone
from core.errors import UserError
from core.model import Block, Mention, Part, Piece
from core.model.alignment import same_ends
from core.model.anchors import WAS, Span, follow, join_parts, settle, words_of
from core.model.rank import run_between
from core.model.view import View


class Place(NamedTuple):
    """A block's id and a code point of its text."""

    block: int
    position: int


class Inside(NamedTuple):
    """A part of a mention in words that are moved: the number of their paragraph from 0, and where in it."""

    paragraph: int
    start: int
    end: int


class Sheet:
    """What becomes of one article. Edits follow one another; `changes` tells what they come to.

    Attributes:
        marker: a place that moves along with the edits, where one is wanted.
    """

    def __init__(self, view: View, article: int) -> None:
        self._view = view
        self._article = article
        self._blocks = view.blocks(article)
        self._mentions = {mention.id: mention for mention in view.mentions(article)}
        self._before = {block.id: block for block in self._blocks}, dict(self._mentions)
        self._lifted: set[int] = set()
        self.marker: Place | None = None

    def point(self, place: Place) -> tuple[int, int]:
        """Return the number of a place's block in the article, and the code point; refuse one that is not there."""
        for at, block in enumerate(self._blocks):
            if block.id == place.block and 0 <= place.position <= len(block.text):
                return at, place.position
        raise UserError("error.text_has_changed")

    def texts(self, start: Place, end: Place) -> list[str]:
        """Return the words between two places, one text for each block."""
        (first, low), (last, high) = self.point(start), self.point(end)
        texts = [block.text for block in self._blocks[first : last + 1]]
        texts[-1] = texts[-1][:high]
        texts[0] = texts[0][low:]
        return texts

    def replace(self, start: Place, end: Place, paragraphs: Sequence[str]) -> list[Place]:
        """Put paragraphs in the place of what stands between two places; return where each has come to stand."""
        (first, low), (last, high) = self.point(start), self.point(end)
        if (first, low) > (last, high) or not paragraphs:
            raise UserError("error.text_has_changed")
        if any(sign in paragraph for paragraph in paragraphs for sign in LINE_ENDS):
            raise UserError("error.line_end_in_block")
        run, offsets, length = self._blocks[first : last + 1], dict[int, int](), 0
        for block in run:
            offsets[block.id], length = length, length + len(block.text)
        made = self._made(first, last, low, high, paragraphs)
        span = Span(offsets, low, offsets[run[-1].id] + high, made[0].id, made[-1].id, paragraphs)
        self._blocks[first : last + 1] = made
        self._follow(span)
        return [Place(block.id, 0 if at else low) for at, block in enumerate(made)]

    def lift(self, start: Place, end: Place, kept: Sequence[int]) -> list[tuple[Mention, list[Inside]]]:
        """Return the live mentions that lie wholly between two places, each with where; they follow no edit any more.

        `kept` are the numbers of the paragraphs that will stand again.
        """
        (first, low), (last, high) = self.point(start), self.point(end)
        number = {block.id: at for at, block in enumerate(self._blocks)}
        renumbered = {first + paragraph: at for at, paragraph in enumerate(kept)}
        found: list[tuple[Mention, list[Inside]]] = []
        for mention in self._mentions.values():
            spots = [(number[part.block], part.start, part.end) for part in mention.parts]
            if mention.state == "live" and all(
                at in renumbered and (first, low) <= (at, begin) and (at, stop) <= (last, high)
                for at, begin, stop in spots
            ):
                shift = {first: low}
                inside = [
                    Inside(renumbered[at], begin - shift.get(at, 0), stop - shift.get(at, 0))
                    for at, begin, stop in spots
                ]
                found.append((mention, inside))
        self._lifted = {mention.id for mention, _ in found}
        return found

    def put_down(self, mention: Mention, parts: Sequence[Inside], places: Sequence[Place]) -> None:
        """Bring a mention to where the words it was lifted with stand now."""
        moved = tuple(_part(places, *inside) for inside in parts)
        self._mentions[mention.id] = replace(mention, parts=moved, words=words_of(moved, self._texts()))
        self._lifted.discard(mention.id)

    def revive(self, uid: str, parts: Sequence[Inside], places: Sequence[Place]) -> None:
        """Let a lost mention live again on words that were put in; one that is not lost stays as it is."""
        mention = next((found for found in self._mentions.values() if found.uid == uid), None)
        texts = self._texts()
        if mention is None or mention.state != "lost" or not parts:
            return
        if not all(0 <= inside.paragraph < len(places) and inside.start >= 0 for inside in parts):
            raise UserError("error.text_has_changed")
        settled, alive = settle([_part(places, *inside) for inside in parts], texts)
        if alive:
            words = words_of(settled, texts)
            attrs = {key: value for key, value in mention.attrs.items() if key != WAS}
            if words != mention.words:
                attrs[WAS] = mention.words
            self._mentions[mention.id] = replace(
                mention, parts=settled, state="live", words=words, attrs=attrs
            )

    def changes(self) -> list[Change]:
        """Return what makes the article as it was what it is now."""
        before, mentions = self._before
        now = {block.id: block for block in self._blocks}
        gone = [block for block in before.values() if block.id not in now]
        changes = [created("block", block) for block in self._blocks if block.id not in before]
        for block in self._blocks:
            changes += _changed(before[block.id], block) if block.id in before else []
        for mention in self._mentions.values():
            changes += became(mentions[mention.id], mention)
        changes += suggestions_gone(self._view, self._article, {block.id for block in gone}) if gone else []
        return changes + [removed("block", block) for block in gone]

    def _texts(self) -> dict[int, str]:
        return {block.id: block.text for block in self._blocks}

    def _made(self, first: int, last: int, low: int, high: int, paragraphs: Sequence[str]) -> list[Block]:
        """Return the blocks that a run of blocks becomes: who keeps words keeps its identity, the others are new."""
        run = self._blocks[first : last + 1]
        head, tail = run[0].text[:low], run[-1].text[high:]
        if len(paragraphs) == 1:
            keeper = run[-1] if not head and not paragraphs[0] and tail else run[0]
            return [replace(keeper, text=head + paragraphs[0] + tail, pieces=_pieces(run))]
        texts = [head + paragraphs[0], *paragraphs[1:-1], paragraphs[-1] + tail]
        if len(run) > 1:
            ranks = run_between(run[0].rank, run[-1].rank, len(texts) - 2)
            ends = replace(run[0], pieces=_pieces(run[:-1])), run[-1]
        elif head.strip() or not tail.strip():
            front, behind = cut_pieces(self._view, run[0], high)
            *ranks, rank = run_between(run[0].rank, self._rank(last + 1), len(texts) - 1)
            ends = replace(run[0], pieces=front), replace(self._new(run[0], rank), pieces=behind)
        else:
            rank, *ranks = run_between(self._rank(first - 1), run[0].rank, len(texts) - 1)
            ends = self._new(run[0], rank), run[0]
        made = [ends[0], *(self._new(run[0], rank) for rank in ranks), ends[1]]
        return [replace(block, text=text) for block, text in zip(made, texts, strict=True)]

    def _new(self, like: Block, rank: str) -> Block:
        view = self._view
        return replace(like, id=view.new_id(), uid=view.new_uid(), rank=rank, text="", pieces=(), attrs={})

    def _rank(self, at: int) -> str | None:
        return self._blocks[at].rank if 0 <= at < len(self._blocks) else None

    def _follow(self, span: Span) -> None:
        """Bring marker and mentions to where an edit leaves them."""
        texts = self._texts()
        if self.marker is not None:
            place = span.follow(Part(*self.marker, self.marker.position))[0]
            self.marker = Place(place.block, place.start)
        fresh = {span.tail: (0, len(span.paragraphs[-1]))}
        fresh[span.head] = (span.start, span.start + len(span.paragraphs[0]))
        for mention in self._mentions.values():
            if mention.id in self._lifted or not any(part.block in span.offsets for part in mention.parts):
                continue
            parts: Sequence[Part] = [half for part in mention.parts for half in span.follow(part)]
            split = len(parts) > len(mention.parts)
            taken = any(span.takes(part) for part in mention.parts)
            if len(span.offsets) > 1:
                parts = join_parts(parts, texts)
            after = follow(mention, parts, texts, split=split, taken=taken, fresh=fresh)
            self._mentions[mention.id] = rejoined(mention.parts, after)


def _part(places: Sequence[Place], paragraph: int, start: int, end: int) -> Part:
    block, position = places[paragraph]
    return Part(block, position + start, position + end)


def _pieces(run: Sequence[Block]) -> tuple[Piece, ...]:
    pieces = run[0].pieces
    for block in run[1:]:
        pieces = joined_pieces(pieces, block.pieces)
    return pieces


def _changed(before: Block, after: Block) -> list[Change]:
    changes: list[Change] = []
    if before.text != after.text:
        head, tail = same_ends(before.text, after.text)
        gone, put = before.text[head : len(before.text) - tail], after.text[head : len(after.text) - tail]
        changes.append(Change("block", before.id, "text", None, Splice(head, gone, put)))
    return changes + updated("block", before, pieces=after.pieces)
