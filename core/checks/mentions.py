"""Rules about mentions: their edges, their neighbours, and those whose words are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from core.arabic import clitic_at, fold, snap_to_words
from core.checks.rule import ArticleContext, BlockContext, Hit
from core.model import Mention, Part
from core.model.anchors import WAS

SPELLING = 1
"""Folded letters by which the words of a mention may differ from what they were: a spelling put right."""

_WORDS = re.compile(r"[^\W_]+")


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
        left = mention.words != words and mention.words in words and WAS not in mention.attrs
        if len(mention.parts) > 1 or left:
            yield Hit(fold(words), *mention.parts[0], {"words": words, "mention": mention.id})


def shrunk(context: ArticleContext) -> Iterator[Hit]:
    """Find a mention that an edit took words from; a letter more or less is a spelling put right."""
    for mention in context.mentions:
        old = str(mention.attrs.get(WAS, ""))
        if old and mention.state == "live" and _took_words(old, mention.words):
            values = {"words": mention.words, "old": old, "mention": mention.id}
            yield Hit(fold(old), *mention.parts[0], values)


def _took_words(old: str, new: str) -> bool:
    """Return whether `new` has fewer words than `old`, or other ones by more than `SPELLING` letters."""
    before, after = _WORDS.findall(fold(old)), _WORDS.findall(fold(new))
    if len(after) < len(before):
        return True
    return Levenshtein.distance("".join(before), "".join(after)) > SPELLING


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
