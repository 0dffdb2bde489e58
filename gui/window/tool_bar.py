"""The tool bar: the few actions of the main loop, and one primary button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
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
AFTER = ("view.toggle_theme", "view.language", "help.palette")
DISPENSABLE = (
    *AFTER,
    "block.confirm",
    "block.toggle_kept",
    "article.merge_next",
    "article.merge_previous",
    "article.split",
)
"""Left out first where the bar is narrow."""
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
        self.buttons: dict[str, QToolButton] = {}
        self._entries: dict[str, QAction] = {}
        self._dispensable: list[QAction] = []
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
        for button in self.buttons.values():
            button.setAccessibleName(button.text())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.brand.setFont(ui_font(theme, 16, self.font().Weight.Bold))
        self.number.setMinimumWidth(theme.px(90))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit, the least needed first: all of it stands in the menus too."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        for entry in self._dispensable:
            entry.setVisible(True)
        for entry in self._dispensable:
            if self.sizeHint().width() <= width:
                return
            entry.setVisible(False)

    def _fill(self) -> None:
        self._dispensable.append(self.addWidget(self.brand))
        for group in BEFORE:
            for action in group:
                self._add(action)
            self._dispensable.append(self.addSeparator())
        stretch = QWidget(self)
        stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(stretch)
        self._add("go.previous_article")
        self.addWidget(self.number)
        self._add("go.next_article")
        self._add(PRIMARY).setProperty("primary", True)
        for action in AFTER:
            self._add(action)
        self._dispensable += [self._entries[action] for action in DISPENSABLE]

    def _add(self, action: str) -> QToolButton:
        """Add a button of its own, so that it can be left out while the action stays in menus and keys."""
        button = QToolButton(self)
        button.setDefaultAction(self._actions.qaction(action))
        words = action in WITH_WORDS or action == PRIMARY
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._entries[action] = self.addWidget(button)
        self.buttons[action] = button
        return button
