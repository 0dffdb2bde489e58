"""Those who answer for the search, made together."""

from __future__ import annotations

from dataclasses import dataclass

from gui.window.helpers import Dialogs
from gui.window.jobs import Jobs
from gui.window.navigation import Navigation
from gui.window.parts import Parts
from gui.window.recipes import Recipes
from gui.window.replacing import Replacing
from gui.window.saving import Saving
from gui.window.searching import Searching


@dataclass(frozen=True, slots=True)
class SearchDesk:
    """Who looks for words, puts others in their place, keeps searches and recipes."""

    searching: Searching
    replacing: Replacing
    saving: Saving
    recipes: Recipes

    def by_name(self) -> dict[str, object]:
        """Return them by the names that actions call them."""
        return {
            "searching": self.searching,
            "replacing": self.replacing,
            "saving": self.saving,
            "recipes": self.recipes,
        }


def search_desk(parts: Parts, navigation: Navigation, jobs: Jobs, dialogs: Dialogs) -> SearchDesk:
    """Make them."""
    workspace, desk, appearance, store = parts.workspace, parts.desk, parts.appearance, parts.store
    searching = Searching(workspace, navigation, desk, appearance, store, dialogs)
    replacing = Replacing(workspace, searching, desk, jobs, dialogs, appearance)
    saving = Saving(workspace, replacing, desk, dialogs, store, appearance)
    return SearchDesk(searching, replacing, saving, Recipes(workspace, desk, jobs, dialogs, appearance))
