"""The history panel: the tree of steps; a line chosen is gone to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.model.steps import Step
from core.texts import Texts
from gui.models.step_rows import StepRows
from gui.models.step_words import WordsOf
from gui.panels.history_delegate import ROW_HEIGHT, HistoryDelegate
from gui.theme import Theme
from gui.widgets.empty_state import EmptyState
from gui.widgets.panel import Panel


class HistoryTable(QTableView):
    """Lines of one height.

    Signals:
        step_activated: (step id) a line was clicked twice, or Enter pressed on it.
    """

    step_activated = Signal(int)

    def __init__(self, rows: StepRows, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `rows`."""
        super().__init__(parent)
        self._rows = rows
        self.delegate = HistoryDelegate(theme, self)
        self.setModel(rows)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().hide()
        self.set_theme(theme)
        self.clicked.connect(self._go)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.delegate.theme = theme
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        step = self._rows.step_at(index.row())
        if step is not None and index.row() != self._rows.here():
            self.step_activated.emit(step)


class HistoryPanel(Panel):
    """What was done, by whom and when, with every branch.

    Signals:
        jump_requested: (step id, 0 for the beginning) go to the state after this step.
    """

    jump_requested = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.rows = StepRows(texts, self)
        self.table = HistoryTable(self.rows, theme, self)
        self._body = EmptyState(self.table, theme, self)
        self.column.addWidget(self._body, 1)
        self.table.step_activated.connect(self.jump_requested)
        self.set_texts(texts)

    def show_steps(self, steps: Sequence[Step], head: int, words_of: WordsOf = lambda step: "") -> None:
        """Show the tree and the present position in it; `words_of` tells what the steps looked at were about."""
        self.rows.show_steps(steps, head, words_of)
        self._to_here()

    def clear(self) -> None:
        """Show nothing."""
        self.rows.clear()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.setAccessibleName(texts("panel.history.title"))
        self.table.setAccessibleName(texts("panel.history.title"))
        self.table.delegate.here = texts("panel.history.here")
        self._body.say(texts("panel.history.none"))
        self.rows.set_texts(texts)
        self._to_here()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for part in (self.table, self._body):
            part.set_theme(theme)

    def _to_here(self) -> None:
        row = self.rows.here()
        if row >= 0:
            self.table.setCurrentIndex(self.rows.index(row, 0))
            self.table.scrollTo(self.rows.index(row, 0))
