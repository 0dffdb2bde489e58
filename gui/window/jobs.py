"""Commands and other work that may take long, as tasks with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.session import ChangeSet
from gui.bridge.tasks import Task, TaskRunner, Work
from gui.window.appearance import Appearance
from gui.window.workspace import Workspace


class Jobs:
    """Starts tasks; only one runs at a time, and edits go on beside it."""

    def __init__(self, workspace: Workspace, tasks: TaskRunner, appearance: Appearance) -> None:
        self._workspace = workspace
        self._tasks = tasks
        self._appearance = appearance

    def run(self, command: str, /, **args: Any) -> None:
        """Run a command as one step; the views hear of it when it is done, a cancel leaves no trace."""
        dispatcher, focus = self._workspace.dispatcher, self._workspace.focus_of()
        if dispatcher is None:
            return
        session = dispatcher.session

        def work(task: Task) -> ChangeSet:
            return session.execute(
                command, focus=focus, progress=task.progress, cancelled=task.cancelled, **args
            )

        def done(changeset: ChangeSet) -> None:
            dispatcher.announce(changeset)
            self._workspace.note(command, changeset)

        texts = self._appearance.texts
        self._tasks.run(texts("task.command", title=texts(f"command.{command}")), work, done)

    def start(self, key: str, work: Work, done: Callable[[Any], None] | None = None) -> None:
        """Run any work under the name of a text key."""
        self._tasks.run(self._appearance.texts(key), work, done)
