"""An open project. Every method may be called from any thread; each waits for its answer."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from core import commands, history
from core.changes import Change, inverse
from core.errors import Cancelled, UserError
from core.model import BEGINNING, Finding, Focus, Step
from core.model.uid import new_uid
from core.model.view import View
from core.model.waiting import Progress, StopAsked
from core.session import checking
from core.session.changeset import ChangeSet
from core.session.importer import Importer, ImportProgress, ImportResult
from core.session.refresh import after_changes
from core.storage import Database, ProjectFile, findings, journal, queries, rows
from core.storage.damage import reading
from core.storage.lock import login_name
from core.storage.queries import ArticleFilter
from core.storage.reader import Reader

Result = TypeVar("Result")
Clock = Callable[[], datetime]

IMPORT = "source.import"
"""The command id of steps that imports make; plain undo stops at them."""


def utc_now() -> datetime:
    """Return the present time, UTC."""
    return datetime.now(UTC)


class Session:
    """The one door to a project: nothing an editor does is written past `execute`, `undo`, `redo`, `jump`."""

    def __init__(self, project: ProjectFile, author: str, clock: Clock) -> None:
        self._project = project
        self._author = author
        self._clock = clock
        self._view = Reader(project.db)

    @classmethod
    def open(
        cls, path: Path | str, *, create: bool = False, author: str | None = None, clock: Clock = utc_now
    ) -> Session:
        """Open a project, or make one with `create` where there is none.

        Raises UserError (no such file, a place that cannot be written) and ProjectFileError (foreign, newer,
        damaged, open elsewhere). In a read-only place the project opens with `read_only` set.
        """
        return cls(ProjectFile(Path(path), create=create), author or login_name(), clock)

    @property
    def path(self) -> Path:
        """Return where the project lies."""
        return self._project.path

    @property
    def made(self) -> bool:
        """Tell whether opening made the project's file."""
        return self._project.made

    @property
    def read_only(self) -> bool:
        """Tell whether the project lies in a read-only place."""
        return self._project.read_only

    def close(self) -> None:
        """Close the project; one plain file stays. The session cannot be used again."""
        self._project.close()

    def __enter__(self) -> Self:
        """Return the session."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the project."""
        self.close()

    def _call(self, work: Callable[[Database], Result]) -> Result:
        return self._project.thread.call(lambda: work(self._project.db))

    def read(self, question: Callable[[View], Result]) -> Result:
        """Return what `question` makes of the project, read at one moment: ``read(lambda view: view.blocks(7))``."""
        return self._call(lambda _db: question(self._view))

    def article_ids(self, wanted: ArticleFilter | None = None) -> array[int]:
        """Return the ids of the articles that fit a filter, in the order of screen and export."""
        return self._call(lambda db: queries.article_ids(db, wanted or ArticleFilter()))

    def summaries(self, articles: Sequence[int]) -> list[findings.Summary]:
        """Return the list rows of some articles."""
        return self._call(lambda db: queries.summaries(db, articles))

    def stats(self) -> dict[str, Any]:
        """Return counts of articles, blocks, kept blocks, live mentions; by role, label and status."""
        return self._call(queries.stats)

    def findings(
        self, article: int | None = None, rule: str | None = None, limit: int = 1000
    ) -> list[Finding]:
        """Return what the checks last found, dismissed findings left out, in order."""
        return self._call(lambda db: queries.findings(db, article, rule, limit))

    def finding_beside(
        self,
        article: int | None = None,
        block: int | None = None,
        start: int | None = None,
        rule: str | None = None,
        step: int = 1,
    ) -> Finding | None:
        """Return the first finding behind (step 1) or before (-1) a place, round the ends; None where there is none.

        Of several findings at one place, `rule` names the one already known.
        """
        return self._call(lambda db: queries.finding_beside(db, article, block, start, rule, step))

    def next_undecided(self, article: int | None = None, block: int | None = None) -> tuple[int, int] | None:
        """Return (article, block) of the next decision a machine was not sure of, or None."""
        return self._call(lambda db: queries.next_undecided(db, article, block))

    def content(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every content table: what two equal projects have equal."""
        return self._call(rows.content)

    def steps(self) -> list[Step]:
        """Return the tree of history, oldest step first."""
        return self._call(journal.steps)

    @property
    def head(self) -> int:
        """Return the id of the step the project stands at, `BEGINNING` before the first."""
        return self._call(journal.head)

    @property
    def can_undo(self) -> bool:
        """Tell whether plain undo has a step to take back; imports are not among them."""
        return not self.read_only and self._call(self._undoable) is not None

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a step to do again."""
        return not self.read_only and self._call(self._redoable) != BEGINNING

    def _undoable(self, db: Database) -> Step | None:
        step = journal.step(db, journal.head(db))
        return None if step is None or step.command == IMPORT else step

    def _redoable(self, db: Database) -> int:
        head = journal.head(db)
        step = journal.step(db, head)
        return step.redo if step is not None else journal.first_of_root(db)

    def changes_of(self, step: int) -> list[Change]:
        """Return the changes of one step."""
        return self._call(lambda db: journal.changes_of(db, step))

    def execute(
        self,
        command: str,
        /,
        *,
        focus: Focus | None = None,
        progress: Progress | None = None,
        cancelled: StopAsked | None = None,
        **args: Any,
    ) -> ChangeSet:
        """Do a command as one durable step and return what it changed; an empty set where nothing was to do.

        Raises UserError with nothing done, and Cancelled likewise.
        """
        self._refuse_read_only()
        refuse_half_characters(args)
        found = commands.find(command)

        def work(db: Database) -> ChangeSet:
            with db.atomic():
                changes = found.run(self._view, **args)
                if not changes:
                    return ChangeSet("do", focus=focus or Focus())
                return self._write(db, command, args, changes, focus or Focus(), progress, cancelled)

        return self._call(work)

    def execute_all(
        self,
        name: str,
        calls: Callable[[View], Iterable[tuple[str, Mapping[str, Any]]]],
        /,
        *,
        focus: Focus | None = None,
        cancelled: StopAsked | None = None,
    ) -> ChangeSet:
        """Do several commands as one durable step called `name`; all, or none where `cancelled` says to stop.

        `calls` gives (command, arguments); each is done before the next is asked for, so that it can look at what is
        there by then. One that is refused is left out.
        """
        self._refuse_read_only()

        def work(db: Database) -> ChangeSet:
            with db.atomic():
                done: list[Change] = []
                for command, args in calls(self._view):
                    if cancelled is not None and cancelled():
                        raise Cancelled
                    done += self._attempt(db, command, args)
                if not done:
                    return ChangeSet("do", focus=focus or Focus())
                step = self._record(db, name, {}, done, focus or Focus())
                articles = after_changes(db, self._view, done, None, cancelled)
                return ChangeSet("do", tuple(done), articles, step, focus or Focus())

        return self._call(work)

    def _attempt(self, db: Database, command: str, args: Mapping[str, Any]) -> list[Change]:
        """Do one command of several; return its changes, none where it is refused."""
        try:
            changes = commands.find(command).run(self._view, **args)
        except UserError:
            return []
        for change in changes:
            rows.apply(db, change)
        return changes

    def _write(
        self,
        db: Database,
        command: str,
        args: dict[str, Any],
        changes: list[Change],
        focus: Focus,
        progress: Progress | None = None,
        cancelled: StopAsked | None = None,
    ) -> ChangeSet:
        for change in changes:
            if cancelled is not None and cancelled():
                raise Cancelled
            rows.apply(db, change)
        step = self._record(db, command, args, changes, focus)
        articles = after_changes(db, self._view, changes, progress, cancelled)
        return ChangeSet("do", tuple(changes), articles, step, focus)

    def _record(
        self, db: Database, command: str, args: dict[str, Any], changes: list[Change], focus: Focus
    ) -> Step:
        now = self._clock()
        last = journal.step(db, journal.head(db))
        if (
            last is not None
            and last.command == command
            and commands.joins(command)
            and last.redo == BEGINNING
        ):
            earlier = journal.changes_of(db, last.id)
            restored = history.last_words(earlier, changes)
            together = history.joined(last, earlier, [*changes, *restored], now)
            if together is not None:
                for change in restored:
                    rows.apply(db, change)
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

    def undo(self) -> ChangeSet:
        """Take the present step back; raise UserError at an import and at the beginning."""

        def moves(db: Database) -> list[history.Move]:
            step = journal.step(db, journal.head(db))
            if step is None:
                raise UserError("error.nothing_to_undo")
            if step.command == IMPORT:
                raise UserError("error.undo_at_import")
            return [history.Move(step.id, back=True)]

        return self._travel("undo", moves)

    def redo(self) -> ChangeSet:
        """Do again the step that was taken back last from here; raise UserError where there is none."""

        def moves(db: Database) -> list[history.Move]:
            step = self._redoable(db)
            if step == BEGINNING:
                raise UserError("error.nothing_to_redo")
            return [history.Move(step, back=False)]

        return self._travel("redo", moves)

    def jump(self, step: int) -> ChangeSet:
        """Bring the project to the state after any step of the tree, or to the `BEGINNING`."""

        def moves(db: Database) -> list[history.Move]:
            parents = {mate.id: mate.parent for mate in journal.steps(db)}
            try:
                return history.way(parents, journal.head(db), step)
            except KeyError as error:
                raise UserError("error.no_such_step", id=error.args[0]) from error

        return self._travel("jump", moves)

    def _travel(self, kind: str, moves: Callable[[Database], Sequence[history.Move]]) -> ChangeSet:
        self._refuse_read_only()

        def work(db: Database) -> ChangeSet:
            with db.atomic():
                done: list[Change] = []
                step: Step | None = None
                for move in moves(db):
                    step = journal.step(db, move.step)
                    if step is None:
                        raise UserError("error.no_such_step", id=move.step)
                    done += _move(db, step, back=move.back)
                articles = after_changes(db, self._view, done, None, None)
                return ChangeSet(kind, tuple(done), articles, step, step.focus if step else Focus())

        return self._call(work)

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise UserError("error.read_only_project", path=str(self.path))

    def import_dumps(
        self,
        dumps: Iterable[tuple[Path, str | None]],
        *,
        again: bool = False,
        progress: Callable[[ImportProgress], None] | None = None,
        cancelled: StopAsked | None = None,
    ) -> ImportResult:
        """Bring dumps in, each with an encoding or None to find it out: all of them, or none.

        Raises UserError (a file that is not there, empty, binary, without text, known already unless `again`) and
        Cancelled; either leaves the project as it was. Call it off the window's thread.
        """
        self._refuse_read_only()
        labels, dismissals = self.read(lambda view: (view.labels(), view.dismissals()))
        importer = Importer(self._project, again=again, progress=progress, cancelled=cancelled)
        sources = importer.run(list(dumps), labels, dismissals)

        def work(db: Database) -> None:
            with db.atomic():
                for source in sources:
                    change = Change("source", source.id, "state", "removed", "present")
                    rows.apply(db, change)
                    self._record(db, IMPORT, {"source": source.id, "name": source.name}, [change], Focus())

        with importer.kept_whole():
            self._call(work)
        repeats = self._call(lambda db: queries.articles_repeated(db, importer.result.sources))
        checking.check_articles(self._project, self._view, repeats)
        return importer.result

    def check(self, progress: Progress | None = None, cancelled: StopAsked | None = None) -> list[Finding]:
        """Run every check over the whole project, refresh what lists show, and return all findings not dismissed."""
        return checking.check_project(self._project, self._view, progress, cancelled)


def refuse_half_characters(args: Mapping[str, Any]) -> None:
    """Raise UserError for a text with one half of a surrogate pair: no file could hold it."""
    try:
        json.dumps(args, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise UserError("error.half_character") from None


def _move(db: Database, step: Step, *, back: bool) -> list[Change]:
    """Take a step back or do it again, and stand where that leads."""
    changes = journal.changes_of(db, step.id)
    if back:
        changes = inverse(changes)
    with reading("step", step.id):
        for change in changes:
            rows.apply(db, change)
    if not back:
        journal.lead_to(db, step.parent, step.id)
    journal.move_head(db, step.parent if back else step.id)
    return changes
