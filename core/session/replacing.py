"""Replacing what a search finds: looked for in slices, then written as one step in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial

from core.arabic.matching import filled
from core.changes import Splice
from core.commands.replacing import replaced
from core.model import Focus
from core.model.search import Hit, Query
from core.model.waiting import Progress, StopAsked, refuse
from core.session.changeset import ChangeSet
from core.session.looking import BLOCKS, Looking
from core.session.stepping import Stepper
from core.storage import Database, ProjectFile, hits
from core.storage.hits import Sieve
from core.storage.reader import Reader

REPLACE = "text.replace_all"

Edits = dict[int, list[Splice]]
"""What is put where, by block."""


def share(progress: Progress | None, part: int, parts: int) -> Progress | None:
    """Return what tells the progress of one of several equal parts of a work."""
    if progress is None:
        return None
    return lambda done, total: progress(part * total + done, parts * total)


def collected(
    looking: Looking,
    instead: str,
    left_out: Collection[tuple[int, int]],
    progress: Progress | None,
    cancelled: StopAsked | None,
    all_articles: int,
) -> Edits:
    """Return what replacing everything that is found would put where; raise Cancelled when asked to stop."""
    template = looking.matcher.template(instead)
    edits: Edits = {}
    for part in looking.slices():
        refuse(cancelled)
        for block, places in part.found:
            splices = [
                Splice(place.start, block.text[place.start : place.end], filled(template, block.text, place))
                for place in places
                if (block.block, place.start) not in left_out
            ]
            if splices:
                edits[block.block] = splices
        if progress is not None:
            progress(part.done, part.total or all_articles)
    return edits


def ways(project: ProjectFile, looking: Looking, instead: str, chosen: Sequence[Hit]) -> list[str | None]:
    """Return what each of some hits would give way to; None for one whose text has moved on since."""
    template = looking.matcher.template(instead)
    blocks = list(dict.fromkeys(hit.block for hit in chosen))
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for at in range(0, len(blocks), BLOCKS):
        some = blocks[at : at + BLOCKS]
        for block in project.thread.call(partial(hits.looked, project.db, some, Sieve()), patient=True):
            for place in looking.matcher.places(block.text):
                words = block.text[place.start : place.end]
                found[block.block, place.start] = words, filled(template, block.text, place)
    told = [found.get((hit.block, hit.start)) for hit in chosen]
    return [
        way[1] if way is not None and way[0] == hit.words else None
        for hit, way in zip(chosen, told, strict=True)
    ]


def edits_of(told: Iterable[tuple[Hit, str]]) -> Edits:
    """Return what is put where, by what hits give way to."""
    edits: Edits = {}
    for hit, instead in told:
        edits.setdefault(hit.block, []).append(Splice(hit.start, hit.words, instead))
    return edits


def write(
    db: Database,
    view: Reader,
    stepper: Stepper,
    query: Query,
    instead: str,
    edits: Edits,
    lost: int,
    focus: Focus,
    progress: Progress | None,
    cancelled: StopAsked | None,
) -> ChangeSet:
    """Write what is put where as one step; on the storage thread. `lost` hits were skipped before."""
    with db.atomic():
        done = replaced(view, edits)
        refuse(cancelled)
        if not done.changes:
            return ChangeSet("do", focus=focus)
        args = {**query.to_json(), "instead": instead, "hits": done.hits, "skipped": done.skipped + lost}
        return stepper.do(db, REPLACE, args, done.changes, focus, progress, cancelled)
