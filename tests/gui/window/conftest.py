"""The real window for tests: opened with settings of its own, and closed whatever happens."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt

from core.session import Session
from gui.window.projects import SAMPLE, SAMPLE_PROJECT
from tests.gui.window.hands import Hands


@pytest.fixture
def open_window(qt_app, settings_folder):
    """Return what opens a window; each is closed at the end of the test."""
    opened: list[Hands] = []

    def make(lang: str = "ar") -> Hands:
        opened.append(Hands(qt_app, settings_folder, lang))
        return opened[-1]

    yield make
    for hands in opened:
        hands.close()
    qt_app.setStyleSheet("")
    qt_app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory):
    """A closed project with the sample imported; copy it, do not open it."""
    path = tmp_path_factory.mktemp("sample") / "sample.tanqih"
    with Session.open(path, create=True) as session:
        session.import_dumps([(SAMPLE, None)])
    return path


@pytest.fixture
def desk(open_window, sample_project, settings_folder):
    """Return hands on a window with the sample project open at its first article."""
    shutil.copy(sample_project, settings_folder / SAMPLE_PROJECT)
    hands = open_window()
    hands.window.parts.actions.trigger("project.sample")
    hands.wait()
    return hands
