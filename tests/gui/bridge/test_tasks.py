"""Long work runs beside the window, tells how far it is, and can be stopped."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from core.errors import Cancelled, UserError
from gui.bridge.tasks import Progress, TaskRunner


@pytest.fixture
def runner(qt_app):
    made = TaskRunner()
    yield made
    made.wait()


def until_finished(runner):
    loop = QEventLoop()
    runner.finished.connect(loop.quit)
    QTimer.singleShot(20_000, loop, lambda: loop.exit(1))
    assert loop.exec() == 0


def test_work_is_done_in_another_thread_and_its_result_comes_back_to_this_one(runner):
    told = []
    runner.run(
        "work",
        lambda task: threading.get_ident(),
        lambda result: told.append((result, threading.get_ident())),
    )
    assert runner.busy
    until_finished(runner)
    worker, here = told[0]
    assert worker != here == threading.get_ident()
    assert not runner.busy


def test_a_refusal_is_told_and_what_was_begun_is_taken_back(runner):
    told = []
    runner.failed.connect(lambda error: told.append(error.key))

    def work(task):
        raise UserError("error.no_text", path="x")

    runner.run("work", work, undone=lambda: told.append("undone"))
    until_finished(runner)
    assert told == ["undone", "error.no_text"]


def test_a_bug_is_told_apart_from_a_refusal(runner):
    told = []
    runner.crashed.connect(lambda error: told.append(type(error)))
    runner.run("work", lambda task: 1 / 0)
    until_finished(runner)
    assert told == [ZeroDivisionError]


def test_a_cancelled_task_stops_and_says_so_once(runner):
    told, cancelled, begun = [], [], threading.Event()
    runner.failed.connect(told.append)
    runner.cancelled.connect(lambda error: cancelled.append(error.key))

    def work(task):
        begun.set()
        while not task.cancelled():
            pass
        raise Cancelled

    runner.run("work", work, told.append)
    begun.wait(20)
    runner.cancel()
    until_finished(runner)
    assert told == []
    assert cancelled == ["error.cancelled"]


def test_only_one_at_a_time(runner):
    go = threading.Event()
    runner.run("first", lambda task: go.wait(20))
    told = []
    runner.failed.connect(lambda error: told.append(error.key))
    runner.run("second", lambda task: None, told.append)
    go.set()
    until_finished(runner)
    assert told == ["error.busy"]


def test_progress_is_the_latest_report(runner):
    seen, go = [], threading.Event()

    def look(progress: Progress) -> None:
        if progress.done:
            seen.append(progress)
            go.set()

    runner.progressed.connect(look)

    def work(task):
        task.progress(1, 10, "a")
        task.progress(7, 10, "b")
        go.wait(20)

    runner.run("work", work)
    until_finished(runner)
    assert seen[-1] == Progress(7, 10, "b")


def until_quiet_is_over(runner):
    while runner._thread is not None:
        QCoreApplication.processEvents()


def test_quiet_work_holds_nobody_up(runner):
    told = []
    runner.run_quietly("quiet", lambda task: 7, told.append)
    assert not runner.busy
    until_quiet_is_over(runner)
    assert told == [7]


def test_quiet_work_gives_way_and_begins_again_behind_the_other(runner):
    told = []
    begun, go_on = threading.Event(), threading.Event()

    def quiet(task):
        told.append("quiet begins")
        begun.set()
        while not go_on.wait(0.01):
            if task.cancelled():
                raise Cancelled
        return "quiet"

    runner.run_quietly("quiet", quiet, told.append)
    assert begun.wait(20)
    runner.run("loud", lambda task: go_on.set() or "loud", told.append)
    assert runner.busy
    until_finished(runner)
    until_quiet_is_over(runner)
    assert told == ["quiet begins", "loud", "quiet begins", "quiet"]


def test_forgotten_quiet_work_does_not_come_back(runner):
    told = []

    def quiet(task):
        while not task.cancelled():
            pass
        raise Cancelled

    runner.cancelled.connect(told.append)
    runner.run_quietly("quiet", quiet, told.append)
    runner.forget_quiet()
    assert runner._thread is None
    runner.run("loud", lambda task: "loud", told.append)
    until_finished(runner)
    assert told == ["loud"]
    assert not runner.busy


def test_quiet_work_that_the_editor_cancels_is_over(runner):
    begun = threading.Event()

    def quiet(task):
        begun.set()
        while not task.cancelled():
            pass
        raise Cancelled

    told = []
    runner.cancelled.connect(told.append)
    runner.run_quietly("quiet", quiet, lambda result: None)
    assert begun.wait(20)
    runner.cancel()
    until_quiet_is_over(runner)
    assert len(told) == 1
    assert runner._quiet is None


def test_quiet_work_waits_for_loud_work(runner):
    told = []
    go_on = threading.Event()
    runner.run("loud", lambda task: go_on.wait(20) and "loud", told.append)
    runner.run_quietly("quiet", lambda task: "quiet", told.append)
    go_on.set()
    until_finished(runner)
    until_quiet_is_over(runner)
    assert told == ["loud", "quiet"]
