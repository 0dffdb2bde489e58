"""The conditions of a search: only in some roles, kept or left out, inside or outside mentions with some labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.model import Label, Role
from core.model.search import MENTIONED, Query
from core.texts import Texts
from gui.theme import Theme
from gui.widgets.chips import Chip, ChipWords
from gui.widgets.staying_menu import StayingMenu

KEPT = {"any": None, "kept": True, "left_out": False}


class OnlyChip(Chip):
    """Opens a menu of conditions; it is set, and counts them, while there are any.

    Signals:
        conditions_changed: () the editor set or took away one.
    """

    conditions_changed = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without conditions."""
        super().__init__(ChipWords("only", ""), theme, parent)
        self._texts = texts
        self._roles: Sequence[Role] = ()
        self._labels: Sequence[Label] = ()
        self.menu = StayingMenu(self)
        self._role_menu, self._label_menu = StayingMenu(self.menu), StayingMenu(self.menu)
        self._kept, self._mentions = QActionGroup(self), QActionGroup(self)
        self.roles: tuple[str, ...] = ()
        self.labels: tuple[int, ...] = ()
        self.kept = "any"
        self.mentions = ""
        self.clicked.connect(self.open)
        self.set_texts(texts)

    def open(self) -> None:
        """Open the menu below the chip."""
        self.setChecked(self._count() > 0)
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def show_vocabulary(self, roles: Sequence[Role], labels: Sequence[Label]) -> None:
        """Offer a project's roles and labels; what it does not have is a condition no more."""
        self._roles, self._labels = roles, labels
        self.roles = tuple(role.name for role in roles if role.name in self.roles)
        self.labels = tuple(label.id for label in labels if label.id in self.labels)
        self._fill()

    def show_query(self, query: Query) -> None:
        """Show the conditions of a query, without telling of it."""
        self.roles, self.labels, self.mentions = query.roles, query.labels, query.mentions
        self.kept = next(key for key, kept in KEPT.items() if kept is query.kept)
        self._fill()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self._fill()

    def clear(self) -> None:
        """Take all conditions away."""
        self.roles, self.labels, self.kept, self.mentions = (), (), "any", ""
        self._fill()
        self.conditions_changed.emit()

    def _fill(self) -> None:
        """Put the conditions into the menu anew."""
        say, menu = self._say, self.menu
        menu.clear()
        for submenu, title in ((self._role_menu, "roles"), (self._label_menu, "labels")):
            submenu.clear()
            submenu.setTitle(say(title))
        title = "title_ar" if self._texts.lang == "ar" else "title_en"
        for role in self._roles:
            self._mark(self._role_menu, getattr(role, title), role.name in self.roles, "roles", role.name)
        for label in self._labels:
            self._mark(self._label_menu, getattr(label, title), label.id in self.labels, "labels", label.id)
        menu.addMenu(self._role_menu)
        menu.addSeparator()
        self._choices(self._kept, KEPT, "kept")
        menu.addSeparator()
        self._choices(self._mentions, MENTIONED, "mentions")
        self._label_menu.setEnabled(bool(self.mentions))
        menu.addMenu(self._label_menu)
        menu.addSeparator()
        menu.addAction(say("none")).triggered.connect(self.clear)
        self._count_words()

    def _choices(self, group: QActionGroup, keys: Iterable[str], what: str) -> None:
        for old in group.actions():
            group.removeAction(old)
        for key in keys:
            made = self.menu.addAction(self._say(f"{what}_{key or 'any'}"))
            made.setCheckable(True)
            made.setChecked(getattr(self, what) == key)
            group.addAction(made)
            made.triggered.connect(lambda _on=False, key=key: self._choose(what, key))

    def _mark(self, menu: QMenu, words: str, on: bool, what: str, key: object) -> QAction:
        made = menu.addAction(words.replace("&", "&&"))
        made.setCheckable(True)
        made.setChecked(on)
        made.toggled.connect(lambda now: self._toggle(what, key, on=now))
        return made

    def _toggle(self, what: str, key: object, *, on: bool) -> None:
        others = tuple(known for known in getattr(self, what) if known != key)
        setattr(self, what, (*others, key) if on else others)
        self._changed()

    def _choose(self, what: str, key: str) -> None:
        setattr(self, what, key)
        self._changed()

    def _changed(self) -> None:
        self._label_menu.setEnabled(bool(self.mentions))
        self._count_words()
        self.conditions_changed.emit()

    def _count(self) -> int:
        return bool(self.roles) + (self.kept != "any") + bool(self.mentions)

    def _count_words(self) -> None:
        count = self._count()
        self.show_words(ChipWords("only", self._say("title"), str(count) if count else ""))
        self.setChecked(count > 0)
        self.setAccessibleName(self._say("spoken", count=count))
        self.setToolTip(self._say("tip"))

    def _say(self, key: str, **values: object) -> str:
        return self._texts(f"panel.search.only.{key}", **values)
