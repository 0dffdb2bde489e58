"""The tool bar: the few actions of the main loop, and one primary button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from core.texts import Texts
from gui.bridge.actions import ActionSet
from gui.theme import Theme, ui_font
from gui.widgets.plain import PlainLabel
from gui.widgets.word_button import WordButton

WITH_WORDS = ("project.import", "project.export")
GIVING_WAY = ("history.undo", "history.redo")
"""Said in words too, because a mirrored arrow alone may be read either way; the words go where the bar is narrow."""

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
LEAST = 580
"""Pixels at scale 1 that hold the buttons which never go."""


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
        self._shown = (0, 0)
        self.buttons: dict[str, QToolButton] = {}
        self._entries: dict[str, QAction] = {}
        self._dispensable: list[QAction] = []
        self._fill()
        self.set_texts(texts)
        self.set_theme(theme)

    def show_number(self, number: int, count: int) -> None:
        """Show which article of the list is open; nothing where it is not in the list."""
        self._shown = (number, count)
        words = self._texts("toolbar.number", number=f"{number:,}", total=f"{count:,}")
        self.number.setText(words if number and count else "")

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.show_number(*self._shown)
        self.brand.setText(texts("dialog.about.name"))
        self.setWindowTitle(texts("statusbar.tools"))
        self.setAccessibleName(texts("statusbar.tools"))
        self.number.setToolTip(texts("statusbar.number"))
        for button in self.buttons.values():
            button.setAccessibleName(button.text())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.brand.setFont(ui_font(theme, 16, self.font().Weight.Bold))
        self.number.setMinimumWidth(theme.px(70))
        self._least = theme.px(LEAST)
        self.setMinimumWidth(self._least)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the least width again: polishing by the style sheet takes it away."""
        super().showEvent(event)
        self.setMinimumWidth(self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit, the least needed first: all of it stands in the menus too."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        for entry in self._dispensable:
            entry.setVisible(True)
        for action in (*WITH_WORDS, *GIVING_WAY):
            self.buttons[action].setToolButtonStyle(_style(words=True))
        if self._take_words(GIVING_WAY, width):
            return
        for entry in self._dispensable:
            if self.sizeHint().width() <= width:
                return
            entry.setVisible(False)
        self._take_words(WITH_WORDS, width)

    def _take_words(self, actions: tuple[str, ...], width: int) -> bool:
        """Leave these buttons their icons alone where the bar is too narrow; tell whether it fits now."""
        if self.sizeHint().width() > width:
            for action in actions:
                self.buttons[action].setToolButtonStyle(_style(words=False))
        return self.sizeHint().width() <= width

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
        button = WordButton(self)
        button.setDefaultAction(self._actions.qaction(action))
        words = action in WITH_WORDS or action in GIVING_WAY or action == PRIMARY
        button.setToolButtonStyle(_style(words=words))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._entries[action] = self.addWidget(button)
        self.buttons[action] = button
        return button


def _style(*, words: bool) -> Qt.ToolButtonStyle:
    style = Qt.ToolButtonStyle
    return style.ToolButtonTextBesideIcon if words else style.ToolButtonIconOnly
