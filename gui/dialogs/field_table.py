"""What each field of the records is: its name, some of its values, and the choice of where it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from core.dump.reading.forms import ATTR, Fields
from core.model import Role
from core.texts import Texts
from gui.dialogs.dump_table import CLOSE
from gui.models.direction import isolated
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.list_table import as_list
from gui.widgets.plain import PlainDelegate

KNOWN = ("url", "date", "author", "section", "tags", "source", "id", "language")
"""Attributes that are offered by name; others are those that a field brings."""

FIELD, SAMPLES, TARGET = range(3)
MOST_CODE_POINTS = 120


class FieldTable(QTableWidget):
    """Fields of a file of records.

    Signals:
        fields_chosen: (Fields) the editor chose another target.
    """

    fields_chosen = Signal(object)

    def __init__(
        self, roles: Sequence[Role], texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Offer `roles`."""
        super().__init__(0, 3, parent)
        self._roles, self._texts, self._theme = roles, texts, theme
        self._names: list[str] = []
        self.setItemDelegate(PlainDelegate(self))
        as_list(self)
        self.setAccessibleName(texts("dialog.import.fields"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalHeaderLabels(
            [texts(f"dialog.import.field.{name}") for name in ("name", "values", "is")]
        )
        header = self.horizontalHeader()
        header.show()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStyleSheet(CLOSE)
        header.setSectionResizeMode(SAMPLES, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(FIELD, theme.px(110))
        self.setColumnWidth(TARGET, theme.px(170))
        self.verticalHeader().setDefaultSectionSize(theme.px(38))

    @property
    def fields(self) -> Fields:
        """What each field is now."""
        return {name: str(self.box(row).currentData() or "") for row, name in enumerate(self._names)}

    def show_fields(self, names: Mapping[str, Sequence[str]], fields: Fields) -> None:
        """Show fields with some of their values; where the same ones are shown, only their targets change."""
        if list(names) != self._names:
            self._names = list(names)
            self.setRowCount(0)
            self.setRowCount(len(names))
            for row, (name, values) in enumerate(names.items()):
                self._fill(row, name, values)
        for row, name in enumerate(self._names):
            self._choose(self.box(row), fields.get(name, ""))

    def box(self, row: int) -> ChoiceBox:
        """Return a field's box of targets."""
        box = self.cellWidget(row, TARGET)
        assert isinstance(box, ChoiceBox)
        return box

    def _fill(self, row: int, name: str, values: Sequence[str]) -> None:
        words = " · ".join(" ".join(value[:MOST_CODE_POINTS].split()) for value in values)
        for column, shown in ((FIELD, name), (SAMPLES, words)):
            item = QTableWidgetItem(isolated(shown))
            item.setToolTip("\n".join(value[:MOST_CODE_POINTS] for value in values))
            self.setItem(row, column, item)
        self.setCellWidget(row, TARGET, self._made_box(name))

    def _made_box(self, name: str) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setAccessibleName(self._texts("dialog.import.field.of", name=name))
        box.addItem(self._texts("dialog.import.target.nothing"), "")
        for role in self._roles:
            box.addItem(role.title_ar if self._texts.lang == "ar" else role.title_en, role.name)
        for known in KNOWN:
            box.addItem(self._texts(f"dialog.import.target.{known}"), ATTR + known)
        box.activated.connect(lambda _at: self.fields_chosen.emit(self.fields))
        return box

    def _choose(self, box: ChoiceBox, target: str) -> None:
        at = box.findData(target)
        if at < 0:
            words = self._texts("dialog.import.target.own", name=target.removeprefix(ATTR))
            box.addItem(words, target)
            at = box.count() - 1
        box.setCurrentIndex(at)
