"""Key presses that Qt's shortcuts cannot answer: bare keys, and Ctrl+letter under an Arabic layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from gui.bridge.actions.builder import ActionSet
from gui.bridge.actions.keys import sequence_of

FIELD_KEYS = "edit."
"""Actions that the text widget does itself (cut, copy, paste): there its own answer is the right one."""


class TextKeys(QObject):
    """Watches the article's text: the mode's bare keys become actions, and only while it has the focus.

    The table's own shortcuts win over the text widget's (its undo is off: Ctrl+Z is ours there too).
    """

    def __init__(self, actions: ActionSet, mode: Callable[[], str], parent: QObject | None = None) -> None:
        """Watch for `actions`; `mode` tells ``mark`` or ``write``."""
        super().__init__(parent)
        self._actions = actions
        self._mode = mode

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key presses that mean an action."""
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        keys = sequence_of(event)
        bare = self._actions.bare(self._mode()).get(keys)
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override(event, bare, keys)
        if bare is None:
            return False
        self._actions.trigger(bare)
        return True

    def _override(self, event: QKeyEvent, bare: str | None, keys: str) -> bool:
        if bare is not None:
            event.accept()
            return True
        action = self._actions.shortcuts().get(keys)
        if action is None or action.startswith(FIELD_KEYS):
            return False
        event.ignore()
        return True


class Openable(Protocol):
    """What opens a menu by its access letter."""

    def open_by_letter(self, letter: str) -> bool:
        """Open the menu of that letter; tell whether there is one."""


def trigger_by_place(actions: ActionSet, menus: Openable, event: QKeyEvent) -> bool:
    """Run the action, or open the menu, whose key lies at the pressed key's place; True where there was one.

    For the window's keyPressEvent, which only sees what neither Qt's shortcuts nor the focused widget took:
    that is when the keyboard has no Latin layout at all.
    """
    keys = sequence_of(event)
    action = actions.shortcuts().get(keys)
    if action is None:
        modifier, _, letter = keys.partition("+")
        return modifier == "Alt" and len(letter) == 1 and menus.open_by_letter(letter)
    actions.trigger(action)
    return True
