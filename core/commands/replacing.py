"""Words put in the place of what a search found, in many blocks as one step; mentions stay by `core.model.anchors`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from core.changes import Change, Splice
from core.commands.text import LINE_ENDS, spliced
from core.errors import UserError
from core.model import Block, Mention
from core.model.alignment import differences
from core.model.view import View

MANY = 8
"""More hits in one block are written as one splice from the first to the last: a long block is written once."""


class Replaced(NamedTuple):
    """What replacing comes to.

    Attributes:
        hits: how many were replaced.
        skipped: how many were not, because their text has moved on since.
    """

    changes: list[Change]
    hits: int
    skipped: int


def replace_all(view: View, hits: Iterable[tuple[int, int, str, str]]) -> list[Change]:
    """Replace (block, start, removed, inserted), offsets into the present texts; what has moved on since stays."""
    edits: dict[int, list[Splice]] = {}
    for block, start, removed, inserted in hits:
        edits.setdefault(block, []).append(Splice(start, removed, inserted))
    return replaced(view, edits).changes


def replaced(view: View, edits: Mapping[int, Sequence[Splice]]) -> Replaced:
    """Return the changes of splices in many blocks, by block; an article's blocks should follow each other."""
    changes: list[Change] = []
    hits = skipped = 0
    blocks, gone = _found(view, edits)
    skipped += gone
    for _, mates in groupby(blocks, key=lambda block: block.article):
        fitting: list[tuple[Block, list[Splice]]] = []
        for block in mates:
            splices = _fitting(block.text, edits[block.id])
            hits += len(splices)
            skipped += len(edits[block.id]) - len(splices)
            fitting += [(block, splices)] if splices else []
        changes += _changes(view, fitting) if fitting else []
    return Replaced(changes, hits, skipped)


def _found(view: View, edits: Mapping[int, Sequence[Splice]]) -> tuple[list[Block], int]:
    """Return the blocks that are still there, and how many hits are lost with the others."""
    blocks: list[Block] = []
    gone = 0
    for block, splices in edits.items():
        try:
            blocks.append(view.block(block))
        except UserError:
            gone += len(splices)
    return blocks, gone


def _fitting(text: str, splices: Iterable[Splice]) -> list[Splice]:
    """Return the splices that fit a text and change it, none over another, the last first."""
    found: list[Splice] = []
    free = len(text) + 1
    for splice in sorted(splices, reverse=True):
        end = splice.start + len(splice.removed)
        if any(sign in splice.inserted for sign in LINE_ENDS):
            raise UserError("error.line_end_in_replacement")
        if splice.start >= 0 and end <= free and text[splice.start : end] == splice.removed:
            found.append(splice)
            free = splice.start
    return found


def _changes(view: View, edits: Sequence[tuple[Block, list[Splice]]]) -> list[Change]:
    mentions = [
        mention for mention in view.mentions_in([block.id for block, _ in edits]) if mention.state == "live"
    ]
    careful = [
        (block, [part for splice in splices for part in _careful(block, splice, mentions)])
        for block, splices in edits
    ]
    changing = [(block, splices) for block, splices in careful if splices]
    changes = spliced(view, changing) if changing else []
    for block, splices in changing:
        if len(splices) > MANY:
            changes = _as_one(block, splices, changes)
    return changes


def _careful(block: Block, splice: Splice, mentions: Sequence[Mention]) -> list[Splice]:
    """Return the splices that put words in a hit's place, the last first.

    It is one, unless a mention has an edge inside the hit: then what the old and new words share stays untouched.
    """
    if splice.removed == splice.inserted:
        return []
    start, end = splice.start, splice.start + len(splice.removed)
    parts = [part for mention in mentions for part in mention.parts if part.block == block.id]
    exactly = any((part.start, part.end) == (start, end) for part in parts)
    edges = (edge for part in parts for edge in (part.start, part.end))
    if exactly or (
        not any(start < edge < end for edge in edges)
        and not any(
            (part.start == start and part.end < end) or (part.end == end and start < part.start)
            for part in parts
        )
    ):
        return [splice]
    return [
        Splice(
            start + found.start,
            splice.removed[found.start : found.end],
            splice.inserted[found.new_start : found.new_end],
        )
        for found in reversed(differences(splice.removed, splice.inserted))
    ]


def _as_one(block: Block, splices: Sequence[Splice], changes: Sequence[Change]) -> list[Change]:
    """Return the changes with one splice of a block in the place of many, which are ordered from the last."""
    first, last = splices[-1].start, splices[0].start + len(splices[0].removed)
    pieces: list[str] = []
    at = first
    for splice in reversed(splices):
        pieces += [block.text[at : splice.start], splice.inserted]
        at = splice.start + len(splice.removed)
    whole = Change("block", block.id, "text", None, Splice(first, block.text[first:last], "".join(pieces)))
    rest = [
        change for change in changes if (change.kind, change.id, change.field) != ("block", block.id, "text")
    ]
    return [whole, *rest]
