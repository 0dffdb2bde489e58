"""Opens the window of page lines, counts for it behind the hands, and brings profiles in and out of files."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from core.dump.profiles import Profile, ProfileLine, known_line, profile_text, read_profile, shipped
from core.errors import TanqihError, UserError
from core.formats.writing import whole_file
from core.model import Focus
from core.model.view import View
from core.session import ChangeSet, Session
from core.session.page_lines import LinePlaces, count_places, places_of
from gui.bridge.tasks import Task
from gui.dialogs.background import Background, Runner
from gui.dialogs.page_line_rows import LineEntry, entries
from gui.dialogs.page_lines import PageLinesDialog
from gui.window.appearance import Appearance
from gui.window.helpers import Dialogs
from gui.window.jobs import Jobs
from gui.window.looking import Looking
from gui.window.workspace import Workspace

SUFFIX = ".toml"
BULK = "page_line.apply"


class PageLineDesk(QObject):
    """Answers the window of page lines.

    Signals:
        said: (sentence) what became of a file.
        place_wished: (Focus) the editor wants to see a place of a line.
    """

    said = Signal(str)
    place_wished = Signal(object)

    def __init__(self, workspace: Workspace, dialogs: Dialogs, jobs: Jobs, appearance: Appearance) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._dialogs = dialogs
        self._jobs = jobs
        self._appearance = appearance
        self._counting, self._placing = Looking(), Looking()
        self._counter: Runner = Background(self)
        self._placer: Runner = Background(self)
        self.shown: PageLinesDialog | None = None
        workspace.changed.connect(self._follow)
        workspace.closed.connect(self._close)

    def ask(self) -> None:
        """Open the window."""
        if self._workspace.session is None:
            return
        texts, theme = self._appearance.texts, self._appearance.theme
        made = PageLinesDialog(self._workspace.roles, texts, theme, parent=self._dialogs.window)
        self._counter, self._placer = Background(self), Background(self)
        self.shown = made
        made.command_requested.connect(self._run)
        made.places_requested.connect(self._look)
        made.place_requested.connect(lambda article, block: self.place_wished.emit(Focus(article, block, 0)))
        made.import_requested.connect(self._ask_import)
        made.export_requested.connect(self._ask_export)
        made.finished.connect(lambda _result: self._leave())
        self._refill()
        self._count()
        self._dialogs.open(made)
        made.list.setFocus()

    def import_file(self, path: Path) -> None:
        """Add the lines of a profile's file to the project, those it knows already left out."""
        session, profile = self._session(), read_profile(path)

        def calls(view: View) -> Iterator[tuple[str, Mapping[str, Any]]]:
            del view
            for line in profile.lines:
                args = {"words": line.words, "role": line.role, "kept": line.kept, "pattern": line.pattern}
                yield "page_line.add", {**args, "profile": profile.name}

        def work(task: Task) -> ChangeSet:
            return session.execute_all("page_line.import", calls, cancelled=task.cancelled)

        self._jobs.start("command.page_line.import", work, self._imported)

    def export_file(self, path: Path, entry: LineEntry | None) -> None:
        """Write the profile of a line, or the project's own lines, to a file."""
        name = entry.profile if entry is not None else ""
        chosen = [each for each in self._entries() if each.profile == name]
        lines = tuple(_profile_line(each) for each in chosen if each.is_line and each.enabled)
        if not lines:
            raise UserError("error.no_own_lines")
        title = next(each.title for each in chosen if not each.is_line)
        profile = Profile(name or _name_of(path), title, title, lines)
        with whole_file(path) as file:
            file.write(profile_text(profile).encode("utf-8"))
        self.said.emit(self._appearance.texts("statusbar.exported", path=str(path)))

    def _session(self) -> Session:
        session = self._workspace.session
        if session is None:
            raise UserError("error.no_project_open")
        return session

    def _run(self, command: str, args: Mapping[str, Any]) -> None:
        if command == BULK:
            self._jobs.run(command, **args)
        else:
            self._workspace.run(command, self, **args)

    def _follow(self, changes: ChangeSet, initiator: object) -> None:
        del initiator
        if self.shown is not None and changes.touches("page_line"):
            self._refill()
            self._count()
        elif self.shown is not None and changes.touches("block"):
            self._count()

    def _refill(self) -> None:
        if self.shown is not None:
            self.shown.show_entries(self._entries())

    def _entries(self) -> list[LineEntry]:
        own = self._session().read(lambda view: view.page_lines())
        return entries(own, shipped(), self._appearance.texts)

    def _count(self) -> None:
        """Count where every line stands; what is being counted already is given up."""
        session, made = self._session(), self.shown
        listed = [entry for entry in self._entries() if entry.is_line]
        self._counting.stopped = True
        self._counting = looking = Looking()

        def done(counts: tuple[int, ...]) -> None:
            if made is self.shown and made is not None and not looking.stopped:
                made.show_counts(_by_id(listed, counts))

        lines = [entry.page_line() for entry in listed]
        self._counter.run(partial(count_places, session, lines, looking.is_stopped), done)

    def _look(self, words: str, pattern: bool) -> None:
        """Tell where a line stands; one that cannot be is told in words."""
        session, made = self._session(), self.shown
        self._placing.stopped = True
        self._placing = looking = Looking()
        try:
            key = known_line(words, pattern=pattern)
        except TanqihError as error:
            if made is not None:
                made.show_places(None, self._appearance.texts(error.key, **error.values))
            return

        def done(places: LinePlaces) -> None:
            if made is self.shown and made is not None and not looking.stopped:
                made.show_places(places)

        line = LineEntry(None, words, key, pattern).page_line()
        self._placer.run(partial(places_of, session, line, words, looking.is_stopped), done)

    def _leave(self) -> None:
        self.shown = None
        for looking in (self._counting, self._placing):
            looking.stopped = True
        for runner in (self._counter, self._placer):
            runner.close()

    def _close(self) -> None:
        if self.shown is not None:
            self.shown.reject()

    def _ask_import(self) -> None:
        title, filters = self._file_words("import")
        found, _ = QFileDialog.getOpenFileName(self.shown, title, str(self._folder()), filters)
        if found:
            self._attempt(partial(self.import_file, Path(found)))

    def _ask_export(self, entry: LineEntry | None) -> None:
        title, filters = self._file_words("export")
        name = (entry.profile if entry is not None else "") or self._session().path.stem
        start = self._folder() / f"{name}{SUFFIX}"
        found, _ = QFileDialog.getSaveFileName(self.shown, title, str(start), filters)
        if found:
            self._attempt(partial(self.export_file, Path(found).with_suffix(SUFFIX), entry))

    def _attempt(self, call: partial[None]) -> None:
        try:
            call()
        except TanqihError as error:
            self._workspace.failed.emit(error)

    def _file_words(self, key: str) -> tuple[str, str]:
        texts = self._appearance.texts
        return texts(f"dialog.page_lines.{key}"), texts("dialog.page_lines.files", pattern=f"*{SUFFIX}")

    def _folder(self) -> Path:
        return self._session().path.parent

    def _imported(self, changes: ChangeSet) -> None:
        self._workspace.take(changes)
        self.said.emit(self._appearance.texts("dialog.page_lines.imported", count=len(changes.changes)))


def _by_id(listed: list[LineEntry], counts: tuple[int, ...]) -> dict[Hashable, int]:
    return {entry.id: count for entry, count in zip(listed, counts, strict=True)}


def _profile_line(entry: LineEntry) -> ProfileLine:
    return ProfileLine(entry.title, entry.key, entry.role, entry.kept, entry.pattern)


def _name_of(path: Path) -> str:
    """Return a profile's name for a file: its own where that is one, in plain letters."""
    return re.sub(r"[^a-z0-9_\-]+", "-", path.stem.lower()).strip("-_")[:64] or "project"
