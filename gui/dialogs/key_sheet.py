"""The key sheet: every action with its keys, by menu, searchable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.texts import Texts
from gui.dialogs.action_list import ActionList
from gui.dialogs.closing import closing_buttons
from gui.models.action_rows import ActionEntry, by_menu, found
from gui.theme import Theme
from gui.widgets.plain import PlainLabel
from gui.widgets.screen import within_screen
from gui.widgets.search_field import SearchField


class KeySheet(QDialog):
    """Shows what each key does; the table of actions is all it knows."""

    def __init__(
        self, entries: Sequence[ActionEntry], texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries = entries
        self.setWindowTitle(texts("dialog.keys.title"))
        self.field = SearchField(theme, parent=self)
        self.field.setPlaceholderText(texts("dialog.keys.hint"))
        self.field.setAccessibleName(texts("dialog.keys.hint"))
        self.list = ActionList(theme, self)
        self.list.setAccessibleName(texts("dialog.keys.title"))
        modes = PlainLabel(texts("dialog.keys.modes"), self)
        modes.setWordWrap(True)
        modes.setProperty("muted", True)
        buttons = closing_buttons(self)
        box = QVBoxLayout(self)
        box.addWidget(self.field)
        box.addWidget(self.list, 1)
        box.addWidget(modes)
        box.addWidget(buttons)
        self.resize(within_screen(QSize(theme.px(680), theme.px(640)), self))
        self.field.textChanged.connect(self._search)
        self.field.left_down.connect(self.list.setFocus)
        self._search("")
        self.field.setFocus()

    def _search(self, words: str) -> None:
        self.list.show_entries(by_menu(found(self._entries, words)))
