"""Quick fixes for mentions whose words are gone, cut or split: what they were may stand somewhere still."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.checks.mending import Fix
from core.model import Finding, Mention, Part
from core.model.anchors import WAS, around
from core.model.view import View


def removal(mention: Mention) -> Fix:
    """Return the fix that takes a mention away."""
    return Fix("mention.remove", {"mentions": [mention.id]}, "fix.remove_mention", {"words": mention.words})


def resized(mention: Mention, parts: Sequence[Part], title: str, **values: object) -> Fix:
    """Return the fix that gives a mention other parts."""
    args = {"mention": mention.id, "parts": [list(part) for part in parts]}
    return Fix("mention.resize", args, title, values)


def lost(finding: Finding, view: View) -> Iterator[Fix]:
    """Offer the nearest place of the article where the words stand and are not marked, or to let the mention go."""
    mention = view.mention(finding.values["mention"])
    if mention.state == "lost":
        place = _nearest(mention, view)
        if place is not None:
            yield resized(mention, [place], "fix.words_there", words=mention.words)
        yield removal(mention)


def _nearest(mention: Mention, view: View) -> Part | None:
    """Return where the last words of a lost mention stand nearest to its last place, unmarked by its label."""
    taken = {
        part
        for mate in view.mentions(mention.article)
        if mate.label == mention.label and mate.state == "live"
        for part in mate.parts
    }
    blocks, last = view.blocks(mention.article), mention.parts[0]
    order = {block.id: at for at, block in enumerate(blocks)}
    words = re.compile(rf"(?<!\w){re.escape(mention.words)}(?!\w)")
    places = (Part(block.id, *found.span()) for block in blocks for found in words.finditer(block.text))
    return min(
        (place for place in places if place not in taken),
        key=lambda place: (
            abs(order[place.block] - order.get(last.block, 0)),
            abs(place.start - last.start),
        ),
        default=None,
    )


def shrunk(finding: Finding, view: View) -> Iterator[Fix]:
    """Offer the old words where they stand around the mention, to take the new ones for right, or to let it go."""
    mention = view.mention(finding.values["mention"])
    if mention.state != "live" or WAS not in mention.attrs:
        return
    if len(mention.parts) == 1:
        text = view.block(mention.parts[0].block).text
        grown = around(mention.parts[0], str(mention.attrs[WAS]), text)
        if grown is not None:
            yield resized(mention, [grown], "fix.grow_back", words=mention.attrs[WAS])
    yield resized(mention, mention.parts, "fix.words_are_right", words=mention.words)
    yield removal(mention)


def split(finding: Finding, view: View) -> Iterator[Fix]:
    """Offer to keep the longest part alone, or to let the mention go."""
    mention = view.mention(finding.values["mention"])
    if "cut" in mention.attrs:
        longest = max(mention.parts, key=lambda part: part.end - part.start)
        yield resized(mention, [longest], "fix.longest_part")
        yield removal(mention)
