"""The export dialog, and what becomes of its answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.formats import ExportOptions, ExportResult, export, preview
from core.session import Session, steady_view
from gui.bridge.tasks import Task, TaskRunner
from gui.dialogs.export_dialog import ExportChoice, ExportDialog
from gui.window.appearance import Appearance
from gui.window.helpers import Dialogs
from gui.window.workspace import Workspace


class Exchange(QObject):
    """Asks how to export, and starts it as a task.

    Signals:
        said: (sentence) where the export went.
    """

    said = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        dialogs: Dialogs,
        tasks: TaskRunner,
        appearance: Appearance,
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._dialogs = dialogs
        self._tasks = tasks
        self._appearance = appearance

    def ask_export(self) -> None:
        """Open the export dialog."""
        session = self._workspace.session
        if session is None:
            return

        def preview_of(fmt: str, options: ExportOptions) -> str:
            return session.read(lambda view: preview(view, fmt, options))

        made = ExportDialog(
            self._appearance.texts,
            self._appearance.theme,
            self._workspace.roles,
            preview_of,
            session.path.with_name(f"{session.path.stem}-export"),
            parent=self._dialogs.window,
        )
        made.accepted.connect(lambda: self.export(session, made.choice))
        self._dialogs.open(made)

    def export(self, session: Session, choice: ExportChoice) -> None:
        """Export as a task that edits need not wait for; one that comes between ends it with nothing written."""

        def work(task: Task) -> ExportResult:
            return export(
                steady_view(session),
                choice.format,
                choice.path,
                statuses=choice.options.statuses,
                roles=choice.options.roles,
                per_article=choice.per_article,
                progress=task.progress,
                cancelled=task.cancelled,
            )

        self._tasks.run(self._appearance.texts("task.export"), work, self._exported)

    def _exported(self, result: ExportResult) -> None:
        self.said.emit(self._appearance.texts("statusbar.exported", path=str(result.out)))
