"""The window of rules: which are run, how grave they are, what is silenced; and rules that wait to be run."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from core.session import ChangeSet, Session
from gui.bridge.tasks import Task, TaskRunner
from gui.dialogs.rules import RulesDialog
from gui.window.appearance import Appearance
from gui.window.helpers import Dialogs
from gui.window.workspace import Workspace

KINDS = ("rule_setting", "dismissal", "source")
"""What changes the window, beside the findings."""


class RuleDesk(QObject):
    """Answers the window of rules, and has rules run that a project does not hold the findings of.

    Signals:
        rule_wished: (rule id) its findings are to be seen.
    """

    rule_wished = Signal(str)

    def __init__(
        self, workspace: Workspace, dialogs: Dialogs, tasks: TaskRunner, appearance: Appearance
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._dialogs = dialogs
        self._tasks = tasks
        self._appearance = appearance
        self.shown: RulesDialog | None = None
        workspace.changed.connect(self._follow)
        workspace.listing_changed.connect(self._refill)
        workspace.opened.connect(self.catch_up)
        workspace.closed.connect(self._close)

    def ask(self) -> None:
        """Open the window."""
        session = self._workspace.session
        if session is None:
            return
        made = RulesDialog(self._appearance.texts, self._appearance.theme, self._dialogs.window)
        self.shown = made
        made.rule_changed.connect(self._set)
        made.restore_requested.connect(self._restore)
        made.findings_requested.connect(self._show_findings)
        made.finished.connect(lambda _result: self._leave())
        self._refill()
        self._dialogs.open(made)
        made.list.setFocus()

    def catch_up(self) -> None:
        """Run, while nothing else is to be done, the rules that are on and were never run over all of the project."""
        session = self._workspace.session
        if session is None or not session.rules.pending():
            return

        def work(task: Task) -> bool:
            return session.rules.run_pending(task.progress, task.cancelled)

        def done(ran: bool) -> None:
            if ran and self._workspace.session is session:
                self._workspace.listing_changed.emit()

        self._tasks.run_quietly(self._appearance.texts("task.rules"), work, done)

    def _set(self, rule: str, enabled: bool, severity: str) -> None:
        """Switch a rule, or say how grave it is; in a large project that is a task."""
        dispatcher = self._workspace.dispatcher
        if dispatcher is None:
            return
        session, focus = dispatcher.session, self._workspace.focus_of()

        def work(task: Task) -> ChangeSet:
            asked: dict[str, Any] = {"progress": task.progress, "cancelled": task.cancelled}
            return session.rules.set(rule, enabled, severity, focus=focus, **asked)

        self._tasks.run(self._appearance.texts("task.rule"), work, dispatcher.announce, undone=self._refill)

    def _restore(self, dismissals: list[int]) -> None:
        self._workspace.run("finding.restore_all", dismissals=dismissals)

    def _show_findings(self, rule: str) -> None:
        if self.shown is not None:
            self.shown.accept()
        self.rule_wished.emit(rule)

    def _follow(self, changes: ChangeSet, initiator: object) -> None:
        del initiator
        if self.shown is not None:
            self._refill()
        if changes.touches("rule_setting"):
            self.catch_up()

    def _refill(self) -> None:
        session: Session | None = self._workspace.session
        if self.shown is not None and session is not None:
            self.shown.show_rules(
                session.rules.states(),
                session.told.totals(),
                session.rules.silenced(),
                editable=self._workspace.editable,
            )

    def _leave(self) -> None:
        self.shown = None

    def _close(self) -> None:
        if self.shown is not None:
            self.shown.reject()
