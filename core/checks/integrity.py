"""The invariants of a project as checks on its values: what storage promises, looked at once more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import pairwise

from core.checks.rule import FileContext, Hit, SourceContext
from core.errors import ProjectFileError, UserError
from core.model import Mention, Part
from core.model.view import View


def article_empty(context: FileContext) -> Iterator[Hit]:
    """Find an article without blocks."""
    if not context.blocks:
        yield Hit()


def rank_order(context: FileContext) -> Iterator[Hit]:
    """Find blocks whose order keys do not rise, and an article whose key is not above the one's before."""
    if context.before and not context.before.rank < context.article.rank:
        yield Hit(context.article.uid)
    for one, two in pairwise(context.blocks):
        if not one.rank < two.rank:
            yield Hit(two.uid, two.id)


def piece_range(context: FileContext) -> Iterator[Hit]:
    """Find blocks whose pieces are empty or outside the source text."""
    length = context.source.length if context.source else 0
    for block in context.blocks:
        if not all(0 <= start < end <= length for start, end in block.pieces):
            yield Hit(block.uid, block.id)


def line_end(context: FileContext) -> Iterator[Hit]:
    """Find blocks that hold a line end: they would become two lines of the corrected text."""
    for block in context.blocks:
        at = min((place for end in "\r\n" if (place := block.text.find(end)) >= 0), default=None)
        if at is not None:
            yield Hit(block.uid, block.id, at, at + 1)


def role_unknown(context: FileContext) -> Iterator[Hit]:
    """Find blocks whose role the project does not have."""
    for block in context.blocks:
        if block.role not in context.roles:
            yield Hit(block.uid, block.id, values={"role": block.role})


def parent_missing(context: FileContext) -> Iterator[Hit]:
    """Find an article without its source, and mentions without their label or entity."""
    if context.source is None:
        yield Hit(values={"kind": "source", "missing": context.article.source})
    for mention in context.mentions:
        if mention.label not in context.labels:
            yield Hit(mention.uid, values={"kind": "label", "missing": mention.label})
        if mention.entity is not None and not _has_entity(context.view, mention.entity):
            yield Hit(mention.uid, values={"kind": "entity", "missing": mention.entity})


def _has_entity(view: View, entity: int) -> bool:
    try:
        view.entity(entity)
    except UserError:
        return False
    return True


def mention_range(context: FileContext) -> Iterator[Hit]:
    """Find live mentions that lie outside their blocks, are empty, or begin or end with white space."""
    for mention in context.mentions:
        if mention.state == "live" and not (
            mention.parts and all(_fits(part, context) for part in mention.parts)
        ):
            yield Hit(
                mention.uid,
                _block_of(mention, context),
                values={"words": mention.words, "mention": mention.id},
            )


def _fits(part: Part, context: FileContext) -> bool:
    text = context.texts.get(part.block)
    if text is None or not 0 <= part.start < part.end <= len(text):
        return False
    return not (text[part.start].isspace() or text[part.end - 1].isspace())


def _block_of(mention: Mention, context: FileContext) -> int | None:
    return next((part.block for part in mention.parts if part.block in context.texts), None)


def source_bytes(context: SourceContext) -> Iterator[Hit]:
    """Find a source whose bytes are not those that were imported."""
    source = context.source
    try:
        same = hashlib.sha256(context.view.source_bytes(source.id)).hexdigest() == source.sha256
    except ProjectFileError:
        same = False
    if not same:
        yield Hit(source.uid, values={"name": source.name})


def source_text(context: SourceContext) -> Iterator[Hit]:
    """Find a source whose decoded text has another length than at its import."""
    source = context.source
    try:
        same = len(context.view.source_text(source.id)) == source.length
    except ProjectFileError:
        same = False
    if not same:
        yield Hit(source.uid, values={"name": source.name})


def told_by_storage(context: FileContext) -> Iterator[Hit]:
    """Find nothing: only storage sees a row whose digest does not fit, and tells `check_integrity`."""
    return iter(())
