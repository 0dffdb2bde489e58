"""The entries of one recipe: their list, the form of the one at hand, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.texts import Texts
from gui.dialogs.recipe_form import RecipeForm
from gui.dialogs.recipe_rows import Entry, entry_rows
from gui.theme import Theme
from gui.widgets.row_list import RowList

ADDING = ("add_present", "add_words", "add_fix")
CHANGING = ("save", "up", "down", "remove")
Entries = tuple[Entry, ...]


class RecipeEntries(QWidget):
    """Shows the entries of a recipe in the order in which they work; a change is told as the whole new list.

    Signals:
        entries_changed: (the entries, as they shall be)
    """

    entries_changed = Signal(object)

    def __init__(
        self, texts: Texts, theme: Theme, present: Entry | None, parent: QWidget | None = None
    ) -> None:
        """Make it empty; `present` is what the search panel would replace now."""
        super().__init__(parent)
        self._texts = texts
        self._present = present
        self._entries: Entries = ()
        self._at = -1
        self._adding = False
        self.list = RowList(theme, self, most=7)
        self.list.setAccessibleName(self._say("entries_title"))
        self.list.installEventFilter(self)
        self.form = RecipeForm(texts, theme, self)
        self.buttons = {name: self._button(name) for name in (*ADDING, *CHANGING)}
        self._lay_out(theme)
        self._connect()

    def show_entries(self, entries: Entries, *, afresh: bool) -> None:
        """Show these; `afresh` puts the first at hand, else the one that is stays."""
        self._entries = entries
        self.list.show_rows(entry_rows(entries, self._texts))
        self._show(min(0 if afresh else max(0, self._at), len(entries) - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of the list: Delete removes, Insert adds, Alt with an arrow moves, Enter goes to the form."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            name = {
                (Qt.Key.Key_Delete, False): "remove",
                (Qt.Key.Key_Insert, False): "add_words",
                (Qt.Key.Key_Up, True): "up",
                (Qt.Key.Key_Down, True): "down",
            }.get((Qt.Key(event.key()), alt))
            if name is not None:
                self.buttons[name].click()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.form.first().setFocus()
                return True
        return super().eventFilter(watched, event)

    def press(self, name: str) -> None:
        """Do what a button says."""
        listed, at, entry = list(self._entries), self._at, self.form.entry()
        if name in ("add_words", "add_fix"):
            self._begin(fix=name == "add_fix")
            return
        if name == "add_present" and self._present is not None:
            self._at = len(listed)
            listed.append(self._present)
        elif name == "save" and entry is not None:
            self._put(listed, entry)
        elif name == "remove" and at >= 0:
            del listed[at]
        elif name in ("up", "down") and at >= 0:
            self._at = at + (1 if name == "down" else -1)
            listed[at], listed[self._at] = listed[self._at], listed[at]
        if tuple(listed) != self._entries:
            self.entries_changed.emit(tuple(listed))

    def _put(self, listed: list[Entry], entry: Entry) -> None:
        """Put what the form says in the place of the entry at hand, or behind all."""
        if self._at >= 0:
            listed[self._at] = entry
        else:
            self._at = len(listed)
            listed.append(entry)

    def _begin(self, *, fix: bool) -> None:
        """Empty the form for one more entry."""
        self._show(-1)
        if fix:
            self.form.show_fix()
        self._enable()
        self.form.first().setFocus()

    def _show(self, at: int) -> None:
        self._at = at
        self.form.show_entry(self._entries[at] if at >= 0 else None)
        self.list.show_current(at if at >= 0 else None)
        if at >= 0 and self.list.currentIndex().row() != at:
            blocked = self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(self.list.rows.index(at))
            self.list.selectionModel().blockSignals(blocked)
        self._enable()

    def _enable(self) -> None:
        at, count, entry = self._at, len(self._entries), self.form.entry()
        there = 0 <= at < count
        holds = {
            "add_present": self._present is not None,
            "save": entry is not None and not (there and entry == self._entries[at]),
            "up": there and at > 0,
            "down": there and at < count - 1,
            "remove": there,
        }
        for name, on in holds.items():
            self.buttons[name].setEnabled(on)

    def _connect(self) -> None:
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked, name=name: self.press(name))
        self.form.entry_edited.connect(self._enable)
        self.form.entered.connect(self.buttons["save"].click)
        self.form.left.connect(self.list.setFocus)
        self.list.row_chosen.connect(self._show)
        self.list.selectionModel().currentChanged.connect(
            lambda index, _before: self._show(index.row()) if index.isValid() else None
        )

    def _say(self, key: str) -> str:
        return self._texts(f"dialog.recipes.{key}")

    def _button(self, name: str) -> QPushButton:
        made = QPushButton(self._say(name), self)
        made.setAutoDefault(False)
        made.setAccessibleName(self._say(name))
        return made

    def _lay_out(self, theme: Theme) -> None:
        adding, changing = QHBoxLayout(), QGridLayout()
        for name in ADDING:
            adding.addWidget(self.buttons[name])
        for at, name in enumerate(CHANGING):
            changing.addWidget(self.buttons[name], 0, at)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(8))
        box.addWidget(self.list, 1)
        box.addLayout(adding)
        box.addWidget(self.form)
        box.addLayout(changing)
