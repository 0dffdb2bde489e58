"""The one place where QActions are made: from the table, the keys, the project's roles and labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence

from core.texts import Texts
from gui.bridge.actions.action import Action
from gui.bridge.actions.keys import Keys, portable
from gui.bridge.actions.table import ACTIONS

IconOf = Callable[[Action], QIcon]


class ActionSet(QObject):
    """All actions of the window with their QActions, words, keys and state.

    Signals:
        triggered: (Action) the editor asked for it, whichever way.
        project_actions_changed: () roles or labels came or went: menus that list them fill again.
    """

    triggered = Signal(object)
    project_actions_changed = Signal()

    def __init__(self, keys: Keys, texts: Texts, icon_of: IconOf, parent: QObject | None = None) -> None:
        """Make the QActions of the table."""
        super().__init__(parent)
        self._keys = keys
        self._by_keys: dict[str, str] | None = None
        self._texts = texts
        self._icon_of = icon_of
        self._actions: dict[str, Action] = {}
        self._made: dict[str, QAction] = {}
        self._of_project: list[str] = []
        for action in ACTIONS:
            self._make(action)

    def all(self) -> list[Action]:
        """Return every action, those of the project last."""
        return list(self._actions.values())

    def qaction(self, action: str) -> QAction:
        """Return the QAction of an action's id."""
        return self._made[action]

    def of_menu(self, menu: str) -> list[Action]:
        """Return the actions of a menu by section, the project's own first."""
        found = [action for action in self._actions.values() if action.menu == menu]
        return sorted(found, key=lambda action: action.section)

    def set_project_actions(self, actions: Iterable[Action]) -> None:
        """Replace the actions that come from the open project."""
        self._by_keys = None
        for known in self._of_project:
            self._made.pop(known).deleteLater()
            del self._actions[known]
        listed = list(actions)
        self._of_project = [action.id for action in listed]
        for action in listed:
            self._make(action)
        self.project_actions_changed.emit()

    def set_texts(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        for action in self._actions.values():
            self._word(action)

    def set_icons(self, icon_of: IconOf) -> None:
        """Draw every icon again, for another theme."""
        self._icon_of = icon_of
        for action in self._actions.values():
            if action.icon:
                self._made[action.id].setIcon(icon_of(action))

    def update_state(self, holds: Callable[[str], bool]) -> None:
        """Enable what applies now and set the marks; `holds` answers for a predicate's name."""
        for action in self._actions.values():
            made = self._made[action.id]
            made.setEnabled(holds(action.when))
            if action.checked:
                made.setChecked(holds(action.checked))

    def title(self, action: Action) -> str:
        """Return an action's words in the window's language."""
        if action.title:
            return action.title.get(self._texts.lang) or next(iter(action.title.values()))
        return self._texts(action.text_key)

    def keys_of(self, action: Action) -> list[str]:
        """Return all keys of an action in portable text, those that always hold first."""
        return [*action.keys, *self._keys.of(action.id), *action.bare]

    def shown_key(self, action: str) -> str:
        """Return the first key of an action as the platform writes it, or an empty text."""
        keys = self.keys_of(self._actions[action])
        return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""

    def shortcuts(self) -> Mapping[str, str]:
        """Return action ids by the keys that hold in every mode."""
        if self._by_keys is None:
            listed = self._actions.values()
            self._by_keys = {portable(key): action.id for action in listed for key in self._always(action)}
        return self._by_keys

    def bare(self, mode: str) -> Mapping[str, str]:
        """Return action ids by the keys of one mode (``mark``, ``write``, or ``doubt`` over those of ``mark``)."""
        keys = self._keys.write if mode == "write" else self._keys.mark
        found = _by_key(keys)
        if mode != "write":
            found |= {portable(key): action.id for action in self._actions.values() for key in action.bare}
        return found | _by_key(self._keys.doubt) if mode == "doubt" else found

    def trigger(self, action: str) -> None:
        """Do what a key asked for, unless it does not apply now."""
        self._made[action].trigger()

    def _always(self, action: Action) -> list[str]:
        return [*action.keys, *self._keys.always.get(action.id, ())]

    def _make(self, action: Action) -> None:
        made = QAction(self)
        made.setObjectName(action.id)
        made.setCheckable(bool(action.checked))
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.setShortcuts([QKeySequence(key) for key in self._always(action)])
        made.setMenuRole(QAction.MenuRole.NoRole)
        if action.icon:
            made.setIcon(self._icon_of(action))
            made.setIconVisibleInMenu(not action.primary)
        made.triggered.connect(lambda *_: self.triggered.emit(action))
        self._actions[action.id] = action
        self._made[action.id] = made
        self._word(action)

    def _word(self, action: Action) -> None:
        """Give the words; a bare key stands behind a tab, where a menu shows it without registering it."""
        made, title = self._made[action.id], self.title(action).replace("&", "&&")
        shown = self.shown_key(action.id)
        made.setText(f"{title}\t{shown}" if shown and not self._always(action) else title)
        made.setToolTip(f"{self.title(action)} ({shown})" if shown else self.title(action))
        made.setIconText(self._texts(action.brief) if action.brief else self.title(action))


def _by_key(keys: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {portable(key): name for name, listed in keys.items() for key in listed}
