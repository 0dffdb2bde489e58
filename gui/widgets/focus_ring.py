"""A ring around what has the keyboard: for lists and panels whose rows do not show it by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.widgets.painting import draw_focus

_SETTLE = (QEvent.Type.Resize, QEvent.Type.Show)


class FocusRing(QWidget):
    """Lies over a widget while that has the keyboard, and lets the mouse through."""

    def __init__(self, watched: QWidget, theme: Theme) -> None:
        """Watch a widget."""
        super().__init__(watched)
        self._watched = watched
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        watched.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the keyboard, and keep the size."""
        if watched is self._watched:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self.setVisible(event.type() == QEvent.Type.FocusIn)
                self._settle()
            elif event.type() in _SETTLE:
                self._settle()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        draw_focus(QPainter(self), self.rect(), self._theme)

    def _settle(self) -> None:
        self.setGeometry(QRect(0, 0, self._watched.width(), self._watched.height()))
        self.raise_()
