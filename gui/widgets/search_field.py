"""The search field: one line with a glass, that tells its words when the hands rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.theme import Theme
from gui.widgets.delay import Delay, TimedDelay
from gui.widgets.painting import RTL
from gui.widgets.pictures import draw_icon


class SearchField(QLineEdit):
    """A line to search in.

    Signals:
        words_changed: (words) the hands rest, or Enter was pressed.
        left_down: () the arrow down was pressed: the editor wants to go to what was found.
    """

    words_changed = Signal(str)
    left_down = Signal()

    def __init__(self, theme: Theme, delay: Delay | None = None, parent: QWidget | None = None) -> None:
        """Make an empty field; `delay` decides when the hands rest."""
        super().__init__(parent)
        self._delay = delay or TimedDelay(self)
        self._told = ""
        self.setClearButtonEnabled(True)
        self.set_theme(theme)
        self.textChanged.connect(lambda _words: self._delay.run(self._tell))
        self.returnPressed.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._place_margins()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable height."""
        return QSize(super().sizeHint().width(), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """Return the same height in hardly any width."""
        return QSize(self._theme.px(80), self._theme.px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow down leave the field and Escape empty it."""
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, and the glass at its reading start."""
        super().paintEvent(event)
        px, size = self._theme.px, self._theme.px(16)
        x = self.width() - px(10) - size if self.layoutDirection() == RTL else px(10)
        draw_icon(
            QPainter(self), QRect(x, (self.height() - size) // 2, size, size), "search", self._theme.muted
        )

    def changeEvent(self, event: QEvent) -> None:
        """Move the glass when the direction turns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place_margins()

    def _place_margins(self) -> None:
        room = self._theme.px(26)
        at_right = self.layoutDirection() == RTL
        self.setTextMargins(0 if at_right else room, 0, room if at_right else 0, 0)

    def _tell(self) -> None:
        if self.text() != self._told:
            self._told = self.text()
            self.words_changed.emit(self._told)
