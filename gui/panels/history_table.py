"""The lines of the history: one or two of them chosen, branches folded, everything by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.models.step_rows import StepRows
from gui.panels.history_delegate import ROW_HEIGHT, HistoryDelegate
from gui.theme import Theme
from gui.widgets.list_table import as_list

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SIDES = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class HistoryTable(QTableView):
    """Lines of one height.

    Signals:
        preview_requested: (step id) what would going there change?
        jump_requested: (step id) go there at once.
        name_requested: (step id) give the point behind the step a name, or another.
        chosen: () other lines are chosen.
        menu_requested: (step id, global place) its context menu is wanted.
    """

    preview_requested = Signal(int)
    jump_requested = Signal(int)
    name_requested = Signal(int)
    chosen = Signal()
    menu_requested = Signal(int, QPoint)

    def __init__(self, rows: StepRows, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `rows`."""
        super().__init__(parent)
        self._rows = rows
        self.delegate = HistoryDelegate(theme, self)
        self.setModel(rows)
        self.setItemDelegate(self.delegate)
        as_list(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.set_theme(theme)
        self.doubleClicked.connect(lambda index: self._tell(index, self.preview_requested))
        self.customContextMenuRequested.connect(self._ask_menu)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def step(self) -> int | None:
        """Return the step of the row at hand."""
        return self._rows.step_at(self.currentIndex().row())

    def steps(self) -> list[int]:
        """Return the chosen steps, the upper one first."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [step for row in rows if (step := self._rows.step_at(row)) is not None]

    def go_to(self, row: int) -> None:
        """Put a row at hand, and into sight."""
        if row >= 0:
            self.setCurrentIndex(self._rows.index(row, 0))
            self.scrollTo(self._rows.index(row, 0))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.delegate.theme = theme
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.viewport().update()

    def fold(self, steps: Sequence[int], *, folded: bool) -> None:
        """Hide or show what is behind the first steps of branches; the row at hand stays, or its branch's first."""
        step = self.step()
        first = self._rows.branch_of(step) if step is not None else None
        self._rows.fold(steps, folded=folded)
        if step is not None:
            row = self._rows.row_of(step)
            self.go_to(row if row >= 0 or first is None else self._rows.row_of(first))

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter and F2 for the row at hand; elsewhere in the window they are an article's."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in (*ENTER, Qt.Key.Key_F2)
            and self.step() is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter previews, Ctrl+Enter goes, F2 names, an arrow to the side folds and unfolds the branch."""
        index = self.currentIndex()
        if event.key() in ENTER:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._tell(index, self.jump_requested if held else self.preview_requested)
        elif event.key() == Qt.Key.Key_F2 and self.step() is not None:
            self.name_requested.emit(self.step())
        elif event.key() in SIDES and index.isValid():
            outwards = Qt.Key.Key_Right if self.isLeftToRight() else Qt.Key.Key_Left
            self._fold_branch(folded=event.key() != outwards)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold the branch whose mark is clicked."""
        index = self.indexAt(event.position().toPoint())
        line = self._rows.line_at(index.row())
        if line is not None and line.length > 1 and self.delegate.on_mark(self, index, event.position()):
            self.fold([line.id], folded=not line.hidden)
        else:
            super().mousePressEvent(event)

    def _fold_branch(self, *, folded: bool) -> None:
        step = self.step()
        first = self._rows.branch_of(step) if step is not None else None
        if first is not None:
            self.fold([first], folded=folded)

    def _tell(self, index: QModelIndex, signal: SignalInstance) -> None:
        step = self._rows.step_at(index.row())
        if step is not None and index.row() != self._rows.here():
            signal.emit(step)

    def _ask_menu(self, place: QPoint) -> None:
        step = self._rows.step_at(self.indexAt(place).row())
        if step is not None:
            self.menu_requested.emit(step, self.viewport().mapToGlobal(place))
