"""Steps as they are written and travelled: what `Session` does inside one transaction, on the storage thread."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from core import commands, history
from core.changes import Change, inverse
from core.errors import Cancelled, UserError
from core.model import BEGINNING, Focus, Step
from core.model.uid import new_uid
from core.model.view import View
from core.model.waiting import Progress, StopAsked
from core.session.changeset import ChangeSet
from core.session.freshness import Freshness
from core.session.refresh import after_changes
from core.session.telling import Tell
from core.storage import Database, journal, past, rows
from core.storage.damage import reading
from core.storage.reader import Reader

Call = tuple[str, Mapping[str, Any]]
"""A command's id and its arguments."""

Moves = Callable[[Database], Sequence[history.Move]]

IMPORT = "source.import"
"""The command id of steps that imports make; plain undo stops at them."""


class Stepper:
    """Writes steps and goes along the tree of them. Every method runs on the storage thread.

    Attributes:
        clock: tells the time; tests move it.
    """

    def __init__(self, view: Reader, fresh: Freshness, author: str, clock: Callable[[], datetime]) -> None:
        self._view = view
        self._fresh = fresh
        self._author = author
        self.clock = clock

    def execute(
        self,
        db: Database,
        command: str,
        args: dict[str, Any],
        focus: Focus,
        progress: Progress | None,
        cancelled: StopAsked | None,
    ) -> ChangeSet:
        """Do one command as one step; see `Session.execute`."""
        found = commands.find(command)
        with db.atomic():
            changes = found.run(self._view, **args)
            if not changes:
                return ChangeSet("do", focus=focus)
            waiting = self._waiting(changes)
            for change in changes:
                if cancelled is not None and cancelled():
                    raise Cancelled
                rows.apply(db, change, later=waiting is not None)
            return self.keep(db, command, args, changes, focus, progress, cancelled, waiting)

    def execute_all(
        self,
        db: Database,
        name: str,
        calls: Callable[[View], Iterable[Call]],
        focus: Focus,
        cancelled: StopAsked | None,
    ) -> ChangeSet:
        """Do several commands as one step; see `Session.execute_all`."""
        with db.atomic():
            self._fresh.all()
            done: list[Change] = []
            for command, args in calls(self._view):
                if cancelled is not None and cancelled():
                    raise Cancelled
                done += self._attempt(db, command, args)
            if not done:
                return ChangeSet("do", focus=focus)
            return self.keep(db, name, {}, done, focus, None, cancelled)

    def keep(
        self,
        db: Database,
        name: str,
        args: dict[str, Any],
        changes: list[Change],
        focus: Focus,
        progress: Progress | None,
        cancelled: StopAsked | None,
        waiting: set[int] | None = None,
    ) -> ChangeSet:
        """Put written changes into the journal, and rebuild what is derived from them, or note where that waits."""
        step = self.record(db, name, args, changes, focus)
        articles = self._followed(db, changes, waiting, progress, cancelled)
        return ChangeSet("do", tuple(changes), articles, step, focus)

    def _waiting(self, changes: Sequence[Change]) -> set[int] | None:
        """Return the blocks after whose changes all that is derived waits; None for a step that waits for nothing."""
        waiting = self._fresh.places(changes)
        if waiting is None:
            self._fresh.all()
        return waiting

    def _followed(
        self,
        db: Database,
        changes: Sequence[Change],
        waiting: set[int] | None,
        progress: Progress | None = None,
        cancelled: StopAsked | None = None,
    ) -> frozenset[int]:
        """Rebuild what is derived from written changes, or note where that waits; return the articles touched."""
        waits = self._fresh.many(changes) if waiting is None else waiting
        if waits is not None:
            return self._fresh.note(waits)
        return after_changes(db, self._view, changes, progress, cancelled)

    def _attempt(self, db: Database, command: str, args: Mapping[str, Any]) -> list[Change]:
        """Do one command of several; return its changes, none where it is refused."""
        try:
            changes = commands.find(command).run(self._view, **args)
        except UserError:
            return []
        for change in changes:
            rows.apply(db, change)
        return changes

    def record(
        self, db: Database, command: str, args: dict[str, Any], changes: list[Change], focus: Focus
    ) -> Step:
        """Put a step with its changes into the journal; typing that goes on joins the step before it.

        Where its mentions come to stand otherwise than key by key, the changes that bring them there are added.
        """
        now = self.clock()
        last = journal.step(db, journal.head(db))
        if (
            last is not None
            and last.command == command
            and commands.joins(command)
            and last.redo == BEGINNING
        ):
            earlier = journal.changes_of(db, last.id)
            together = history.joined(last, earlier, changes, now)
            if together is not None:
                restored = commands.retyped(self._view, [*earlier, *changes], together)
                for change in restored:
                    rows.apply(db, change)
                changes += restored
                together = history.joined(last, earlier, changes, now) or together
                grown = replace(last, time=now.isoformat(), focus=focus, args=args)
                return journal.rewrite(db, grown, together)
        step = Step(
            id=rows.new_id(db),
            uid=new_uid(),
            parent=BEGINNING,
            command=command,
            args=args,
            author=self._author,
            time=now.isoformat(),
            focus=focus,
        )
        return journal.record(db, step, changes)

    def do(
        self,
        db: Database,
        name: str,
        args: dict[str, Any],
        changes: list[Change],
        focus: Focus,
        progress: Progress | None = None,
        cancelled: StopAsked | None = None,
    ) -> ChangeSet:
        """Do changes that no command of the table found as one step; inside the caller's transaction."""
        waiting = self._waiting(changes)
        rows.apply_all(db, _watched(changes, cancelled), later=waiting is not None)
        return self.keep(db, name, args, changes, focus, progress, cancelled, waiting)

    def travel(
        self,
        db: Database,
        kind: str,
        moves: Moves,
        progress: Progress | None = None,
        cancelled: StopAsked | None = None,
    ) -> ChangeSet:
        """Go along the tree of steps; raise Cancelled, with nothing done, when asked to stop."""
        with db.atomic():
            way = moves(db)
            done: list[Change] = []
            step: Step | None = None
            waiting: set[int] | None = None
            tell = Tell(progress, cancelled, 2 * past.count_changes(db, [move.step for move in way]))
            if len(way) > 1:
                self._fresh.all()
            for move in way:
                step = journal.step(db, move.step)
                if step is None:
                    raise UserError("error.no_such_step", id=move.step)
                changes = _changes(db, step, back=move.back)
                waiting = self._waiting(changes) if len(way) == 1 else None
                _move(db, step, tell.over(changes), back=move.back, later=waiting is not None)
                done += changes
            articles = self._followed(db, done, waiting, tell.last_part, cancelled)
            return ChangeSet(kind, tuple(done), articles, step, step.focus if step else Focus())


