"""Proposing again, and what becomes of the suggestions: looked at, taken, turned down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.model import Focus, Suggestion
from core.session import ChangeSet
from core.session.learner import Methods
from core.session.proposing import METHODS, Proposed, accept_suggestions, propose_again
from gui.bridge.tasks import Task
from gui.models.suggestion_rows import block_of
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.jobs import Jobs
from gui.window.navigation import Navigation
from gui.window.workspace import Workspace


class Suggesting(QObject):
    """Answers the actions and the panel of the suggestions.

    Attributes:
        methods: how to learn and divide.

    Signals:
        said: (sentence) what came of it.
    """

    said = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        navigation: Navigation,
        desk: Desk,
        jobs: Jobs,
        appearance: Appearance,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._navigation = navigation
        self._desk = desk
        self._jobs = jobs
        self._appearance = appearance
        self.methods: Methods = METHODS

    def propose(self) -> None:
        """Learn from what was decided and propose the rest again, as a task."""
        session, texts = self._workspace.session, self._appearance.texts
        if session is None:
            return

        def work(task: Task) -> Proposed:
            def tell(stage: str, done: int, total: int) -> None:
                task.progress(0 if stage == "learning" else done, total, texts(f"task.{stage}_again"))

            return propose_again(session, self.methods, tell=tell, cancelled=task.cancelled)

        self._jobs.start("task.propose", work, self._proposed)

    def accept(self, suggestions: Sequence[int]) -> None:
        """Take suggestions as one step."""
        session = self._workspace.session
        if session is None or not suggestions:
            return
        ids = list(suggestions)

        def work(task: Task) -> ChangeSet:
            return accept_suggestions(session, ids, progress=task.progress, cancelled=task.cancelled)

        def done(changeset: ChangeSet) -> None:
            self._workspace.take(changeset)
            taken = sum(
                change.kind == "suggestion" and change.after == "accepted" for change in changeset.changes
            )
            self._say("statusbar.suggestions_taken", taken)
            if taken < len(ids):
                self._say("statusbar.suggestions_stale", len(ids) - taken)

        self._jobs.start("task.accept", work, done)

    def reject(self, suggestions: Sequence[int]) -> None:
        """Turn suggestions down: they are not proposed again."""
        self._workspace.run("suggestion.reject", self, suggestions=list(suggestions))

    def accept_chosen(self) -> None:
        """Take what is chosen in the panel."""
        self._desk.suggestions.answer("accept")

    def reject_chosen(self) -> None:
        """Turn down what is chosen in the panel."""
        self._desk.suggestions.answer("reject")

    def accept_all(self) -> None:
        """Take all that the panel shows."""
        self._desk.suggestions.accept_all()

    def look_at(self, suggestion: Suggestion) -> None:
        """Show the place of a suggestion; the keyboard stays where it is."""
        self._navigation.go(Focus(suggestion.article, block_of(suggestion), 0))

    def go_to(self, suggestion: Suggestion) -> None:
        """Go to the place of a suggestion."""
        self.look_at(suggestion)
        self._navigation.focus_text()

    def _proposed(self, proposed: Proposed) -> None:
        if proposed.changeset.changes:
            self._workspace.take(proposed.changeset)
        self._desk.show_tab("suggestions")
        self._desk.tab_stop().setFocus()
        texts, counts = self._appearance.texts, proposed.counts
        if not sum(counts.values()):
            self.said.emit(texts("statusbar.nothing_proposed"))
            return
        told = [texts(f"statusbar.proposed_{about}", count=count) for about, count in sorted(counts.items())]
        self.said.emit(texts("statusbar.proposed", changes=texts("pane.comma").join(told)))

    def _say(self, key: str, count: int) -> None:
        self.said.emit(self._appearance.texts(key, count=count))
