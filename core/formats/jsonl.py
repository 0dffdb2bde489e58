"""JSON Lines: every block with its role, place in the source, decision and mentions; one object per article.

Offsets are code points: a block's into the source text, a mention's into its block's text. A mention of several
parts stands at the block of its first part; its start, end and text are that part's, and ``parts`` lists all of
them as [block id, start, end].
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from core.formats.contents import Contents, Names
from core.model import Block, Decision, Mention

_LINE_ENDS = {sign: f"\\u{ord(sign):04x}" for sign in "\u0085\u2028\u2029"}
"""JSON allows them bare, but many readers take them for the end of the line."""


def chooses(block: Block, roles: frozenset[str] | None) -> bool:
    """Choose every block, left out or not."""
    return roles is None or block.role in roles


def write(contents: Contents, names: Names) -> str:
    """Return the article's object as one line."""
    line = json.dumps(article_object(contents, names), ensure_ascii=False)
    for sign, escaped in _LINE_ENDS.items():
        line = line.replace(sign, escaped)
    return line + "\n"


def article_object(contents: Contents, names: Names) -> dict[str, Any]:
    """Return the article as JSON values."""
    article = contents.article
    pieces = [piece for block in contents.blocks for piece in block.pieces]
    blocks = {block.id: block for block in contents.blocks}
    starting: dict[int, list[dict[str, Any]]] = {}
    for mention in contents.mentions:
        starting.setdefault(mention.parts[0].block, []).append(_mention_object(mention, names, blocks))
    return {
        "article": contents.number,
        "id": article.uid,
        "source": contents.source,
        "start": min((piece.start for piece in pieces), default=None),
        "end": max((piece.end for piece in pieces), default=None),
        "status": article.status,
        "note": article.note,
        "attrs": dict(article.attrs),
        "blocks": [_block_object(block, starting.get(block.id, [])) for block in contents.chosen],
    }


def _block_object(block: Block, mentions: list[dict[str, Any]]) -> dict[str, Any]:
    decision = _told(block)
    several = {"pieces": [list(piece) for piece in block.pieces]} if len(block.pieces) > 1 else {}
    return {
        "id": block.uid,
        "role": block.role,
        "kept": block.kept,
        "text": block.text,
        "start": min((piece.start for piece in block.pieces), default=None),
        "end": max((piece.end for piece in block.pieces), default=None),
        **several,
        "reason": decision.reason,
        "confidence": decision.confidence,
        "decided_by": decision.by,
        "mentions": mentions,
    }


def _told(block: Block) -> Decision:
    """Return the decision that is told: why the block is left out, else why it has its role."""
    return block.role_decision if block.kept else block.kept_decision


def _mention_object(mention: Mention, names: Names, blocks: Mapping[int, Block]) -> dict[str, Any]:
    first = mention.parts[0]
    told = {
        "id": mention.uid,
        "start": first.start,
        "end": first.end,
        "label": names.labels[mention.label].name,
        "text": blocks[first.block].text[first.start : first.end],
        "entity": _entity_object(mention, names),
    }
    if len(mention.parts) > 1:
        told["parts"] = [[blocks[part.block].uid, part.start, part.end] for part in mention.parts]
    return told


def _entity_object(mention: Mention, names: Names) -> dict[str, Any] | None:
    if mention.entity is None:
        return None
    entity = names.entity(mention.entity)
    return {"id": entity.uid, "name": entity.name, "wikidata": entity.wikidata}
