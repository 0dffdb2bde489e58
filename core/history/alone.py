"""Taking one old step back alone: its changes the other way round, moved over what was done since.

That is right where doing all the other steps without it would have led to the same. It is refused where a later step
depends on it: changed the same value, words or place again, or used a row that it made.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from core.changes import ROW, Change, Splice, created, removed, updated
from core.errors import UserError
from core.history.anchored import Followers
from core.history.back import FOLLOWING, UNIQUE, Back, Key, back_of, keys_changed, points_at, refers_to
from core.history.moving import moved_all
from core.history.net import Fetch, Ghost
from core.model import Article, Block, Mention, Step

Later = Callable[[], Iterable[tuple[Step, Sequence[Change]]]]
"""Gives the steps done since, oldest first, with their changes; asked twice."""

MentionsOf = Callable[[int], Sequence[Mention]]
"""Returns the mentions of an article as they are now."""

IN_ARTICLE = ("block", "article")
"""The field that says where a block stands."""

TOGETHER = {
    ("block", "role"): ("role_decision", "kept_decision"),
    ("block", "role_decision"): ("role",),
    ("block", "kept"): ("kept_decision",),
    ("block", "kept_decision"): ("kept",),
}
"""Fields that are decided with others in view: who decided belongs to what was decided, and a role says what is kept
unless an editor did."""

PLACES = frozenset(("rank", *(name for names in UNIQUE.values() for name in names)))
"""Fields whose values one row alone may have."""


class StepNeeded(UserError):
    """A step cannot be taken back alone: a later one depends on it.

    Attributes:
        step: the later step.
    """

    def __init__(self, why: str, step: Step) -> None:
        super().__init__(f"error.alone_{why}", command=step.command, time=step.time, number=step.id)
        self.step = step


def undo_alone(
    changes: Sequence[Change], later: Later, fetch: Fetch, mentions_of: MentionsOf
) -> list[Change]:
    """Return the changes that take a step back alone; `later` gives what was done since.

    Raises StepNeeded for the first step that depends on it, and UserError where nothing of it is left.
    """
    back = back_of(changes)
    near = [mention for home in _homes(changes, back, fetch) for mention in mentions_of(home)]
    followers = Followers(back, near)
    for _, done in later():
        followers.look(done)
    rows = {block: fetch("block", block) for block in followers.blocks}
    followers.begin({block: row.text for block, row in rows.items() if row is not None})
    alone = _Alone(back, followers)
    last: Step | None = None
    for last, done in later():
        why = alone.meet(done)
        if why is not None:
            raise StepNeeded(why, last)
    found = alone.changes(fetch)
    if not found:
        raise UserError("error.alone_nothing")
    if last is not None and not _is_sound(found, followers, fetch):
        raise StepNeeded("place", last)
    return found


def _homes(changes: Sequence[Change], back: Back, fetch: Fetch) -> list[int]:
    """Return the articles whose mentions may follow: those of the texts and mentions that a step changed."""
    homes = {row.article for row in back.rows.values() if isinstance(row, Mention)}
    touched = {("mention", change.id) for change in changes if change.kind == "mention"}
    for kind, row in touched | {("block", block) for block in back.splices}:
        found = fetch(kind, row)
        if found is not None:
            homes.add(found.article)
    return sorted(homes)


class _Alone:
    """What takes a step back, moved over one later step after the other."""

    def __init__(self, back: Back, followers: Followers) -> None:
        self._back = back
        self._followers = followers
        self._parents = back.parents()
        self._made = {*back.made, *(each for key, row in back.made.items() for each in _known_as(key, row))}
        self._changed = {(kind, row) for kind, row, _ in back.fields}
        moves = {row: pair for (kind, row, name), pair in back.fields.items() if (kind, name) == IN_ARTICLE}
        self._moved = set(moves)
        self._homes = {home for pair in moves.values() for home in pair}
        self._homes |= {row.article for (kind, _), row in back.rows.items() if kind == "block"}
        self._values = {
            (kind, name, value): row
            for kind, row, name, value in back.values()
            if value != "" and (name == "rank" or name in UNIQUE.get(kind, ()))
        }

    def meet(self, done: Sequence[Change]) -> str | None:
        """Go over one later step; return why it depends on this one, or None."""
        alone: dict[int, list[Splice]] = {}
        before: dict[int, list[Splice]] = {}
        seams = any(change.kind == "block" and change.field == ROW for change in done)
        for change in done:
            why = self._clash(change)
            if why is None and isinstance(change.after, Splice):
                why = self._move(change.id, change.after, alone, before, apart=seams)
            if why is not None:
                return why
        if self._homes and self._stands_in_moved(done):
            return "row"
        if self._changed and self._is_copied(done):
            return "field"
        back = self._back.splices
        at_first = ChainMap(before, back)
        return None if self._followers.meet(done, alone, at_first, back) else "mention"

    def changes(self, fetch: Fetch) -> list[Change]:
        """Return what takes the step back now."""
        back, followed = self._back, self._followers.result()
        found = [
            created(kind, followed.pop(row, value) if kind == "mention" else value)
            for (kind, row), value in back.rows.items()
        ]
        for block, splices in back.splices.items():
            found += [Change("block", block, "text", None, splice) for splice in splices]
        for (kind, row, name), (left, value) in back.fields.items():
            now = fetch(kind, row)
            if now is not None and not (kind == "mention" and name in FOLLOWING and row in followed):
                wanted = _merged(now.attrs, left, value) if name == "attrs" else value
                found += updated(kind, now, **{name: wanted})
        for row, mention in followed.items():
            now = fetch("mention", row)
            if now is not None:
                found += updated(
                    "mention", now, **{name: getattr(mention, name) for name in sorted(FOLLOWING)}
                )
        rows = ((kind, fetch(kind, row)) for kind, row in back.made)
        return found + [removed(kind, row) for kind, row in rows if row is not None]

    def _clash(self, change: Change) -> str | None:
        """Return why a later change depends on this step, as far as it can be said without texts."""
        key = (change.kind, change.id)
        follows = change.kind == "mention" and change.field in FOLLOWING
        if key in self._made and not follows:
            return "row"
        if key in self._changed and not follows and self._same_value(key, change):
            return "field"
        if any((*key, name) in self._back.fields for name in TOGETHER.get((change.kind, change.field), ())):
            return "field"
        if change.field == ROW and change.after is None:
            return self._clash_gone(change)
        refers = refers_to(change.kind, change.after) if change.field == ROW else points_at(change)
        if self._made and any(each in self._made for each in refers):
            return "row"
        return "place" if self._values and self._takes_place(change) else None

    def _same_value(self, key: Key, change: Change) -> bool:
        pair = self._back.fields.get((*key, change.field))
        if pair is None or change.field != "attrs":
            return pair is not None
        return bool(keys_changed(*pair) & keys_changed(change.before, change.after))

    def _clash_gone(self, change: Change) -> str | None:
        """Tell whether a row went that this step changed, or that what it took away stood in."""
        key = (change.kind, change.id)
        if self._parents & {key, *_known_as(key, change.before)}:
            return "gone"
        if change.kind == "block" and change.id in self._back.splices:
            return "gone"
        mine = {name for kind, row, name in self._back.fields if (kind, row) == key}
        return "gone" if mine - (FOLLOWING if change.kind == "mention" else frozenset()) else None

    def _takes_place(self, change: Change) -> bool:
        """Tell whether a change takes a name, key or place in an order that is to come back."""
        row = change.after if change.field == ROW else None
        names = [name for name in PLACES if hasattr(row, name)] if row is not None else [change.field]
        for name in names:
            value = getattr(row, name) if row is not None else change.after
            known = name in PLACES and self._values.get((change.kind, name, value))
            if known and known != change.id:
                return True
        return False

    def _move(
        self,
        block: int,
        splice: Splice,
        alone: dict[int, list[Splice]],
        before: dict[int, list[Splice]],
        *,
        apart: bool,
    ) -> str | None:
        """Move the step's splices over a later one, and note what the later one is without the step.

        Where blocks are split or joined (`apart`) they must not even touch: what stands at a seam decides how.
        """
        mine = self._back.splices.get(block)
        if mine:
            both = moved_all(mine, splice, apart=apart)
            if both is None:
                return "words"
            before.setdefault(block, mine)
            self._back.splices[block], splice = both
        alone.setdefault(block, []).append(splice)
        return None

    def _stands_in_moved(self, done: Sequence[Change]) -> bool:
        """Tell whether a step made something of blocks that this one moved, or moved others where it did."""
        for change in done:
            if (change.kind, change.field) == IN_ARTICLE and self._homes & {change.before, change.after}:
                return True
        rows = [change for change in done if change.field == ROW and change.after is not None]
        if any(change.kind == "block" and change.after.article in self._homes for change in rows):
            return True
        marks = (change.after for change in rows if change.kind == "mention")
        return any(part.block in self._moved for mention in marks for part in mention.parts)

    def _is_copied(self, done: Sequence[Change]) -> bool:
        """Tell whether a step made a row out of one that this step changed, with the same value in it."""
        made = [change.after for change in done if change.field == ROW and change.before is None]
        kinds = {"block": Block, "article": Article}
        origins = {(change.kind, change.id) for change in done} | {
            ("article", change.before) for change in done if (change.kind, change.field) == IN_ARTICLE
        }
        return any(
            (kind, row) in origins and name != "attrs" and getattr(copy, name) == left
            for (kind, row, name), (left, _) in self._back.fields.items()
            for copy in made
            if kind in kinds and isinstance(copy, kinds[kind]) and name != "rank"
        )


def _known_as(key: Key, row: Any) -> Iterator[tuple[str, Any]]:
    """Yield what else than its id others point at a row by."""
    if key[0] == "role":
        yield "role", row.name


def _merged(now: Any, left: Any, wanted: Any) -> dict[str, Any]:
    """Return attributes with those that a step changed as they were before it."""
    changed = keys_changed(left, wanted)
    kept = {name: value for name, value in now.items() if name not in changed}
    return {**kept, **{name: wanted[name] for name in changed if name in wanted}}


def _is_sound(changes: Sequence[Change], followers: Followers, fetch: Fetch) -> bool:
    """Tell whether all mentions near the changes lie in their words, and none stands twice at one place."""
    ghost = Ghost(fetch)
    ghost.apply(changes)
    seen: set[tuple[Any, ...]] = set()
    ids = {change.id for change in changes if change.kind == "mention"} | set(followers.near)
    for mention in (ghost.row("mention", row) for row in sorted(ids)):
        if mention is None:
            continue
        if not all(_holds(ghost, mention, *part) for part in mention.parts):
            return False
        if mention.state == "live":
            if (mention.label, mention.parts) in seen:
                return False
            seen.add((mention.label, mention.parts))
    return True


def _holds(ghost: Ghost, mention: Mention, block: int, start: int, end: int) -> bool:
    row = ghost.row("block", block)
    if row is None or row.article != mention.article:
        return False
    return mention.state != "live" or 0 <= start < end <= len(row.text)
