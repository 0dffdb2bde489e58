"""What a list says when it is empty: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedLayout, QVBoxLayout, QWidget

from gui.theme import Theme, ui_font


class EmptyState(QWidget):
    """A list, or in its place a sentence while it is empty."""

    def __init__(self, view: QAbstractItemView, theme: Theme, parent: QWidget | None = None) -> None:
        """Watch the model of `view`."""
        super().__init__(parent)
        self._view = view
        view.setMinimumSize(1, 1)
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setWordWrap(True)
        self._sentence.setMinimumSize(1, 1)
        self._sentence.setProperty("muted", True)
        around = QWidget(self)
        box = QVBoxLayout(around)
        box.setContentsMargins(12, 2, 12, 2)
        box.addWidget(self._sentence)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(view)
        self._stack.addWidget(around)
        self.set_theme(theme)
        model = view.model()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._choose)
        self._choose()

    def say(self, sentence: str) -> None:
        """Take the sentence for an empty list."""
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._sentence.setFont(ui_font(theme, 13))

    def minimumSizeHint(self) -> QSize:
        """Return hardly anything: a list scrolls, and a sentence about nothing needs no room of its own."""
        return QSize(0, self.fontMetrics().height())

    def _choose(self) -> None:
        self._stack.setCurrentIndex(1 if self._view.model().rowCount() == 0 else 0)
