"""What a recipe would change: one row per place, with the number of the entry that changes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.model.search import Hit
from core.texts import Texts
from gui.theme import Theme, text_font, ui_font
from gui.widgets.concordance import Line, draw_line
from gui.widgets.list_table import as_list
from gui.widgets.painting import draw_focus, draw_key, draw_row_ground
from gui.widgets.plain import PlainDelegate

NUMBER, LINE = range(2)
ROW_HEIGHT, TYPE, NUMBER_WIDTH = 32, 16, 38
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Place` of a row."""

Place = tuple[int, Hit, str]
"""The entry's number from 0, where it changes something, and what stands there then."""

Index = QModelIndex | QPersistentModelIndex


class PlaceRows(QAbstractTableModel):
    """The places in the order in which they would change."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._texts = texts
        self.places: Sequence[Place] = ()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these."""
        self.beginResetModel()
        self.places = places
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number, hit, instead = self.places[index.row()]
        if role == PLACE_ROLE:
            return self.places[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts(
                "dialog.recipes.spoken", number=number + 1, words=hit.words, instead=instead, line=_line(hit)
            )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return str(number + 1) if index.column() == NUMBER else _line(hit)
        return None


class PlaceDelegate(PlainDelegate):
    """Paints a cell of `PlaceRows`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Paint with `theme`."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(40), self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, outer = self._theme, self._theme.px, option.rect
        number, hit, instead = index.data(PLACE_ROLE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_row_ground(painter, outer, theme, chosen=chosen, hovered=False)
        if index.column() == NUMBER:
            cap = QRect(0, 0, px(22), px(19))
            cap.moveCenter(outer.center())
            draw_key(painter, cap, str(number + 1), theme)
        else:
            ground = QColor(theme.accent_soft if chosen else theme.surface)
            line = Line(hit.before, hit.words, hit.after, instead, faint=not hit.kept)
            draw_line(painter, outer, line, text_font(px(TYPE)), ground, theme)
        painter.fillRect(outer.adjusted(0, outer.height() - 1, 0, 0), QColor(theme.border))
        if option.state & QStyle.StateFlag.State_HasFocus and index.column() == LINE:
            draw_focus(painter, outer, theme)
        painter.restore()


class RecipePreview(QTableView):
    """Shows the places.

    Signals:
        place_chosen: (Hit) the editor wants to see it in the text.
    """

    place_chosen = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.rows = PlaceRows(texts, self)
        self.setModel(self.rows)
        self.setItemDelegate(PlaceDelegate(theme, self))
        as_list(self)
        self.setFont(ui_font(theme, 12))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(LINE, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.setColumnWidth(NUMBER, theme.px(NUMBER_WIDTH))
        self.doubleClicked.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the place at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        self.place_chosen.emit(self.rows.places[index.row()][1])


def _line(hit: Hit) -> str:
    return f"{hit.before}{hit.words}{hit.after}"
