"""Opens the window of recipes, looks for it behind the hands, applies recipes, and brings them in and out of files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from core.errors import Cancelled, TanqihError
from core.formats.safe_names import safe_name
from core.model.recipes import Recipe
from core.model.search import Hit
from core.session import ChangeSet
from core.session.recipe_files import read_recipe, write_recipe
from core.session.searching import Searching
from gui.bridge.tasks import Task
from gui.dialogs.background import Background, Runner
from gui.dialogs.recipe_preview import Place
from gui.dialogs.recipe_rows import Entry
from gui.dialogs.recipes import RecipesDialog
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.helpers import Dialogs
from gui.window.jobs import Jobs
from gui.window.looking import Looking
from gui.window.workspace import Workspace

SUFFIXES = (".json", ".tsv")
PATTERN = " ".join(f"*{suffix}" for suffix in SUFFIXES)

MOST = 200
"""So many places are shown of what a recipe would change."""


class Recipes(QObject):
    """Answers the window of recipes.

    Signals:
        said: (sentence) what was done.
        place_wished: (Hit) the editor wants to see a place.
    """

    said = Signal(str)
    place_wished = Signal(object)

    def __init__(
        self, workspace: Workspace, desk: Desk, jobs: Jobs, dialogs: Dialogs, appearance: Appearance
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._desk = desk
        self._jobs = jobs
        self._dialogs = dialogs
        self._appearance = appearance
        self._looking = Looking()
        self._runner: Runner = Background(self)
        self._told = ""
        self.shown: RecipesDialog | None = None
        workspace.changed.connect(self._follow)
        workspace.closing.connect(self._close)

    def open(self) -> None:
        """Open the window."""
        if self._workspace.session is None:
            return
        texts, theme = self._appearance.texts, self._appearance.theme
        made = RecipesDialog(texts, theme, self._present(), parent=self._dialogs.window)
        self._runner = Background(self)
        self.shown = made
        made.command_requested.connect(self._run)
        made.preview_requested.connect(self._preview)
        made.apply_requested.connect(self.apply)
        made.place_requested.connect(self.place_wished)
        made.import_requested.connect(self._ask_import)
        made.export_requested.connect(self._ask_export)
        made.finished.connect(lambda _result: self._leave())
        made.show_recipes(self._recipes())
        self._dialogs.open(made)
        made.list.setFocus()

    def apply(self, recipe: Recipe, scope: str) -> None:
        """Apply a recipe as one step: a task, with cancel."""
        session, articles = self._workspace.session, self._articles(scope)
        if session is None:
            return

        def work(task: Task) -> ChangeSet:
            return session.search.run_recipe(recipe, articles, task.progress, task.cancelled)

        self._jobs.start("task.recipe", work, self._applied)

    def import_file(self, path: Path) -> None:
        """Add the recipe of a file; one of its name gets its entries."""
        name, entries = read_recipe(path, self._workspace.labels)
        self._run("recipe.save", {"name": name, "entries": [dict(entry) for entry in entries]})

    def export_file(self, path: Path, recipe: Recipe) -> None:
        """Write a recipe to a file."""
        write_recipe(recipe, path, self._workspace.labels)
        self.said.emit(self._appearance.texts("statusbar.exported", path=str(path)))

    def _ask_import(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self.shown, self._say("import"), str(self._folder()), self._say("files", pattern=PATTERN)
        )
        if found:
            self._attempt(partial(self.import_file, Path(found)))

    def _ask_export(self, recipe: Recipe) -> None:
        filters = ";;".join(self._say("files", pattern=f"*{suffix}") for suffix in SUFFIXES)
        start = self._folder() / f"{safe_name(recipe.name)}{SUFFIXES[0]}"
        found, chosen = QFileDialog.getSaveFileName(self.shown, self._say("export"), str(start), filters)
        if found:
            path = Path(found)
            if path.suffix.lower() not in SUFFIXES:
                path = path.with_name(path.name + next(each for each in SUFFIXES if each in chosen))
            self._attempt(partial(self.export_file, path, recipe))

    def _attempt(self, call: partial[None]) -> None:
        try:
            call()
        except TanqihError as error:
            self._workspace.failed.emit(error)

    def _folder(self) -> Path:
        session = self._workspace.session
        return session.path.parent if session is not None else Path()

    def _say(self, key: str, **values: object) -> str:
        return self._appearance.texts(f"dialog.recipes.{key}", **values)

    def _applied(self, changes: ChangeSet) -> None:
        blocks = {change.id for change in changes.changes if change.kind == "block"}
        self._told = self._appearance.texts("dialog.recipes.applied", count=len(blocks))
        self.said.emit(self._told)
        self._workspace.take(changes)

    def _present(self) -> Entry | None:
        """Return what the search panel says as an entry; None while it looks for nothing."""
        head = self._desk.search.head
        query = head.query()
        instead = head.instead.text() if head.replaces else ""
        return {"kind": "replace", "query": query.to_json(), "instead": instead} if query.words else None

    def _articles(self, scope: str) -> Sequence[int] | None:
        if scope == "project":
            return None
        if scope == "list":
            return list(self._desk.list.rows.ids)
        article = self._workspace.article
        return [article] if article is not None else []

    def _preview(self, recipe: Recipe, scope: str) -> None:
        """Tell what a recipe would change; what is being looked for already is given up."""
        session, made = self._workspace.session, self.shown
        self._looking.stopped = True
        self._looking = looking = Looking()
        told, self._told = self._told, ""
        if session is None:
            return

        def done(found: Sequence[Place] | TanqihError) -> None:
            if made is self.shown and made is not None and not looking.stopped:
                self._show(made, found, told)

        articles = self._articles(scope)
        self._runner.run(partial(_previewed, session.search, recipe, articles, looking), done)

    def _show(self, made: RecipesDialog, found: Sequence[Place] | TanqihError, told: str) -> None:
        """Show what would change, after what was changed just now."""
        texts = self._appearance.texts
        if isinstance(found, TanqihError):
            made.show_preview((), texts(found.key, **found.values))
            return
        key = "would_more" if len(found) >= MOST else "would"
        would = texts(f"dialog.recipes.{key}", count=len(found))
        made.show_preview(found, f"{told} · {would}" if told else would)

    def _run(self, command: str, args: Mapping[str, Any]) -> None:
        self._workspace.run(command, self, **args)

    def _follow(self, changes: ChangeSet, initiator: object) -> None:
        del initiator
        if self.shown is None:
            return
        if changes.touches("recipe"):
            self.shown.show_recipes(self._recipes())
        elif changes.touches("block"):
            self.shown.ask_preview()

    def _recipes(self) -> list[Recipe]:
        session = self._workspace.session
        return session.search.recipes() if session is not None else []

    def _leave(self) -> None:
        self.shown = None
        self._looking.stopped = True
        self._runner.close()

    def _close(self) -> None:
        if self.shown is not None:
            self.shown.reject()


def _previewed(
    search: Searching, recipe: Recipe, articles: Sequence[int] | None, looking: Looking
) -> list[tuple[int, Hit, str]] | TanqihError:
    try:
        return search.recipe_preview(recipe, articles, MOST, looking.is_stopped)
    except Cancelled:
        return []
    except TanqihError as error:
        return error
