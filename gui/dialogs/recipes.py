"""The window of recipes: named lists of replacements and fixes, what they would change, and their files."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.model.recipes import Recipe
from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.dialogs.recipe_entries import Entries, RecipeEntries
from gui.dialogs.recipe_preview import Place, RecipePreview
from gui.dialogs.recipe_rows import Entry, recipe_rows
from gui.theme import Theme
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.delay import Delay, TimedDelay
from gui.widgets.empty_state import EmptyState
from gui.widgets.panel import framed
from gui.widgets.plain import PlainLabel
from gui.widgets.row_list import RowList
from gui.widgets.screen import within_screen

SCOPES = ("article", "list", "project")
BUTTONS = ("new", "delete", "import", "export", "apply")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LONGEST = 120
"""Code points of a recipe's name."""


class RecipesDialog(QDialog):
    """Recipes in a list, the one at hand beside it, below what it would change. Every change is a command at once.

    Signals:
        command_requested: (command id, arguments)
        preview_requested: (Recipe, one of `SCOPES`) what would it change?
        apply_requested: (Recipe, one of `SCOPES`)
        import_requested: () a recipe of a file is wanted.
        export_requested: (Recipe) into a file with it.
        place_requested: (Hit) the editor wants to go there.
    """

    command_requested = Signal(str, object)
    preview_requested = Signal(object, str)
    apply_requested = Signal(object, str)
    import_requested = Signal()
    export_requested = Signal(object)
    place_requested = Signal(object)

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        present: Entry | None,
        delay: Delay | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the search of the panel as an entry (`present`); `delay` decides when the hands rest."""
        super().__init__(parent)
        self.texts = texts
        self._delay = delay or TimedDelay(self)
        self._recipes: Sequence[Recipe] = ()
        self.recipe: Recipe | None = None
        self.setWindowTitle(self._say("title"))
        self.list = RowList(theme, self, most=14)
        self.list.installEventFilter(self)
        self.name = QLineEdit(self)
        self.name.setMaxLength(LONGEST)
        self.entries = RecipeEntries(texts, theme, present, self)
        self.scope = ChoiceBox(self)
        for scope in SCOPES:
            self.scope.addItem(texts(f"panel.search.scope_{scope}"), scope)
        self.told = PlainLabel("", self)
        self.told.setProperty("muted", True)
        self.preview = RecipePreview(texts, theme, self)
        self._body = EmptyState(self.preview, theme, self)
        self.buttons = {name: self._button(name) for name in BUTTONS}
        self.buttons["apply"].setProperty("primary", True)
        self._name_all()
        self._lay_out(theme)
        self._connect()
        self._enable()
        self.resize(within_screen(QSize(theme.px(1020), theme.px(760)), self))

    def show_recipes(self, recipes: Sequence[Recipe]) -> None:
        """Show these; the one at hand stays, or one that was just made comes to hand."""
        known = {each.id for each in self._recipes}
        added = [each.id for each in recipes if self._recipes and each.id not in known]
        wanted = added[0] if len(added) == 1 else self.recipe.id if self.recipe is not None else None
        self._recipes = recipes
        self.list.show_rows(recipe_rows(recipes, self.texts))
        found = next((each for each in recipes if each.id == wanted), recipes[0] if recipes else None)
        self._show(found)
        if found is not None:
            self.list.setCurrentIndex(self.list.rows.index(list(recipes).index(found)))

    def show_preview(self, places: Sequence[Place], words: str) -> None:
        """Show what the recipe would change first, and how much that is, in words."""
        self.preview.rows.show_places(places)
        self.told.setText(words if places else "")
        self._body.say(words or self._say("begin"))

    def ask_preview(self) -> None:
        """Ask what the recipe at hand would change, when the hands rest."""
        self.show_preview((), self._say("looking") if self.recipe and self.recipe.entries else "")
        self._delay.run(self._request_preview)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of the list: Insert makes a recipe, Delete removes it, Enter goes to its entries."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self.entries.list.setFocus()
                return True
            name = {Qt.Key.Key_Delete: "delete", Qt.Key.Key_Insert: "new"}.get(Qt.Key(event.key()))
            if name is not None:
                self.buttons[name].click()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename at Enter in the name; Ctrl+Enter applies."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.buttons["apply"].click()
        elif self.name.hasFocus():
            self._rename()

    def press(self, name: str) -> None:
        """Do what a button says."""
        recipe = self.recipe
        if name == "new":
            self._wish(None, self._free_name(), ())
        elif name == "import":
            self.import_requested.emit()
        elif recipe is not None and name == "delete":
            self.command_requested.emit("recipe.remove", {"recipe": recipe.id})
        elif recipe is not None and name == "export":
            self.export_requested.emit(recipe)
        elif recipe is not None:
            self.apply_requested.emit(recipe, self.scope.currentData())

    def _show(self, recipe: Recipe | None) -> None:
        same = recipe is not None and self.recipe is not None and recipe.id == self.recipe.id
        self.recipe = recipe
        self.list.show_current(recipe.id if recipe is not None else None)
        if not (same and self.name.hasFocus()):
            self.name.setText(recipe.name if recipe is not None else "")
        self.entries.show_entries(recipe.entries if recipe is not None else (), afresh=not same)
        self._enable()
        self.ask_preview()

    def _show_id(self, key: object) -> None:
        if self.recipe is None or self.recipe.id != key:
            self._show(next((each for each in self._recipes if each.id == key), None))

    def _change(self, entries: Entries) -> None:
        if self.recipe is not None:
            self._wish(self.recipe.id, self.recipe.name, entries)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if self.recipe is not None and name and name != self.recipe.name:
            self._wish(self.recipe.id, name, self.recipe.entries)

    def _wish(self, recipe: int | None, name: str, entries: Entries) -> None:
        args = {"recipe": recipe, "name": name, "entries": [dict(entry) for entry in entries]}
        self.command_requested.emit("recipe.save", args)

    def _free_name(self) -> str:
        taken, number = {each.name for each in self._recipes}, 1
        while self._say("new_name", number=number) in taken:
            number += 1
        return self._say("new_name", number=number)

    def _request_preview(self) -> None:
        if self.recipe is not None and self.recipe.entries:
            self.preview_requested.emit(self.recipe, self.scope.currentData())

    def _enable(self) -> None:
        there = self.recipe is not None
        for part in (self.name, self.entries, self.buttons["delete"]):
            part.setEnabled(there)
        for name in ("export", "apply"):
            self.buttons[name].setEnabled(self.recipe is not None and bool(self.recipe.entries))

    def _connect(self) -> None:
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked, name=name: self.press(name))
        self.entries.entries_changed.connect(self._change)
        self.name.editingFinished.connect(self._rename)
        self.scope.currentIndexChanged.connect(lambda _at: self.ask_preview())
        self.preview.place_chosen.connect(self._go)
        self.list.row_chosen.connect(self._show_id)
        self.list.selectionModel().currentChanged.connect(
            lambda index, _before: (
                self._show_id(self.list.rows.rows[index.row()].key) if index.isValid() else None
            )
        )

    def _go(self, hit: object) -> None:
        self.accept()
        self.place_requested.emit(hit)

    def _say(self, key: str, **values: object) -> str:
        return self.texts(f"dialog.recipes.{key}", **values)

    def _button(self, name: str) -> QPushButton:
        made = QPushButton(self._say(name), self)
        made.setAutoDefault(False)
        made.setAccessibleName(self._say(name))
        return made

    def _name_all(self) -> None:
        for part, key in (
            (self.list, "title"),
            (self.name, "name"),
            (self.scope, "scope"),
            (self.preview, "preview"),
        ):
            part.setAccessibleName(self._say(key))
        self.name.setPlaceholderText(self._say("name"))

    def _lay_out(self, theme: Theme) -> None:
        left, right, both, foot, tools = (
            QVBoxLayout(),
            QVBoxLayout(),
            QHBoxLayout(),
            QHBoxLayout(),
            QGridLayout(),
        )
        for at, name in enumerate(BUTTONS[:-1]):
            tools.addWidget(self.buttons[name], at // 2, at % 2)
        left.addWidget(self.list, 1)
        left.addLayout(tools)
        right.addWidget(self.name)
        right.addWidget(self.entries, 1)
        for layout in (left, right):
            layout.setSpacing(theme.px(8))
        both.setSpacing(theme.px(16))
        both.addLayout(left, 2)
        both.addLayout(right, 5)
        self.scope.setMinimumWidth(theme.px(150))
        foot.addWidget(self.scope)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.buttons["apply"])
        hint = PlainLabel(self._say("hint"), self)
        hint.setWordWrap(True)
        hint.setProperty("muted", True)
        box = QVBoxLayout(self)
        box.setSpacing(theme.px(10))
        box.addWidget(hint)
        box.addLayout(both, 3)
        box.addWidget(framed(self._body), 2)
        box.addLayout(foot)
        box.addWidget(closing_buttons(self))
