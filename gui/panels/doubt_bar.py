"""The bar over the page that asks about one doubt after the other: the question, its answers with their keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.texts import Texts
from gui.models.questions import Question
from gui.theme import Theme, icon, ui_font
from gui.widgets.flow import FlowLayout
from gui.widgets.header import Picture
from gui.widgets.key_button import KeyButton
from gui.widgets.panel import line
from gui.widgets.plain import PlainLabel

ANSWERS = ("right", "wrong", "skip")

KeysOf = Callable[[str], str]
"""The key of an action, as the platform writes it; empty where it has none."""


class DoubtBar(QWidget):
    """Asks; it decides nothing.

    Signals:
        answered: (``right``, ``wrong`` or ``skip``)
        chosen: (number from 1) another role was chosen.
        left: () the editor has enough of the questions.
    """

    answered = Signal(str)
    chosen = Signal(int)
    left = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it hidden."""
        super().__init__(parent)
        self.setObjectName("doubt_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._picture = Picture("circle-question-mark", theme, self)
        self.sentence, self.because = PlainLabel("", self), PlainLabel("", self)
        self.counts = PlainLabel("", self, gives_way=False)
        self.close_button = QToolButton(self)
        self.buttons = {answer: KeyButton(theme, self, strong=answer != "skip") for answer in ANSWERS}
        self.choices: list[KeyButton] = []
        self._question: Question | None = None
        self._numbers = (0, 0)
        self._keys: KeysOf = lambda _action: ""
        self._lay_out()
        self.set_texts(texts)
        self.set_theme(theme)
        self.hide()

    def show_question(self, question: Question | None, left: int, done: int, keys: KeysOf) -> None:
        """Ask this, and tell how many questions are left and answered; None hides the bar."""
        self._question, self._numbers, self._keys = question, (left, done), keys
        self.setVisible(question is not None)
        if question is not None:
            self._fill(question)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts; the question itself is asked anew by whoever asks."""
        self._texts = texts
        self.setAccessibleName(texts("panel.doubt.title"))
        self.close_button.setToolTip(texts("command.doubt.leave"))
        self.close_button.setAccessibleName(texts("command.doubt.leave"))
        for answer, button in self.buttons.items():
            button.say(texts(f"command.doubt.{answer}"))
        if self._question is not None:
            self._fill(self._question)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._picture.set_theme(theme)
        self.sentence.setFont(ui_font(theme, 14, QFont.Weight.DemiBold))
        self.because.setFont(ui_font(theme, 12))
        self.counts.setFont(ui_font(theme, 12))
        self.close_button.setIcon(icon("x", theme, "muted"))
        for button in (*self.buttons.values(), *self.choices):
            button.set_theme(theme)
        self._column.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(9))
        self._column.setSpacing(theme.px(7))
        self._head.setSpacing(theme.px(8))
        self._flow.setSpacing(theme.px(6))

    def _lay_out(self) -> None:
        for muted in (self.because, self.counts):
            muted.setProperty("muted", True)
        self.because.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.close_button.setAutoRaise(True)
        self.close_button.clicked.connect(self.left)
        self._head = QHBoxLayout()
        self._head.addWidget(self._picture)
        self._head.addWidget(self.sentence)
        self._head.addWidget(self.because, 1)
        self._head.addWidget(self.counts)
        self._head.addWidget(self.buttons["skip"])
        self._head.addWidget(self.close_button)
        answers = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        answers.setSizePolicy(policy)
        self._answers = answers
        self._flow = FlowLayout(answers)
        for answer, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, answer=answer: self.answered.emit(answer))
            if answer != "skip":
                self._flow.addWidget(button)
        self._column = QVBoxLayout()
        self._column.addLayout(self._head)
        self._column.addWidget(answers)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addLayout(self._column)
        around.addWidget(line(self))

    def _fill(self, question: Question) -> None:
        left, done = self._numbers
        self.sentence.setText(question.sentence)
        self.because.setText(question.because)
        counts = (self._texts("panel.doubt.left", count=left), self._texts("panel.doubt.done", count=done))
        self.counts.setText(" · ".join(counts))
        words = {"right": question.right, "wrong": question.wrong, "skip": self._texts("panel.doubt.skip")}
        for answer, button in self.buttons.items():
            self._say(button, words[answer], f"doubt.{answer}")
        self._show_choices(question)

    def _show_choices(self, question: Question) -> None:
        """Show a button for each other role; the first is what the wrong key takes where the role is in question."""
        while len(self.choices) < len(question.choices):
            self._add_choice(len(self.choices) + 1)
        for at, button in enumerate(self.choices):
            shown = at < len(question.choices)
            button.setVisible(shown)
            if shown:
                self._say(button, question.choice_words[at], f"doubt.choose_{at + 1}")

    def _add_choice(self, number: int) -> None:
        button = KeyButton(self._theme, self._answers)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(number))
        self._flow.addWidget(button)
        self.choices.append(button)

    def _say(self, button: KeyButton, words: str, action: str) -> None:
        button.say(words, self._texts(f"command.{action}"))
        button.show_key(self._keys(action))
