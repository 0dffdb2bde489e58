"""The first page: the sample, a project, a dump, and what was open lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.texts import Texts
from gui.theme import Theme, icon, ui_font
from gui.widgets.panel import Panel
from gui.widgets.plain import PlainLabel

CHOICES = (
    ("project.sample", "newspaper"),
    ("project.import", "download"),
    ("project.open", "folder-open"),
    ("project.new", "file-plus"),
)
RECENT_SHOWN = 6


class WelcomePanel(QWidget):
    """What to do first, in words and buttons; dropping files anywhere does the same.

    Signals:
        action_requested: (action id) one of the choices.
        recent_requested: (path) one of the recent projects.
    """

    action_requested = Signal(str)
    recent_requested = Signal(str)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._recent: Sequence[str] = ()
        self.card = Panel(self)
        self.title = PlainLabel("", self.card)
        self.what = PlainLabel("", self.card)
        self.what.setWordWrap(True)
        self.what.setProperty("muted", True)
        self.buttons = {action: self._button(action, index == 0) for index, (action, _) in enumerate(CHOICES)}
        self.recent_title = PlainLabel("", self.card)
        self.drop = PlainLabel("", self.card)
        self.drop.setProperty("muted", True)
        self._recent_box = QVBoxLayout()
        self._lay_out()
        self.set_theme(theme)
        self.set_texts(texts)

    def show_recent(self, paths: Sequence[str]) -> None:
        """Offer the recent projects."""
        self._recent = paths
        while (item := self._recent_box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for path in paths[:RECENT_SHOWN]:
            self._recent_box.addWidget(self._recent_button(path))
        self.recent_title.setVisible(bool(paths))

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.setAccessibleName(texts("welcome.title"))
        self.title.setText(texts("welcome.title"))
        self.what.setText(texts("welcome.what"))
        self.recent_title.setText(texts("menu.recent"))
        self.drop.setText(texts("welcome.drop"))
        for action, button in self.buttons.items():
            words = texts(f"command.{action}")
            button.setText(words)
            button.setAccessibleName(words)
        self.show_recent(self._recent)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.title.setFont(ui_font(theme, 30, QFont.Weight.Bold))
        self.what.setFont(ui_font(theme, 15))
        self.recent_title.setFont(ui_font(theme, 13, QFont.Weight.DemiBold))
        self.card.setFixedWidth(theme.px(620))
        self.card.column.setContentsMargins(theme.px(44), theme.px(36), theme.px(44), theme.px(32))
        self.card.column.setSpacing(theme.px(12))
        for (action, name), colour in zip(CHOICES, ("accent_text", "text", "text", "text"), strict=True):
            self.buttons[action].setIcon(icon(name, theme, colour))
            self.buttons[action].setMinimumHeight(theme.px(44))

    def _button(self, action: str, primary: bool) -> QPushButton:
        made = QPushButton(self.card)
        made.setObjectName(f"welcome_{action}")
        made.setProperty("primary", primary)
        made.clicked.connect(lambda: self.action_requested.emit(action))
        return made

    def _recent_button(self, path: str) -> QPushButton:
        name = Path(path).name
        made = QPushButton(f"{name}   {Path(path).parent}".replace("&", "&&"), self.card)
        made.setAccessibleName(name)
        made.setProperty("link", True)
        made.clicked.connect(lambda: self.recent_requested.emit(path))
        return made

    def _lay_out(self) -> None:
        column = self.card.column
        column.addWidget(self.title)
        column.addWidget(self.what)
        for action, _ in CHOICES:
            column.addWidget(self.buttons[action])
        column.addWidget(self.recent_title)
        column.addLayout(self._recent_box)
        column.addWidget(self.drop)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
