"""The table of actions. A new action is one row, one text in each language, and a key if it deserves one."""

from __future__ import annotations

from gui.bridge.actions.action import Action
from gui.bridge.actions.edits import ARTICLE, BLOCK, EDIT, MANAGE, MENTION
from gui.bridge.actions.searching import SEARCH, VIEW_SEARCH
from gui.bridge.actions.window import GO, HELP, PROJECT, VIEW

MENUS = ("project", "edit", "article", "block", "role", "mention", "label", "go", "view", "help")
"""The menus in reading order; those of roles and labels fill from the open project."""

ACTIONS: tuple[Action, ...] = (
    *PROJECT,
    *EDIT,
    *SEARCH,
    *ARTICLE,
    *BLOCK,
    *MENTION,
    *MANAGE,
    *GO,
    VIEW_SEARCH,
    *VIEW,
    *HELP,
)
"""Every action that does not come from the open project."""
