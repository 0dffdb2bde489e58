"""The import dialog: where dumps go, and what becomes of its answer. Nothing is made before it is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject

from core.model import Role
from core.model.defaults import default_roles
from gui.dialogs.import_dialog import ImportDialog
from gui.window.appearance import Appearance
from gui.window.helpers import Dialogs
from gui.window.projects import Projects, home_of
from gui.window.workspace import Workspace


class Intake(QObject):
    """Asks how to import dumps, into the open project or into one that the answer names."""

    def __init__(
        self, workspace: Workspace, projects: Projects, dialogs: Dialogs, appearance: Appearance
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._projects = projects
        self._dialogs = dialogs
        self._appearance = appearance

    def ask(self, paths: Sequence[Path]) -> None:
        """Open the import dialog on some dumps."""
        session = self._workspace.session
        sources = session.read(lambda view: view.sources()) if session is not None else []
        known = frozenset(source.sha256 for source in sources)
        made = ImportDialog(
            self._appearance.texts,
            self._appearance.theme,
            self._roles(),
            lambda digest: digest in known,
            session.path if session is not None else home_of(paths[0]),
            parent=self._dialogs.window,
        )
        made.accepted.connect(
            lambda: self._projects.import_into(made.target.path, made.dumps, again=made.again.isChecked())
        )
        self._dialogs.open(made)
        made.add_paths(paths)

    def _roles(self) -> Sequence[Role]:
        """Return the open project's roles, or those that a new one will have."""
        numbers = count(1)
        return self._workspace.roles if self._workspace.session else default_roles(lambda: next(numbers))
