"""Near-duplicates, pair by pair: which are compared, and what becomes of them."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject

from core.errors import UserError
from core.model import Finding, Focus
from core.session import Session
from core.session.twins import NEAR_DUPLICATE
from gui.bridge.tasks import Task, TaskRunner
from gui.dialogs.compare_dialog import CompareDialog, Shown
from gui.models.comparison import Comparison, compared, read_sides, role_titles
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.helpers import Dialogs
from gui.window.notes import Note
from gui.window.workspace import Workspace

MOST = 100_000
"""So many pairs can be stepped through."""


class Pair(NamedTuple):
    """Two articles, the earlier first; `finding` tells of them, unless they were chosen by hand."""

    first: int
    second: int
    finding: Finding | None = None


class Comparing(QObject):
    """Looks for near-duplicates behind the editor's back, and shows them side by side."""

    def __init__(
        self, workspace: Workspace, desk: Desk, dialogs: Dialogs, tasks: TaskRunner, appearance: Appearance
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._desk = desk
        self._dialogs = dialogs
        self._tasks = tasks
        self._appearance = appearance
        self._shown: CompareDialog | None = None
        self._pair: Pair | None = None
        self._before: list[Pair] = []

    def look(self) -> None:
        """Look for near-duplicates while nothing else is to be done; the lists follow where there is news."""
        session = self._workspace.session
        if session is None or session.read_only:
            return

        def work(task: Task) -> frozenset[int]:
            return session.find_twins(task.progress, task.cancelled)

        def done(news: frozenset[int]) -> None:
            if news and self._workspace.session is session:
                self._workspace.listing_changed.emit()

        self._tasks.run_quietly(self._appearance.texts("task.twins"), work, done)

    def compare(self) -> None:
        """Compare the two articles chosen in the list, else the open one and the nearest, else the next pair."""
        chosen = self._desk.list.chosen() if self._desk.list.table.hasFocus() else []
        pairs, here = self._pairs(), self._workspace.article
        if len(chosen) == 2:
            self.show(*chosen)
            return
        if not pairs:
            raise Note("statusbar.no_twins")
        own = [pair for pair in pairs if here in (pair.first, pair.second)]
        order = self._desk.list.rows.row_of
        at = (order(here) if here is not None else None) or 0
        behind = [pair for pair in pairs if (order(pair.second) or 0) > at]
        told_here = [pair for pair in own if pair.second == here]
        self._open((told_here or own or behind or pairs)[0])

    def show(self, one: int, two: int) -> None:
        """Compare two articles, in the order in which they stand in the project."""
        known = next((pair for pair in self._pairs() if {pair.first, pair.second} == {one, two}), None)
        self._open(known or self._chosen(one, two))

    def show_finding(self, finding: Finding) -> None:
        """Compare the two articles that a finding is about."""
        if finding.article is not None:
            self.show(finding.values["other"], finding.article)

    def _chosen(self, one: int, two: int) -> Pair:
        session = self._workspace.session
        if session is None:
            raise UserError("error.no_such_article", id=one)
        articles = session.read(lambda view: (view.article(one), view.article(two)))
        first, second = sorted(articles, key=lambda article: (article.source, article.rank))
        return Pair(first.id, second.id)

    def _pairs(self) -> list[Pair]:
        session = self._workspace.session
        found = session.findings(rule=NEAR_DUPLICATE, limit=MOST) if session is not None else []
        return [
            Pair(finding.values["other"], finding.article, finding)
            for finding in found
            if finding.article is not None
        ]

    def _open(self, pair: Pair) -> None:
        """Show a pair, in the window that is open for it or in a new one."""
        self._before = []
        made = self._shown
        if made is None:
            appearance, workspace = self._appearance, self._workspace
            titles = role_titles(workspace.roles, appearance.texts.lang)
            made = CompareDialog(
                appearance.texts,
                appearance.theme,
                titles,
                editable=workspace.editable,
                parent=self._dialogs.window,
            )
            made.delete_requested.connect(self._delete)
            made.dismiss_requested.connect(self._dismiss)
            made.pair_requested.connect(self._step)
            made.open_requested.connect(self._go)
            made.undo_requested.connect(self._undo)
            made.finished.connect(self._closed)
            self._shown = made
            self._dialogs.open(made)
        self._show(pair)

    def _show(self, pair: Pair, notice: str = "") -> None:
        session, pairs = self._workspace.session, self._pairs()
        if session is None or self._shown is None:
            return
        self._pair = pair
        number = next((at for at, known in enumerate(pairs, 1) if known[:2] == pair[:2]), 0)
        read = partial(_read, session, pair)
        self._shown.show_pair(Shown(read, number, len(pairs), notice, undoable=bool(self._before)))

    def _step(self, by: int, notice: str = "", at: int | None = None) -> None:
        """Show the pair `by` places on, round the ends; `at` is the place the present one had."""
        pairs = self._pairs()
        if not pairs or self._pair is None:
            self._end()
            return
        here = next((place for place, known in enumerate(pairs) if known[:2] == self._pair[:2]), at)
        start = here if here is not None else (-1 if by > 0 else 0)
        self._show(pairs[(start + by) % len(pairs)], notice)

    def _delete(self, article: int) -> None:
        self._do("article.delete", "dialog.compare.deleted", articles=[article])

    def _dismiss(self) -> None:
        finding = self._pair.finding if self._pair is not None else None
        if finding is not None:
            values = {"rule": finding.rule, "article": finding.article, "key": finding.key}
            self._do("finding.dismiss", "dialog.compare.dismissed", **values)

    def _do(self, command: str, notice: str, /, **args: object) -> None:
        """Run a command about the pair, and go on with the pair that takes its place."""
        pair, pairs = self._pair, self._pairs()
        if pair is None or self._workspace.run(command, None, **args) is None:
            return
        self._before.append(pair)
        at = next((place for place, known in enumerate(pairs) if known[:2] == pair[:2]), 0)
        self._step(1, self._appearance.texts(notice), at - 1)

    def _undo(self) -> None:
        """Take back what was done here last, and show its pair again; nothing that was done before."""
        if not self._before or self._workspace.dispatcher is None:
            return
        if self._workspace.dispatcher.undo() is not None:
            self._show(self._before.pop(), self._appearance.texts("dialog.compare.undone"))

    def _go(self, article: int) -> None:
        """Leave the comparison for the desk."""
        if self._shown is not None:
            self._shown.accept()
        self._workspace.show(article, Focus(article))
        self._desk.pane.setFocus()

    def _end(self) -> None:
        """Close the window: there is nothing left to compare."""
        if self._shown is not None:
            self._shown.accept()
        self._workspace.failed.emit(Note("statusbar.no_more_twins"))

    def _closed(self) -> None:
        self._shown = self._pair = None


def _read(session: Session, pair: Pair) -> Comparison:
    first, second = session.read(lambda view: read_sides(view, pair.first, pair.second))
    return compared(first, second)
