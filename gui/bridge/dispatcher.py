"""The one road from the window to the session: a call goes down, one signal comes up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.errors import TanqihError
from core.model import Focus
from core.session import ChangeSet, Session


class Dispatcher(QObject):
    """Runs commands, undo, redo and jumps, and tells every view what changed.

    A refusal becomes the signal `failed`; any other exception is a bug and goes on to the excepthook,
    which shows its details: nothing is swallowed here.

    Signals:
        changed: (ChangeSet, initiator); a view whose own edit it was may skip its echo.
        failed: (TanqihError); the window shows its sentence.
    """

    changed = Signal(object, object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def run(
        self, command: str, initiator: object = None, focus: Focus | None = None, **args: Any
    ) -> ChangeSet | None:
        """Run a command as one step; return its change set, or None where it was refused."""
        at = focus or Focus()
        return self._send(lambda: self.session.execute(command, focus=at, **args), initiator)

    def undo(self) -> ChangeSet | None:
        """Take the last step back."""
        return self._send(self.session.undo)

    def redo(self) -> ChangeSet | None:
        """Do the step again that was taken back last."""
        return self._send(self.session.redo)

    def jump(self, step: int) -> ChangeSet | None:
        """Go to any point of the history; 0 is its beginning."""
        return self._send(lambda: self.session.jump(step))

    def announce(self, changeset: ChangeSet, initiator: object = None) -> None:
        """Tell the views of a change that a task made in its own thread (an import, a bulk step)."""
        self.changed.emit(changeset, initiator)

    def _send(self, call: Callable[[], ChangeSet], initiator: object = None) -> ChangeSet | None:
        try:
            changeset = call()
        except TanqihError as error:
            self.failed.emit(error)
            return None
        self.changed.emit(changeset, initiator)
        return changeset
