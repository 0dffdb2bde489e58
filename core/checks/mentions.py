"""Rules about mentions: their edges, their neighbours, and those whose words are gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from core.arabic import clitic_at, fold, snap_to_words
from core.checks.rule import ArticleContext, BlockContext, Hit
from core.model import Mention, Part


def cuts_word(context: BlockContext) -> Iterator[Hit]:
    """Find a mention that begins or ends inside a word; one that leaves a proclitic out does not cut."""
    text = context.block.text
    for mention, part in context.parts:
        words = text[part.start : part.end]
        if whole_words(text, part) is not None:
            yield _hit(mention, part, words)


def whole_words(text: str, part: Part) -> Part | None:
    """Return `part` grown to the words it cuts, None where it cuts none."""
    starts_inside = 0 < part.start < len(text) and _joined(text, part.start)
    ends_inside = 0 < part.end < len(text) and _joined(text, part.end)
    if not starts_inside and not ends_inside:
        return None
    start, end = snap_to_words(text, part.start, part.end)
    grown = part._replace(start=min(start, part.start), end=max(end, part.end))
    return grown if grown != part else None


def _joined(text: str, at: int) -> bool:
    """Return whether both sides of a place may belong to one word."""
    return not (text[at - 1].isspace() or text[at].isspace())


def takes_clitic(context: BlockContext) -> Iterator[Hit]:
    """Find a mention that takes a proclitic along («وحزب الله», «بالبوكمال»)."""
    text = context.block.text
    for mention, part in context.parts:
        if mention.parts[0] != part:
            continue
        letters = clitic_at(text, part.start, part.end)
        if letters:
            values = {"clitic": text[part.start : part.start + letters]}
            yield _hit(mention, part, text[part.start : part.end], **values)


def lost(context: ArticleContext) -> Iterator[Hit]:
    """Find a mention whose words are gone from the text."""
    for mention in context.mentions:
        if mention.state == "lost":
            place = mention.parts[0]
            values = {"words": mention.words, "mention": mention.id}
            yield Hit(fold(mention.words), place.block, place.start, place.end, values)


def split(context: ArticleContext) -> Iterator[Hit]:
    """Find a mention that a split has cut: in parts, or with a part left behind in another article."""
    for mention in context.mentions:
        if mention.state != "live" or "cut" not in mention.attrs:
            continue
        words = str(mention.attrs["cut"])
        if len(mention.parts) > 1 or (mention.words != words and mention.words in words):
            yield Hit(fold(words), *mention.parts[0], {"words": words, "mention": mention.id})


class _Stretch(NamedTuple):
    """One part of a mention in the order in which overlaps show: per block and label, outer ones first."""

    block: int
    label: int
    start: int
    minus_end: int
    mention: int


def overlaps(context: ArticleContext) -> Iterator[Hit]:
    """Find a mention that shares words with one of the same label that begins before it or is longer."""
    texts = {block.id: block.text for block in context.blocks}
    outer: _Stretch | None = None
    for stretch in _stretches(context):
        if outer is None or outer[:2] != stretch[:2] or -stretch.start <= outer.minus_end:
            outer = stretch
            continue
        if outer.mention != stretch.mention:
            yield _overlap(context, stretch, outer, texts.get(stretch.block, ""))
        outer = min(outer, stretch, key=lambda one: one.minus_end)


def _stretches(context: ArticleContext) -> list[_Stretch]:
    return sorted(
        _Stretch(part.block, mention.label, part.start, -part.end, mention.id)
        for mention in context.mentions
        if mention.state == "live"
        for part in mention.parts
    )


def _overlap(context: ArticleContext, stretch: _Stretch, outer: _Stretch, text: str) -> Hit:
    start, end, label = stretch.start, -stretch.minus_end, context.labels.get(stretch.label)
    values = {"words": text[start:end], "mention": stretch.mention, "other": outer.mention}
    return Hit(
        fold(text[start:end]), stretch.block, start, end, {**values, "label": label.name if label else ""}
    )


def _hit(mention: Mention, part: Part, words: str, **values: object) -> Hit:
    """Return the hit at one stretch of a mention; its key is the mention's folded words."""
    return Hit(
        fold(words), part.block, part.start, part.end, {"words": words, "mention": mention.id, **values}
    )
