"""Starting the window: one QApplication, its fonts and errors; and the pictures of it."""

from __future__ import annotations

import contextlib
import locale
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from core.texts import language_of_locale
from gui.bridge.settings import SettingsStore
from gui.main_window import MainWindow
from gui.shots import take_shots
from gui.theme import icon_pixmap, load_fonts


def make_app() -> QApplication:
    """Return the program's QApplication; the one that is there already, if any."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    QGuiApplication.setDesktopFileName("tanqih")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Tanqih")
    load_fonts()
    return app


def run_window(paths: Sequence[Path], lang: str | None) -> int:
    """Open the window on a project, on dumps, or where it was left; return the exit code.

    Raises UserError where there is no display: Qt would abort.
    """
    if not has_display():
        raise UserError("error.no_display")
    app = make_app()
    store = SettingsStore()
    window = MainWindow(app, store, window_language(lang, store.settings.lang))
    _show_faults_in(window)
    window.setWindowIcon(icon_pixmap("newspaper", window.parts.appearance.theme.accent, 64))
    window.show()
    QTimer.singleShot(0, window, lambda: start(window, paths))
    return app.exec()


def has_display() -> bool:
    """Tell whether there is a display to open a window on; only Linux leaves it to the environment to name one."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def start(window: MainWindow, paths: Sequence[Path]) -> None:
    """Open what was named, else what was open last, else stay on the first page."""
    last = window.parts.store.settings.last
    if paths:
        window.control.projects.open_files(paths)
    elif last and Path(last).exists():
        window.control.projects.open_project(Path(last))


def run_shots(folder: Path, lang: str | None) -> int:
    """Take the pictures, say where they are, and return the exit code."""
    del lang
    if not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for path in take_shots(make_app(), folder):
        sys.stdout.write(f"{path}\n")
    return 0


def window_language(asked: str | None, saved: str) -> str:
    """Return the language to speak: the one asked for at the start, else the one chosen last, else the locale's."""
    return asked or saved or system_language()


def system_language() -> str:
    """Return the language of the locale."""
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")
    return language_of_locale(locale.getlocale()[0])


def _show_faults_in(window: MainWindow) -> None:
    """Let the window show what the program did wrong; the terminal sees it too."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        window.control.telling.fault(error)

    sys.excepthook = hook
