"""Context menus, filled from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from gui.main_window import MainWindow

CLIPBOARD = ("edit.cut", "edit.copy", "edit.paste")
ON_MENTION = (
    "mention.remove",
    "mention.mark_alike_article",
    "mention.mark_alike_project",
    "mention.grow_end",
    "mention.shrink_end",
)
ON_BLOCK = ("block.toggle_kept", "block.confirm", "alike.set_role", "alike.set_kept", "reason.set_kept")
ON_BOUNDARY = (
    "article.split",
    "block.move_previous",
    "block.move_next",
    "block.split",
    "block.merge",
    "block.take_raw",
)
ON_ARTICLE = (
    ("article.status_new", "article.status_in_work", "article.status_done", "article.status_doubtful"),
    ("article.merge_previous", "article.merge_next"),
    ("article.new", "article.delete"),
)


def pane_menu(window: MainWindow) -> QMenu:
    """Return the menu of a place in the article: what is there first."""
    menus = window.menus
    mention = window.marking.chosen()
    menu = menus.context_menu(window, [ON_MENTION] if mention is not None else [])
    for name in ("label", "role"):
        inner = menu.addMenu(window.appearance.texts(f"menu.{name}"))
        for action in menus.of_project(name):
            inner.addAction(window.actions_set.qaction(action))
        inner.setEnabled(window.workspace.editable)
    for group in (ON_BLOCK, ON_BOUNDARY, CLIPBOARD):
        menu.addSeparator()
        for action in group:
            menu.addAction(window.actions_set.qaction(action))
    return menu


def article_menu(window: MainWindow) -> QMenu:
    """Return the menu of the list."""
    return window.menus.context_menu(window, ON_ARTICLE)


def label_menu(window: MainWindow, label: int) -> QMenu:
    """Return the menu of a label of the inspector."""
    name = next((found.name for found in window.workspace.labels if found.id == label), None)
    return window.menus.context_menu(window, [[f"label.apply.{name}"] if name else [], ["label.manage"]])


def role_menu(window: MainWindow, role: str) -> QMenu:
    """Return the menu of a role of the inspector."""
    return window.menus.context_menu(window, [[f"role.apply.{role}"], ["role.manage"]])
