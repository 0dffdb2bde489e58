"""Undo, redo, and everything the history panel wishes: looking ahead, going, naming, comparing, one step alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from core.errors import TanqihError, UserError
from core.history import StepNeeded
from core.model import BEGINNING
from core.model.waiting import Progress, StopAsked
from core.session import ChangeSet, Session
from core.session.past import Net
from gui.bridge.dispatcher import Dispatcher
from gui.bridge.tasks import Task, TaskRunner
from gui.dialogs.net_dialog import NetDialog
from gui.dialogs.point_name import PointNameDialog
from gui.dialogs.waiting import WaitingDialog
from gui.models.difference_lines import DifferenceLine, DifferenceLines, summary
from gui.models.direction import isolated
from gui.models.step_words import words_of_steps
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.helpers import Dialogs
from gui.window.notes import Note
from gui.window.workspace import Workspace

MANY = 1_000
"""With more changes than these a way is gone as a task, with progress and cancel."""

Travel = Callable[[Progress | None, StopAsked | None], ChangeSet]
Look = Callable[[Progress, StopAsked], Net]


class History(QObject):
    """Answers the actions and the panel.

    Signals:
        said: (sentence) what was done.
    """

    said = Signal(str)

    def __init__(
        self, workspace: Workspace, desk: Desk, dialogs: Dialogs, tasks: TaskRunner, appearance: Appearance
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._desk = desk
        self._dialogs = dialogs
        self._tasks = tasks
        self._appearance = appearance
        self._article: int | None = None

    def undo(self) -> None:
        """Take the last step back."""
        dispatcher = self._workspace.dispatcher
        if dispatcher is not None:
            past = dispatcher.session.past
            self._travel(dispatcher, "command.history.undo", past.undo_size(), past.undo)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        dispatcher = self._workspace.dispatcher
        if dispatcher is not None:
            past = dispatcher.session.past
            self._travel(dispatcher, "command.history.redo", past.redo_size(), past.redo)

    def jump(self, step: int) -> None:
        """Go to a point of the history."""
        dispatcher = self._workspace.dispatcher
        if dispatcher is not None:
            past = dispatcher.session.past

            def go(progress: Progress | None, cancelled: StopAsked | None) -> ChangeSet:
                return past.go(step, progress, cancelled)

            self._travel(dispatcher, "task.history_go", past.way(step).changes, go)

    def undo_alone(self, step: int) -> None:
        """Take one old step back alone, as a new step; refuse by name what depends on it."""
        dispatcher = self._workspace.dispatcher
        if dispatcher is None:
            return
        past = dispatcher.session.past

        def go(progress: Progress | None, cancelled: StopAsked | None) -> ChangeSet:
            try:
                return past.undo_alone(step, progress, cancelled)
            except StepNeeded as needed:
                raise self._worded(needed) from needed

        self._travel(dispatcher, "command.history.undo_alone", past.way(step).changes, go)

    def preview(self, step: int) -> None:
        """Show what going to a point would change, and offer to go."""
        session = self._workspace.session
        if session is None:
            return
        texts, way = self._appearance.texts, session.past.way(step)
        title = texts("dialog.net.preview", point=self._desk.history.rows.title(step))
        counts = {"dialog.net.back": way.back, "dialog.net.forth": way.forth}
        steps = texts("dialog.net.between").join(
            texts(key, count=count) for key, count in counts.items() if count
        )

        def show(net: Net, lines: Sequence[DifferenceLine]) -> None:
            made = self._show(title, (summary(net, texts), steps), lines)
            if self._workspace.editable:
                made.offer_to_go()
                made.go_requested.connect(lambda: self.jump(step))

        self._look(session, lambda *how: session.past.preview(step, *how), show)

    def compare(self, one: int, other: int) -> None:
        """Show what is not the same at two points."""
        session, rows = self._workspace.session, self._desk.history.rows
        if session is None or one == other:
            return
        texts = self._appearance.texts
        title = texts("dialog.net.compare")
        points = texts("dialog.net.points", one=rows.title(one), other=rows.title(other))

        def show(net: Net, lines: Sequence[DifferenceLine]) -> None:
            self._show(title, (summary(net, texts), points), lines)

        self._look(session, lambda *how: session.past.compare(one, other, *how), show)

    def name(self, step: int) -> None:
        """Ask for a point's name."""
        session, rows = self._workspace.session, self._desk.history.rows
        if session is None or not self._workspace.editable:
            return
        texts, theme = self._appearance.texts, self._appearance.theme
        made = PointNameDialog(rows.deed(step), rows.name(step), texts, theme, self._dialogs.window)
        made.named.connect(lambda name: self._keep(lambda: session.past.name(step, name)))
        made.forgotten.connect(lambda: self._keep(lambda: session.past.forget(step)))
        self._dialogs.open(made)

    def on_row(self, what: str) -> None:
        """Do something with the row at hand: the name of one of the methods above, or ``undo_from``."""
        panel = self._desk.history
        if self._desk.tab() != "history":
            self._desk.show_tab("history")
        step = panel.table.step()
        if step is None:
            raise Note("statusbar.choose_step")
        if what == "compare":
            panel.do("compare")
        elif what == "undo_from":
            self.preview(self._before(step))
        else:
            deed: Mapping[str, Callable[[int], None]] = {
                "preview": self.preview,
                "jump": self.jump,
                "name": self.name,
                "undo_alone": self.undo_alone,
            }
            deed[what](step)

    def show(self) -> None:
        """Bring the panel to what is true."""
        session, workspace, panel = self._workspace.session, self._workspace, self._desk.history
        if session is None:
            return
        past, lang = session.past, self._appearance.texts.lang
        tell = words_of_steps(past.changes, workspace.labels, workspace.roles, lang)
        news = past.news(panel.rows.last)
        panel.follow(news, past.points(), past.listed, tell, editable=workspace.editable)
        self._article = workspace.article
        wanted = panel.wanted(workspace.article)
        if wanted is not None or panel.narrowed:
            panel.show_only(frozenset(past.matching(wanted)) if wanted is not None else None)

    def follow_article(self) -> None:
        """Narrow the panel to another article where it shows the steps of the open one."""
        of_article = self._desk.history.scopes.choice == "article" and self._desk.tab() == "history"
        if of_article and self._workspace.article != self._article:
            self.show()

    def _before(self, step: int) -> int:
        session = self._workspace.session
        found = session.past.listed([step]) if session is not None else []
        return found[0].step.parent if found else BEGINNING

    def _travel(self, dispatcher: Dispatcher, key: str, size: int, travel: Travel) -> None:
        """Go a way: a short one at once, a long one as a task while the window waits."""
        if size > MANY:
            self._travel_as_task(dispatcher, self._appearance.texts(key), travel)
            return
        try:
            changeset = travel(None, None)
        except TanqihError as error:
            self._workspace.failed.emit(error)
        else:
            dispatcher.announce(changeset)

    def _travel_as_task(self, dispatcher: Dispatcher, title: str, travel: Travel) -> None:
        tasks, waiting = (
            self._tasks,
            WaitingDialog(title, self._appearance.texts, self._appearance.theme, self._dialogs.window),
        )

        def over() -> None:
            self._workspace.travelling = False
            waiting.accept()

        def done(changeset: ChangeSet) -> None:
            over()
            dispatcher.announce(changeset)

        if not tasks.busy:
            self._workspace.travelling = True
            waiting.cancel_requested.connect(tasks.cancel)
            tasks.progressed.connect(waiting.show_progress)
            self._dialogs.open(waiting)
        tasks.run(title, lambda task: travel(task.progress, task.cancelled), done, over)

    def _look(
        self, session: Session, look: Look, show: Callable[[Net, Sequence[DifferenceLine]], None]
    ) -> None:
        """Find out what differs as a task, then show it."""
        workspace, texts = self._workspace, self._appearance.texts
        words = DifferenceLines(texts, workspace.labels, workspace.roles)

        def titles(articles: Sequence[int]) -> dict[int, str]:
            return {each.article: each.headline for each in session.summaries(articles)}

        def work(task: Task) -> tuple[Net, Sequence[DifferenceLine]]:
            net = look(task.progress, task.cancelled)
            return net, words.lines(net, titles)

        self._tasks.run(texts("task.history_look"), work, lambda found: show(*found))

    def _show(self, title: str, told: Sequence[str], lines: Sequence[DifferenceLine]) -> NetDialog:
        texts, theme = self._appearance.texts, self._appearance.theme
        made = NetDialog(title, [each for each in told if each], texts, theme, self._dialogs.window)
        made.show_lines(lines)
        self._dialogs.open(made)
        return made

    def _keep(self, call: Callable[[], object]) -> None:
        try:
            call()
        except TanqihError as error:
            self._workspace.failed.emit(error)
        self.show()

    def _worded(self, needed: StepNeeded) -> UserError:
        """Return a refusal that names the later step in the window's words."""
        texts, step = self._appearance.texts, needed.step
        what = isolated(texts(f"command.{step.command}", count=step.count))
        return UserError(needed.key, what=what, time=step.time, number=needed.values["number"])
