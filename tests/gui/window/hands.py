"""What an editor's hands do in the real window, offscreen: key presses, typed letters, clicks, drags."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.bridge.settings import SettingsStore
from gui.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = 60_000
"""Milliseconds after which a task counts as stuck."""


class Hands:
    """Drives a window as its user does; reads the project only through the session."""

    def __init__(self, app: QApplication, folder: Path, lang: str = "ar") -> None:
        self.app = app
        self.closed = False
        self.window = MainWindow(app, SettingsStore(folder), lang)
        if not self.window.parts.store.settings.geometry:
            self.window.resize(1400, 900)
        self.window.show()
        self.window.activateWindow()
        self.rest()

    @property
    def pane(self):
        return self.window.parts.desk.pane

    @property
    def session(self):
        return self.window.parts.workspace.session

    @property
    def scene(self):
        return self.window.parts.workspace.scene

    def rest(self) -> None:
        """Let everything that is due happen."""
        for _ in range(4):
            self.app.processEvents()

    def wait(self) -> None:
        """Wait for the running task."""
        loop = QEventLoop()
        self.window.parts.tasks.finished.connect(loop.quit)
        QTimer.singleShot(LONG, loop, lambda: loop.exit(1))
        stuck = self.window.parts.tasks.busy and loop.exec()
        self.rest()
        assert not stuck, "the task did not end"

    def confirm(self) -> None:
        """Press Enter in the dialog that is open."""
        self.press("Return", self.window.dialogs.shown.focusWidget() or self.window.dialogs.shown)

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press a key as its portable name has it."""
        combination = QKeySequence(keys)[0]
        target = widget or self.app.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        self.rest()

    def letter(self, text: str, key: int = 0, scan: int = 0, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key that QTest cannot: an Arabic letter, with its place on the keyboard if that matters."""
        target = self.app.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key or ord(text.upper()), held, scan, 0, 0, text)
            self.app.sendEvent(target, event)
        self.rest()

    def type(self, words: str) -> None:
        """Type words, whatever their script."""
        for letter in words:
            self.letter(letter)

    def point(self, block: int, position: int) -> QPoint:
        """Return where a place of the text is in the viewport, scrolled into sight."""
        self.pane.go_to(block, position)
        self.rest()
        cursor = QTextCursor(self.pane.textCursor())
        return self.pane.cursorRect(cursor).center()

    def click(self, block: int, position: int) -> None:
        """Click on a place of the text, and mend with the arrows where the click was a letter off."""
        QTest.mouseClick(self.pane.viewport(), Qt.MouseButton.LeftButton, NONE, self.point(block, position))
        self.rest()
        self.mend(block, position)

    def mend(self, block: int, position: int, held: str = "") -> None:
        """Walk the last letter to a place of the text with the arrows."""
        at, there = self.pane.caret()
        assert at == block
        assert abs(there - position) < 3
        for _ in range(abs(there - position)):
            self.press(held + ("Left" if there < position else "Right"), self.pane)
        assert self.pane.caret() == (block, position)

    def select(self, block: int, start: int, end: int) -> None:
        """Click at the start, and with Shift at the end."""
        self.click(block, start)
        place = self.point_of(block, end)
        QTest.mouseClick(self.pane.viewport(), Qt.MouseButton.LeftButton, SHIFT, place)
        self.rest()
        self.mend(block, end, "Shift+")

    def point_of(self, block: int, position: int) -> QPoint:
        """Return where a place of the text is in the viewport; the caret stays."""
        cursor = QTextCursor(self.pane.document())
        cursor.setPosition(self.pane._page.locate(block, position))
        return self.pane.cursorRect(cursor).center()

    def find(self, words: str) -> tuple[int, int]:
        """Return (block, start) of words in a kept block of the open article."""
        for block in self.scene.blocks:
            at = block.text.find(words)
            if at >= 0 and block.kept:
                return block.id, at
        raise AssertionError(f"{words} is not in the open article")

    def mark(self, words: str, key: str) -> None:
        """Select words with the mouse and press a label's key."""
        block, start = self.find(words)
        self.select(block, start, start + len(words))
        self.press(key)

    def close(self) -> None:
        """Close the window, once."""
        if self.closed:
            return
        self.closed = True
        self.window.close()
        self.window.deleteLater()
        self.rest()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
