"""The dialog of saved searches: the list, the name of the one at hand, what it looks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.model.recipes import SavedSearch
from core.model.search import Query
from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.models.direction import isolated
from gui.theme import Theme
from gui.widgets.plain import PlainLabel
from gui.widgets.row_list import Row, RowList
from gui.widgets.screen import within_screen

BUTTONS = ("search", "save", "rename", "remove")
LONGEST = 120
"""Code points of a name."""

COLOUR = "#777777"


class SavedSearchesDialog(QDialog):
    """Every change is a command at once; the list follows.

    Signals:
        keep_requested: (name) keep what is looked for now by this name.
        command_requested: (command id, arguments)
        search_requested: (SavedSearch) search so.
    """

    keep_requested = Signal(str)
    command_requested = Signal(str, object)
    search_requested = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, present: Query, parent: QWidget | None = None) -> None:
        """Make it empty; `present` is what is looked for now."""
        super().__init__(parent)
        self._texts = texts
        self._present = present
        self._saved: Sequence[SavedSearch] = ()
        self.current: SavedSearch | None = None
        self.setWindowTitle(self._say("title"))
        self.list = RowList(theme, self, most=12)
        self.list.setAccessibleName(self._say("title"))
        self.list.installEventFilter(self)
        self.name = QLineEdit(self)
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName(self._say("name"))
        self.name.setPlaceholderText(self._say("name"))
        self.told = PlainLabel("", self)
        self.told.setWordWrap(True)
        self.told.setProperty("muted", True)
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self.buttons["save"].setProperty("primary", True)
        self._lay_out(theme)
        self._connect()
        self.resize(within_screen(QSize(theme.px(560), theme.px(420)), self))

    def show_saved(self, saved: Sequence[SavedSearch]) -> None:
        """Show these; the one at hand stays, or one that was just kept comes to hand."""
        known = {each.id for each in self._saved}
        added = [each for each in saved if known and each.id not in known]
        at_hand = added[0].id if len(added) == 1 else self.current.id if self.current else None
        self._saved = saved
        self.list.show_rows([self._row(each) for each in saved])
        self._show(next((each for each in saved if each.id == at_hand), saved[0] if saved else None))
        if self.current is not None:
            self.list.setCurrentIndex(self.list.rows.index(list(saved).index(self.current)))

    def start_new(self) -> None:
        """Offer a name for what is looked for now."""
        self._show(None)
        self.name.setText(self._present.words[:LONGEST])
        self.name.setFocus()
        self.name.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of the list: remove, rename."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
            if event.key() == Qt.Key.Key_F2:
                self.name.setFocus()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or rename at Enter in the name."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.hasFocus():
            self.buttons["save" if self.current is None else "rename"].click()
        else:
            super().keyPressEvent(event)

    def _show(self, saved: SavedSearch | None) -> None:
        self.current = saved
        self.list.show_current(saved.id if saved is not None else None)
        self.name.setText(saved.name if saved is not None else "")
        self.told.setText(self._told(saved) if saved is not None else self._say("hint"))
        self._enable()

    def _told(self, saved: SavedSearch) -> str:
        """Return what a saved search looks for, in words."""
        words = isolated(str(saved.query.get("words", "")))
        how = self._texts(f"panel.search.how_{saved.query.get('how', 'plain')}")
        told = f"{words} · {how}"
        if saved.query.get("exact"):
            told += " · " + self._texts("panel.search.exact")
        return f"{told} ← {isolated(saved.instead)}" if saved.instead else told

    def _row(self, saved: SavedSearch) -> Row:
        return Row(saved.id, saved.name, COLOUR, shape="bar", spoken=f"{saved.name}: {self._told(saved)}")

    def _enable(self) -> None:
        named, chosen = bool(self.name.text().strip()), self.current is not None
        self.buttons["save"].setEnabled(named and bool(self._present.words))
        self.buttons["rename"].setEnabled(
            named and self.current is not None and self.name.text().strip() != self.current.name
        )
        for name in ("search", "remove"):
            self.buttons[name].setEnabled(chosen)

    def _search(self) -> None:
        if self.current is not None:
            saved = self.current
            self.accept()
            self.search_requested.emit(saved)

    def _rename(self) -> None:
        if self.current is not None:
            self._wish("search.rename", search=self.current.id, name=self.name.text().strip())

    def _remove(self) -> None:
        if self.current is not None:
            self._wish("search.remove", search=self.current.id)

    def _wish(self, command: str, **args: Any) -> None:
        self.command_requested.emit(command, args)

    def _choose(self, key: object) -> None:
        self._show(next((each for each in self._saved if each.id == key), None))

    def _connect(self) -> None:
        calls = {"search": self._search, "rename": self._rename, "remove": self._remove}
        for name, call in calls.items():
            self.buttons[name].clicked.connect(lambda _checked, call=call: call())
        self.buttons["save"].clicked.connect(
            lambda _checked: self.keep_requested.emit(self.name.text().strip())
        )
        self.name.textChanged.connect(lambda _words: self._enable())
        self.list.row_chosen.connect(self._choose)
        self.list.doubleClicked.connect(lambda _index: self._search())
        self.list.selectionModel().currentChanged.connect(
            lambda index, _before: (
                self._choose(self.list.rows.rows[index.row()].key) if index.isValid() else None
            )
        )

    def _say(self, key: str) -> str:
        return self._texts(f"dialog.searches.{key}")

    def _button(self, name: str) -> QPushButton:
        made = QPushButton(self._say(name), self)
        made.setAutoDefault(False)
        made.setAccessibleName(self._say(name))
        return made

    def _lay_out(self, theme: Theme) -> None:
        tools = QHBoxLayout()
        for button in self.buttons.values():
            tools.addWidget(button)
        tools.addStretch(1)
        box = QVBoxLayout(self)
        box.setSpacing(theme.px(10))
        for part in (self.list, self.told, self.name):
            box.addWidget(part, 1 if part is self.list else 0)
        box.addLayout(tools)
        box.addWidget(closing_buttons(self))
