"""One old step taken back alone, as a step of its own, on the storage thread and in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from core import history
from core.changes import Change
from core.errors import UserError
from core.history import StepNeeded
from core.model import BEGINNING, Step
from core.model.waiting import Progress, StopAsked
from core.session.changeset import ChangeSet
from core.session.stepping import IMPORT, Stepper
from core.session.telling import Tell
from core.storage import Database, journal, past, rows
from core.storage.reader import Reader

UNDO_ALONE = "history.undo_alone"
"""The command id of a step that takes an earlier one back."""


def undo_alone(
    db: Database,
    view: Reader,
    stepper: Stepper,
    step: int,
    progress: Progress | None,
    cancelled: StopAsked | None,
) -> ChangeSet:
    """Take one old step back alone; see `core.session.past.Past.undo_alone`."""
    with db.atomic():
        line = _line_since(db, step)
        found = journal.step(db, step)
        if found is None or found.command == IMPORT:
            raise UserError("error.alone_import")
        later = partial(_steps, db, line, Tell(progress, cancelled, 2 * len(line)))
        own = journal.changes_of(db, step)
        try:
            changes = history.undo_alone(own, later, partial(rows.fetch, db), view.mentions)
        except StepNeeded as needed:
            needed.values["number"] = _number(db, needed.step.id)
            raise
        done = stepper.do(db, UNDO_ALONE, {"step": step}, changes, found.focus)
        return replace(done, kind="undo")


def _line_since(db: Database, step: int) -> list[int]:
    """Return the steps done after one, up to where the project stands; refuse a step that does not lie on that way."""
    at, line = journal.head(db), list[int]()
    while at > step:
        line.append(at)
        at = past.parent(db, at)
    if at != step or step == BEGINNING:
        raise UserError("error.alone_elsewhere")
    return line[::-1]


def _steps(db: Database, line: Sequence[int], tell: Tell) -> Iterator[tuple[Step, list[Change]]]:
    for at in line:
        tell.more(1)
        found = journal.step(db, at)
        if found is not None:
            yield found, journal.changes_of(db, at)


def _number(db: Database, step: int) -> int:
    """Return how many steps lead to one from the beginning."""
    number = 0
    while step != BEGINNING:
        step, number = past.parent(db, step), number + 1
    return number
