"""The editor of roles: titles and colours, and roles of the editor's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from core.model import Role
from core.texts import Texts
from gui.dialogs.manage import ManageDialog
from gui.theme import Theme
from gui.widgets.row_list import Row


class RoleDialog(ManageDialog):
    """Roles in a list. A role's name is fixed once it is there: exports and rules know it by it."""

    area = "roles"

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(texts, theme, parent)
        self._roles: dict[str, Role] = {}
        self.kept = QCheckBox(self.words("kept"), self)
        self.kept.setAccessibleName(self.words("kept"))
        self.form.addRow("", self.kept)

    def show_roles(self, roles: Sequence[Role]) -> None:
        """Show the project's roles."""
        self._roles = {role.name: role for role in roles}
        self.show_rows([self._row(role) for role in roles])

    def start_new(self) -> None:
        super().start_new()
        self.kept.setEnabled(True)
        self.kept.setChecked(True)

    def show_one(self, key: object) -> None:
        role = self._roles[str(key)]
        self.current = role.name
        self.list.show_current(role.name)
        self.name.setText(role.name)
        self.name.setEnabled(False)
        self.title_ar.setText(role.title_ar)
        self.title_en.setText(role.title_en)
        self.colour.show_colour(role.colour)
        self.kept.setChecked(role.kept)
        self.kept.setEnabled(False)

    def save(self) -> None:
        role = self._roles.get(str(self.current))
        titles = {"title_ar": self.title_ar.text().strip(), "title_en": self.title_en.text().strip()}
        colour = self.colour.colour
        if role is None:
            name = self.name.text().strip()
            self.wish("role.add", name=name, colour=colour, kept=self.kept.isChecked(), **titles)
            return
        if tuple(titles.values()) != (role.title_ar, role.title_en):
            self.wish("role.rename", role=role.name, **titles)
        if colour != role.colour:
            self.wish("role.recolour", role=role.name, colour=colour)

    def _row(self, role: Role) -> Row:
        title = role.title_ar if self.texts.lang == "ar" else role.title_en
        cap = f"Alt+{role.shortcut}" if role.shortcut else ""
        return Row(role.name, title, role.colour, shape="dot", cap=cap)
