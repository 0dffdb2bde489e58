"""Dialogs that the window opens by itself, and the small actions that belong to no part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from core.model import Label, Role
from core.texts import LANGUAGES, Texts
from gui.bridge.actions import Action, ActionSet
from gui.dialogs.about import AboutDialog
from gui.dialogs.command_palette import CommandPalette
from gui.dialogs.key_sheet import KeySheet
from gui.dialogs.label_dialog import LabelDialog
from gui.dialogs.manage import ManageDialog
from gui.dialogs.role_dialog import RoleDialog
from gui.models.action_rows import ActionEntry
from gui.window.appearance import Appearance
from gui.window.workspace import Workspace

Before = Callable[[], None]


class Dialogs(QObject):
    """Opens dialogs. None of them is modal to the program's events: `open`, never a loop of its own."""

    def __init__(
        self, workspace: Workspace, actions: ActionSet, appearance: Appearance, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._actions = actions
        self._appearance = appearance
        self.window = window
        self.shown: QDialog | None = None

    def palette(self) -> None:
        """Open the command palette."""
        entries = entries_of(self._actions, self._appearance.texts)
        made = CommandPalette(entries, self._appearance.texts, self._appearance.theme, self.window)
        made.action_chosen.connect(self._actions.trigger)
        self.open(made)

    def key_sheet(self) -> None:
        """Open the key sheet."""
        entries = entries_of(self._actions, self._appearance.texts)
        self.open(KeySheet(entries, self._appearance.texts, self._appearance.theme, self.window))

    def about(self) -> None:
        """Say what the program is."""
        self.open(AboutDialog(self._appearance.texts, self._appearance.theme, self.window))

    def roles(self) -> None:
        """Open the editor of roles."""
        made = RoleDialog(self._appearance.texts, self._appearance.theme, self.window)
        made.show_roles(self._workspace.roles)
        self._manage(made, lambda labels, roles: made.show_roles(roles))

    def labels(self) -> None:
        """Open the editor of labels."""
        made = LabelDialog(self._appearance.texts, self._appearance.theme, self.window)
        made.show_labels(self._workspace.labels)
        self._manage(made, lambda labels, roles: made.show_labels(labels))

    def _manage(self, made: ManageDialog, refill: Callable[[Sequence[Label], Sequence[Role]], None]) -> None:
        made.command_requested.connect(lambda command, args: self._workspace.run(command, made, **args))
        connection = self._workspace.vocabulary_changed.connect(refill)
        made.finished.connect(lambda: self._workspace.vocabulary_changed.disconnect(connection))
        self.open(made)

    def open(self, made: QDialog) -> None:
        """Open a dialog over the window and see it off when it is done."""
        self.shown = made
        made.finished.connect(lambda _result: self._forget(made))
        made.open()

    def _forget(self, made: QDialog) -> None:
        """See a dialog off; one that it opened in its last moment stays."""
        if self.shown is made:
            self.shown = None
        made.deleteLater()


class Clipboard(QObject):
    """Cut, copy and paste wherever the keyboard is."""

    def cut(self) -> None:
        """Cut in the focused field."""
        self._do("cut")

    def copy(self) -> None:
        """Copy from the focused field."""
        self._do("copy")

    def paste(self) -> None:
        """Paste into the focused field."""
        self._do("paste")

    def select_all(self) -> None:
        """Select everything in the focused field."""
        self._do("selectAll")

    def _do(self, what: str) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QTextEdit | QPlainTextEdit):
            getattr(focused, what)()


def entries_of(actions: ActionSet, texts: Texts) -> list[ActionEntry]:
    """Return every action as a line for palette and key sheet."""
    other = Texts(next(lang for lang in LANGUAGES if lang != texts.lang))
    return [_entry(action, actions, texts, other) for action in actions.all()]


def _entry(action: Action, actions: ActionSet, texts: Texts, other: Texts) -> ActionEntry:
    native = QKeySequence.SequenceFormat.NativeText
    keys = dict.fromkeys(QKeySequence(key).toString(native) for key in actions.keys_of(action))
    return ActionEntry(
        action.id,
        actions.title(action),
        action.title.get(other.lang, "") if action.title else other(action.text_key),
        texts(f"menu.{action.menu or 'view'}"),
        tuple(keys),
        actions.qaction(action.id).isEnabled(),
        action.colour,
    )
