"""The one thread that owns the connection: who goes first, and what is handed back."""

from __future__ import annotations

import threading

import pytest

from core.storage.thread import StorageThread


class Waited:
    """A storage thread that tells when a call has been put into its queue."""

    def __init__(self) -> None:
        self.thread = StorageThread("storage of a test", lambda error: error)
        self.queued = threading.Event()
        put = self.thread._calls.put

        def told(entry) -> None:
            put(entry)
            self.queued.set()

        self.thread._calls.put = told

    def beside(self, work, *, patient: bool) -> threading.Thread:
        """Call from another thread, and return when the call waits in the queue."""
        self.queued.clear()
        caller = threading.Thread(target=lambda: self.thread.call(work, patient=patient))
        caller.start()
        self.queued.wait()
        return caller


@pytest.fixture
def waited():
    waited = Waited()
    yield waited
    waited.thread.stop()


def test_long_work_lets_an_urgent_call_go_first_and_no_patient_one(waited: Waited):
    done: list[str] = []
    callers: list[threading.Thread] = []

    def long_work() -> None:
        callers.append(waited.beside(lambda: done.append("patient"), patient=True))
        callers.append(waited.beside(lambda: done.append("urgent"), patient=False))
        waited.thread.let_urgent_go_first()
        done.append("long")

    waited.thread.call(long_work, patient=True)
    for caller in callers:
        caller.join()
    assert done == ["urgent", "long", "patient"]


def test_long_work_goes_on_where_nobody_waits(waited: Waited):
    waited.thread.call(waited.thread.let_urgent_go_first)
    assert waited.thread.call(lambda: 7) == 7


def test_what_an_urgent_call_raises_reaches_its_caller_and_not_the_long_work(waited: Waited):
    raised: list[BaseException] = []

    def failing() -> None:
        raise KeyError("missing")

    def caller_of() -> None:
        try:
            waited.thread.call(failing)
        except KeyError as error:
            raised.append(error)

    def long_work() -> str:
        waited.queued.clear()
        caller = threading.Thread(target=caller_of)
        caller.start()
        waited.queued.wait()
        waited.thread.let_urgent_go_first()
        caller.join()
        return "went on"

    assert waited.thread.call(long_work, patient=True) == "went on"
    assert len(raised) == 1


def test_what_is_asked_after_the_end_is_refused_and_nobody_waits(waited: Waited):
    waited.thread.stop()
    with pytest.raises(RuntimeError):
        waited.thread.call(lambda: 7)
    with pytest.raises(RuntimeError):
        waited.thread.later(lambda: 7)
