"""The tool bar: the few actions of the main loop, and one primary button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from core.texts import Texts
from gui.bridge.actions import ActionSet
from gui.theme import Theme, ui_font
from gui.widgets.plain import PlainLabel

WITH_WORDS = ("project.import", "project.export")
BEFORE = (
    ("project.import", "project.export"),
    ("history.undo", "history.redo"),
    ("article.split", "article.merge_previous", "article.merge_next"),
    ("block.toggle_kept", "block.confirm"),
)
AFTER = (("view.toggle_theme", "view.language", "help.palette"),)
PRIMARY = "article.done_next"
LEFT_TO_RIGHT = "\u200e"
"""Keeps a fraction in its order in an Arabic window."""


class DeskToolBar(QToolBar):
    """Buttons of actions by id, the article's number between its arrows."""

    def __init__(self, actions: ActionSet, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setObjectName("tools")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.brand = PlainLabel("", self)
        self.brand.setObjectName("brand")
        self.number = PlainLabel("", self)
        self.number.setObjectName("article_number")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self.brand)
        self._fill()
        self.set_texts(texts)
        self.set_theme(theme)

    def show_number(self, number: int, count: int) -> None:
        """Show which article of the list is open; nothing where it is not in the list."""
        self.number.setText(f"{LEFT_TO_RIGHT}{number:,} / {count:,}" if number and count else "")

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.brand.setText(texts("dialog.about.name"))
        self.setWindowTitle(texts("statusbar.tools"))
        self.setAccessibleName(texts("statusbar.tools"))
        self.number.setToolTip(texts("statusbar.number"))
        for action in self._actions.all():
            button = self.widgetForAction(self._actions.qaction(action.id))
            if button is not None:
                button.setAccessibleName(self._actions.title(action))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.brand.setFont(ui_font(theme, 16, self.font().Weight.Bold))
        self.number.setMinimumWidth(theme.px(90))

    def _fill(self) -> None:
        for group in BEFORE:
            self._gap(12)
            for action in group:
                self._add(action)
            self.addSeparator()
        stretch = QWidget(self)
        stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(stretch)
        self._add("go.previous_article")
        self.addWidget(self.number)
        self._add("go.next_article")
        self._gap(8)
        self._add(PRIMARY).setProperty("primary", True)
        self._gap(8)
        for group in AFTER:
            for action in group:
                self._add(action)

    def _add(self, action: str) -> QToolButton:
        made = self._actions.qaction(action)
        self.addAction(made)
        button = self.widgetForAction(made)
        assert isinstance(button, QToolButton)
        words = action in WITH_WORDS or action == PRIMARY
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        button.setToolButtonStyle(style)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _gap(self, width: int) -> None:
        gap = QWidget(self)
        gap.setFixedWidth(width)
        self.addWidget(gap)
