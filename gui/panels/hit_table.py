"""The table of hits: the page follows the row at hand; keys go there, tick, and replace."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.model.search import Hit
from gui.models.hit_rows import LINE, PLACE, ROLE, TICK, HitRows
from gui.panels.hit_delegate import ROW_HEIGHT, HitDelegate
from gui.theme import Theme
from gui.widgets.list_table import as_list

WIDTHS = {ROLE: 104, PLACE: 190}
"""Pixels at scale 1; the line takes the rest."""

TICK_WIDTH = 34
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class HitTable(QTableView):
    """Rows of hits, several of which may be chosen.

    Signals:
        looked_at: (Hit) another row is at hand: show its place.
        hit_activated: (Hit) go there.
        replace_requested: (``one`` or ``chosen``) replace the row at hand, or those chosen.
        left: () the editor wants to go back to the text.
    """

    looked_at = Signal(object)
    hit_activated = Signal(object)
    replace_requested = Signal(str)
    left = Signal()

    def __init__(self, rows: HitRows, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `rows`."""
        super().__init__(parent)
        self._rows = rows
        self._delegate = HitDelegate(theme, self)
        self._replacing = False
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        as_list(self)
        self.horizontalHeader().setSectionResizeMode(LINE, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.show_replacing(replacing=False)
        self.set_theme(theme)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._activate)

    def hit(self) -> Hit | None:
        """Return the hit of the row at hand."""
        return self._rows.at(self.currentIndex().row())

    def chosen(self) -> list[Hit]:
        """Return the hits of the chosen rows, in order."""
        return [hit for row in self._chosen_rows() if (hit := self._rows.at(row)) is not None]

    def go_to(self, row: int) -> None:
        """Put a row at hand, the last one where there are fewer."""
        last = self._rows.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self._rows.index(max(0, min(row, last)), LINE))

    def show_replacing(self, *, replacing: bool) -> None:
        """Show the marks of what is to be replaced, or none."""
        self._replacing = replacing
        self.setColumnHidden(TICK, not replacing)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._delegate.theme = theme
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self._share_width()
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Show the place of the one row that is chosen."""
        super().selectionChanged(selected, deselected)
        chosen = self.chosen()
        if len(chosen) == 1 and self.hasFocus():
            self.looked_at.emit(chosen[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_width()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter and Ctrl+A for the rows; elsewhere in the window they mean the article."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            replaces = event.key() in ENTER and self._replacing
            if self.hit() is not None and (replaces or event.matches(QKeySequence.StandardKey.SelectAll)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, Space ticks, Ctrl+Enter replaces, Escape leaves, arrows choose."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            self._enter(event.modifiers())
        elif event.key() == Qt.Key.Key_Space and self._replacing:
            self._tick(self._chosen_rows())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        if held & CONTROL and self._replacing:
            self.replace_requested.emit("chosen" if held & SHIFT else "one")
        else:
            self._activate(self.currentIndex())

    def _chosen_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows(LINE))

    def _tick(self, rows: Sequence[int]) -> None:
        """Tick the rows, or where the first is ticked already, take the marks away."""
        if rows:
            self._rows.tick(rows, on=not self._rows.is_ticked(rows[0]))

    def _click(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self._tick([index.row()])

    def _activate(self, index: QModelIndex) -> None:
        hit = self._rows.at(index.row())
        if hit is not None and index.column() != TICK:
            self.hit_activated.emit(hit)

    def _share_width(self) -> None:
        """Leave the line most of the table."""
        px, room = self._delegate.theme.px, self.viewport().width() * 40 // 100
        wanted = {column: px(width) for column, width in WIDTHS.items()}
        share = min(1.0, room / sum(wanted.values()))
        for column, width in wanted.items():
            self.setColumnWidth(column, round(width * share))
        self.setColumnWidth(TICK, px(TICK_WIDTH))
