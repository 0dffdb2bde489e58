"""What tables of places share: several rows may be chosen, the page follows the one at hand, widths give way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QItemSelection, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.theme import Theme
from gui.widgets.list_table import as_list
from gui.widgets.plain import ThemedDelegate


class PlaceColumns(NamedTuple):
    """The columns of a table.

    Attributes:
        wide: the one that takes what the others leave.
        widths: pixels at scale 1 of those that give way in a narrow table.
        most: percent of the table they may take together.
        fixed: pixels at scale 1 of those that never give way.
    """

    wide: int
    widths: Mapping[int, int]
    most: int
    fixed: Mapping[int, int] = {}


class PlaceTable(QTableView):
    """Rows of one height, each of which tells of a place in an article.

    Signals:
        looked_at: (what the row tells of) another row is at hand: show its place.
    """

    looked_at = Signal(object)

    def __init__(
        self,
        rows: QAbstractItemModel,
        delegate: ThemedDelegate,
        columns: PlaceColumns,
        row_height: int,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Show `rows`, painted by `delegate`, each `row_height` pixels at scale 1."""
        super().__init__(parent)
        self._delegate = delegate
        self._columns = columns
        self._row_height = row_height
        self.setModel(rows)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        as_list(self)
        self.horizontalHeader().setSectionResizeMode(columns.wide, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.set_theme(theme)

    def told_at(self, row: int) -> object | None:
        """Return what a row tells of, None for a row that is not there."""
        raise NotImplementedError

    def chosen_rows(self) -> list[int]:
        """Return the numbers of the chosen rows, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows(self._columns.wide))

    def go_to(self, row: int) -> None:
        """Put a row at hand, the last one where there are fewer."""
        last = self.model().rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.model().index(max(0, min(row, last)), self._columns.wide))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._delegate.theme = theme
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height))
        self._share_width()
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Show the place of the one row that is chosen."""
        super().selectionChanged(selected, deselected)
        chosen = self.chosen_rows()
        told = self.told_at(chosen[0]) if len(chosen) == 1 and self.hasFocus() else None
        if told is not None:
            self.looked_at.emit(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Leave the wide column its part of the table."""
        px, room = self._delegate.theme.px, self.viewport().width() * self._columns.most // 100
        wanted = {column: px(width) for column, width in self._columns.widths.items()}
        share = min(1.0, room / sum(wanted.values()))
        for column, width in wanted.items():
            self.setColumnWidth(column, round(width * share))
        for column, width in self._columns.fixed.items():
            self.setColumnWidth(column, px(width))
