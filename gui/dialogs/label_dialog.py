"""The editor of labels: names, titles, colours, keys; merging and deleting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QWidget

from core.model import Label
from core.texts import Texts
from gui.dialogs.manage import ManageDialog
from gui.theme import Theme
from gui.widgets.row_list import Row


class LabelDialog(ManageDialog):
    """Labels in a list; merging asks into which, in a menu."""

    area = "labels"

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(texts, theme, parent)
        self._labels: dict[int, Label] = {}
        self.letter = self.field("letter", 1)
        self.shortcut = self.field("shortcut", 1)
        self.merge_menu = QMenu(self)
        self.merge_button = self.button("merge", lambda: None)
        self.merge_button.setMenu(self.merge_menu)
        self.delete_button = self.button("delete", self._delete)

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Show the project's labels."""
        self._labels = {label.id: label for label in labels}
        self.show_rows([self._row(label) for label in labels])

    def start_new(self) -> None:
        super().start_new()
        self.letter.setEnabled(True)
        self._set_tools()

    def show_one(self, key: object) -> None:
        label = self._labels[int(str(key))]
        self.current = label.id
        self.list.show_current(label.id)
        self.name.setText(label.name)
        self.title_ar.setText(label.title_ar)
        self.title_en.setText(label.title_en)
        self.letter.setText(label.letter)
        self.letter.setEnabled(False)
        self.shortcut.setText(label.shortcut)
        self.colour.show_colour(label.colour)
        self._set_tools()

    def save(self) -> None:
        label = self._labels.get(self.current) if isinstance(self.current, int) else None
        titles = {"title_ar": self.title_ar.text().strip(), "title_en": self.title_en.text().strip()}
        name, key, colour = self.name.text().strip(), self.shortcut.text().strip(), self.colour.colour
        if label is None:
            self.wish(
                "label.add", name=name, colour=colour, letter=self.letter.text(), shortcut=key, **titles
            )
            return
        if (name, *titles.values()) != (label.name, label.title_ar, label.title_en):
            self.wish("label.rename", label=label.id, name=name, **titles)
        if colour != label.colour:
            self.wish("label.recolour", label=label.id, colour=colour)
        if key != label.shortcut:
            self.wish("label.rekey", label=label.id, shortcut=key)

    def _title(self, label: Label) -> str:
        return label.title_ar if self.texts.lang == "ar" else label.title_en

    def _row(self, label: Label) -> Row:
        return Row(
            label.id,
            f"{self._title(label)} ({label.name})",
            label.colour,
            letter=label.letter,
            cap=label.shortcut,
        )

    def _set_tools(self) -> None:
        known = self.current is not None
        self.delete_button.setEnabled(known)
        self.merge_button.setEnabled(known and len(self._labels) > 1)
        self.merge_menu.clear()
        for label in self._labels.values():
            if label.id != self.current:
                entry = self.merge_menu.addAction(self._title(label).replace("&", "&&"))
                entry.triggered.connect(lambda _=False, into=label.id: self._merge(into))

    def _merge(self, into: int) -> None:
        self.wish("label.merge", label=self.current, into=into)

    def _delete(self) -> None:
        self.wish("label.delete", label=self.current)
