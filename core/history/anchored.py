"""Mentions near a step that is taken back alone: where they would be had all the others been done without it.

The rules of `core.model.anchors` are gone through again for the later steps, twice: as they were done, to know which
changes of a mention only follow its text, and as they would have been. What a step changed otherwise (resized it,
split its block) is taken over where the mention stood at the same words both times.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.changes import ROW, Change, Splice
from core.history.back import FOLLOWING, Back
from core.model import Mention, Part
from core.model.anchors import follow, settle, splice_part, takes_edge, words_of

Splices = Mapping[int, Sequence[Splice]]
"""Splices by block, in each done one after the other."""


@dataclass(slots=True)
class Pair:
    """A mention as it was with the step, None where the step had taken it away, and as it would be without it."""

    told: Mention | None
    alone: Mention


class Followers:
    """The mentions that may follow texts which a step changed, with the texts of their blocks, both ways."""

    def __init__(self, back: Back, near: Iterable[Mention]) -> None:
        """Follow the mentions `near`: all of the articles that the step touched, as they are now."""
        self._back = back
        self._near = {mention.id: mention for mention in near}
        self._first: dict[int, dict[str, Any]] = {}
        self._come_later: set[int] = set()
        self._blocks = set(back.splices)
        self._done: dict[int, list[Splice]] = {}
        self._ended: dict[int, str] = {}
        self._pairs: dict[int, Pair] = {}
        self._told: dict[int, str] = {}
        self._alone: dict[int, str] = {}
        for mention in (*self._near.values(), *_mentions_in(back)):
            self._blocks.update(part.block for part in mention.parts)

    @property
    def near(self) -> Collection[int]:
        """The ids of the mentions that are there now."""
        return self._near.keys()

    @property
    def blocks(self) -> Collection[int]:
        """The blocks whose texts must be known, once every later step was looked at."""
        return self._blocks

    def look(self, done: Sequence[Change]) -> None:
        """Note, of a later step, what is needed to know how everything was right after the step."""
        for change in done:
            if change.kind == "block":
                self._look_at_block(change)
            elif change.kind == "mention" and change.id in self._near:
                self._look_at_mention(change)

    def begin(self, texts: Mapping[int, str]) -> None:
        """Put everything where it was right after the step, and right before it; `texts` are those of now."""
        for block in self._blocks:
            text = self._ended.get(block, texts.get(block))
            if text is not None:
                for splice in reversed(self._done.get(block, [])):
                    text = splice.inverse().apply(text)
                self._told[block] = text
                for splice in self._back.splices.get(block, ()):
                    text = splice.apply(text)
                self._alone[block] = text
        for (kind, row), value in self._back.rows.items():
            if kind == "block":
                self._alone[row] = value.text
            elif kind == "mention":
                self._pairs[row] = Pair(None, value)
        for row, mention in self._near.items():
            if row not in self._come_later:
                told = replace(mention, **self._first.get(row, {}))
                self._pairs[row] = Pair(told, replace(told, **self._left(row)))

    def meet(self, done: Sequence[Change], alone: Splices, before: Splices, after: Splices) -> bool:
        """Go over a later step: its splices without the step, and what takes the step back before and after it.

        Return False where a mention depends on the step.
        """
        told, shaken = _splices_of(done), _shaken(done)
        changed = self._changed(done)
        touched = (told.keys() & self._told.keys()) | shaken
        pairs = [(row, pair) for row, pair in self._pairs.items() if row in changed or _in(pair, touched)]
        same = {row for row, pair in pairs if self._same(pair, before)}
        self._write(done, told, alone)
        for row, pair in pairs:
            others = {name: value for name, value in changed.get(row, {}).items() if name not in FOLLOWING}
            if pair.told is not None:
                pair.told, pair.alone = replace(pair.told, **others), replace(pair.alone, **others)
            step = _Edit(changed.get(row, {}), told, alone, after, shaken, row in same)
            if not self._step(pair, step, made=("mention", row) in self._back.made):
                return False
        return all(self._come(change, after) for change in done)

    def result(self) -> dict[int, Mention]:
        """Return the mentions as they would be without the step."""
        made = {row for kind, row in self._back.made if kind == "mention"}
        return {row: pair.alone for row, pair in self._pairs.items() if row not in made}

    def _step(self, pair: Pair, step: _Edit, *, made: bool) -> bool:
        """Bring one mention over a later step; return False where it cannot be."""
        if pair.told is None:
            if any(part.block in step.shaken for part in pair.alone.parts):
                return False
            pair.alone = _followed(pair.alone, step.alone, self._alone)
            return True
        after = replace(pair.told, **step.changed)
        shaken = _in(pair, step.shaken)
        follows = not shaken and _followed(pair.told, step.told, self._told) == after
        if made:
            pair.told = after
            return shaken or follows
        found = self._taken_over(after, step.after) if step.same else None
        if follows:
            found = _followed(pair.alone, step.alone, self._alone)
        if found is None:
            return False
        pair.told, pair.alone = after, found
        return True

    def _come(self, change: Change, after: Splices) -> bool:
        """Take up a mention that a step made; return False where it is made of words that the step put there."""
        if change.kind != "mention" or change.field != ROW or change.id not in self._come_later:
            return True
        if change.after is None:
            return True
        found = self._taken_over(change.after, after)
        if found is not None:
            self._pairs[change.id] = Pair(change.after, found)
        return found is not None

    def _same(self, pair: Pair, back: Splices) -> bool:
        """Tell whether a mention stands at the same words with the step and without it."""
        told, alone = pair.told, pair.alone
        if told is None or (told.state, told.attrs) != (alone.state, alone.attrs):
            return False
        shifted = [_shift(part, back.get(part.block, ())) for part in told.parts]
        if not all(part.block in self._alone for part in shifted):
            return False
        return settle(shifted, self._alone)[0] == settle(alone.parts, self._alone)[0]

    def _taken_over(self, after: Mention, back: Splices) -> Mention | None:
        """Return a mention that stands somewhere with the step as it stands without it, None where it cannot."""
        parts = [_shift(part, back.get(part.block, ())) for part in after.parts]
        if not all(part.block in self._alone for part in parts):
            return None
        if after.state != "live":
            return replace(after, parts=tuple(parts))
        if any(_cuts(part, back.get(part.block, ())) for part in after.parts):
            return None
        settled, alive = settle(parts, self._alone)
        return replace(after, parts=settled, words=words_of(settled, self._alone)) if alive else None

    def _left(self, row: int) -> dict[str, Any]:
        """Return what a mention had before the step of what the step changed in it."""
        return {
            name: value
            for (kind, at, name), (_, value) in self._back.fields.items()
            if kind == "mention" and at == row and name in FOLLOWING
        }

    def _look_at_block(self, change: Change) -> None:
        if isinstance(change.after, Splice):
            self._done.setdefault(change.id, []).append(change.after)
        elif change.field == ROW and change.after is None:
            self._ended.setdefault(change.id, change.before.text)

    def _look_at_mention(self, change: Change) -> None:
        if change.field == ROW and change.after is not None:
            self._come_later.add(change.id)
            self._blocks.update(part.block for part in change.after.parts)
        elif change.field != ROW:
            self._first.setdefault(change.id, {}).setdefault(change.field, change.before)
        if change.field == "parts":
            self._blocks.update(part.block for part in (*change.before, *change.after))

    def _write(self, done: Sequence[Change], told: Splices, alone: Splices) -> None:
        """Bring the texts over a later step."""
        for change in done:
            if change.kind == "block" and change.field == ROW and change.after is not None:
                self._told[change.id] = self._alone[change.id] = change.after.text
        for block in told.keys() & self._told.keys():
            for splice in told[block]:
                self._told[block] = splice.apply(self._told[block])
            for splice in alone[block]:
                self._alone[block] = splice.apply(self._alone[block])

    def _changed(self, done: Sequence[Change]) -> dict[int, dict[str, Any]]:
        found: dict[int, dict[str, Any]] = {}
        for change in done:
            if change.kind == "mention" and change.id in self._pairs and change.field != ROW:
                found.setdefault(change.id, {})[change.field] = change.after
        return found


@dataclass(frozen=True, slots=True)
class _Edit:
    """What a later step means to one mention.

    Attributes:
        changed: the mention's fields it changed.
        told: its splices as they were done, `alone` as they would have been.
        after: what takes the first step's words back after it.
        shaken: the blocks that it made, took away or moved.
        same: whether the mention stood at the same words both times before it.
    """

    changed: Mapping[str, Any]
    told: Splices
    alone: Splices
    after: Splices
    shaken: Collection[int]
    same: bool


def _mentions_in(back: Back) -> list[Mention]:
    return [row for (kind, _), row in back.rows.items() if kind == "mention"]


def _splices_of(done: Sequence[Change]) -> dict[int, list[Splice]]:
    found: dict[int, list[Splice]] = {}
    for change in done:
        if isinstance(change.after, Splice):
            found.setdefault(change.id, []).append(change.after)
    return found


def _shaken(done: Sequence[Change]) -> set[int]:
    """Return the blocks of a step that made, took away or moved blocks: mentions change otherwise than with texts."""
    blocks = [change for change in done if change.kind == "block"]
    moves = any(change.field in (ROW, "article") for change in blocks)
    texts = (change.id for change in blocks if moves and change.field in (ROW, "article", "text"))
    return set(texts)


def _in(pair: Pair, blocks: Collection[int]) -> bool:
    told = pair.told.parts if pair.told is not None else ()
    return any(part.block in blocks for part in (*told, *pair.alone.parts))


def _followed(mention: Mention, splices: Splices, texts: Mapping[int, str]) -> Mention:
    """Return a mention after splices in its blocks, whose texts are then `texts`."""
    parts, taken, touched = list(mention.parts), False, False
    for block, each in splices.items():
        here = [at for at, part in enumerate(parts) if part.block == block]
        touched |= bool(here)
        for start, gone, put in each:
            taken |= any(takes_edge(parts[at], start, len(gone), put) for at in here)
            for at in here:
                parts[at] = splice_part(parts[at], start, len(gone), len(put))
    if not touched:
        return mention
    fresh = {
        block: (each[0].start, each[0].start + len(each[0].inserted))
        for block, each in splices.items()
        if len(each) == 1
    }
    return follow(mention, parts, texts, taken=taken, fresh=fresh)


def _shift(part: Part, splices: Sequence[Splice]) -> Part:
    for start, gone, put in splices:
        part = splice_part(part, start, len(gone), len(put))
    return part


def _cuts(part: Part, splices: Sequence[Splice]) -> bool:
    """Tell whether a part begins or ends in the middle of words that go, or holds nothing else."""
    for start, gone, put in splices:
        end = start + len(gone)
        if start < part.start < end or start < part.end < end:
            return True
        if gone and not put and start <= part.start and part.end <= end:
            return True
        part = splice_part(part, start, len(gone), len(put))
    return False
