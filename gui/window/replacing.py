"""Putting other words in the place of those found: one, some or all, each as one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from core.errors import UserError
from core.model.search import Hit, Query
from core.session import ChangeSet
from gui.bridge.tasks import Task
from gui.models.hit_rows import Place
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.helpers import Dialogs
from gui.window.jobs import Jobs
from gui.window.notes import Note
from gui.window.searching import Searching
from gui.window.workspace import Workspace


class Replacing(QObject):
    """Answers the panel's wishes to replace.

    Signals:
        said: (sentence) how much was replaced.
    """

    said = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        searching: Searching,
        desk: Desk,
        jobs: Jobs,
        dialogs: Dialogs,
        appearance: Appearance,
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._searching = searching
        self._panel = desk.search
        self._desk = desk
        self._jobs = jobs
        self._dialogs = dialogs
        self._appearance = appearance

    def open(self) -> None:
        """Show the field for what is put in their place, and go there, or to the words first."""
        self._searching.show()
        self._panel.head.show_replacing(replacing=True)
        self.preview()
        head = self._panel.head
        if head.words.text():
            head.instead.setFocus()
            head.instead.selectAll()

    def preview(self, *_: object) -> None:
        """Show what every hit would give way to."""
        if not self._panel.head.replaces:
            return
        session, query, instead = self._workspace.session, self._searching.query, self._instead
        if session is None or query is None:
            self._panel.show_replacing(replacing=True, instead=None)
            return
        search = session.search

        def preview(hits: Sequence[Hit]) -> list[str]:
            return [found.instead for found in search.preview(query, instead, hits)]

        try:
            preview(self._panel.rows.hits[:1])
        except UserError as error:
            self._panel.show_replacing(replacing=True, instead=None)
            self._panel.head.count.setText(self._appearance.texts(error.key, **error.values))
        else:
            self._panel.show_replacing(replacing=True, instead=preview)

    def replace(self, which: str) -> None:
        """Replace the hit at hand (``one``) and go on, the rows ``chosen``, or ``all`` that are ticked."""
        self._panel.head.tell()
        query = self._searching.query
        if not self._panel.head.replaces or query is None:
            self.open()
        elif not self._panel.rows.rowCount():
            raise Note("statusbar.no_hits")
        elif which == "one":
            self._replace_one(query)
        elif which == "chosen":
            self._start(query, self._panel.table.chosen(), frozenset())
        else:
            self._ask(query)

    @property
    def _instead(self) -> str:
        return self._panel.head.instead.text()

    def _replace_one(self, query: Query) -> None:
        session, dispatcher, hit = self._workspace.session, self._workspace.dispatcher, self._panel.hit()
        if session is None or dispatcher is None:
            return
        if hit is None:
            self._searching.step(1)
            return
        row = self._panel.row()
        self._searching.remember()
        self._panel.head.keep()
        done = session.search.replace(query, self._instead, [hit], focus=self._workspace.focus_of())
        dispatcher.announce(done, self)
        self._panel.show_row(row if done.changes else row + 1)
        following = self._panel.hit()
        if following is not None:
            self._searching.look_at(following)

    def _ask(self, query: Query) -> None:
        """Ask before all are replaced: how many, and what by."""
        texts, counts, left_out = self._appearance.texts, self._panel.counts, self._panel.rows.left_out
        box = QMessageBox(self._dialogs.window)
        box.setWindowTitle(texts("dialog.about.name"))
        box.setTextFormat(box.textFormat().PlainText)
        key = "remove_all" if not self._instead else "replace_all"
        number = (
            texts("panel.search.hits", count=max(0, counts.hits - len(left_out)))
            if counts is not None
            else texts("panel.search.every_hit")
        )
        box.setText(texts(f"panel.search.ask_{key}", hits=number, words=query.words, instead=self._instead))
        box.setInformativeText(texts("panel.search.ask_undo"))
        box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
        box.button(QMessageBox.StandardButton.Ok).setText(texts("panel.search.replace_all"))
        box.accepted.connect(lambda: self._start(query, None, left_out))
        self._dialogs.open(box)

    def _start(self, query: Query, hits: Sequence[Hit] | None, left_out: frozenset[Place]) -> None:
        """Replace as a task: edits go on beside it until it writes, a cancel leaves no trace."""
        session = self._workspace.session
        if session is None:
            return
        instead, focus, chosen = (
            self._instead,
            self._workspace.focus_of(),
            None if hits is None else list(hits),
        )
        self._searching.remember()
        self._panel.head.keep()
        self._panel.show_replacing(replacing=True, instead=None)  # nothing is read while the task writes

        def work(task: Task) -> ChangeSet:
            return session.search.replace(
                query,
                instead,
                chosen,
                left_out,
                focus=focus,
                progress=task.progress,
                cancelled=task.cancelled,
            )

        self._jobs.start("task.replace", work, self._replaced)

    def _look_on(self) -> None:
        """Look at what comes next; where nothing does, nothing stays selected."""
        hit, pane = self._panel.hit(), self._desk.pane
        if hit is not None:
            self._searching.look_at(hit)
        elif self._workspace.scene is not None and pane.caret().block:
            pane.go_to(*pane.caret())

    def _replaced(self, done: ChangeSet) -> None:
        self._workspace.take(done)
        self._look_on()
        told = done.step.args if done.step is not None else {}
        texts = self._appearance.texts
        sentence = texts("statusbar.replaced", count=int(told.get("hits", 0)))
        if told.get("skipped"):
            sentence += " " + texts("statusbar.replace_skipped", count=int(told["skipped"]))
        self.said.emit(sentence)
