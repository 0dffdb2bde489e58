"""One thread owns the connection; others hand it work and wait for the answer."""

from __future__ import annotations

import itertools
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

Result = TypeVar("Result")

URGENT, PATIENT, LAST = 0, 1, 2


class StorageThread:
    """Runs one call after the other, urgent ones (an editor waits) before patient ones (an import's batches).

    What SQLite refuses is raised as `explain` tells it.

    Attributes:
        stopped: no more calls are answered.
    """

    def __init__(self, name: str, explain: Callable[[sqlite3.DatabaseError], Exception]) -> None:
        self._explain = explain
        self._calls: queue.PriorityQueue[tuple[int, int, Callable[[], Any] | None, Future[Any]]] = (
            queue.PriorityQueue()
        )
        self._order = itertools.count()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.stopped = False
        self._door = threading.Lock()
        self._thread.start()

    def call(self, work: Callable[[], Result], *, patient: bool = False) -> Result:
        """Run `work` on the storage thread and return what it returns, or raise what it raises."""
        if threading.current_thread() is self._thread:
            return work()
        return self._asked(work, PATIENT if patient else URGENT).result()

    def later(self, work: Callable[[], Result]) -> Future[Result]:
        """Run `work` on the storage thread when nothing else waits; what it comes to is in the future returned."""
        return self._asked(work, PATIENT)

    def _asked(self, work: Callable[[], Result], urgency: int) -> Future[Result]:
        """Put a call into the queue; no call comes behind the one that ends the thread."""
        answer: Future[Result] = Future()
        with self._door:
            if self.stopped:
                raise RuntimeError("the project is closed")
            self._calls.put((urgency, next(self._order), work, answer))
        return answer

    def is_wanted(self) -> bool:
        """Tell whether an urgent call waits: for work on this thread that would rather begin again than let it wait."""
        with self._calls.mutex:
            return bool(self._calls.queue) and self._calls.queue[0][0] == URGENT

    def let_urgent_go_first(self) -> None:
        """Run the urgent calls that wait: for long work on this thread, wherever others may write in between."""
        while True:
            try:
                entry = self._calls.get_nowait()
            except queue.Empty:
                return
            urgency, _, work, answer = entry
            if urgency != URGENT or work is None:
                self._calls.put(entry)
                return
            self._answer(work, answer)

    def stop(self) -> None:
        """Let the calls that wait be answered, then end the thread."""
        with self._door:
            if self.stopped:
                return
            self.stopped = True
            self._calls.put((LAST, next(self._order), None, Future()))
        self._thread.join()

    def _run(self) -> None:
        while True:
            _, _, work, answer = self._calls.get()
            if work is None:
                return
            self._answer(work, answer)
            del work, answer

    def _answer(self, work: Callable[[], Any], answer: Future[Any]) -> None:
        try:
            answer.set_result(work())
        except sqlite3.DatabaseError as error:
            told = self._explain(error)
            told.__cause__ = error if told is not error else None
            answer.set_exception(told)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
            answer.set_exception(error)
