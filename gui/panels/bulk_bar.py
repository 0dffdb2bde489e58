"""The bar that appears when several articles are chosen: how many, and a status for all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model import STATUSES
from core.texts import Texts
from gui.theme import Theme
from gui.widgets.flow import FlowLayout
from gui.widgets.plain import PlainLabel
from gui.widgets.small_button import SmallButton


class BulkBar(QWidget):
    """Buttons that give one status to all chosen articles.

    Signals:
        status_requested: (status) a button was pressed.
    """

    status_requested = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a bar that is hidden until several articles are chosen."""
        super().__init__(parent)
        self._count = 0
        self._words = PlainLabel("", self)
        self._buttons = {status: SmallButton(theme, self) for status in STATUSES}
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._flow = FlowLayout(None, theme.px(6))
        self._column.addLayout(self._flow)
        for status, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, status=status: self.status_requested.emit(status))
            self._flow.addWidget(button)
        self.set_theme(theme)
        self.set_texts(texts)
        self.hide()

    def show_count(self, count: int) -> None:
        """Show the bar for several articles, hide it for one or none."""
        self._count = count
        self._words.setText(self._texts("panel.articles.chosen", count=count))
        self.setVisible(count > 1)

    def button(self, status: str) -> SmallButton:
        """Return the button of a status."""
        return self._buttons[status]

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        for status, button in self._buttons.items():
            words = texts(f"status.{status}")
            button.say(words, texts("panel.articles.set_status", status=words))
        self._words.setText(texts("panel.articles.chosen", count=self._count))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._column.setSpacing(theme.px(6))
        self._flow.setSpacing(theme.px(6))
        for button in self._buttons.values():
            button.set_theme(theme)
