"""Edits over several blocks as one command: a stretch gives way to paragraphs, or its words move elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from core.changes import Change
from core.commands.sheet import Inside, Place, Sheet
from core.model.view import View

Brought = Sequence[tuple[str, Sequence[Sequence[int]]]]
"""Mentions by uid, each with its parts: (number of the paragraph from 0, start, end)."""


def replace_span(
    view: View,
    start: Sequence[int],
    end: Sequence[int],
    paragraphs: Sequence[str],
    mentions: Brought = (),
) -> list[Change]:
    """Put paragraphs in the place of what stands between two places of one article, each (block, code point).

    One paragraph joins what is before and behind it into one block; several become blocks. `mentions` are those that
    were cut out with these paragraphs: each that is still lost lives again in them.
    """
    sheet = Sheet(view, view.block(start[0]).article)
    places = sheet.replace(Place(*start), Place(*end), paragraphs)
    for uid, parts in mentions:
        sheet.revive(uid, [Inside(*part) for part in parts], places)
    return sheet.changes()


def move_words(view: View, start: Sequence[int], end: Sequence[int], to: Sequence[int]) -> list[Change]:
    """Take the words between two places out and put them in at a third of the same article.

    Mentions that lie wholly inside them move along. Where the third place lies in the words nothing is done.
    """
    sheet = Sheet(view, view.block(start[0]).article)
    first, last, target = Place(*start), Place(*end), Place(*to)
    words = sheet.texts(first, last)
    kept = [at for at, text in enumerate(words) if text.strip() or len(words) == 1]
    if sheet.point(first) <= sheet.point(target) <= sheet.point(last) or not kept:
        return []
    lifted = sheet.lift(first, last, kept)
    sheet.marker = target
    sheet.replace(first, last, [""])
    places = sheet.replace(sheet.marker, sheet.marker, [words[at] for at in kept])
    for mention, parts in lifted:
        sheet.put_down(mention, parts, places)
    return sheet.changes()
