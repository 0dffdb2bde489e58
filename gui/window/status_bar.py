"""The status bar: what is saved, where the caret is, what is there, and how far a long task has come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QStatusBar, QToolButton, QWidget

from core.texts import Texts
from gui.bridge.tasks import Progress
from gui.theme import Theme, icon
from gui.widgets.plain import PlainLabel
from gui.widgets.word_button import WordButton

PARTS = ("saved", "place", "words", "there")


class DeskStatus(QStatusBar):
    """The line at the window's foot.

    Signals:
        cancel_requested: () the running task shall stop.
        mode_requested: () the other mode is wanted.
    """

    cancel_requested = Signal()
    mode_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._mode = "mark"
        self.setSizeGripEnabled(False)
        self.mode = WordButton(self)
        self.mode.setObjectName("mode")
        self.mode.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.mode.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.mode.clicked.connect(self.mode_requested)
        self.addWidget(self.mode)
        self.parts = {name: PlainLabel("", self) for name in PARTS}
        for name, label in self.parts.items():
            label.setObjectName(f"status_{name}")
            self.addWidget(label, 1 if name == "there" else 0)
        self.task = PlainLabel("", self)
        self.task.setObjectName("status_task")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.cancel = QToolButton(self)
        self.cancel.clicked.connect(self.cancel_requested)
        for widget in (self.task, self.bar, self.cancel):
            self.addPermanentWidget(widget)
        self.show_task("")
        self.set_texts(texts)
        self.set_theme(theme)

    def show_part(self, name: str, words: str) -> None:
        """Show one part's words; nothing where they are empty."""
        label = self.parts[name]
        label.setText(words)
        label.setVisible(bool(words))

    def show_mode(self, mode: str, *, shown: bool) -> None:
        """Show the pane's mode: words and a sign, so that it is not colour alone that tells."""
        self._mode = mode
        self.mode.setVisible(shown)
        self.mode.setText(self._texts(f"statusbar.mode.{mode}"))
        self.mode.setToolTip(self._texts(f"statusbar.mode_tip.{mode}"))
        self.mode.setAccessibleName(self._texts(f"statusbar.mode.{mode}"))
        writing = mode == "write"
        self.mode.setProperty("writing", writing)
        colour = "accent_text" if writing else "text"
        self.mode.setIcon(icon("pencil" if writing else "highlighter", self._theme, colour))
        self.mode.style().unpolish(self.mode)
        self.mode.style().polish(self.mode)

    def show_task(self, title: str) -> None:
        """Show that a task runs; an empty title ends it."""
        self.task.setText(title)
        for widget in (self.task, self.bar, self.cancel):
            widget.setVisible(bool(title))
        self.bar.setRange(0, 0)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the task is."""
        self.bar.setRange(0, 1000 if progress.total else 0)
        if progress.total:
            self.bar.setValue(min(1000, progress.done * 1000 // progress.total))
        if progress.detail:
            self.task.setText(progress.detail)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.setAccessibleName(texts("statusbar.title"))
        self.bar.setAccessibleName(texts("statusbar.progress"))
        self.cancel.setText(texts("statusbar.cancel"))
        self.cancel.setAccessibleName(texts("statusbar.cancel"))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.bar.setFixedSize(theme.px(150), theme.px(6))
        self.show_mode(self._mode, shown=self.mode.isVisibleTo(self))
