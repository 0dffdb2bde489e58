"""What every test gets: no screen, settings of its own, and nothing that may be left behind.

A stray Qt warning, an error inside a slot, a window or a thread that outlives its test fails that test.
Qt is only looked at where a test module has imported it, so the core's tests run without it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
for unwanted in ("QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_FONT_DPI"):
    os.environ.pop(unwanted, None)

HARMLESS = "This plugin does not support"
"""What the offscreen platform answers to a window that is raised, sized or opens a list."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run try more damaged inputs and random edits than a usual one has the time for."""
    parser.addoption(
        "--fuzz", type=int, default=10_000, metavar="N", help="damaged inputs to read and divide"
    )
    parser.addoption("--edits", type=int, default=60, metavar="N", help="random edits through the window")


@pytest.fixture
def random_edits(request: pytest.FixtureRequest) -> int:
    """How many random edits each test through the window makes."""
    return int(request.config.getoption("--edits"))


@pytest.fixture
def fuzz_inputs(request: pytest.FixtureRequest) -> int:
    """How many inputs the tests of damaged dumps try together."""
    return int(request.config.getoption("--fuzz"))


@pytest.fixture(autouse=True)
def settings_folder(tmp_path_factory, monkeypatch):
    """Keep settings in a fresh folder, so that a test neither sees nor spoils anyone's own."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("TANQIH_SETTINGS", str(folder))
    return folder


@pytest.fixture(scope="session")
def qt_app() -> Iterator[Any]:
    """Give the one QApplication of the run.

    The offscreen platform lets go of the clipboard after Python is gone; what a test copied must be gone before.
    """
    widgets = pytest.importorskip("PySide6.QtWidgets")
    app = widgets.QApplication.instance() or widgets.QApplication(["tests"])
    yield app
    app.clipboard().clear()


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and _is_ours(thread)]
    for thread in left:
        thread.join(5)
    alive = [thread.name for thread in left if thread.is_alive()]
    assert not alive, f"threads left running: {alive}"


@pytest.fixture(autouse=True)
def no_stray_qt(monkeypatch) -> Iterator[None]:
    """Fail a test that made Qt complain, broke inside a slot, or left a window."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        yield
        return
    said: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, _: said.append(f"{kind.__name__}: {error}"))
    before = {_address(window) for window in _windows()}
    previous = core.qInstallMessageHandler(_listener(core, said))
    yield
    left = _windows_left(core, before)
    core.qInstallMessageHandler(previous)
    assert not said, "\n".join(["Qt or a slot complained:", *said])
    assert not left, f"windows left open: {left}"


def _is_ours(thread: threading.Thread) -> bool:
    """Leave out the stand-ins that Python makes for Qt's own threads: they never end."""
    return type(thread).__name__ != "_DummyThread"


def _listener(core: Any, said: list[str]) -> Any:
    quiet = (core.QtMsgType.QtDebugMsg, core.QtMsgType.QtInfoMsg)

    def listen(kind: Any, context: Any, message: str) -> None:
        del context
        if kind not in quiet and not message.startswith(HARMLESS):
            said.append(message)

    return listen


def _windows() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return (
        []
        if widgets is None or widgets.QApplication.instance() is None
        else widgets.QApplication.topLevelWidgets()
    )


def _address(window: Any) -> int:
    return sys.modules["shiboken6"].getCppPointer(window)[0]


def _windows_left(core: Any, before: set[int]) -> list[str]:
    """Return what is still there after the rubbish was taken out, and take that out too."""
    if not _new_windows(before):
        return []
    gc.collect()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    left = _new_windows(before)
    names = [f"{type(window).__name__} {window.objectName()!r}" for window in left]
    for window in left:
        window.hide()
        window.deleteLater()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return names


def _new_windows(before: set[int]) -> list[Any]:
    """Return the windows made since; tool tips come and go as Qt likes."""
    return [
        window
        for window in _windows()
        if _address(window) not in before and window.metaObject().className() != "QTipLabel"
    ]
