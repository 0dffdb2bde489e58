"""The suggestions panel: what a model that learned from the editor would do otherwise, to take or to turn down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.model import Role, Suggestion
from core.texts import Texts
from gui.models.suggestion_rows import ABOUT, Describe, SuggestionFilter, SuggestionRows
from gui.panels.suggestion_table import SuggestionTable
from gui.theme import Theme
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.empty_state import EmptyState
from gui.widgets.panel import Panel, line
from gui.widgets.panel_head import PanelHead
from gui.widgets.small_button import SmallButton

SCOPES = ("project", "article")
BUTTONS = ("accept", "reject", "accept_all", "propose")


class SuggestionsPanel(Panel):
    """Suggestions; above them filters, and what can be done with those chosen.

    Signals:
        looked_at: (Suggestion) show its place; the keyboard stays here.
        suggestion_activated: (Suggestion) go there.
        accept_requested: (ids) take these.
        reject_requested: (ids) turn these down.
        propose_requested: () learn, and propose again.
    """

    looked_at = Signal(object)
    suggestion_activated = Signal(object)
    accept_requested = Signal(object)
    reject_requested = Signal(object)
    propose_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._texts = texts
        self._article: int | None = None
        self._pairs: list[tuple[str, str]] = []
        self._editable = False
        self.scopes, self.kinds = ChipRow(theme, self), ChipRow(theme, self)
        self.roles = ChoiceBox(self)
        self.rows = SuggestionRows(texts, self)
        self.table = SuggestionTable(self.rows, theme, self)
        self._body = EmptyState(self.table, theme, self)
        self.buttons = {name: SmallButton(theme, self) for name in BUTTONS}
        self._head = PanelHead((self.kinds, self.roles, self.scopes), list(self.buttons.values()), self)
        for part in (self._head, line(self)):
            self.column.addWidget(part)
        self.column.addWidget(self._body, 1)
        self._connect()
        self.set_texts(texts)
        self.set_theme(theme)

    def show_suggestions(
        self,
        suggestions: Sequence[Suggestion],
        roles: Sequence[Role],
        describe: Describe,
        *,
        article: int | None,
        editable: bool,
    ) -> None:
        """Show these; `article` is the open one. The row at hand stays, or the next one takes its place."""
        self._article, self._editable = article, editable
        before, row = self.table.chosen(), self.table.currentIndex().row()
        self.rows.show_suggestions(suggestions, roles, describe)
        self._narrow(before[0].id if before else None, row)

    @property
    def scope(self) -> str:
        """``project`` or ``article``."""
        return self.scopes.choice

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        for part in (self, self.table):
            part.setAccessibleName(texts("panel.suggestions.title"))
        self.scopes.setAccessibleName(texts("panel.suggestions.scope"))
        self.kinds.setAccessibleName(texts("panel.suggestions.kinds"))
        self.roles.setAccessibleName(texts("panel.suggestions.roles"))
        self.scopes.show_chips(
            [ChipWords(scope, texts(f"panel.suggestions.scope_{scope}")) for scope in SCOPES]
        )
        for name, button in self.buttons.items():
            button.say(texts(f"panel.suggestions.{name}"), texts(f"panel.suggestions.{name}_tip"))
        self._body.say(texts("panel.suggestions.none"))
        self.rows.set_texts(texts)
        self._narrow(None, 0)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for part in (self.scopes, self.kinds, self._head, self.table, self._body):
            part.set_theme(theme)
        self.roles.setFixedSize(theme.px(210), theme.px(28))

    def answer(self, answer: str) -> None:
        """Accept or reject the chosen ones."""
        ids = [each.id for each in self.table.chosen()]
        if ids and self._editable:
            (self.accept_requested if answer == "accept" else self.reject_requested).emit(ids)

    def accept_all(self) -> None:
        """Accept all that the filter shows."""
        ids = [each.id for each in self.rows.shown()]
        if ids and self._editable:
            self.accept_requested.emit(ids)

    def _connect(self) -> None:
        self.scopes.chosen.connect(lambda _: self._narrow(None, 0))
        self.kinds.chosen.connect(lambda _: self._narrow(None, 0))
        self.roles.activated.connect(lambda _: self._narrow(None, 0))
        self.table.looked_at.connect(self.looked_at)
        self.table.suggestion_activated.connect(self.suggestion_activated)
        self.table.answered.connect(self.answer)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.buttons["accept"].clicked.connect(lambda: self.answer("accept"))
        self.buttons["reject"].clicked.connect(lambda: self.answer("reject"))
        self.buttons["accept_all"].clicked.connect(self.accept_all)
        self.buttons["propose"].clicked.connect(self.propose_requested)

    def _narrow(self, suggestion: int | None, row: int) -> None:
        """Filter anew, and put a suggestion, or else a row, at hand."""
        about = self.kinds.choice
        at = self.roles.currentIndex()
        pair = self._pairs[at - 1] if 0 < at <= len(self._pairs) and about in ("", "role") else None
        here = self._article if self.scope == "article" else None
        self.rows.narrow(SuggestionFilter(about, pair, here))
        self._count()
        self._list_roles(pair)
        found = self.rows.row_of(suggestion) if suggestion is not None else None
        self.table.go_to(found if found is not None else row)
        self._enable()

    def _count(self) -> None:
        counts = self.rows.counts()
        chosen = self.kinds.choice
        chips = [
            ChipWords(about, self._texts(f"panel.suggestions.{about or 'all'}"), f"{counts[about]:,}")
            for about in ("", *ABOUT)
        ]
        self.kinds.show_chips(chips)
        self.kinds.choose(chosen)
        self.kinds.setVisible(bool(counts[""]))

    def _list_roles(self, chosen: tuple[str, str] | None) -> None:
        changes = self.rows.role_changes()
        self._pairs = [pair for pair, _ in changes]
        self.roles.clear()
        self.roles.addItem(self._texts("panel.suggestions.every_role"))
        self.roles.addItems([f"{self.rows.role_words(pair)} ({count:,})" for pair, count in changes])
        self.roles.setCurrentIndex(self._pairs.index(chosen) + 1 if chosen in self._pairs else 0)
        self.roles.setVisible(bool(changes))
        self.roles.setEnabled(self.kinds.choice in ("", "role"))

    def _enable(self) -> None:
        some = bool(self.table.chosen()) and self._editable
        self.buttons["accept"].setEnabled(some)
        self.buttons["reject"].setEnabled(some)
        self.buttons["accept_all"].setEnabled(bool(self.rows.rowCount()) and self._editable)
        self.buttons["propose"].setEnabled(self._editable)
