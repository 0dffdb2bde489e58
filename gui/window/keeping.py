"""Backups in the window: made by themselves while one works, asked for, and brought back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from core.errors import ProjectFileError, TanqihError, UserError
from core.session import Session
from core.session.backups import Backup, backups_of, restore
from core.session.session import utc_now
from gui.bridge.settings import SettingsStore
from gui.bridge.tasks import Task, TaskRunner
from gui.dialogs.backups import BackupsDialog
from gui.models.window_texts import local_time
from gui.window.appearance import Appearance
from gui.window.helpers import Dialogs
from gui.window.projects import SUFFIX, Projects
from gui.window.workspace import Workspace

LOOK_MS = 60_000
"""How often it is asked whether a backup is due."""

UNUSABLE = ("error.damaged_file", "error.damaged_row", "error.foreign_file", "error.foreign_tables")
"""What may have become of a file that has backups beside it."""


class Keeping(QObject):
    """Makes backups by time in a thread of its own, and answers the dialog of backups.

    Signals:
        said: (sentence) what was done.
        failed: (TanqihError) a backup could not be made.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        projects: Projects,
        dialogs: Dialogs,
        tasks: TaskRunner,
        store: SettingsStore,
        appearance: Appearance,
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._projects = projects
        self._dialogs = dialogs
        self._tasks = tasks
        self._store = store
        self._appearance = appearance
        self._told = ""
        self._beside = TaskRunner(self)
        self._beside.failed.connect(self._tell_once)
        self._beside.crashed.connect(tasks.crashed)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make a backup beside all other work, if one is due."""
        session, minutes = self._workspace.session, self._store.settings.backup_minutes
        if session is None or session.read_only or minutes <= 0 or self._tasks.busy or self._beside.busy:
            return
        after = timedelta(minutes=minutes)

        def work(task: Task) -> Backup | None:
            if not session.backups.wanted(after):
                return None
            return session.backups.make("timed", task.progress, task.cancelled)

        self._beside.run(self._appearance.texts("task.backup"), work)

    def rest(self) -> None:
        """Give up the backup that is being made, and wait for its end: the project is about to be closed."""
        self._beside.wait()

    def manage(self) -> None:
        """Show the backups of the open project; with none open, of one that is asked for."""
        session = self._workspace.session
        project = session.path if session is not None else self._ask_project()
        if project is not None:
            self.show_backups(project)

    def offer(self, error: TanqihError) -> None:
        """Show the backups of a project that could not be opened, where there are any."""
        path = Path(str(error.values.get("path", "")))
        unusable = isinstance(error, ProjectFileError) and error.key in UNUSABLE and path.is_file()
        if unusable and backups_of(path.resolve()):
            self.show_backups(path.resolve())

    def show_backups(self, project: Path) -> None:
        """Open the dialog of a project's backups."""
        session, look = self._workspace.session, self._appearance
        here = session is not None and session.path == project and not session.read_only
        made = BackupsDialog(project, look.texts, look.theme, self._dialogs.window, can_make=here)
        made.show_backups(backups_of(project))
        made.make_requested.connect(partial(self._make, made))
        made.restore_requested.connect(partial(self._ask_restore, made))
        self._dialogs.open(made)

    def _make(self, dialog: BackupsDialog) -> None:
        session = self._workspace.session
        if session is None:
            return
        self.rest()

        def done(made: Backup) -> None:
            self._say("dialog.backups.done")
            if self._dialogs.shown is dialog:
                dialog.show_backups(backups_of(dialog.project), made.path)

        title = self._appearance.texts("task.backup")
        self._tasks.run(
            title, lambda task: session.backups.make("asked", task.progress, task.cancelled), done
        )

    def _ask_restore(self, dialog: BackupsDialog, backup: Path) -> None:
        chosen = next((each for each in backups_of(dialog.project) if each.path == backup), None)
        if chosen is None:
            dialog.show_backups(backups_of(dialog.project))
            return
        texts = self._appearance.texts
        box = QMessageBox(dialog)
        box.setWindowTitle(dialog.windowTitle())
        box.setTextFormat(box.textFormat().PlainText)
        box.setText(texts("dialog.backups.sure", made=local_time(chosen.made.isoformat())))
        box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
        box.button(QMessageBox.StandardButton.Ok).setText(texts("dialog.backups.restore_now"))
        box.accepted.connect(partial(self._restore, dialog, backup))
        box.open()

    def _restore(self, dialog: BackupsDialog, backup: Path) -> None:
        """Close the project, put the backup in its place off the window's thread, and open it again."""
        if self._tasks.busy:
            self.failed.emit(UserError("error.busy_project", path=str(dialog.project)))
            return
        project = dialog.project
        dialog.accept()
        session = self._workspace.session
        if session is not None and session.path == project:
            self._projects.close()

        def done(kept: Backup | None) -> None:
            self._projects.open_project(project)
            self._say("dialog.backups.restored" if kept is not None else "dialog.backups.restored_new")

        self._tasks.run(
            self._appearance.texts("task.restore"),
            lambda task: restore(project, backup, utc_now),
            done,
            lambda: self._open_again(project),
        )

    def _open_again(self, project: Path) -> None:
        """Open what stands there after a restore that failed, if it can be opened at all."""
        try:
            Session.open(project).close()
        except TanqihError:
            return
        self._projects.open_project(project)

    def _ask_project(self) -> Path | None:
        texts = self._appearance.texts
        filters = texts("dialog.files.projects", pattern=f"*{SUFFIX}")
        title, folder = texts("command.backups.manage"), self._projects.folder()
        found, _ = QFileDialog.getOpenFileName(self._dialogs.window, title, folder, filters)
        return Path(found).resolve() if found else None

    def _tell_once(self, error: TanqihError) -> None:
        """Tell why no backup could be made; the same again and again would only be in the way."""
        told = f"{error.key} {self._workspace.session.path if self._workspace.session else ''}"
        if told != self._told:
            self._told = told
            self.failed.emit(error)

    def _say(self, key: str) -> None:
        self.said.emit(self._appearance.texts(key))
