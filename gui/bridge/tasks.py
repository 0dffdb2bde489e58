"""Long work off the window's thread, one task at a time, with progress and cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import Cancelled, TanqihError, UserError

POLL_MS = 60
"""How often the window looks at a task's progress: the worker never queues more than it can draw."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is.

    Attributes:
        done: units done.
        total: all units; 0 where it is not known.
        detail: what is being worked on (a file's name), or empty.
    """

    done: int = 0
    total: int = 0
    detail: str = ""


class Task:
    """What the worker gets: where it reports and asks whether to stop. Safe to use from any thread."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.latest = Progress()
        self._stop = threading.Event()

    def progress(self, done: int, total: int, detail: str = "") -> None:
        """Report how far the work is; only the latest report is shown."""
        self.latest = Progress(done, total, detail)

    def cancel(self) -> None:
        """Ask the worker to stop."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Return whether the worker should stop and raise `core.errors.Cancelled`."""
        return self._stop.is_set()


Work = Callable[[Task], Any]


@dataclass(frozen=True, slots=True)
class Quiet:
    """Work that gives way to any other, and begins again behind it."""

    title: str
    work: Work
    done: Callable[[Any], None]


class TaskRunner(QObject):
    """Runs blocking work in a thread and brings the result back to the window's thread.

    Signals:
        started: (title) a task began.
        progressed: (Progress) the latest report, at most every `POLL_MS`.
        finished: () the task ended, whichever way.
        failed: (TanqihError) it was refused, or failed by a fault outside the program.
        crashed: (BaseException) it failed by a bug.
        cancelled: (Cancelled) the user gave it up.
    """

    started = Signal(str)
    progressed = Signal(object)
    finished = Signal()
    failed = Signal(object)
    crashed = Signal(object)
    cancelled = Signal(object)
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._quiet: Quiet | None = None
        self._quietly = False
        self._giving_way = False
        self._thread: threading.Thread | None = None
        self._done: Callable[[Any], None] | None = None
        self._undone: Callable[[], None] | None = None
        self._outcome: tuple[object, BaseException | None] = (None, None)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether a task is under way that others must wait for."""
        return self._task is not None and not self._quietly

    def run(
        self,
        title: str,
        work: Work,
        done: Callable[[Any], None] | None = None,
        undone: Callable[[], None] | None = None,
    ) -> None:
        """Start `work` in a thread; `done` gets its result in this thread. Refused (`failed`) while another runs.

        `undone` is called where it failed or was cancelled, before anyone is told.
        """
        if self._task is not None and not self._quietly:
            self.failed.emit(UserError("error.busy", task=self._task.title))
            return
        self._give_way()
        self._start(title, work, done, undone)

    def run_quietly(self, title: str, work: Work, done: Callable[[Any], None]) -> None:
        """Start work nobody waits for, in the place of any such before it, as soon as nothing else runs."""
        self._give_way()
        self._quiet = Quiet(title, work, done)
        self._begin_quiet()

    def forget_quiet(self) -> None:
        """End quiet work, and begin it no more: what it works on goes away."""
        self._give_way()
        self._quiet = None

    def _begin_quiet(self) -> None:
        if self._quiet is not None and self._task is None:
            self._quietly = True
            self._start(self._quiet.title, self._quiet.work, self._quiet.done, None)

    def _give_way(self) -> None:
        """Stop quiet work that runs, and wait for it: it looks often whether it should stop."""
        quiet = self._quiet
        if self._quietly:
            self._giving_way = True
            self.wait()
            self._quiet, self._giving_way = quiet, False

    def _start(
        self, title: str, work: Work, done: Callable[[Any], None] | None, undone: Callable[[], None] | None
    ) -> None:
        self._task = task = Task(title)
        self._done, self._undone = done, undone
        self._outcome = (None, None)
        self._thread = threading.Thread(target=self._work, args=(task, work), name="tanqih-task", daemon=True)
        self.started.emit(title)
        self._timer.start()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the running task to stop."""
        if self._task is not None:
            self._task.cancel()

    def wait(self) -> None:
        """Cancel what runs, wait for its thread and end it properly; for closing the window."""
        self._quiet = None
        self.cancel()
        if self._thread is not None:
            self._thread.join()
            self._end(self._task, *self._outcome)

    def _work(self, task: Task, work: Work) -> None:
        try:
            result = work(task)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the window tells it
            self._outcome = (None, error)
        else:
            self._outcome = (result, None)
        self._ended.emit(task, *self._outcome)

    def _poll(self) -> None:
        if self._task is not None:
            self.progressed.emit(self._task.latest)

    def _end(self, task: Task | None, result: object, error: BaseException | None) -> None:
        if task is None or task is not self._task:  # `wait` was quicker than the signal
            return
        thread, done, undone = self._thread, self._done, self._undone
        self._timer.stop()
        self._task = self._thread = self._done = self._undone = None
        if self._quietly:
            self._quiet, self._quietly = None, False
        if thread is not None:
            thread.join()
        self.finished.emit()
        if error is None:
            if done is not None:
                done(result)
        else:
            if undone is not None:
                undone()
            if not (self._giving_way and isinstance(error, Cancelled)):
                self._tell(error)
        self._begin_quiet()

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, TanqihError):
            (self.cancelled if isinstance(error, Cancelled) else self.failed).emit(error)
        else:
            self.crashed.emit(error)
