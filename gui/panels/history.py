"""The history panel: the tree of steps, narrowed to an article, an author or a kind of step; points to go to."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from core.arabic import fold
from core.session.past import News, Point, StepFilter
from core.texts import Texts
from gui.models.step_rows import ListedOf, StepRows
from gui.models.step_words import WordsOf
from gui.panels.article_filters import refill
from gui.panels.history_table import HistoryTable
from gui.theme import Theme
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.delay import Delay
from gui.widgets.empty_state import EmptyState
from gui.widgets.panel import Panel, line
from gui.widgets.panel_head import PanelHead
from gui.widgets.search_field import SearchField
from gui.widgets.small_button import SmallButton

SCOPES = ("project", "article")
BUTTONS = ("preview", "compare", "name", "undo_alone", "fold")
FORMS = (1, 2, 5)
"""Counts whose plural forms are looked through for the words of the filter."""


class HistoryPanel(Panel):
    """What was done, by whom and when, with every branch.

    Signals:
        preview_requested: (step id, 0 for the beginning) what would going to the state after this step change?
        jump_requested: (step id) go there at once.
        compare_requested: (step id, step id) what is not the same at these two points?
        name_requested: (step id) give the point behind the step a name, or another.
        undo_alone_requested: (step id) take this one step back alone.
        filter_changed: () other steps shall be shown.
        menu_requested: (step id, global place) its context menu is wanted.
    """

    preview_requested = Signal(int)
    jump_requested = Signal(int)
    compare_requested = Signal(int, int)
    name_requested = Signal(int)
    undo_alone_requested = Signal(int)
    filter_changed = Signal()
    menu_requested = Signal(int, QPoint)

    def __init__(
        self, texts: Texts, theme: Theme, parent: QWidget | None = None, delay: Delay | None = None
    ) -> None:
        """Make it empty; `delay` decides when the hands rest over the filter."""
        super().__init__(parent)
        self._texts = texts
        self._editable = False
        self._authors: set[str] = set()
        self._commands: set[str] = set()
        self._points: list[Point] = []
        self.scopes = ChipRow(theme, self)
        self.search = SearchField(theme, delay, self)
        self.authors, self.points = ChoiceBox(self), ChoiceBox(self)
        self.rows = StepRows(texts, self)
        self.table = HistoryTable(self.rows, theme, self)
        self._body = EmptyState(self.table, theme, self)
        self.buttons = {name: SmallButton(theme, self) for name in BUTTONS}
        filters = (self.scopes, self.search, self.authors, self.points)
        self._head = PanelHead(filters, list(self.buttons.values()), self)
        for part in (self._head, line(self)):
            self.column.addWidget(part)
        self.column.addWidget(self._body, 1)
        self._connect()
        self.set_texts(texts)
        self.set_theme(theme)

    def follow(
        self, news: News, points: Iterable[Point], listed: ListedOf, words_of: WordsOf, *, editable: bool
    ) -> None:
        """Take what was recorded since the step `rows.last`, and show where the project stands."""
        moved = news.head != self.rows.head or self.rows.rowCount() == 0
        step = self.table.step()
        self._editable = editable
        self._points = list(points)
        self._authors |= news.authors
        self._commands |= news.commands
        self.rows.follow(news, self._points, listed, words_of)
        self._fill()
        self._back_to(None if moved else step)

    def show_only(self, steps: frozenset[int] | None) -> None:
        """Show these steps and no others; None shows all."""
        step = self.table.step()
        self.rows.show_only(steps)
        self._back_to(step)

    def clear(self) -> None:
        """Show nothing, of another project."""
        self._authors, self._commands, self._points = set(), set(), []
        self.rows.clear()
        self._fill()
        self._enable()

    def wanted(self, article: int | None) -> StepFilter | None:
        """Return which steps are asked for while an article is open; None for all of them."""
        words = " ".join(fold(self.search.text()).split())
        found = StepFilter(
            article=(article or 0) if self.scopes.choice == "article" else None,
            author=self.authors.currentData(),
            commands=self._named(words) if words else None,
            words=self.search.text().strip(),
        )
        return None if found == StepFilter() else found

    @property
    def narrowed(self) -> bool:
        """Whether not all steps are shown."""
        return self.rows.narrowed

    def go_to(self, step: int) -> None:
        """Put a step's row at hand, unfolding what hides it."""
        if self.rows.row_of(step) < 0:
            self.table.fold(self.rows.branches(), folded=False)
        self.table.go_to(self.rows.row_of(step))

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.setAccessibleName(texts("panel.history.title"))
        self.table.setAccessibleName(texts("panel.history.title"))
        self.table.delegate.here = texts("panel.history.here")
        self.search.setPlaceholderText(texts("panel.history.search"))
        self.search.setAccessibleName(texts("panel.history.search"))
        self.authors.setAccessibleName(texts("panel.history.author"))
        self.points.setAccessibleName(texts("panel.history.points"))
        self.scopes.setAccessibleName(texts("panel.history.scope"))
        self.scopes.show_chips([ChipWords(scope, texts(f"panel.history.scope_{scope}")) for scope in SCOPES])
        self._body.say(texts("panel.history.none"))
        self.rows.set_texts(texts)
        self._fill()
        self._enable()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for part in (self.scopes, self.search, self._head, self.table, self._body):
            part.set_theme(theme)
        self.search.setFixedWidth(theme.px(190))
        for box in (self.authors, self.points):
            box.setFixedWidth(theme.px(150))

    def _connect(self) -> None:
        table = self.table
        table.preview_requested.connect(self.preview_requested)
        table.jump_requested.connect(self.jump_requested)
        table.name_requested.connect(self.name_requested)
        table.menu_requested.connect(self.menu_requested)
        table.chosen.connect(self._enable)
        self.scopes.chosen.connect(lambda _: self.filter_changed.emit())
        self.search.words_changed.connect(lambda _: self.filter_changed.emit())
        self.search.left_down.connect(table.setFocus)
        self.authors.currentIndexChanged.connect(lambda _: self.filter_changed.emit())
        self.points.activated.connect(self._choose_point)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.do(name))
        for box in (self.authors, self.points):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def do(self, name: str) -> None:
        """Wish for one of `BUTTONS` about the row at hand."""
        step, steps = self.table.step(), self.table.steps()
        if name == "fold":
            folded = any(self.rows.row_of(step) >= 0 and self._is_open(step) for step in self.rows.branches())
            self.table.fold(self.rows.branches(), folded=folded)
            self._enable()
        elif step is None:
            return
        elif name == "compare":
            pair = steps if len(steps) == 2 else [step, self.rows.head]
            self.compare_requested.emit(*pair)
        else:
            wish = {
                "preview": self.preview_requested,
                "name": self.name_requested,
                "undo_alone": self.undo_alone_requested,
            }[name]
            wish.emit(step)

    def _is_open(self, first: int) -> bool:
        found = self.rows.line_at(self.rows.row_of(first))
        return found is not None and found.length > 1 and not found.hidden

    def _choose_point(self, _index: int) -> None:
        step = self.points.currentData()
        if step is not None:
            self.go_to(step)
            self.table.setFocus()

    def _named(self, words: str) -> tuple[str, ...]:
        """Return the commands whose words hold those of the filter."""
        return tuple(
            sorted(
                command
                for command in self._commands
                if any(words in fold(self._texts(f"command.{command}", count=count)) for count in FORMS)
            )
        )

    def _fill(self) -> None:
        texts = self._texts
        authors = sorted(self._authors)
        refill(self.authors, texts("panel.history.all_authors"), [(author, author) for author in authors])
        self.authors.setVisible(len(authors) > 1)
        with QSignalBlocker(self.points):
            refill(
                self.points,
                texts("panel.history.points"),
                [(point.name, point.step) for point in self._points],
            )
        self.points.setVisible(bool(self._points))

    def _back_to(self, step: int | None) -> None:
        row = self.rows.row_of(step) if step is not None else -1
        if row < 0:
            self.table.go_to(self.rows.here())
        elif self.table.step() != step:
            self.table.go_to(row)
        self._enable()

    def _enable(self) -> None:
        texts, steps = self._texts, self.table.steps()
        one = steps[0] if len(steps) == 1 else None
        elsewhere = one is not None and one != self.rows.head
        able = {
            "preview": elsewhere and self._editable,
            "compare": elsewhere or len(steps) == 2,
            "name": one is not None and self._editable,
            "undo_alone": bool(one) and self._editable,
            "fold": bool(self.rows.branches()),
        }
        for name, button in self.buttons.items():
            button.setEnabled(able[name])
            words = "compare_two" if name == "compare" and len(steps) == 2 else name
            button.say(texts(f"panel.history.{words}"), texts(f"panel.history.{words}_tip"))
