"""Text read in the wrong encoding, which can be read again, and letters that were lost before the dump was made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from core.checks.rule import BlockContext, Hit
from core.dump.reading.mojibake import LOSSES, SIGNS, lost, reread

TRIGGER = SIGNS
LOST_TRIGGER = LOSSES
_SHOWN = 60
"""Code points of the text before and after that a finding shows."""


def misread(context: BlockContext) -> Iterator[Hit]:
    """Find the words read in the wrong encoding: one finding from the first to the last, with what they were."""
    text, words = context.block.text, reread(context.block.text)
    if words:
        start, end = words[0].start, words[-1].start + len(words[-1].before)
        right, at = "", start
        for word in words:
            right += text[at : word.start] + word.after
            at = word.start + len(word.before)
        values = {"words": text[start:end][:_SHOWN], "right": right[:_SHOWN], "count": len(words)}
        yield Hit("misread", context.block.id, start, end, values)


def letters_lost(context: BlockContext) -> Iterator[Hit]:
    """Find letters that nothing brings back: U+FFFD, and words of «???»; the first place of each kind."""
    text = context.block.text
    places = sorted((text[start] == "\ufffd", start, end) for start, end in lost(text))
    for unread, spans in groupby(places, key=lambda place: place[0]):
        (_, start, end), *more = spans
        values = {"words": text[start:end][:_SHOWN], "count": 1 + len(more)}
        yield Hit("U+FFFD" if unread else "?", context.block.id, start, end, values)
