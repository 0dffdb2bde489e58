"""The history of an open project as a whole: `Session.past`. Its tree, what a way would change, points with names.

Looking reads in slices, so that an edit never waits for it; going is one transaction, so that a cancel leaves no trace.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from core import history
from core.changes import Change
from core.errors import UserError
from core.history import Difference, Ghost, Move
from core.model import BEGINNING
from core.model.waiting import Progress, StopAsked
from core.session.alone import undo_alone
from core.session.changeset import ChangeSet
from core.session.stepping import Moves, Stepper, redoable, to_redo, to_step, to_undo, undoable
from core.session.telling import Tell
from core.storage import Database, ProjectFile, journal, past, rows
from core.storage.damage import reading
from core.storage.past import Listed, Point, StepFilter
from core.storage.reader import Reader

__all__ = ["Listed", "Net", "News", "Past", "Point", "StepFilter", "Way"]

Result = TypeVar("Result")

SLICE = 2_000
"""Changes that are read in one go."""

LONGEST_NAME = 80
"""Code points of a point's name."""

FARTHEST = 1 << 62


@dataclass(frozen=True, slots=True)
class News:
    """What the history has that was not read yet.

    Attributes:
        ids: the steps recorded since, in order; `parents` are those they were done after.
        head: the step the project stands at.
        ahead: the steps that redo goes to from there.
        authors: who did the new steps, `commands` which commands they are.
    """

    ids: array[int]
    parents: array[int]
    head: int
    ahead: array[int]
    authors: frozenset[str]
    commands: frozenset[str]


@dataclass(frozen=True, slots=True)
class Way:
    """The way from one point of the history to another.

    Attributes:
        moves: steps to take back and to do again.
        changes: how many changes they hold.
    """

    moves: tuple[Move, ...]
    changes: int

    @property
    def back(self) -> int:
        """How many steps are taken back."""
        return sum(move.back for move in self.moves)

    @property
    def forth(self) -> int:
        """How many steps are done again."""
        return len(self.moves) - self.back


@dataclass(frozen=True, slots=True)
class Net:
    """What a way changes in the end.

    Attributes:
        differences: the rows that are not the same at both ends.
        brought: how many articles come with dumps, `taken` how many go with them.
    """

    way: Way
    differences: tuple[Difference, ...]
    brought: int = 0
    taken: int = 0


