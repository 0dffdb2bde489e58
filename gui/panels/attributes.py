"""The article's attributes: a field for each of four every article has, and for every other one it was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from core.texts import Texts
from gui.theme import Theme
from gui.widgets.plain import PlainLabel
from gui.widgets.small_button import SmallButton

ALWAYS = ("date", "url", "author", "section")
"""Attributes that have a field even where the article has none of them."""

LEFT_TO_RIGHT = frozenset(("date", "url"))
"""Attributes whose values run from left to right in any interface."""


class ValueField(QLineEdit):
    """The value of one attribute.

    Signals:
        written: (value) the editor left the field, or pressed Enter, with another value in it.
    """

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self._tell)

    def show_value(self, value: str) -> None:
        """Show a value, unless the editor is writing another one."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self._shown = value
        if value != self.text():
            self.setText(value)
            self.setCursorPosition(0)

    def _tell(self) -> None:
        value = self.text().strip()
        if value != self._shown:
            self._shown = value
            self.written.emit(value)


class AttributesForm(QWidget):
    """Names and fields; an emptied value takes the attribute away.

    Signals:
        attr_requested: (name, value or None) the editor wrote a value.
    """

    attr_requested = Signal(str, object)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make fields for `ALWAYS`."""
        super().__init__(parent)
        self.fields: dict[str, ValueField] = {}
        self._names: dict[str, PlainLabel] = {}
        self._rows = QWidget(self)
        self._grid = QGridLayout(self._rows)
        self.name = QLineEdit(self)
        self.name.setMaxLength(80)
        self.add = SmallButton(theme, self)
        self._texts = texts
        self._lay_out()
        self._show_names(())
        self.set_texts(texts)
        self.set_theme(theme)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)

    def show_attributes(self, attributes: Mapping[str, Any]) -> None:
        """Show what the article has."""
        self._show_names(attributes)
        for name, field in self.fields.items():
            field.show_value(str(attributes.get(name, "")))

    def commit(self) -> None:
        """Tell what is being written; before another article is shown."""
        for field in self.fields.values():
            if field.hasFocus():
                field.editingFinished.emit()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.name.setPlaceholderText(texts("panel.article.new_attribute"))
        self.name.setAccessibleName(texts("panel.article.new_attribute"))
        self.add.say(texts("panel.article.add"))
        for name in self.fields:
            self._say(name)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._grid.setContentsMargins(0, 0, 0, theme.px(8))
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(6))
        self.add.set_theme(theme)

    def _lay_out(self) -> None:
        self._grid.setColumnStretch(1, 1)
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.name, 1)
        foot.addWidget(self.add)
        column.addWidget(self._rows, 1)
        column.addLayout(foot)

    def _show_names(self, names: Iterable[str]) -> None:
        wanted = list(dict.fromkeys((*ALWAYS, *names)))
        for name in [name for name in self.fields if name not in wanted]:
            for gone in (self.fields.pop(name), self._names.pop(name)):
                self._grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        for name in wanted:
            if name not in self.fields:
                self._make(name)
        self.set_tab_order()

    def set_tab_order(self) -> None:
        """Let Tab go through the fields in the order they are read, then to the name of a new one."""
        for before, after in pairwise((*self.fields.values(), self.name, self.add)):
            QWidget.setTabOrder(before, after)

    def _make(self, name: str) -> ValueField:
        row = self._grid.rowCount()
        field, label = ValueField(self._rows), PlainLabel("", self._rows)
        label.setProperty("muted", True)
        if name in LEFT_TO_RIGHT:
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._grid.setRowStretch(row - 1, 0)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        self._grid.setRowStretch(row + 1, 1)
        self.fields[name], self._names[name] = field, label
        field.written.connect(lambda value, name=name: self.attr_requested.emit(name, value or None))
        self._say(name)
        return field

    def _say(self, name: str) -> None:
        words = self._texts(f"panel.article.{name}") if name in ALWAYS else name
        self._names[name].setText(words)
        self.fields[name].setAccessibleName(words)

    def _add(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name.clear()
            field = self.fields.get(name) or self._make(name)
            self.set_tab_order()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
