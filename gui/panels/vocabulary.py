"""The labels and the roles of a project, with their keys: a click gives one to what is chosen in the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.model import Label, Role
from core.texts import Texts
from gui.theme import Theme
from gui.widgets.badge import badge_letter
from gui.widgets.header import PanelHeader
from gui.widgets.row_list import Row, RowList


class LabelsPanel(QWidget):
    """The labels: colour with letter, title, how often in this article, key.

    Signals:
        label_requested: (label id) give it to the words or to the mention.
        label_menu_requested: (label id, global place) its context menu is wanted.
    """

    label_requested = Signal(int)
    label_menu_requested = Signal(int, QPoint)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._labels: Sequence[Label] = ()
        self._counts: Mapping[int, int] = {}
        self.header = PanelHeader("tag", theme, self)
        self.list = RowList(theme, self)
        stacked(self, self.header, self.list)
        self.list.row_chosen.connect(self.label_requested.emit)
        self.list.menu_requested.connect(self.label_menu_requested.emit)
        self.set_texts(texts)

    def show_labels(self, labels: Sequence[Label], counts: Mapping[int, int], current: int | None) -> None:
        """Show labels, how many mentions of the article have each, and the one of the mention at hand."""
        self._labels, self._counts = labels, counts
        texts = self._texts
        self.list.show_rows(
            [
                Row(
                    label.id,
                    title := label.title_ar if texts.lang == "ar" else label.title_en,
                    label.colour,
                    letter=badge_letter(label, texts.lang),
                    count=str(counts.get(label.id, "")),
                    cap=label.shortcut,
                    spoken=texts(
                        "panel.labels.row", title=title, key=label.shortcut, count=counts.get(label.id, 0)
                    ),
                )
                for label in labels
            ]
        )
        self.list.show_current(current)

    def show_current(self, label: int | None) -> None:
        """Mark the label of the mention at hand."""
        self.list.show_current(label)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.header.title.setText(texts("panel.labels.title"))
        self.header.note.setText(texts("panel.labels.hint"))
        self.list.setAccessibleName(texts("panel.labels.title"))
        self.show_labels(self._labels, self._counts, self.list.current)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.header.set_theme(theme)
        self.list.set_theme(theme)


class RolesPanel(QWidget):
    """The roles: colour, title, how many blocks of this article, Alt-key.

    Signals:
        role_requested: (role name) give it to the chosen blocks.
        role_menu_requested: (role name, global place) its context menu is wanted.
    """

    role_requested = Signal(str)
    role_menu_requested = Signal(str, QPoint)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._roles: Sequence[Role] = ()
        self._counts: Mapping[str, int] = {}
        self.header = PanelHeader("layers", theme, self)
        self.list = RowList(theme, self)
        stacked(self, self.header, self.list)
        self.list.row_chosen.connect(self.role_requested.emit)
        self.list.menu_requested.connect(self.role_menu_requested.emit)
        self.set_texts(texts)

    def show_roles(self, roles: Sequence[Role], counts: Mapping[str, int], current: str | None) -> None:
        """Show roles, how many blocks of the article have each, and the one of the block at hand."""
        self._roles, self._counts = roles, counts
        texts = self._texts
        rows = []
        for role in roles:
            title = role.title_ar if texts.lang == "ar" else role.title_en
            cap = f"Alt+{role.shortcut}" if role.shortcut else ""
            spoken = texts("panel.roles.row", title=title, key=cap, count=counts.get(role.name, 0))
            count = str(counts.get(role.name, ""))
            rows.append(Row(role.name, title, role.colour, "dot", count=count, cap=cap, spoken=spoken))
        self.list.show_rows(rows)
        self.list.show_current(current)

    def show_current(self, role: str | None, block_number: int | None = None) -> None:
        """Mark the role of the block at hand and name the block."""
        self.list.show_current(role)
        words = "" if block_number is None else self._texts("panel.roles.block", block=block_number)
        self.header.note.setText(words)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.header.title.setText(texts("panel.roles.title"))
        self.list.setAccessibleName(texts("panel.roles.title"))
        self.show_roles(self._roles, self._counts, self.list.current)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.header.set_theme(theme)
        self.list.set_theme(theme)


def stacked(owner: QWidget, *parts: QWidget) -> None:
    """Put widgets below one another without room between them."""
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
