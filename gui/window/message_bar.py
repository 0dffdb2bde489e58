"""A line over the desk that says what was refused or done; one above it that a project cannot be written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from core.texts import Texts
from gui.theme import Theme, icon, icon_pixmap
from gui.widgets.delay import Delay, TimedDelay
from gui.widgets.plain import PlainLabel

ICONS = {"error": "circle-alert", "note": "info", "banner": "lock"}
"""A refusal goes with the next action, a note also by itself; a banner stays as long as what it says."""

NOTE_MS = 6000
"""So long a note is shown: time to read a sentence twice."""

WIDEST = 640
"""Pixels at scale 1: a longer line is hard to read."""


class MessageBar(QFrame):
    """One plain sentence with its sign, sometimes a button that does something about it, and one that hides it.

    Attributes:
        later: decides when a note goes.

    Signals:
        action_requested: (key) the sentence's own button was pressed.
    """

    action_requested = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.later: Delay = TimedDelay(self, NOTE_MS)
        self._over: QWidget | None = None
        self._kind = "note"
        self._action = ""
        self._theme = theme
        self._sign = QLabel(self)
        self._sign.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence = PlainLabel("", self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(self)
        self.button.clicked.connect(lambda: self.action_requested.emit(self._action))
        self.hide_button = QToolButton(self)
        self.hide_button.setAutoRaise(True)
        self.hide_button.clicked.connect(self.hide)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._sign)
        self._box.addWidget(self.sentence, 1)
        self._box.addWidget(self.button)
        self._box.addWidget(self.hide_button)
        self.set_texts(texts)
        self.set_theme(theme)
        self.hide()

    def say(self, sentence: str, kind: str = "error", action: str = "", words: str = "") -> None:
        """Show a sentence; `kind` is one of `ICONS`, `action` a key told when its button is pressed."""
        self._kind, self._action = kind, action
        self.setProperty("message", "error" if kind == "error" else "note")
        self.sentence.setText(sentence)
        self.sentence.setToolTip("")
        self.setAccessibleName(sentence)
        self.button.setText(words)
        self.button.setAccessibleName(words or self._idle)
        self.button.setVisible(bool(action))
        self.set_theme(self._theme)
        self.show()
        self._settle()
        if kind == "note":
            self.later.run(self._fade)

    def float_over(self, widget: QWidget) -> None:
        """Lie over the top of a widget from now on, so that a sentence moves nothing that is being looked at."""
        self._over = widget
        self.setParent(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of what it lies over."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def clear(self) -> None:
        """Hide the sentence, unless it is a banner."""
        if self._kind != "banner":
            self.hide()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts; a sentence in the language of before goes."""
        self.clear()
        self._idle = texts("statusbar.message_button")
        self.button.setAccessibleName(self.button.text() or self._idle)
        self.hide_button.setToolTip(texts("statusbar.hide"))
        self.hide_button.setAccessibleName(texts("statusbar.hide"))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        colour = theme.error if self._kind == "error" else theme.note
        self._sign.setPixmap(icon_pixmap(ICONS[self._kind], colour, theme.px(18)))
        self.hide_button.setIcon(icon("x", theme, "muted"))
        self._box.setContentsMargins(theme.px(14), theme.px(8), theme.px(10), theme.px(8))
        self._box.setSpacing(theme.px(10))
        self.style().unpolish(self)
        self.style().polish(self)
        self._settle()

    def _fade(self) -> None:
        if self._kind == "note":
            self.hide()

    def _settle(self) -> None:
        """Take the place at the top of the widget it lies over."""
        if self._over is None:
            return
        gap = self._theme.px(8)
        width = max(0, min(self._over.width() - 2 * gap, self._theme.px(WIDEST)))
        self.resize(width, max(self._box.heightForWidth(width), self._box.minimumSize().height()))
        self.move((self._over.width() - width) // 2, gap)
        self.raise_()
