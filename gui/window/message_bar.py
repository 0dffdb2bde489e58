"""The line above the desk that says what was refused, or that a project cannot be written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from core.texts import Texts
from gui.theme import Theme, icon, icon_pixmap
from gui.widgets.plain import PlainLabel

ICONS = {"error": "circle-alert", "note": "info", "banner": "lock"}
"""A refusal and a note go with the next step; a banner stays as long as what it says."""


class MessageBar(QFrame):
    """One plain sentence with its sign, sometimes a button that does something about it, and one that hides it.

    Signals:
        action_requested: (key) the sentence's own button was pressed.
    """

    action_requested = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def clear(self) -> None:
        """Hide the sentence, unless it is a banner."""
        if self._kind != "banner":
            self.hide()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
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
