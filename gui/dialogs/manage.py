"""What the editors of labels and of roles share: the list, the form of the chosen one, and wishes going out."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.dialogs.colour_field import ColourField
from gui.theme import Theme
from gui.widgets.plain import PlainLabel
from gui.widgets.row_list import Row, RowList
from gui.widgets.screen import within_screen


class ManageDialog(QDialog):
    """A list beside a form. Every change is a command at once; the list follows the project.

    Signals:
        command_requested: (command id, arguments)
    """

    command_requested = Signal(str, object)

    area = ""
    """The texts' table: ``dialog.<area>``."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        self.theme = theme
        self.current: Hashable | None = None
        self.setWindowTitle(self.words("title"))
        self.list = RowList(theme, self)
        self.list.setAccessibleName(self.words("title"))
        self.list.setMinimumHeight(theme.px(260))
        self.list.row_chosen.connect(self.show_one)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(theme.px(10))
        self.name = self.field("name")
        self.title_ar = self.field("title_ar")
        self.title_en = self.field("title_en")
        self.colour = ColourField(self.words("colour"), theme, self)
        self.form.addRow(self.label("colour"), self.colour)
        self.tools = QHBoxLayout()
        self.add_button = self.button("add", self.start_new)
        self.save_button = self.button("save", self.save)
        self.save_button.setProperty("primary", True)
        self._lay_out()
        self.resize(within_screen(QSize(theme.px(640), theme.px(440)), self))

    def words(self, key: str, **values: Any) -> str:
        """Return a text of this dialog."""
        return self.texts(f"dialog.{self.area}.{key}", **values)

    def label(self, key: str) -> PlainLabel:
        """Return a field's label."""
        return PlainLabel(self.words(key), self)

    def field(self, key: str, longest: int = 64) -> QLineEdit:
        """Add a line to the form."""
        made = QLineEdit(self)
        made.setMaxLength(longest)
        made.setAccessibleName(self.words(key))
        self.form.addRow(self.label(key), made)
        return made

    def button(self, key: str, wish: Any) -> QPushButton:
        """Add a button under the form."""
        made = QPushButton(self.words(key), self)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked: wish())
        self.tools.addWidget(made)
        return made

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the list, and in the form what was shown before, if it is still there."""
        self.list.show_rows(rows)
        keys = [row.key for row in rows]
        if self.current in keys:
            self.show_one(self.current)
        elif keys:
            self.show_one(keys[-1] if self.current is None and self.name.text() else keys[0])

    def start_new(self) -> None:
        """Empty the form for one more."""
        self.current = None
        self.list.show_current(None)
        for field in self.findChildren(QLineEdit):
            field.clear()
        self.name.setEnabled(True)
        self.name.setFocus()

    def show_one(self, key: object) -> None:
        """Show one of the list in the form."""
        raise NotImplementedError

    def save(self) -> None:
        """Wish for what the form says."""
        raise NotImplementedError

    def wish(self, command: str, **args: Any) -> None:
        """Ask for a command."""
        self.command_requested.emit(command, args)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.addLayout(self.form)
        side.addLayout(self.tools)
        side.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(self.theme.px(16))
        both.addWidget(self.list, 2)
        both.addLayout(side, 3)
        box = QVBoxLayout(self)
        box.addLayout(both, 1)
        box.addWidget(closing_buttons(self))
