"""Rows of the table of actions that look for words and put others in their place."""

from __future__ import annotations

from gui.bridge.actions.action import Action

SEARCH = (
    Action("search.open", "edit", 3, "project", "searching.open", icon="search"),
    Action("search.replace_open", "edit", 3, "edit", "replacing.open", icon="replace-all"),
    Action("search.next", "edit", 3, "project", "searching.step", args={"step": 1}),
    Action("search.previous", "edit", 3, "project", "searching.step", args={"step": -1}),
    Action("search.replace_one", "edit", 4, "edit", "replacing.replace", args={"which": "one"}),
    Action("search.replace_all", "edit", 4, "edit_idle", "replacing.replace", args={"which": "all"}),
    Action("search.keep", "edit", 5, "edit", "saving.keep", icon="save"),
    Action("search.manage", "edit", 5, "edit", "saving.manage", icon="sliders-horizontal"),
    Action("recipes.open", "edit", 5, "edit", "recipes.open", icon="list"),
)

VIEW_SEARCH = Action(
    "view.search", "view", 0, "project", "navigation.show_tab", args={"tab": "search"}, icon="search"
)