class Past:
    """Every method may be called from any thread; each waits for its answer."""

    def __init__(self, project: ProjectFile, view: Reader, stepper: Stepper, author: str) -> None:
        self._project = project
        self._view = view
        self._stepper = stepper
        self._author = author

    def news(self, after: int = BEGINNING) -> News:
        """Return what was recorded after a step, and where the project stands."""
        return self._call(partial(_news, after=after))

    def listed(self, steps: Sequence[int]) -> list[Listed]:
        """Return some steps as a list shows them; one that is not there is left out."""
        return self._call(lambda db: past.listed(db, steps))

    def matching(self, wanted: StepFilter) -> array[int]:
        """Return the ids of the steps that fit a filter, oldest first."""
        return self._call(lambda db: past.matching(db, wanted))

    def changes(self, step: int) -> list[Change]:
        """Return the changes of one step."""
        return self._call(lambda db: journal.changes_of(db, step))

    def way(self, there: int, here: int | None = None) -> Way:
        """Return the way to a point of the history, from another or from where the project stands."""
        return self._call(lambda db: _way(db, journal.head(db) if here is None else here, there))

    def preview(
        self, there: int, progress: Progress | None = None, cancelled: StopAsked | None = None
    ) -> Net:
        """Return what going to a point would change in the end; nothing is written."""
        ghost = Ghost(self._fetch)
        way = self.way(there)
        self._walk(ghost, way.moves, Tell(progress, cancelled, way.changes))
        return self._net(way, ghost)

    def compare(
        self, one: int, other: int, progress: Progress | None = None, cancelled: StopAsked | None = None
    ) -> Net:
        """Return what is not the same at two points: before, as it was at `one`, and after, as it was at `other`."""
        ghost = Ghost(self._fetch)
        first, second = self.way(one), self.way(other, one)
        tell = Tell(progress, cancelled, first.changes + second.changes)
        self._walk(ghost, first.moves, tell)
        ghost.begin_here()
        self._walk(ghost, second.moves, tell)
        return self._net(second, ghost)

    def go(
        self, there: int, progress: Progress | None = None, cancelled: StopAsked | None = None
    ) -> ChangeSet:
        """Go to any point as `Session.jump` does; raise Cancelled, with nothing done, when asked to stop."""
        return self._travel("jump", lambda db: to_step(db, there), progress, cancelled)

    def undo(self, progress: Progress | None = None, cancelled: StopAsked | None = None) -> ChangeSet:
        """Take the present step back as `Session.undo` does; raise Cancelled when asked to stop."""
        return self._travel("undo", to_undo, progress, cancelled)

    def redo(self, progress: Progress | None = None, cancelled: StopAsked | None = None) -> ChangeSet:
        """Do the next step again as `Session.redo` does; raise Cancelled when asked to stop."""
        return self._travel("redo", to_redo, progress, cancelled)

    def undo_size(self) -> int:
        """Return how many changes plain undo would take back."""
        step = self._call(undoable)
        return step.count if step is not None else 0

    def redo_size(self) -> int:
        """Return how many changes redo would do again."""
        return self._call(lambda db: past.count_changes(db, [redoable(db)]))

    def undo_alone(
        self, step: int, progress: Progress | None = None, cancelled: StopAsked | None = None
    ) -> ChangeSet:
        """Take one old step back alone, as a new step.

        Raises StepNeeded where a later step on the way to here depends on it, UserError for an import and for a step
        that does not lie on the way, Cancelled when asked to stop.
        """
        self._refuse_read_only()
        return self._call(lambda db: undo_alone(db, self._view, self._stepper, step, progress, cancelled))

    def points(self) -> list[Point]:
        """Return the named points, those named first before the others."""
        return self._call(past.points)

    def name(self, step: int, name: str) -> Point:
        """Give the point behind a step a name, in the place of one it has; no undo takes names away."""
        self._refuse_read_only()
        words = " ".join(name.split())
        if not words or len(words) > LONGEST_NAME or not words.isprintable():
            raise UserError("error.bad_point_name", count=LONGEST_NAME)
        now = self._stepper.clock().isoformat()
        point = Point(step, words, self._author, now)
        self._call(lambda db: _named(db, point))
        return point

    def forget(self, step: int) -> None:
        """Take a point's name away."""
        self._refuse_read_only()
        if not self._call(lambda db: past.drop_point(db, step)):
            raise UserError("error.no_such_point")

    def _call(self, work: Callable[[Database], Result]) -> Result:
        return self._project.thread.call(lambda: work(self._project.db))

    def _refuse_read_only(self) -> None:
        if self._project.read_only:
            raise UserError("error.read_only_project", path=str(self._project.path))

    def _fetch(self, kind: str, row: int) -> Any:
        return rows.fetch(self._project.db, kind, row)

    def _travel(
        self, kind: str, moves: Moves, progress: Progress | None, cancelled: StopAsked | None
    ) -> ChangeSet:
        self._refuse_read_only()
        return self._call(lambda db: self._stepper.travel(db, kind, moves, progress, cancelled))

    def _walk(self, ghost: Ghost, moves: Sequence[Move], tell: Tell) -> None:
        """Do the changes of a way to a ghost, slice by slice."""
        walk = _Walk(ghost, moves)
        while done := self._call(walk.some):
            tell.more(done)

    def _net(self, way: Way, ghost: Ghost) -> Net:
        found = tuple(ghost.differences())
        brought, taken = self._call(lambda db: _dumps(db, found))
        return Net(way, found, brought, taken)


class _Walk:
    """A way that is gone in slices, in a project that must stand still meanwhile."""

    def __init__(self, ghost: Ghost, moves: Sequence[Move]) -> None:
        self._ghost = ghost
        self._left = deque(moves)
        self._behind: int | None = None
        self._head: int | None = None

    def some(self, db: Database) -> int:
        """Go a slice further, on the storage thread; return how many changes that were, 0 at the end."""
        head = journal.head(db)
        if self._head not in (None, head):
            raise UserError("error.history_moved")
        self._head, done = head, 0
        while self._left and done < SLICE:
            step, back = self._left[0]
            behind = self._behind if self._behind is not None else (FARTHEST if back else -1)
            found = past.some_changes(db, step, behind, SLICE, back=back)
            with reading("step", step):
                self._ghost.apply(change.inverse() if back else change for _, change in found)
            done += max(1, len(found))
            self._behind = found[-1][0] if len(found) == SLICE else None
            if self._behind is None:
                self._left.popleft()
        return done


def _news(db: Database, after: int) -> News:
    ids, parents = past.since(db, after)
    authors, commands = past.facets(db, after) if ids else (set(), set())
    head, ahead = journal.head(db), past.ahead(db)
    return News(ids, parents, head, ahead, frozenset(authors), frozenset(commands))


def _way(db: Database, here: int, there: int) -> Way:
    try:
        moves = history.way(partial(past.parent, db), here, there)
    except KeyError as error:
        raise UserError("error.no_such_step", id=error.args[0]) from error
    return Way(tuple(moves), past.count_changes(db, [move.step for move in moves]))


def _dumps(db: Database, differences: Sequence[Difference]) -> tuple[int, int]:
    """Return how many articles come and go with the dumps that differ."""
    counts = [0, 0]
    for each in differences:
        if each.kind == "source" and each.after is not None:
            state = getattr(each.after, "state", "")
            counts[state != "present"] += past.count_articles_of(db, each.id)
    return counts[0], counts[1]


def _named(db: Database, point: Point) -> None:
    if point.step != BEGINNING and journal.step(db, point.step) is None:
        raise UserError("error.no_such_step", id=point.step)
    past.put_point(db, point)
