"""Small reads for a dialog off the window's thread; their answers come back in order, none after it closed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

Work = Callable[[], Any]
Done = Callable[[Any], None]


class Runner(Protocol):
    """What runs a dialog's reads; tests pass one that runs them at once."""

    def run(self, work: Work, done: Done) -> None:
        """Run `work`, then give its result to `done` in the window's thread."""

    def close(self) -> None:
        """Drop what is still waiting."""


class Background(QObject):
    """One thread of its own, begun at the first read and ended by `close`."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Wait for work."""
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._closed = False
        self._ended.connect(self._end)

    def run(self, work: Work, done: Done) -> None:
        """Run `work` in the thread, then give its result to `done` in the window's thread."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="tanqih-dialog")
        future = self._pool.submit(work)
        future.add_done_callback(lambda ended: self._tell(ended, done))

    def close(self) -> None:
        """Drop what is waiting; what runs ends unheard, because a window must not wait for a slow disk."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _tell(self, future: Future[Any], done: Done) -> None:
        if not self._closed:
            self._ended.emit(future, done)

    def _end(self, future: Future[Any], done: Done) -> None:
        if not self._closed and not future.cancelled():
            done(future.result())


class Immediate:
    """Runs everything at once, in the caller's thread."""

    def run(self, work: Work, done: Done) -> None:
        """Run `work` and give its result to `done`."""
        done(work())

    def close(self) -> None:
        """Do nothing: nothing waits."""
