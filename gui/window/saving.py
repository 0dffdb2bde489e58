"""Saved searches, and what was looked for before: chosen from a menu, kept and renamed in a dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from core.errors import TanqihError
from core.model.recipes import SavedSearch
from core.model.search import Query
from core.session import ChangeSet
from gui.bridge.settings import SettingsStore
from gui.dialogs.saved_searches import SavedSearchesDialog
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.helpers import Dialogs
from gui.window.replacing import Replacing
from gui.window.workspace import Workspace

LONGEST = 60
"""Code points of a search in the menu."""

MOST = 12
"""So many of those before are in the menu."""


class Saving(QObject):
    """Answers the menu of searches and the dialog of saved ones."""

    def __init__(
        self,
        workspace: Workspace,
        replacing: Replacing,
        desk: Desk,
        dialogs: Dialogs,
        store: SettingsStore,
        appearance: Appearance,
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._replacing = replacing
        self._panel = desk.search
        self._dialogs = dialogs
        self._store = store
        self._appearance = appearance
        self.shown: SavedSearchesDialog | None = None
        workspace.changed.connect(self._follow)
        workspace.closed.connect(self._leave)

    def menu(self) -> QMenu:
        """Return the menu of saved searches and of those before."""
        made = QMenu(self._panel)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._section(made, "menu_saved")
        for saved in self._saved():
            self._entry(made, saved.name, partial(self.use, saved))
        made.addSeparator()
        self._section(made, "menu_past")
        for words in self._store.settings.searches[:MOST]:
            self._entry(made, words, partial(self._panel.head.words.setText, words))
        made.addSeparator()
        for key, call in (("menu_save", self.keep), ("menu_manage", self.manage)):
            entry = made.addAction(self._say(key))
            entry.setEnabled(self._workspace.editable)
            entry.triggered.connect(call)
        return made

    def open_menu(self) -> None:
        """Open the menu below its button."""
        button = self._panel.head.saved
        self.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def use(self, saved: SavedSearch) -> None:
        """Search again as saved."""
        try:
            query = Query.from_json(saved.query)
        except TanqihError as error:
            self._workspace.failed.emit(error)
            return
        if saved.instead:
            self._replacing.open()
        self._panel.head.show_query(query, saved.instead)
        self._panel.head.words.setFocus()

    def keep(self) -> None:
        """Ask for a name for what is looked for now."""
        self.manage()
        if self.shown is not None:
            self.shown.start_new()

    def manage(self) -> None:
        """Open the dialog of saved searches."""
        head = self._panel.head
        made = SavedSearchesDialog(
            self._appearance.texts, self._appearance.theme, head.query(), self._dialogs.window
        )
        made.keep_requested.connect(self._keep)
        made.command_requested.connect(self._run)
        made.search_requested.connect(self.use)
        made.finished.connect(lambda _result: self._forget())
        self.shown = made
        made.show_saved(self._saved())
        self._dialogs.open(made)

    def _keep(self, name: str) -> None:
        head = self._panel.head
        instead = head.instead.text() if head.replaces else ""
        self._run("search.save", {"name": name, "query": head.query().to_json(), "instead": instead})

    def _run(self, command: str, args: Mapping[str, Any]) -> None:
        self._workspace.run(command, self, **args)

    def _follow(self, changes: ChangeSet, initiator: object) -> None:
        del initiator
        if self.shown is not None and changes.touches("search"):
            self.shown.show_saved(self._saved())

    def _saved(self) -> list[SavedSearch]:
        session = self._workspace.session
        return session.search.saved() if session is not None else []

    def _forget(self) -> None:
        self.shown = None

    def _leave(self) -> None:
        if self.shown is not None:
            self.shown.reject()

    def _section(self, menu: QMenu, key: str) -> None:
        head = menu.addAction(self._say(key))
        head.setEnabled(False)

    def _entry(self, menu: QMenu, words: str, call: Callable[[], object]) -> None:
        short = words if len(words) <= LONGEST else words[:LONGEST] + "…"
        menu.addAction(short.replace("&", "&&")).triggered.connect(lambda _checked=False: call())

    def _say(self, key: str) -> str:
        return self._appearance.texts(f"panel.search.{key}")
