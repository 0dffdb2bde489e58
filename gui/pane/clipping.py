"""Words on their way: what is cut or copied takes along its paragraphs as they are, and the mentions inside it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData

from gui.pane.page import Place
from gui.pane.scene import ArticleScene

FORMAT = "application/x-tanqih-words"
"""Our own form of words on the clipboard, beside the plain text that everybody reads."""

_PARAGRAPH_END = re.compile("\r\n|[\n\r\u2029]")

Brought = Sequence[tuple[str, Sequence[tuple[int, int, int]]]]
"""Mentions by uid, each with its parts: (number of the paragraph from 0, start, end)."""


class Clip(NamedTuple):
    """Words to be put in: paragraphs, none of them blank beside others, and the mentions that came with them."""

    paragraphs: list[str]
    mentions: Brought = ()


def clip_of_text(text: str) -> Clip:
    """Return plain text as paragraphs; blank ones are left out."""
    return _without_blank(_PARAGRAPH_END.split(text), [])


def clip_of_scene(scene: ArticleScene, start: Place, end: Place) -> Clip:
    """Return what stands between two places of an article, with the mentions that lie wholly inside."""
    order = [block.id for block in scene.blocks]
    run = order[order.index(start.block) : order.index(end.block) + 1]
    texts = [scene.block_of[block].text for block in run]
    texts[-1] = texts[-1][: end.position]
    texts[0] = texts[0][start.position :]
    shift = {block: start.position if block == start.block else 0 for block in run}
    found: list[tuple[str, list[tuple[int, int, int]]]] = []
    for mention in scene.mentions:
        parts = [
            (run.index(part.block), part.start - shift[part.block], part.end - shift[part.block])
            for part in mention.parts
            if part.block in shift
        ]
        inside = len(parts) == len(mention.parts) and all(
            begin >= 0 and stop <= len(texts[at]) for at, begin, stop in parts
        )
        if mention.state == "live" and inside:
            found.append((mention.uid, parts))
    return Clip(texts, found)


def to_mime(clip: Clip) -> QMimeData:
    """Return words for the clipboard: plain text, and the form that loses nothing."""
    data = QMimeData()
    data.setText("\n".join(clip.paragraphs))
    data.setData(FORMAT, json.dumps(clip._asdict()).encode("ascii"))
    return data


def of_mime(data: QMimeData) -> Clip:
    """Return what the clipboard holds; our own form only where the plain text says the same."""
    text = data.text()
    try:
        told = json.loads(bytes(data.data(FORMAT).data()))
    except ValueError:
        return clip_of_text(text)
    paragraphs, mentions = _checked(told)
    if "\n".join(paragraphs) != text:
        return clip_of_text(text)
    return _without_blank(paragraphs, mentions)


def _checked(told: Any) -> tuple[list[str], Brought]:
    """Return paragraphs and mentions of what may come from a stranger; nothing where it is not of that form."""
    try:
        paragraphs = [str(text) for text in told["paragraphs"]]
        mentions = [
            (str(uid), [(int(at), int(start), int(end)) for at, start, end in parts])
            for uid, parts in told["mentions"]
        ]
    except (KeyError, TypeError, ValueError):
        return [], []
    inside = all(
        0 <= at < len(paragraphs) and 0 <= start <= end <= len(paragraphs[at])
        for _, parts in mentions
        for at, start, end in parts
    )
    ended = any(end in text for text in paragraphs for end in "\n\r")
    return ([], []) if ended or not inside else (paragraphs, mentions)


def _without_blank(paragraphs: Sequence[str], mentions: Brought) -> Clip:
    """Return paragraphs without the blank ones, and the mentions by the new numbers; a lone one stays as it is."""
    if len(paragraphs) == 1:
        return Clip(list(paragraphs), mentions)
    kept = [at for at, text in enumerate(paragraphs) if text.strip()]
    number = {at: new for new, at in enumerate(kept)}
    moved = [
        (uid, [(number[at], start, end) for at, start, end in parts])
        for uid, parts in mentions
        if all(at in number for at, _, _ in parts)
    ]
    return Clip([paragraphs[at] for at in kept], moved)
