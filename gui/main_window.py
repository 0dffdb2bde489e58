"""The main window: makes the parts and those who answer for them, and has them wired."""

from __future__ import annotations

import base64
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gui.bridge.actions import ActionSet, load_keys
from gui.bridge.actions.presses import TextKeys, trigger_by_place
from gui.bridge.settings import SettingsStore
from gui.bridge.tasks import TaskRunner
from gui.panels.welcome import WelcomePanel
from gui.widgets.screen import within_screen
from gui.window.answers import Answers
from gui.window.appearance import Appearance
from gui.window.comparing import Comparing
from gui.window.desk import Desk
from gui.window.doubting import Doubting
from gui.window.editing import Editing
from gui.window.exchange import Exchange
from gui.window.findings import FindingDesk
from gui.window.helpers import Clipboard, Dialogs
from gui.window.history import History
from gui.window.intake import Intake
from gui.window.jobs import Jobs
from gui.window.keeping import Keeping
from gui.window.marking import Marking
from gui.window.menus import Menus
from gui.window.message_bar import MessageBar
from gui.window.navigation import Navigation
from gui.window.page_lines import PageLineDesk
from gui.window.parts import Parts
from gui.window.projects import Projects
from gui.window.raw_desk import RawDesk
from gui.window.rules import RuleDesk
from gui.window.search_desk import search_desk
from gui.window.situation import Situation
from gui.window.status_bar import DeskStatus
from gui.window.suggesting import Suggesting
from gui.window.telling import Telling
from gui.window.tool_bar import DeskToolBar
from gui.window.views import Views
from gui.window.wiring import Controllers, connect_window
from gui.window.workspace import Workspace

FIRST_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """Everything in one window.

    Attributes:
        parts: the widgets and what lies under them.
        control: who answers what they tell.
    """

    def __init__(self, app: QApplication, store: SettingsStore, lang: str) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.parts = self._make_parts(Appearance(app, store, lang, self), store)
        self.dialogs = Dialogs(self.parts.workspace, self.parts.actions, self.parts.appearance, self)
        self.control = self._make_controllers()
        self._place_parts()
        desk = self.parts.desk
        desk.pane.installEventFilter(TextKeys(self.parts.actions, self._key_mode, self))
        connect_window(self.parts, self.control)
        self._restore()
        self.control.views.show_recent()
        self.control.views.show_page()
        self.control.views.refresh_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of an Arabic-only keyboard, which no shortcut of Qt's fits."""
        if not trigger_by_place(self.parts.actions, self.parts.menus, event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, or import dumps."""
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.control.projects.open_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, remember the window and the place, close the project."""
        self.parts.tasks.wait()
        self.control.projects.remember()
        geometry = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self.parts.store.change(geometry=geometry, splits=self.parts.desk.sizes())
        self.parts.workspace.close()
        super().closeEvent(event)

    def _make_parts(self, appearance: Appearance, store: SettingsStore) -> Parts:
        texts, theme = appearance.texts, appearance.theme
        actions = ActionSet(load_keys(store.settings.keys), texts, appearance.icon_of, self)
        return Parts(
            frame=self,
            store=store,
            appearance=appearance,
            workspace=Workspace(self),
            tasks=TaskRunner(self),
            actions=actions,
            menus=Menus(self.menuBar(), actions, texts),
            message=MessageBar(texts, theme, self),
            banner=MessageBar(texts, theme, self),
            stack=QStackedWidget(self),
            welcome=WelcomePanel(texts, theme, self),
            desk=Desk(texts, theme, self),
            status=DeskStatus(texts, theme, self),
            tools=DeskToolBar(actions, texts, theme, self),
        )

    def _make_controllers(self) -> Controllers:
        parts = self.parts
        workspace, tasks, appearance, desk = parts.workspace, parts.tasks, parts.appearance, parts.desk
        jobs = Jobs(workspace, tasks, appearance)
        navigation = Navigation(workspace, desk, self)
        workspace.focus_of = navigation.here
        projects = Projects(workspace, tasks, parts.store, appearance, self)
        marking = Marking(workspace, desk.pane, jobs, self)
        editing = Editing(workspace, desk, jobs, self)
        history = History(workspace, desk, self.dialogs, tasks, appearance)
        doubting = Doubting(workspace, navigation, desk, appearance, self)
        suggesting = Suggesting(workspace, navigation, desk, jobs, appearance, self)
        findings = FindingDesk(workspace, navigation, desk, jobs, self.dialogs, appearance)
        rules = RuleDesk(workspace, self.dialogs, tasks, appearance)
        situation = Situation(parts, marking, editing, doubting)
        comparing = Comparing(workspace, desk, self.dialogs, tasks, appearance)
        page_lines = PageLineDesk(workspace, self.dialogs, jobs, appearance)
        raw = RawDesk(workspace, desk, self.dialogs, appearance)
        search = search_desk(parts, navigation, jobs, self.dialogs)
        intake = Intake(workspace, projects, self.dialogs, parts.store, appearance)
        keeping = Keeping(workspace, projects, self.dialogs, tasks, parts.store, appearance)
        by_name: dict[str, object] = {
            "appearance": appearance,
            "clipboard": Clipboard(self),
            "comparing": comparing,
            "desk": desk,
            "dialogs": self.dialogs,
            "doubting": doubting,
            "editing": editing,
            "findings": findings,
            "history": history,
            "intake": intake,
            "keeping": keeping,
            "marking": marking,
            "navigation": navigation,
            "page_lines": page_lines,
            "projects": projects,
            "raw": raw,
            "rules": rules,
            "suggesting": suggesting,
            "window": self,
            **search.by_name(),
        }
        return Controllers(
            answers=Answers(workspace, by_name, situation.context),
            comparing=comparing,
            doubting=doubting,
            editing=editing,
            exchange=Exchange(workspace, self.dialogs, tasks, appearance),
            findings=findings,
            history=history,
            intake=intake,
            keeping=keeping,
            marking=marking,
            navigation=navigation,
            page_lines=page_lines,
            projects=projects,
            raw=raw,
            rules=rules,
            search=search,
            suggesting=suggesting,
            telling=Telling(parts),
            views=Views(parts, navigation, situation, history, findings),
        )

    def _key_mode(self) -> str:
        """Return which bare keys hold in the text: ``write``, ``mark``, or ``doubt`` while a question is asked."""
        mode = self.parts.desk.pane.mode()
        return "doubt" if mode == "mark" and self.control.doubting.active else mode

    def _place_parts(self) -> None:
        parts = self.parts
        parts.stack.addWidget(parts.welcome)
        parts.stack.addWidget(parts.desk)
        middle = QWidget(self)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(parts.banner)
        box.addWidget(parts.stack, 1)
        parts.message.float_over(middle)
        self.setCentralWidget(middle)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, parts.tools)
        self.setStatusBar(parts.status)
        self.addActions([parts.actions.qaction(action.id) for action in parts.actions.all()])

    def _restore(self) -> None:
        settings, desk = self.parts.store.settings, self.parts.desk
        self.resize(within_screen(QSize(*FIRST_SIZE), self))
        if settings.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(settings.geometry)))
        desk.set_sizes(settings.splits)
        desk.pane.set_zoom(settings.zoom)
