"""The rows of two articles side by side: a list that paints two columns, the first article always at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from core.compare import Row
from core.texts import Texts
from gui.dialogs.compare_cells import Cells
from gui.models.comparison import Comparison, Place
from gui.theme import Theme
from gui.widgets.plain import PlainDelegate

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
LAID_OUT_AT_ONCE = 40
"""Rows whose height is found before the window goes on with other things."""

Index = QModelIndex | QPersistentModelIndex


class ComparedRows(QAbstractListModel):
    """The rows of a comparison."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self._texts: Texts | None = None

    def show_comparison(self, comparison: Comparison | None, texts: Texts) -> None:
        """Show another comparison, or none."""
        self.beginResetModel()
        self.comparison, self._texts = comparison, texts
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() or self.comparison is None else len(self.comparison.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.comparison is None or self._texts is None:
            return None
        row = self.comparison.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row, self._texts)
        return None


class ComparedDelegate(PlainDelegate):
    """Paints a row; heights are found once for a width."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        """Paint rows of `view`."""
        super().__init__(view)
        self._view = view
        self.cells = Cells(theme)
        self.place: Place | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.cells.height(index.row(), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        here = self.place if self.place is not None and self.place.row == index.row() else None
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self.cells.paint(painter, option.rect, index.row(), here.segment if here else None, focused=focused)


class ComparedList(QListView):
    """The list; letters and digits go on to the dialog, whose keys they are.

    Signals:
        opened: () Enter: go to the articles.
    """

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.rows = ComparedRows(self)
        self._delegate = ComparedDelegate(self, theme)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(LAID_OUT_AT_ONCE)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFrameShape(QListView.Shape.NoFrame)

    def show_comparison(
        self, comparison: Comparison | None, texts: Texts, roles: Mapping[str, str], nowhere: str
    ) -> None:
        """Show a comparison from its beginning; `nowhere` is said where one side has nothing."""
        cells = self._delegate.cells
        self._delegate.place = None
        cells.show_comparison(comparison, roles, nowhere)
        self.rows.show_comparison(comparison, texts)
        self.scrollToTop()

    def go_to(self, place: Place) -> None:
        """Mark a difference as the one at hand, and bring it into the middle."""
        self._delegate.place = place
        index = self.rows.index(place.row)
        self.setCurrentIndex(index)
        self._lay_out_to(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        top = self.visualRect(index).top()
        inside = self._delegate.cells.offset(place, self.viewport().width())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top + inside - self.viewport().height() // 3)
        self.viewport().update()

    def _lay_out_to(self, index: QModelIndex) -> None:
        """See to it that a row has its place, though the rows before it were still to be laid out little by little."""
        if self.visualRect(index).isEmpty():
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.doItemsLayout()
            self.setLayoutMode(QListView.LayoutMode.Batched)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._delegate.cells.set_theme(theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        self._delegate.cells.forget()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys for that; everything else is the dialog's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in _SCROLLING:
            bar = self.verticalScrollBar()
            step, pages = _SCROLLING[event.key()]
            bar.setValue(bar.value() + step * (bar.pageStep() if pages else 3 * bar.singleStep()))
        else:
            event.ignore()


_SCROLLING: Mapping[int, tuple[int, bool]] = {
    Qt.Key.Key_Down: (1, False),
    Qt.Key.Key_Up: (-1, False),
    Qt.Key.Key_PageDown: (1, True),
    Qt.Key.Key_PageUp: (-1, True),
    Qt.Key.Key_Home: (-1_000_000, True),
    Qt.Key.Key_End: (1_000_000, True),
}


def _spoken(row: Row, texts: Texts) -> str:
    """Return a row in words for a screen reader."""
    one = "".join(segment.one for segment in row.segments)
    two = "".join(segment.two for segment in row.segments)
    if row.same:
        return texts("dialog.compare.spoken_same", words=one)
    if not row.first or not row.second:
        key = "dialog.compare.spoken_first" if row.first else "dialog.compare.spoken_second"
        return texts(key, words=one or two)
    return texts("dialog.compare.spoken_both", first=one, second=two)
