"""The form of one page line: its words, its role, whether it is kept and used, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.model import Role
from core.session.page_lines import LinePlaces
from core.texts import Texts
from gui.dialogs.page_line_rows import LineEntry
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.plain import PlainDelegate, PlainLabel

LONGEST = 1_000
"""Code points that may be written: those of the longest expression."""

BOILERPLATE = "boilerplate"


class PageLineForm(QWidget):
    """Shows a line and lets it be changed; nothing is written before the dialog wishes for it.

    Signals:
        line_edited: () the words, or whether they are an expression, are others.
        place_chosen: (article, block) the editor wants to see a place.
    """

    line_edited = Signal()
    place_chosen = Signal(int, int)

    def __init__(
        self, roles: Sequence[Role], texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Offer `roles`."""
        super().__init__(parent)
        self._texts = texts
        self.words = QLineEdit(self)
        self.words.setMaxLength(LONGEST)
        self.words.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.role = ChoiceBox(self)
        for role in roles:
            self.role.addItem(role.title_ar if texts.lang == "ar" else role.title_en, role.name)
        self.pattern, self.kept, self.enabled = (
            QCheckBox(self._say(key), self) for key in ("expression", "kept", "enabled")
        )
        self.pattern.setToolTip(self._say("expression_tip"))
        self.places = PlainLabel("", self)
        self.places.setProperty("muted", True)
        self.preview = QListWidget(self)
        self.preview.setItemDelegate(PlainDelegate(self.preview))
        self.preview.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.preview.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.preview.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.setMinimumHeight(theme.px(90))
        self._form = QFormLayout()
        self._name_all()
        self._lay_out(theme)
        self.words.textEdited.connect(lambda _words: self.line_edited.emit())
        self.pattern.clicked.connect(lambda _on: self.line_edited.emit())
        self.preview.itemActivated.connect(
            lambda item: self.place_chosen.emit(*item.data(Qt.ItemDataRole.UserRole))
        )

    def show_entry(self, entry: LineEntry) -> None:
        """Show a line, or the head of a profile, of which nothing but its use can be changed."""
        line = entry.is_line
        self._show_parts(line=line, switched=line or bool(entry.profile))
        self.words.setText(entry.title)
        self.words.setCursorPosition(0)
        self.words.setReadOnly(not line or entry.shipped)
        self.pattern.setChecked(entry.pattern)
        self.pattern.setEnabled(False)
        self.role.setCurrentIndex(self.role.findData(entry.role))
        self.kept.setChecked(entry.kept)
        self.enabled.setText(self._say("enabled" if line else "profile"))
        self.enabled.setChecked(entry.enabled)
        self.show_places(None)

    def show_new(self) -> None:
        """Be empty, for one more line."""
        self.show_entry(LineEntry(None, "", key=" "))
        self.pattern.setEnabled(True)
        self.words.setFocus()

    def show_places(self, places: LinePlaces | None, words: str = "") -> None:
        """Show where the line stands; nothing is known yet without places, and `words` say why."""
        self.preview.clear()
        if places is None:
            self.places.setText(words)
            return
        self.places.setText(self._texts("dialog.page_lines.places", count=places.count))
        for place in places.first:
            item = QListWidgetItem(
                " — ".join(part for part in (place.text, place.headline) if part), self.preview
            )
            item.setData(Qt.ItemDataRole.UserRole, (place.article, place.block))

    def values(self) -> dict[str, Any]:
        """Return what the form says of a line."""
        return {
            "words": self.words.text().strip(),
            "pattern": self.pattern.isChecked(),
            "role": self.role.currentData() or BOILERPLATE,
            "kept": self.kept.isChecked(),
        }

    def _show_parts(self, *, line: bool, switched: bool) -> None:
        """Show what belongs to a line; of a profile's head its name and its switch alone."""
        for part in (self.pattern, self.role, self.kept):
            self._form.setRowVisible(part, line)
        self._form.setRowVisible(self.enabled, switched)
        self.places.setVisible(line)
        self.preview.setVisible(line)

    def _say(self, key: str) -> str:
        return self._texts(f"dialog.page_lines.{key}")

    def _name_all(self) -> None:
        for part, key in (
            (self.words, "words"),
            (self.role, "role"),
            (self.pattern, "expression"),
            (self.kept, "kept"),
            (self.preview, "preview"),
        ):
            part.setAccessibleName(self._say(key))

    def _lay_out(self, theme: Theme) -> None:
        form = self._form
        form.setVerticalSpacing(theme.px(10))
        form.addRow(PlainLabel(self._say("words"), self, gives_way=False), self.words)
        form.addRow("", self.pattern)
        form.addRow(PlainLabel(self._say("role"), self, gives_way=False), self.role)
        form.addRow("", self.kept)
        form.addRow("", self.enabled)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(8))
        box.addLayout(form)
        box.addWidget(self.places)
        box.addWidget(self.preview, 1)
        box.addStretch(0)
