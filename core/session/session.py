"""An open project. Every method may be called from any thread; each waits for its answer."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from core.changes import Change
from core.dump.dividing.drafts import PageLine
from core.dump.reading.forms import Fields
from core.dump.reading.unpacking import Limits
from core.errors import UserError
from core.model import BEGINNING, Finding, Focus, Step, Suggestion
from core.model.doubts import Doubt
from core.model.view import View
from core.model.waiting import Progress, StopAsked
from core.session import checking
from core.session.backups import Backups, keep_before_upgrade
from core.session.changeset import ChangeSet
from core.session.freshness import Freshness
from core.session.importer import Importer, ImportProgress, ImportResult
from core.session.mending import Mending
from core.session.orders import ImportOrder
from core.session.page_lines import page_lines_of
from core.session.past import Past
from core.session.recurring import find_recurring
from core.session.rules import Rules
from core.session.searching import Searching
from core.session.stepping import (
    Call,
    Moves,
    Stepper,
    redoable,
    refuse_half_characters,
    to_redo,
    to_step,
    to_undo,
    undoable,
)
from core.session.told import Told
from core.storage import (
    Database,
    ProjectFile,
    doubts,
    findings,
    journal,
    known_fields,
    queries,
    rows,
    suggestions,
)
from core.storage.lock import login_name
from core.storage.queries import ArticleFilter
from core.storage.reader import Reader

Result = TypeVar("Result")
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present time, UTC."""
    return datetime.now(UTC)


