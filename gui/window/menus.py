"""The menu bar and context menus, filled from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core.texts import Texts
from gui.bridge.actions import MENUS, ActionSet
from gui.widgets.access import mnemonic

RECENT_AFTER = "project.sample"
"""The action behind which the menu of recent projects stands."""


class Menus(QObject):
    """Fills menus; those with roles and labels fill again when a project opens or changes them.

    Signals:
        recent_requested: (path) one of the recent projects.
    """

    recent_requested = Signal(str)

    def __init__(self, bar: QMenuBar, actions: ActionSet, texts: Texts) -> None:
        super().__init__(bar)
        self._bar = bar
        self._actions = actions
        self._texts = texts
        self._menus = {name: bar.addMenu("") for name in MENUS}
        self.recent = QMenu(bar)
        actions.project_actions_changed.connect(self.fill)
        self.set_texts(texts)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.recent.setTitle(texts("menu.recent"))
        for name, menu in self._menus.items():
            menu.setTitle(mnemonic(texts(f"menu.{name}"), texts(f"menu.access.{name}")))
            menu.setAccessibleName(texts(f"menu.{name}"))
        self.fill()

    def fill(self) -> None:
        """Put the actions into their menus."""
        for name, menu in self._menus.items():
            menu.clear()
            self._fill_one(menu, name)

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the recent projects."""
        self.recent.clear()
        for path in paths:
            entry = self.recent.addAction(path.replace("&", "&&"))
            entry.triggered.connect(lambda _=False, path=path: self.recent_requested.emit(path))
        self.recent.setEnabled(bool(paths))

    def open_by_letter(self, letter: str) -> bool:
        """Open the menu whose access letter this is; for Alt+letter under an Arabic-only keyboard."""
        for name, menu in self._menus.items():
            if self._texts(f"menu.access.{name}") == letter:
                self._bar.setActiveAction(menu.menuAction())
                return True
        return False

    def context_menu(self, parent: QWidget, groups: Sequence[Sequence[str]]) -> QMenu:
        """Return a menu of some actions by id; a separator stands between two groups."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            for action in group:
                menu.addAction(self._actions.qaction(action))
        return menu

    def of_project(self, menu: str) -> list[str]:
        """Return the ids of the project's own actions of a menu: its roles, its labels."""
        return [action.id for action in self._actions.of_menu(menu) if action.title]

    def _fill_one(self, menu: QMenu, name: str) -> None:
        section = None
        for action in self._actions.of_menu(name):
            if section is not None and action.section != section:
                menu.addSeparator()
            section = action.section
            menu.addAction(self._actions.qaction(action.id))
            if action.id == RECENT_AFTER:
                menu.addMenu(self.recent)
