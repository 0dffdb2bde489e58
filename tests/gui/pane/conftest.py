from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from core.texts import Texts
from gui.pane import ArticlePane
from gui.theme import load_fonts, load_theme


@pytest.fixture
def pane(qt_app: QApplication) -> Iterator[ArticlePane]:
    load_fonts()
    made = ArticlePane(load_theme("light"), Texts("ar"))
    made.resize(900, 700)
    made.show()
    qt_app.processEvents()
    yield made
    made.close()
    made.deleteLater()
    qt_app.sendPostedEvents(made, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def press(qt_app: QApplication, pane: ArticlePane):
    """Send one key to the pane, as a keyboard of any layout does."""

    def send(key: Qt.Key | int, text: str = "", modifiers=Qt.KeyboardModifier.NoModifier) -> bool:
        event = QKeyEvent(QEvent.Type.KeyPress, int(key), modifiers, text)
        qt_app.sendEvent(pane, event)
        return event.isAccepted()

    return send


@pytest.fixture
def type_text(press):
    """Type Arabic: QTest.keyClicks stops the program at letters that are not ASCII."""

    def send(text: str) -> None:
        for letter in text:
            press(0x01000000 | ord(letter), letter)

    return send


def shot(pane: ArticlePane):
    QApplication.processEvents()
    return pane.viewport().grab().toImage()