def undoable(db: Database) -> Step | None:
    """Return the step that plain undo takes back, None at an import and at the beginning."""
    step = journal.step(db, journal.head(db))
    return None if step is None or step.command == IMPORT else step


def redoable(db: Database) -> int:
    """Return the step that redo does again, or `BEGINNING`."""
    head = journal.head(db)
    step = journal.step(db, head)
    return step.redo if step is not None else journal.first_of_root(db)


def to_undo(db: Database) -> list[history.Move]:
    """Return the way of one undo; raise UserError where there is none."""
    step = undoable(db)
    if step is None:
        at_import = journal.head(db) != BEGINNING
        raise UserError("error.undo_at_import" if at_import else "error.nothing_to_undo")
    return [history.Move(step.id, back=True)]


def to_redo(db: Database) -> list[history.Move]:
    """Return the way of one redo; raise UserError where there is none."""
    step = redoable(db)
    if step == BEGINNING:
        raise UserError("error.nothing_to_redo")
    return [history.Move(step, back=False)]


def to_step(db: Database, step: int) -> list[history.Move]:
    """Return the way to any step of the tree; raise UserError where there is no such step."""
    try:
        return history.way(partial(past.parent, db), journal.head(db), step)
    except KeyError as error:
        raise UserError("error.no_such_step", id=error.args[0]) from error


def refuse_half_characters(args: Mapping[str, Any]) -> None:
    """Raise UserError for a text with one half of a surrogate pair: no file could hold it."""
    try:
        json.dumps(args, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise UserError("error.half_character") from None


def _changes(db: Database, step: Step, *, back: bool) -> list[Change]:
    """Return what a step changes when it is done again or taken back."""
    changes = journal.changes_of(db, step.id)
    return inverse(changes) if back else changes


def _watched(changes: Iterable[Change], cancelled: StopAsked | None) -> Iterator[Change]:
    """Yield changes until asked to stop; then raise Cancelled."""
    for change in changes:
        if cancelled is not None and cancelled():
            raise Cancelled
        yield change


def _move(db: Database, step: Step, changes: Iterable[Change], *, back: bool, later: bool) -> None:
    """Take a step back or do it again, and stand where that leads."""
    with reading("step", step.id):
        rows.apply_all(db, changes, later=later)
    if not back:
        journal.lead_to(db, step.parent, step.id)
    journal.move_head(db, step.parent if back else step.id)
