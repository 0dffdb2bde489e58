"""One doubt after the other, the least certain first: asks, takes the answer, and goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from core.model import Focus
from core.model.doubts import Doubt
from core.session import ChangeSet, Session
from gui.models.questions import Question, question_of
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.navigation import Navigation
from gui.window.notes import Note
from gui.window.workspace import Workspace

COUNTED = 20_000
"""Up to so many doubts are counted after every answer; of more, one is taken off, which is as good and quicker."""


Answer = Callable[[Doubt], tuple[str, dict[str, Any]]]
"""From a doubt to the command that answers it, and its arguments."""


class _Answered(NamedTuple):
    """An answer, so that undo can come back to its question."""

    doubt: Doubt
    cursor: tuple[float, int] | None
    done: int


class Doubting(QObject):
    """Answers the actions of the queue of doubt. Each answer is one step; undo comes back to its question.

    Signals:
        asked: (Question or None, left, done) another question is asked, or none any more.
    """

    asked = Signal(object, int, int)

    def __init__(
        self,
        workspace: Workspace,
        navigation: Navigation,
        desk: Desk,
        appearance: Appearance,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._navigation = navigation
        self._desk = desk
        self._appearance = appearance
        self._question: Question | None = None
        self._cursor: tuple[float, int] | None = None
        self._answers: dict[int, _Answered] = {}
        self._left = self._done = self._skipped = 0
        self._own = False

    @property
    def active(self) -> bool:
        """Whether a question is asked."""
        return self._question is not None

    @property
    def choices(self) -> int:
        """How many other roles can be chosen by a digit now."""
        return len(self._question.choices) if self._question is not None else 0

    def start(self) -> None:
        """Ask about what the machine was least sure of."""
        session = self._workspace.session
        if session is None or not self._workspace.editable:
            return
        self._cursor, self._answers, self._done, self._skipped = None, {}, 0, 0
        self._left = session.count_doubts()
        self._desk.pane.set_mode("mark")
        self._go_on(session)

    def leave(self) -> None:
        """Ask nothing more."""
        if self._question is not None:
            self._question = None
            self.asked.emit(None, 0, 0)
            self._desk.pane.setFocus()

    def right(self) -> None:
        """Say that the machine was right: its decision becomes the editor's."""
        if self._question is not None:
            doubt = self._question.doubt
            self._answer(*_RIGHT[doubt.about](doubt))

    def wrong(self) -> None:
        """Say that the machine was wrong: what the question says for this key is done."""
        question = self._question
        if question is None:
            return
        if question.doubt.about == "role":
            self.choose(1)
        else:
            self._answer(*_WRONG[question.doubt.about](question.doubt))

    def choose(self, number: int) -> None:
        """Give the block the role of that number."""
        question = self._question
        if question is not None and 0 < number <= len(question.choices):
            role = question.choices[number - 1]
            self._answer("block.decide", {"block": question.doubt.block, "role": role})

    def answer(self, answer: str) -> None:
        """Take an answer by its name: ``right``, ``wrong`` or ``skip``."""
        {"right": self.right, "wrong": self.wrong, "skip": self.skip}[answer]()

    def skip(self) -> None:
        """Leave the question open and ask the next."""
        session, question = self._workspace.session, self._question
        if session is not None and question is not None:
            self._skipped += 1
            self._go_on(session)

    def follow(self, changeset: ChangeSet, _initiator: object = None) -> None:
        """Keep to what is true after a change that was no answer: undo comes back to the question it took back."""
        session, question = self._workspace.session, self._question
        if session is None or question is None or self._own:
            return
        step = changeset.step.id if changeset.step is not None else 0
        if changeset.kind == "undo" and step in self._answers:
            back = self._answers.pop(step)
            self._cursor, self._done = back.cursor, back.done
            self._recount(session, 1)
            self._ask(back.doubt)
            return
        self._recount(session, 0)
        found = session.doubt_in(question.doubt.block)
        if found is None or found.about != question.doubt.about:
            self._note_answer(step if changeset.kind == "do" else 0, question.doubt)
            self._go_on(session)
        else:
            self._ask(found)

    def speak(self) -> None:
        """Ask the present question again, in the language of now."""
        if self._question is not None:
            self._tell(self._question.doubt)

    def _answer(self, command: str, args: dict[str, Any]) -> None:
        session, question = self._workspace.session, self._question
        if session is None or question is None:
            return
        if self._workspace.article != question.doubt.article:
            self._ask(question.doubt)  # it is out of sight: nobody answers what they do not see
            return
        self._own = True
        try:
            changeset = self._workspace.run(command, self, **args)
        finally:
            self._own = False
        if changeset is None:
            return
        self._note_answer(changeset.step.id if changeset.step is not None else 0, question.doubt)
        self._recount(session, -1)
        follow_up = session.doubt_in(question.doubt.block)
        if follow_up is not None and question.doubt.about in ("boundary", "start"):
            self._ask(follow_up)
        else:
            self._go_on(session)

    def _note_answer(self, step: int, doubt: Doubt) -> None:
        self._answers[step] = _Answered(doubt, self._cursor, self._done)
        self._done += 1

    def _recount(self, session: Session, change: int) -> None:
        self._left = session.count_doubts() if self._left < COUNTED else self._left + change

    def _go_on(self, session: Session) -> None:
        """Ask the next question; at the end those that were skipped, if any is left."""
        found = session.next_doubt(self._cursor)
        if found is None and self._cursor is not None:
            self._cursor = None
            found = session.next_doubt()
            if found is not None and self._skipped:
                self._workspace.failed.emit(Note("statusbar.doubts_again"))
                self._skipped = 0
        if found is not None:
            self._cursor = found.confidence, found.id
            self._ask(found)
            return
        self.leave()
        self._workspace.failed.emit(Note("statusbar.no_more_undecided"))

    def _ask(self, doubt: Doubt) -> None:
        self._tell(doubt)
        self._navigation.go(Focus(doubt.article, doubt.block, 0))
        self._desk.pane.setFocus()

    def _tell(self, doubt: Doubt) -> None:
        self._question = question_of(doubt, self._workspace.roles, self._appearance.texts)
        self.asked.emit(self._question, self._left, self._done)


_RIGHT: Mapping[str, Answer] = {
    "boundary": lambda doubt: ("article.confirm_boundary", {"article": doubt.article}),
    "start": lambda doubt: ("block.decide", {"block": doubt.block, "role": doubt.role}),
    "role": lambda doubt: ("block.decide", {"block": doubt.block, "role": doubt.role}),
    "kept": lambda doubt: ("block.set_kept", {"blocks": [doubt.block], "kept": doubt.kept}),
}
_WRONG: Mapping[str, Answer] = {
    "boundary": lambda doubt: ("article.join", {"article": doubt.article}),
    "start": lambda doubt: ("article.begin", {"block": doubt.block}),
    "kept": lambda doubt: ("block.set_kept", {"blocks": [doubt.block], "kept": not doubt.kept}),
}
"""What an answer does, by what the question is about."""
