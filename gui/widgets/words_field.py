"""The field for words to look for or to put in their place: its direction follows what is written in it."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from gui.theme import Theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LONGEST = 1_000
"""Code points that may be written."""

HEIGHT, WIDTH = 28, 190


class WordsField(QLineEdit):
    """One line that grows with its row; Enter goes on, the arrow down goes to the rows, Escape leaves.

    Signals:
        step_requested: (1 or -1) go to the next hit, or with Shift to the one before.
        left_down: () the editor wants to go to what was found.
        left: () the editor wants to go back to the text.
        past_requested: () Alt and the arrow down: what was looked for before is wanted.
        put_requested: () Ctrl and Enter: put the words in their place.
    """

    step_requested = Signal(int)
    left_down = Signal()
    left = Signal()
    past_requested = Signal()
    put_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._theme = theme
        self._expression = False
        self.setMaxLength(LONGEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(lambda _words: self._turn())

    def set_expression(self, expression: bool) -> None:
        """Read from left to right where an expression is written: its signs would change places otherwise."""
        self._expression = expression
        self._turn()

    def set_theme(self, theme: Theme) -> None:
        """Take other sizes."""
        self._theme = theme
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the least comfortable width: the row gives it what it has left."""
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same height in hardly any width."""
        return QSize(self._theme.px(60), self._theme.px(HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter for the words; leave the project's steps to Ctrl+Z where no typing is to be undone."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in ENTER:
                event.accept()
                return True
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            if undo or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def keep(self) -> None:
        """Let go of how the words were typed: they were used, and Ctrl+Z means what was done with them."""
        chosen = self.selectionStart(), self.selectionLength()
        self.setText(self.text())
        if chosen[0] >= 0:
            self.setSelection(*chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter, the arrow down and Escape; all else is written."""
        held = event.modifiers()
        if event.key() in ENTER and held & Qt.KeyboardModifier.ControlModifier:
            self.put_requested.emit()
        elif event.key() in ENTER:
            self.step_requested.emit(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            (self.past_requested if held & Qt.KeyboardModifier.AltModifier else self.left_down).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        """Take the direction of the first letter; without one, that of the window."""
        parent = self.parentWidget()
        around = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight if self._expression else direction_of(self.text(), around)
        )


def direction_of(words: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Return the direction of the first letter of some words."""
    for sign in words:
        found = unicodedata.bidirectional(sign)
        if found in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
        if found == "L":
            return Qt.LayoutDirection.LeftToRight
    return otherwise
