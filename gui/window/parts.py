"""What the window is made of, for those who show it and wire it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow, QStackedWidget

from gui.bridge.actions import ActionSet
from gui.bridge.settings import SettingsStore
from gui.bridge.tasks import TaskRunner
from gui.panels.welcome import WelcomePanel
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.menus import Menus
from gui.window.message_bar import MessageBar
from gui.window.status_bar import DeskStatus
from gui.window.tool_bar import DeskToolBar
from gui.window.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Parts:
    """The window's widgets, and what lies under them.

    Attributes:
        frame: the window itself.
        message: what was refused or done, over the desk for a while.
        banner: what stays true of the open project, above the desk.
        stack: holds the first page and the desk.
    """

    frame: QMainWindow
    store: SettingsStore
    appearance: Appearance
    workspace: Workspace
    tasks: TaskRunner
    actions: ActionSet
    menus: Menus
    message: MessageBar
    banner: MessageBar
    stack: QStackedWidget
    welcome: WelcomePanel
    desk: Desk
    status: DeskStatus
    tools: DeskToolBar
