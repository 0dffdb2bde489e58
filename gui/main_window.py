"""The main window: the parts, and the one connect block that lets them hear of one another."""

from __future__ import annotations

import base64
import traceback
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from core.errors import TanqihError
from core.texts import Texts
from gui.bridge.actions import Action, ActionSet, label_actions, load_keys, role_actions
from gui.bridge.actions.presses import TextKeys, trigger_by_place
from gui.bridge.settings import SettingsStore
from gui.bridge.tasks import Task, TaskRunner
from gui.dialogs.fault import FaultDialog
from gui.panels.welcome import WelcomePanel
from gui.theme import Theme, icon
from gui.window.answers import Answers
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.editing import Editing
from gui.window.exchange import Exchange
from gui.window.helpers import Clipboard, Dialogs, History
from gui.window.marking import Marking
from gui.window.menus import Menus
from gui.window.message_bar import MessageBar
from gui.window.navigation import Navigation
from gui.window.projects import Projects
from gui.window.situation import Situation
from gui.window.status_bar import DeskStatus
from gui.window.tool_bar import DeskToolBar
from gui.window.views import Views
from gui.window.wiring import connect_window
from gui.window.workspace import Workspace


class MainWindow(QMainWindow):
    """Everything in one window.

    Attributes:
        workspace: what is open.
        actions_set: every action, for menus, keys, palette and tests.
        desk: the panels of an open project.
    """

    def __init__(self, app: QApplication, store: SettingsStore, lang: str) -> None:
        super().__init__()
        self.store = store
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.appearance = Appearance(app, store, lang, self)
        texts, theme = self.appearance.texts, self.appearance.theme
        self.workspace = Workspace(self)
        self.tasks = TaskRunner(self)
        self.actions_set = ActionSet(load_keys(store.settings.keys), texts, self.icon_of, self)
        self._make_parts(texts, theme)
        self._make_controllers()
        self._place_parts()
        self.menus = Menus(self.menuBar(), self.actions_set, texts, self.projects.open_recent)
        self.text_keys = TextKeys(self.actions_set, self.desk.pane.mode, self)
        self.desk.pane.installEventFilter(self.text_keys)
        connect_window(self)
        self._restore()
        self.views.show_recent()
        self.views.show_page()
        self.views.refresh_state()

    def run_long(self, command: str, /, **args: Any) -> None:
        """Run a command as a task with progress and cancel; the views hear of it when it is done."""
        dispatcher, focus = self.workspace.dispatcher, self.navigation.here()
        if dispatcher is None:
            return
        session = dispatcher.session
        title = self.appearance.texts("task.command", title=self.appearance.texts(f"command.{command}"))

        def work(task: Task) -> Any:
            return session.execute(
                command, focus=focus, progress=task.progress, cancelled=task.cancelled, **args
            )

        self.tasks.run(title, work, dispatcher.announce)

    def start(self, key: str, work: Any, done: Any) -> None:
        """Run any work as a task under the name of a text key."""
        self.tasks.run(self.appearance.texts(key), work, done)

    def icon_of(self, action: Action) -> QIcon:
        """Return an action's icon in the theme in force."""
        return icon(action.icon, self.appearance.theme, "accent_text" if action.primary else "text")

    def set_project_actions(self) -> None:
        """Make the actions of the open project's roles and labels, with their keys."""
        for_project = [*role_actions(self.workspace.roles), *label_actions(self.workspace.labels)]
        self.actions_set.set_project_actions(for_project)
        self.addActions([self.actions_set.qaction(action.id) for action in for_project])

    def say_fault(self, error: BaseException) -> None:
        """Show what the program itself did wrong, with what a report needs."""
        details = "".join(traceback.format_exception(error))
        texts = self.appearance.texts
        sentence = texts("error.bug", detail=f"{type(error).__name__}: {error}")
        FaultDialog(sentence, details, texts, self.appearance.theme, self).open()

    def say_refused(self, error: TanqihError) -> None:
        """Tell why something was not done, in one sentence."""
        self.message.say(self.appearance.texts(error.key, **error.values))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of an Arabic-only keyboard, which no shortcut of Qt's fits."""
        if not trigger_by_place(self.actions_set, self.menus, event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, or import dumps."""
        event.acceptProposedAction()
        self.projects.take_dropped(
            [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and the place, stop what runs, close the project."""
        self.tasks.wait()
        self.projects.remember()
        geometry = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self.store.change(geometry=geometry, splits=self.desk.sizes())
        self.workspace.close()
        super().closeEvent(event)

    def _make_parts(self, texts: Texts, theme: Theme) -> None:
        self.message = MessageBar(texts, theme, self)
        self.welcome = WelcomePanel(texts, theme, self)
        self.desk = Desk(texts, theme, self)
        self.status = DeskStatus(texts, theme, self)
        self.tools = DeskToolBar(self.actions_set, texts, theme, self)

    def _make_controllers(self) -> None:
        self.navigation = Navigation(self.workspace, self.desk, self)
        self.workspace.focus_of = self.navigation.here
        self.projects = Projects(self.workspace, self.tasks, self.store, self.appearance, self)
        self.projects.here = self.navigation.here
        self.marking = Marking(self.workspace, self.desk.pane, self.run_long, self)
        self.editing = Editing(self.workspace, self.desk, self.run_long, self.start, self)
        self.dialogs = Dialogs(self.workspace, self.actions_set, self.appearance, self)
        self.exchange = Exchange(self.workspace, self.projects, self.dialogs, self.tasks, self.appearance)
        self.history = History(self.workspace, self)
        self.situation = Situation(self)
        self.views = Views(self)
        controllers: dict[str, object] = {
            "appearance": self.appearance,
            "clipboard": Clipboard(self),
            "dialogs": self.dialogs,
            "editing": self.editing,
            "history": self.history,
            "marking": self.marking,
            "navigation": self.navigation,
            "projects": self.projects,
            "window": self,
        }
        self.answers = Answers(self.workspace, controllers, self.situation.context)

    def _place_parts(self) -> None:
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.welcome)
        self.stack.addWidget(self.desk)
        middle = QWidget(self)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.message)
        box.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.tools)
        self.setStatusBar(self.status)
        self.addActions([self.actions_set.qaction(action.id) for action in self.actions_set.all()])

    def _restore(self) -> None:
        settings = self.store.settings
        self.resize(1440, 900)
        if settings.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(settings.geometry)))
        self.desk.set_sizes(settings.splits)
        self.desk.pane.set_zoom(settings.zoom)
