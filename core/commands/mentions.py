"""Mentions: adding, removing, resizing, relabelling, and marking all the same words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.arabic import find_folded
from core.changes import Change, created, removed, updated
from core.commands.blocks import all_of
from core.errors import UserError
from core.model import Block, Mention, Part
from core.model.anchors import CUT, WAS, settle, words_of
from core.model.view import View

SCOPES = ("article", "project")


def _settled(view: View, article: int, parts: Sequence[Part]) -> tuple[tuple[Part, ...], str]:
    """Return parts trimmed to their words, in reading order, with these words; refuse what no mention can be."""
    blocks = view.blocks(article)
    texts = {block.id: block.text for block in blocks}
    place = {block.id: at for at, block in enumerate(blocks)}
    for part in parts:
        if part.block not in texts:
            raise UserError("error.mention_in_two_articles")
        if not 0 <= part.start <= part.end <= len(texts[part.block]):
            raise UserError("error.mention_outside_block")
    settled, alive = settle(sorted(parts, key=lambda part: (place[part.block], part.start)), texts)
    if not alive:
        raise UserError("error.mention_without_words")
    for one, two in pairwise(settled):
        if one.block == two.block and two.start < one.end:
            raise UserError("error.mention_overlaps_itself")
    return settled, words_of(settled, texts)


def _as_parts(parts: Sequence[Sequence[int]]) -> list[Part]:
    if not parts:
        raise UserError("error.mention_without_words")
    return [Part(*part) for part in parts]


def add_mention(view: View, parts: Sequence[Sequence[int]], label: int) -> list[Change]:
    """Mark words with a label; `parts` are (block, start, end). The same words take the same label only once."""
    wanted = _as_parts(parts)
    article = view.block(wanted[0].block).article
    settled, words = _settled(view, article, wanted)
    view.label(label)
    if any(mention.parts == settled and mention.label == label for mention in view.mentions(article)):
        raise UserError("error.mention_already_there", words=words)
    return [created("mention", _new(view, article, label, settled, words))]


def _new(view: View, article: int, label: int, parts: tuple[Part, ...], words: str) -> Mention:
    return Mention(
        id=view.new_id(), uid=view.new_uid(), article=article, label=label, parts=parts, words=words
    )


def remove_mentions(view: View, mentions: Sequence[int]) -> list[Change]:
    """Take mentions away."""
    return [removed("mention", view.mention(mention)) for mention in dict.fromkeys(mentions)]


def resize_mention(view: View, mention: int, parts: Sequence[Sequence[int]]) -> list[Change]:
    """Give a mention other words of its article; a lost one lives again."""
    here = view.mention(mention)
    settled, words = _settled(view, here.article, _as_parts(parts))
    if _twin(view, here, settled, here.label) is not None:
        raise UserError("error.mention_already_there", words=words)
    attrs = {key: value for key, value in here.attrs.items() if key not in (CUT, WAS)}
    return updated("mention", here, parts=settled, words=words, state="live", attrs=attrs)


def relabel_mentions(view: View, mentions: Sequence[int], label: int) -> list[Change]:
    """Give mentions another label; one whose words carry that label already is taken away."""
    view.label(label)
    return all_of(_relabelled(view, view.mention(mention), label) for mention in dict.fromkeys(mentions))


def _relabelled(view: View, mention: Mention, label: int) -> list[Change]:
    if mention.state == "live" and _twin(view, mention, mention.parts, label) is not None:
        return [removed("mention", mention)]
    return updated("mention", mention, label=label)


def _twin(view: View, mention: Mention, parts: tuple[Part, ...], label: int) -> Mention | None:
    """Return another mention of the same words with the same label, if there is one."""
    mates = view.mentions(mention.article)
    same = (mate for mate in mates if mate.id != mention.id and mate.parts == parts and mate.label == label)
    return next(same, None)


def mark_alike(view: View, mention: int, scope: str) -> list[Change]:
    """Mark all places with a mention's words, folded and with proclitics before them, in its article or the project.

    Places that carry a mention already, whatever its label, and places inside one with the same label are left alone.
    """
    if scope not in SCOPES:
        raise UserError("error.no_such_scope", name=scope)
    here = view.mention(mention)
    blocks = view.blocks(here.article) if scope == "article" else view.blocks_with_words(here.words)
    changes: list[Change] = []
    mates: dict[int, list[Mention]] = {}
    for block in blocks:
        if block.article not in mates:
            mates[block.article] = [mate for mate in view.mentions(block.article) if mate.state == "live"]
        changes += _mark_block(view, block, here, mates[block.article])
    return changes


def _mark_block(view: View, block: Block, like: Mention, mates: Sequence[Mention]) -> list[Change]:
    here = [(part, mate.label) for mate in mates for part in mate.parts if part.block == block.id]
    found = []
    for start, end in find_folded(block.text, like.words):
        part = Part(block.id, start, end)
        taken = any(
            mate == part or (label == like.label and mate.start < end and start < mate.end)
            for mate, label in here
        )
        if not taken:
            words = block.text[start:end]
            found.append(created("mention", _new(view, block.article, like.label, (part,), words)))
    return found
