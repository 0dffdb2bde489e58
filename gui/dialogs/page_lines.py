"""The window of page lines: what the pages leave behind, where it stands, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.model import Role
from core.session.page_lines import LinePlaces
from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.dialogs.page_line_form import PageLineForm
from gui.dialogs.page_line_rows import LineEntry, by_places, rows_of, searched
from gui.theme import Theme
from gui.widgets.delay import Delay, TimedDelay
from gui.widgets.plain import PlainLabel
from gui.widgets.row_list import RowList
from gui.widgets.screen import within_screen
from gui.widgets.search_field import SearchField

BUTTONS = ("add", "save", "remove", "apply", "import", "export")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PageLinesDialog(QDialog):
    """The lines in a list, the one at hand in a form. Every change is a command at once; the list follows.

    Signals:
        command_requested: (command id, arguments)
        places_requested: (words, whether they are an expression) where does this stand?
        import_requested: () lines of a file are wanted.
        place_requested: (article, block) the editor wants to go there.
        export_requested: (LineEntry or None) the profile at hand, or the project's own lines, into a file.
    """

    command_requested = Signal(str, object)
    places_requested = Signal(str, bool)
    import_requested = Signal()
    place_requested = Signal(int, int)
    export_requested = Signal(object)

    def __init__(
        self,
        roles: Sequence[Role],
        texts: Texts,
        theme: Theme,
        delay: Delay | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer `roles`; `delay` decides when the hands rest and places are asked for."""
        super().__init__(parent)
        self.texts = texts
        self._roles = roles
        self._delay = delay or TimedDelay(self)
        self._listed: list[LineEntry] = []
        self._counts: Mapping[Hashable, int] | None = None
        self.entry: LineEntry | None = None
        self.setWindowTitle(self._say("title"))
        self.search = SearchField(theme, delay, self)
        self.search.setPlaceholderText(self._say("search"))
        self.search.setAccessibleName(self._say("search"))
        self.list = RowList(theme, self, most=12)
        self.list.setAccessibleName(self._say("list"))
        self.list.installEventFilter(self)
        self.form = PageLineForm(roles, texts, theme, self)
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self.buttons["save"].setProperty("primary", True)
        self._lay_out(theme)
        self._connect()
        self.resize(within_screen(QSize(theme.px(860), theme.px(600)), self))

    def show_entries(self, listed: Sequence[LineEntry]) -> None:
        """Show the lines; the one at hand stays, or one that was just added comes to hand."""
        before = {entry.id for entry in self._listed}
        added = [entry for entry in listed if entry.is_line and entry.row and entry.id not in before]
        self._listed = list(listed)
        self._refill()
        at_hand = self.entry.id if self.entry is not None else None
        if before and len(added) == 1:
            at_hand = added[0].id
        found = next((entry for entry in self._listed if entry.id == at_hand), None)
        self._show(found or next((entry for entry in self._listed if entry.is_line), None))
        self._refill()

    def show_counts(self, counts: Mapping[Hashable, int] | None) -> None:
        """Show in how many places each line stands; None while they are counted."""
        self._counts = counts
        self._refill()

    def show_places(self, places: LinePlaces | None, words: str = "") -> None:
        """Show where the line of the form stands, or why that is not known."""
        self.form.show_places(places, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of the list: switch, remove, add, apply, go to the form."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            wish = self._wish_of(event)
            if wish is not None:
                wish()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Apply at Ctrl+Enter wherever the keyboard is, and save at Enter in a field."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._press("apply")
        elif self.form.words.hasFocus() or self.form.role.hasFocus():
            self._press("save")

    def start_new(self) -> None:
        """Empty the form for one more line."""
        self.entry = None
        self.list.show_current(None)
        self.form.show_new()
        self._enable()

    def toggle(self) -> None:
        """Use the line or profile at hand, or use it no longer."""
        entry = self.entry
        if entry is None or not (entry.is_line or entry.profile):
            return
        if not entry.is_line:
            self._wish("page_line.switch", profile=entry.profile, enabled=not entry.enabled)
        elif entry.row is not None:
            self._wish("page_line.set", page_line=entry.row, enabled=not entry.enabled)
        else:
            self._wish("page_line.add", **self._of(entry), enabled=not entry.enabled)

    def save(self) -> None:
        """Wish for what the form says."""
        entry, values, enabled = self.entry, self.form.values(), self.form.enabled.isChecked()
        if entry is None:
            self._wish("page_line.add", **values, enabled=enabled)
        elif not entry.is_line:
            if enabled != entry.enabled:
                self.toggle()
        elif entry.row is None:
            shown = (values["role"], values["kept"], enabled)
            if shown != (entry.role, entry.kept, entry.enabled):
                self._wish(
                    "page_line.add",
                    **{**values, "words": entry.title},
                    profile=entry.profile,
                    enabled=enabled,
                )
        else:
            del values["pattern"]
            self._wish("page_line.set", page_line=entry.row, **values, enabled=enabled)

    def remove(self) -> None:
        """Forget the line at hand; one of a shipped profile is as it came again."""
        if self.entry is not None and self.entry.is_line and self.entry.row is not None:
            self._wish("page_line.remove", page_lines=[self.entry.row])

    def apply(self) -> None:
        """Give every place of the line what the form says: leave it out everywhere."""
        entry, values = self.entry, self.form.values()
        if entry is None or entry.is_line:
            self._wish("page_line.apply", **values, profile=entry.profile if entry is not None else "")

    def _go(self, article: int, block: int) -> None:
        self.accept()
        self.place_requested.emit(article, block)

    def _of(self, entry: LineEntry) -> dict[str, Any]:
        return {
            "words": entry.title,
            "role": entry.role,
            "kept": entry.kept,
            "pattern": entry.pattern,
            "profile": entry.profile,
        }

    def _wish_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return lambda: self._press("apply")
        return {
            Qt.Key.Key_Space: self.toggle,
            Qt.Key.Key_Delete: self.remove,
            Qt.Key.Key_Insert: self.start_new,
            Qt.Key.Key_Return: self._to_form,
            Qt.Key.Key_Enter: self._to_form,
        }.get(Qt.Key(event.key()))

    def _to_form(self) -> None:
        (self.form.role if self.form.words.isReadOnly() else self.form.words).setFocus()

    def _press(self, name: str) -> None:
        if self.buttons[name].isEnabled():
            self.buttons[name].click()

    def _show_id(self, key: object) -> None:
        self._show(next((entry for entry in self._listed if entry.id == key), None))

    def _show(self, entry: LineEntry | None) -> None:
        self.entry = entry
        self.list.show_current(entry.id if entry is not None else None)
        if entry is not None:
            self.form.show_entry(entry)
            self._ask_places()
        self._enable()

    def _ask_places(self) -> None:
        if self.entry is not None and not self.entry.is_line:
            return
        self.form.show_places(None, self._say("counting") if self.form.words.text().strip() else "")
        self._delay.run(self._request_places)

    def _request_places(self) -> None:
        values = self.form.values()
        if values["words"] and (self.entry is None or self.entry.is_line):
            self.places_requested.emit(values["words"], values["pattern"])

    def _edited(self) -> None:
        self._ask_places()
        self._enable()

    def _enable(self) -> None:
        entry, words = self.entry, bool(self.form.words.text().strip())
        line = entry is None or entry.is_line
        self.buttons["save"].setEnabled(words if line else bool(entry and entry.profile))
        self.buttons["apply"].setEnabled(line and words)
        self.buttons["remove"].setEnabled(entry is not None and entry.is_line and entry.row is not None)

    def _refill(self) -> None:
        shown = searched(by_places(self._listed, self._counts or {}), self.search.text())
        row = self.list.currentIndex().row()
        self.list.show_rows(rows_of(shown, self._counts, self._roles, self.texts))
        keys = [entry.id for entry in shown]
        at_hand = self.entry.id if self.entry is not None else None
        at = keys.index(at_hand) if at_hand in keys else min(row, len(keys) - 1)
        blocked = self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(self.list.rows.index(max(at, 0)))
        self.list.selectionModel().blockSignals(blocked)

    def _wish(self, command: str, **args: Any) -> None:
        self.command_requested.emit(command, args)

    def _say(self, key: str) -> str:
        return self.texts(f"dialog.page_lines.{key}")

    def _button(self, name: str) -> QPushButton:
        made = QPushButton(self._say(name), self)
        made.setAutoDefault(False)
        made.setAccessibleName(self._say(name))
        return made

    def _connect(self) -> None:
        wishes = {"add": self.start_new, "save": self.save, "remove": self.remove, "apply": self.apply}
        for name, wish in wishes.items():
            self.buttons[name].clicked.connect(lambda _checked, wish=wish: wish())
        self.buttons["import"].clicked.connect(lambda _checked: self.import_requested.emit())
        self.buttons["export"].clicked.connect(lambda _checked: self.export_requested.emit(self.entry))
        self.form.line_edited.connect(self._edited)
        self.form.place_chosen.connect(self._go)
        self.search.words_changed.connect(lambda _words: self._refill())
        self.search.left_down.connect(self.list.setFocus)
        self.list.row_chosen.connect(self._show_id)
        self.list.selectionModel().currentChanged.connect(
            lambda index, _before: (
                self._show_id(self.list.rows.rows[index.row()].key) if index.isValid() else None
            )
        )

    def _lay_out(self, theme: Theme) -> None:
        hint = PlainLabel(self._say("hint"), self)
        hint.setWordWrap(True)
        hint.setProperty("muted", True)
        keys = PlainLabel(self._say("keys"), self)
        keys.setProperty("muted", True)
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        tools = QGridLayout()
        for at, name in enumerate(BUTTONS):
            tools.addWidget(self.buttons[name], at // 3, at % 3)
        right.setSpacing(theme.px(10))
        right.addWidget(self.form, 1)
        right.addLayout(tools)
        both.setSpacing(theme.px(16))
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setSpacing(theme.px(10))
        box.addWidget(hint)
        box.addLayout(both, 1)
        box.addWidget(keys)
        box.addWidget(closing_buttons(self))
