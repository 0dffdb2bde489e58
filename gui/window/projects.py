"""Projects and dumps: open, make, import, export, check, close."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_documents_path
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import TanqihError, UserError
from core.model import Focus
from core.resources import RESOURCES
from core.session import ImportResult, Session
from gui.bridge.settings import Place, SettingsStore
from gui.bridge.tasks import TaskRunner
from gui.models.import_plan import ImportPlan, plan_of
from gui.window.appearance import Appearance
from gui.window.bringing import importing
from gui.window.workspace import Workspace

SUFFIX = ".tanqih"
SAMPLE = RESOURCES / "sample" / "sample_dump.txt"
SAMPLE_PROJECT = "sample" + SUFFIX

DUMPS = "*.txt *.text *.dump *.md *.csv *.tsv *.json *.jsonl *.ndjson *.xlsx *.html *.htm *.mhtml *.zip *.gz *.xz *.bz2"
"""Names of the files that most dumps are in."""

Dumps = Sequence[tuple[Path, str | None]]


class Projects(QObject):
    """Answers the actions about whole projects.

    Signals:
        said: (sentence) something is done that one may like to know.
        failed: (TanqihError)
        recent_changed: () the list of recent projects is another.
        imported: (ImportResult) articles have come in.
        import_wished: (paths, project or None) dumps were chosen, named or dropped: the import dialog is wanted.
        export_wished: () the export dialog is wanted.
    """

    said = Signal(str)
    failed = Signal(object)
    recent_changed = Signal()
    imported = Signal(object)
    import_wished = Signal(object, object)
    export_wished = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: TaskRunner,
        store: SettingsStore,
        appearance: Appearance,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._tasks = tasks
        self._store = store
        self._appearance = appearance
        self._window = window

    def new(self) -> None:
        """Ask where, and make an empty project."""
        path = self._ask_save()
        if path is not None and not self._refused(path):
            self.open_project(path, create=True)

    def open(self) -> None:
        """Ask which, and open a project."""
        texts = self._appearance.texts
        filters = texts("dialog.files.projects", pattern=f"*{SUFFIX}")
        found, _ = QFileDialog.getOpenFileName(
            self._window, texts("command.project.open"), self.folder(), filters
        )
        if found:
            self.open_project(Path(found))

    def open_sample(self) -> None:
        """Open the sample project; the first time it is made from the sample dump."""
        path = self._store.folder / SAMPLE_PROJECT
        if path.exists():
            self.open_project(path)
        elif self.open_project(path, create=True):
            self.import_now([(SAMPLE, None)], made=path)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open a project that was named at the start or dropped, and ask how to import the dumps beside it.

        Without one the dumps go into the open project, else into one of their own: where that is there and has
        them all, it is simply opened.
        """
        projects = [path for path in paths if path.suffix == SUFFIX]
        dumps = [path for path in paths if path.suffix != SUFFIX]
        target = projects[0] if projects else None
        if target is not None and (target.exists() or not dumps) and not self.open_project(target):
            return
        if dumps and not (target is None and self._workspace.session is None and self._has_come_back(dumps)):
            self.import_wished.emit(dumps, target)

    def _has_come_back(self, dumps: Sequence[Path]) -> bool:
        """Open the project that dumps have beside them, if any; tell whether it knows files like all of them."""
        home = home_of(dumps[0])
        if not home.exists() or not self.open_project(home):
            return False
        session = self._workspace.session
        sources = session.read(lambda view: view.sources()) if session is not None else []
        known = {(source.name, source.size) for source in sources}
        return all(path.is_file() and (path.name, path.stat().st_size) in known for path in dumps)

    def open_project(self, path: Path, *, create: bool = False) -> bool:
        """Open a project, or make one; tell whether it is open now. What was open stays so if that fails."""
        if self._tasks.busy:
            self.failed.emit(UserError("error.busy_project", path=str(path)))
            return False
        self.remember()
        current = self._workspace.session
        if current is not None and current.path.resolve() == path.resolve():
            return True
        try:
            session = _open(path, create=create)
        except TanqihError as error:
            self.failed.emit(error)
            if not path.exists():
                self._store.put(self._store.settings.forgot(str(path)))
                self.recent_changed.emit()
            return False
        self._tasks.forget_quiet()
        self._workspace.open(session)
        self._store.put(self._store.settings.opened(str(path)))
        self.recent_changed.emit()
        self._come_back(session)
        return True

    def open_recent(self, path: Path) -> None:
        """Open one of the recent projects."""
        self.open_project(path)

    def close(self) -> None:
        """Close the project and go to the first page."""
        self.remember()
        self._tasks.forget_quiet()
        self._workspace.close()
        self._store.change(last="")

    def remember(self) -> None:
        """Keep the place in the open project for the next time."""
        session = self._workspace.session
        if session is not None:
            at = self._workspace.focus_of()
            place = Place(at.article, at.block, at.caret)
            self._store.put(self._store.settings.left(str(session.path), place))

    def import_dumps(self) -> None:
        """Ask which dumps; then the import dialog asks how, and where to."""
        texts = self._appearance.texts
        filters = texts("dialog.files.dumps", pattern=DUMPS)
        every = texts("dialog.files.all", pattern="*")
        title = texts("command.project.import")
        found, _ = QFileDialog.getOpenFileNames(self._window, title, self.folder(), f"{filters};;{every}")
        paths = [Path(name) for name in found]
        if paths:
            self.import_wished.emit(paths, None)

    def import_folder(self) -> None:
        """Ask which folder of dumps; then the import dialog asks how, and where to."""
        title = self._appearance.texts("command.project.import_folder")
        found = QFileDialog.getExistingDirectory(self._window, title, self.folder())
        if found:
            self.import_wished.emit([Path(found)], None)

    def import_into(self, project: Path, plan: ImportPlan) -> None:
        """Import into a project, which is opened, or made where it is not there."""
        new = not project.exists()
        if self.open_project(project, create=new):
            self.import_plan(plan, made=project if new else None)

    def import_now(self, dumps: Dumps, *, made: Path | None = None) -> None:
        """Import dumps nobody needs to be asked about."""
        self.import_plan(plan_of(dumps), made=made)

    def import_plan(self, plan: ImportPlan, *, made: Path | None = None) -> None:
        """Import as a task; a project `made` for it goes again if that fails."""
        session = self._workspace.session
        if session is None:
            return
        texts = self._appearance.texts
        undone = None if made is None else lambda: self._unmake(made)
        self._tasks.run(texts("task.import"), importing(session, plan, texts), self._imported, undone)

    def export(self) -> None:
        """Ask for the export dialog."""
        self.export_wished.emit()

    def check(self) -> None:
        """Check the whole project as a task."""
        session = self._workspace.session
        if session is not None:
            title = self._appearance.texts("task.check")
            self._tasks.forget_quiet()  # the check does all of it
            self._tasks.run(title, lambda task: session.check(task.progress, task.cancelled), self._checked)

    def remove_source(self) -> None:
        """Take the open article's dump out of the project, after a question: it may be much."""
        scene, session = self._workspace.scene, self._workspace.session
        if scene is None or session is None:
            return
        source = session.read(lambda view: view.source(scene.article.source))
        question = self._appearance.texts("dialog.files.remove_source", name=source.name)
        if self._agreed(question):
            self._workspace.run("source.remove", source=source.id)

    def _agreed(self, question: str) -> bool:
        box = QMessageBox(self._window)
        box.setWindowTitle(self._appearance.texts("dialog.about.name"))
        box.setTextFormat(box.textFormat().PlainText)
        box.setText(question)
        box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
        return box.exec() == QMessageBox.StandardButton.Ok

    def _imported(self, result: ImportResult) -> None:
        self._workspace.refresh()
        session = self._workspace.session
        if session is not None:
            first = session.read(lambda view: view.article_ids(result.sources[0])) if result.sources else []
            self._workspace.show(first[0] if first else self._workspace.article)
        self.said.emit(self._appearance.texts("statusbar.imported", count=result.articles))
        self.imported.emit(result)

    def _unmake(self, made: Path) -> None:
        """Take a project away that was made for dumps which could not be imported."""
        self._workspace.close()
        made.unlink(missing_ok=True)
        self._store.put(self._store.settings.forgot(str(made)))
        self.recent_changed.emit()

    def _checked(self, found: Sequence[object]) -> None:
        self._workspace.refresh()
        self.said.emit(self._appearance.texts("statusbar.checked", count=len(found)))

    def _come_back(self, session: Session) -> None:
        """Open the article where the editor left the project, else its first."""
        place = self._store.settings.places.get(str(session.path), Place())
        self._workspace.show(place.article, Focus(place.article, place.block, place.caret))
        if self._workspace.article is None:
            ids = session.article_ids()
            self._workspace.show(ids[0] if ids else None)

    def _ask_save(self) -> Path | None:
        texts = self._appearance.texts
        filters = texts("dialog.files.projects", pattern=f"*{SUFFIX}")
        found, _ = QFileDialog.getSaveFileName(
            self._window, texts("command.project.new"), self.folder(), filters
        )
        return Path(found).with_suffix(SUFFIX) if found else None

    def _refused(self, path: Path) -> bool:
        """Tell that a new project cannot stand where a file is: none is ever written over."""
        if path.exists():
            self.said.emit(self._appearance.texts("dialog.files.exists", path=str(path)))
        return path.exists()

    def folder(self) -> str:
        """Return where a file dialog begins: beside the project opened last."""
        recent = self._store.settings.recent
        return str(Path(recent[0]).parent) if recent else str(user_documents_path())


def _open(path: Path, *, create: bool) -> Session:
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError("error.read_only_place", path=str(path.parent)) from error
    return Session.open(path, create=create)


def home_of(dump: Path) -> Path:
    """Return where the project of a dump belongs: beside it, or in the documents where that cannot be written."""
    folder = dump.resolve().parent
    if not os.access(folder, os.W_OK):
        folder = user_documents_path() / "Tanqih"
    return folder / f"{dump.stem}{SUFFIX}"