class Session:
    """The one door to a project: nothing an editor does is written past `execute`, `undo`, `redo`, `jump`."""

    def __init__(self, project: ProjectFile, author: str, clock: Clock) -> None:
        self._project = project
        self._view = Reader(project.db)
        self.fresh = Freshness(project, self._view)
        self._stepper = Stepper(self._view, self.fresh, author, clock)
        self.search = Searching(project, self._view, self._stepper)
        self.backups = Backups(project, clock)
        self.past = Past(project, self._view, self._stepper, author)
        self.told = Told(project, self.fresh)
        self.mending = Mending(project, self._view, self._stepper, self.told)
        self.rules = Rules(project, self._view, self._stepper, self.fresh)

    @classmethod
    def open(
        cls, path: Path | str, *, create: bool = False, author: str | None = None, clock: Clock = utc_now
    ) -> Session:
        """Open a project, or make one with `create` where there is none.

        Raises UserError (no such file, a place that cannot be written) and ProjectFileError (foreign, newer,
        damaged, open elsewhere). In a read-only place the project opens with `read_only` set.
        """
        project = ProjectFile(Path(path), create=create, upgrading=keep_before_upgrade)
        try:
            return cls(project, author or login_name(), clock)
        except BaseException:
            project.close()
            raise

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
        """Close the project; one plain file stays, in which very little waits. The session cannot be used again."""
        try:
            if not self._project.thread.stopped:
                self._call(lambda _db: self.fresh.all())
        finally:
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

    def _ask(self, work: Callable[[Database], Result]) -> Result:
        """Answer a question about what is derived: what waits is made true first."""

        def answer(db: Database) -> Result:
            self.fresh.all()
            return work(db)

        return self._call(answer)

    def read(self, question: Callable[[View], Result]) -> Result:
        """Return what `question` makes of the project, read at one moment: ``read(lambda view: view.blocks(7))``."""
        return self._call(lambda _db: question(self._view))

    def article_ids(self, wanted: ArticleFilter | None = None) -> array[int]:
        """Return the ids of the articles that fit a filter, in the order of screen and export."""
        return self._ask(lambda db: queries.article_ids(db, wanted or ArticleFilter()))

    def summaries(self, articles: Sequence[int]) -> list[findings.Summary]:
        """Return the list rows of some articles."""
        return self._ask(lambda db: queries.summaries(db, articles))

    def stats(self) -> dict[str, Any]:
        """Return counts of articles, blocks, kept blocks, live mentions; by role, label and status."""
        return self._call(queries.stats)

    def findings(
        self, article: int | None = None, rule: str | None = None, limit: int = 1000
    ) -> list[Finding]:
        """Return what the checks last found, dismissed findings left out, in order."""
        return self._ask(lambda db: queries.findings(db, article, rule, limit))

    def next_undecided(self, article: int | None = None, block: int | None = None) -> tuple[int, int] | None:
        """Return (article, block) of the next decision a machine was not sure of, or None."""
        return self._call(lambda db: queries.next_undecided(db, article, block))

    def next_doubt(self, after: tuple[float, int] | None = None) -> Doubt | None:
        """Return what a machine was least sure of, or what comes behind a (confidence, id) in that order."""
        return self._call(lambda db: doubts.next_doubt(db, after))

    def doubt_in(self, block: int) -> Doubt | None:
        """Return what is doubtful about one block, or the boundary before it; None for nothing."""
        return self._call(lambda db: doubts.doubt_in(db, block))

    def count_doubts(self) -> int:
        """Return how many decisions wait for the editor."""
        return self._call(doubts.count_doubts)

    def open_suggestions(self) -> list[Suggestion]:
        """Return the suggestions nobody has answered whose article no editor touched since, in reading order."""
        return self._call(suggestions.open_suggestions)

    def page_lines(self) -> tuple[PageLine, ...]:
        """Return the page lines in use: the project's own, and those of the shipped profiles that are switched on."""
        return self.read(page_lines_of)

    def content(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every content table: what two equal projects have equal."""
        return self._ask(rows.content)

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
        return not self.read_only and self._call(undoable) is not None

    @property
    def can_redo(self) -> bool:
        """Tell whether there is a step to do again."""
        return not self.read_only and self._call(redoable) != BEGINNING

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
        place = focus or Focus()
        return self._call(lambda db: self._stepper.execute(db, command, args, place, progress, cancelled))

    def execute_all(
        self,
        name: str,
        calls: Callable[[View], Iterable[Call]],
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
        return self._call(lambda db: self._stepper.execute_all(db, name, calls, focus or Focus(), cancelled))

    def undo(self) -> ChangeSet:
        """Take the present step back; raise UserError at an import and at the beginning."""
        return self._travel("undo", to_undo)

    def redo(self) -> ChangeSet:
        """Do again the step that was taken back last from here; raise UserError where there is none."""
        return self._travel("redo", to_redo)

    def jump(self, step: int) -> ChangeSet:
        """Bring the project to the state after any step of the tree, or to the `BEGINNING`."""
        return self._travel("jump", lambda db: to_step(db, step))

    def _travel(self, kind: str, moves: Moves) -> ChangeSet:
        self._refuse_read_only()
        return self._call(lambda db: self._stepper.travel(db, kind, moves))

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise UserError("error.read_only_project", path=str(self.path))

    def import_dumps(
        self,
        dumps: Iterable[ImportOrder | tuple[Path, str | None]],
        *,
        again: bool = False,
        limits: Limits | None = None,
        progress: Callable[[ImportProgress], None] | None = None,
        cancelled: StopAsked | None = None,
    ) -> ImportResult:
        """Bring in dumps, folders and containers of them; each file becomes a source, and its import a step.

        What cannot be read, or is known already (unless `again`), is left out and told in the result's `skipped`; the
        rest comes in. Raises UserError where nothing came in, and Cancelled: either leaves the project as it was, as
        does any other end. Call it off the window's thread.
        """
        self._refuse_read_only()
        importer = Importer(self._project, self._view, self._stepper, progress=progress, cancelled=cancelled)
        orders = [ImportOrder(*dump) for dump in dumps]
        result = importer.run(orders, again=again, limits=limits or Limits())
        repeats = self._ask(lambda db: queries.articles_repeated(db, result.sources))
        checking.check_articles(self._project, self._view, repeats)
        find_recurring(self._project, self._view)
        self.rules.follow_import()
        self.search.follow_import()
        return result

    def known_fields(self) -> dict[str, Fields]:
        """Return what editors said that the fields of records are, by the `fields_key` of their names."""
        return self._call(known_fields.all_of)

    def find_twins(
        self, progress: Progress | None = None, cancelled: StopAsked | None = None
    ) -> frozenset[int]:
        """Look for articles that are nearly the same and keep findings of them; return the articles with news."""
        self._refuse_read_only()
        self._call(lambda _db: self.fresh.all())
        return checking.check_twins(self._project, self._view, progress, cancelled)

    def check(self, progress: Progress | None = None, cancelled: StopAsked | None = None) -> list[Finding]:
        """Run every check over the whole project, refresh what lists show, and return all findings not dismissed."""
        self._call(lambda _db: self.fresh.all())
        found = checking.check_project(self._project, self._view, progress, cancelled)
        self.rules.note_all_run()
        return found
