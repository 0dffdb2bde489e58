"""Where hits lie: beside the caret, after a change, and how many there are. Offsets are code points."""

from __future__ import annotations

from collections.abc import Sequence

from core.changes import Splice
from core.model import Focus
from core.model.anchors import splice_part
from core.model.search import Counts, Hit
from core.model.values import Part
from core.session import ChangeSet


def row_beside(hits: Sequence[Hit], blocks: Sequence[int], here: Focus, step: int) -> int | None:
    """Return the row of the first hit at or behind a caret (step 1), or of the last before it (-1).

    Only hits in `blocks` count, the open article's in their order; None where there is none.
    """
    order = {block: at for at, block in enumerate(blocks)}
    caret = (order.get(here.block or 0, 0), here.caret or 0)
    places = [(row, (order[hit.block], hit.start)) for row, hit in enumerate(hits) if hit.block in order]
    if step > 0:
        return next((row for row, place in places if place >= caret), None)
    return next((row for row, place in reversed(places) if place < caret), None)


def shifted(parts: Sequence[Part], changes: ChangeSet) -> tuple[Part, ...]:
    """Return stretches where they are after some changes; those that are gone are left out."""
    for change in changes.changes:
        splice = change.after
        if parts and change.kind == "block" and isinstance(splice, Splice):
            sizes = splice.start, len(splice.removed), len(splice.inserted)
            parts = [splice_part(part, *sizes) if part.block == change.id else part for part in parts]
    return tuple(part for part in parts if part.start < part.end)


def counts_of(hits: Sequence[Hit]) -> Counts:
    """Return how many hits, blocks and articles there are."""
    return Counts(len(hits), len({hit.block for hit in hits}), len({hit.article for hit in hits}))
