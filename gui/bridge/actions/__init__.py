"""Every action of the window as data: one table feeds menus, tool bar, palette, key sheet and tests."""

from __future__ import annotations

from gui.bridge.actions.action import Action, label_actions, role_actions
from gui.bridge.actions.builder import ActionSet
from gui.bridge.actions.keys import Keys, load_keys
from gui.bridge.actions.table import ACTIONS, MENUS

__all__ = ["ACTIONS", "MENUS", "Action", "ActionSet", "Keys", "label_actions", "load_keys", "role_actions"]
