"""The import dialog: where dumps go, and what becomes of its answer. Nothing is made before it is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject

from core.dump import profiles
from core.dump.reading.options import ReadOptions
from core.errors import TanqihError
from core.model import Role
from core.model.defaults import default_roles
from core.session import ImportResult, Limits, NothingImported
from gui.bridge.settings import SettingsStore
from gui.dialogs.import_dialog import ImportDialog, Known
from gui.dialogs.report_dialog import ReportDialog
from gui.models.import_report import report_of, report_of_nothing, worth_reading
from gui.window.appearance import Appearance
from gui.window.helpers import Dialogs
from gui.window.notes import Note
from gui.window.projects import Projects, home_of
from gui.window.workspace import Workspace


class Intake(QObject):
    """Asks how to import dumps, into the open project or into one that the answer names; tells what came in."""

    def __init__(
        self,
        workspace: Workspace,
        projects: Projects,
        dialogs: Dialogs,
        store: SettingsStore,
        appearance: Appearance,
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._projects = projects
        self._dialogs = dialogs
        self._store = store
        self._appearance = appearance
        self._report: ImportResult | NothingImported | None = None

    def ask(self, paths: Sequence[Path], target: Path | None = None) -> None:
        """Open the import dialog on files, folders and containers; `target` is a project that is still to be made.

        Where the dialog is open already, they are added to it.
        """
        shown = self._dialogs.shown
        if isinstance(shown, ImportDialog):
            shown.add_paths(paths)
            return
        session = self._workspace.session
        home = target or (session.path if session is not None else home_of(paths[0]))
        known = (
            self._known() if session is not None and home == session.path else Known(options=self._options())
        )
        made = ImportDialog(
            self._appearance.texts,
            self._appearance.theme,
            self._roles(),
            known,
            home,
            parent=self._dialogs.window,
        )
        made.accepted.connect(lambda: self._projects.import_into(made.target.path, made.plan))
        self._dialogs.open(made)
        made.add_paths(paths)

    def keep_report(self, result: ImportResult) -> None:
        """Keep what came in for a look; open it at once where something is missing."""
        self._report = result
        if worth_reading(result):
            self.show_report()

    def report_failure(self, error: TanqihError) -> None:
        """Show why none of several files came in."""
        if isinstance(error, NothingImported):
            self._report = error
            self.show_report()

    def show_report(self) -> None:
        """Show what the last import brought in and left out. Raises Note where there was none."""
        if self._report is None:
            raise Note("statusbar.no_report")
        texts = self._appearance.texts
        if isinstance(self._report, NothingImported):
            words = report_of_nothing(self._report.skipped, texts)
        else:
            words = report_of(self._report, texts)
        self._dialogs.open(ReportDialog(words, texts, self._appearance.theme, self._dialogs.window))

    def _known(self) -> Known:
        session = self._workspace.session
        if session is None:
            return Known(options=self._options())
        sources = session.read(lambda view: view.sources())
        options = ReadOptions(
            known_fields=session.known_fields(), page_lines=session.page_lines(), limits=self._limits()
        )
        return Known({source.sha256: source.name for source in sources}, options)

    def _options(self) -> ReadOptions:
        """Return how files are read for a project that is still to be made."""
        return ReadOptions(page_lines=profiles.in_use(()), limits=self._limits())

    def _limits(self) -> Limits:
        known = {limit.name for limit in fields(Limits)}
        own = self._store.settings.limits.items()
        return Limits(
            **{name: most for name, most in own if name in known and type(most) is int and most > 0}
        )

    def _roles(self) -> Sequence[Role]:
        """Return the open project's roles, or those that a new one will have."""
        numbers = count(1)
        return self._workspace.roles if self._workspace.session else default_roles(lambda: next(numbers))
