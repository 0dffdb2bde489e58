"""A short list of painted rows: a swatch, a title, a count, a key. Labels, roles and mentions are such lists."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from gui.theme import Theme, ink, tint, ui_font
from gui.widgets.painting import LTR, RTL, draw_focus, draw_key, draw_words, end_of, mirrored
from gui.widgets.plain import PlainDelegate

ROW_HEIGHT = 25
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Row` of an index, for the delegate."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        key: what the list tells when the row is chosen.
        title: its words.
        colour: of its swatch, as the editor chose it (#rrggbb).
        shape: ``square`` (with `letter` in it), ``dot`` or ``bar``.
        letter: a short sign in the swatch.
        count: at the reading end, or empty.
        cap: the key's name on its cap, or empty.
        spoken: the row in words for a screen reader.
        content: whether the title is words of an article: then it runs from right to left in any interface.
        faint: whether it is drawn muted.
    """

    key: Hashable
    title: str
    colour: str
    shape: str = "square"
    letter: str = ""
    count: str = ""
    cap: str = ""
    spoken: str = ""
    content: bool = False
    faint: bool = False


class RowModel(QAbstractListModel):
    """Rows as a Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make an empty one."""
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; where their keys stay the same only the painting changes."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.title
        return row.spoken or row.title if role == Qt.ItemDataRole.AccessibleTextRole else None


class RowDelegate(PlainDelegate):
    """Paints a `Row`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Paint with `theme`."""
        super().__init__(parent)
        self.theme = theme
        self.current: Hashable | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        theme, px, outer, direction = self.theme, self.theme.px, option.rect, option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, chosen=self.current is not None and row.key == self.current)
        inner = outer.adjusted(px(14), 0, -px(14), 0)
        left = inner.x() + self._paint_swatch(painter, row, inner, direction) + px(9)
        right = inner.right() + 1
        if row.cap:
            right -= self._paint_cap(painter, row.cap, inner, direction) + px(8)
        if row.count:
            font = ui_font(theme, 12)
            room = max(px(18), QFontMetrics(font).horizontalAdvance(row.count) + px(2))
            area = mirrored(QRect(right - room, inner.y(), room, inner.height()), outer, direction)
            draw_words(painter, area, row.count, font, theme.muted, LTR, end_of(direction))
            right -= room + px(6)
        words = mirrored(QRect(left, inner.y(), max(0, right - left), inner.height()), outer, direction)
        colour = theme.muted if row.faint else theme.text
        title = RTL if row.content else direction
        draw_words(painter, words, row.title, ui_font(theme, 13), colour, title)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool) -> None:
        theme, state = self.theme, option.state
        box = QRectF(option.rect).adjusted(theme.px(6), 0.5, -theme.px(6), -0.5)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QColor(theme.accent) if chosen and theme.contrast else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover))
            painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, box.toAlignedRect(), theme)

    def _paint_swatch(self, painter: QPainter, row: Row, inner: QRect, direction: Qt.LayoutDirection) -> int:
        px, colour = self.theme.px, tint(row.colour, self.theme)
        width, height = {"square": (px(16), px(16)), "dot": (px(11), px(11)), "bar": (px(4), px(16))}[
            row.shape
        ]
        top = inner.y() + (inner.height() - height) // 2
        area = mirrored(QRect(inner.x(), top, width, height), inner, direction)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = width / 2 if row.shape == "dot" else px(4 if row.shape == "square" else 2)
        painter.drawRoundedRect(QRectF(area), radius, radius)
        if row.letter:
            painter.setFont(ui_font(self.theme, 10, QFont.Weight.Bold))
            painter.setPen(ink(colour, self.theme))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter.value), row.letter)
        return px(16)

    def _paint_cap(self, painter: QPainter, cap: str, inner: QRect, direction: Qt.LayoutDirection) -> int:
        px = self.theme.px
        metrics = QFontMetrics(ui_font(self.theme, 10.5))
        width = max(px(21), metrics.horizontalAdvance(cap) + px(12))
        area = QRect(inner.right() + 1 - width, inner.center().y() - px(9), width, px(19))
        draw_key(painter, mirrored(area, inner, direction), cap, self.theme)
        return width


class RowList(QListView):
    """A list of rows as high as they are, up to `most` of them; beyond that it scrolls.

    A click tells and leaves the keyboard where it was, so that the selection in the article stays alive.

    Signals:
        row_chosen: (key) a row was clicked, or Enter pressed on it.
        menu_requested: (key, global place) the context menu of a row is wanted.
    """

    row_chosen = Signal(object)
    menu_requested = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, most: int = 0) -> None:
        """Make an empty list; `most` 0 never scrolls."""
        super().__init__(parent)
        self._theme, self._most = theme, most
        self.rows = RowModel(self)
        self._delegate = RowDelegate(theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.clicked.connect(self._tell)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.rows.show_rows(rows)
        self.updateGeometry()

    @property
    def current(self) -> Any:
        """The key of the marked row, or None."""
        return self._delegate.current

    def show_current(self, key: Hashable | None) -> None:
        """Mark the row of the present thing, or none."""
        self._delegate.current = key
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = self._delegate.theme = theme
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        count = self.rows.rowCount()
        shown = min(count, self._most) if self._most else count
        return QSize(self._theme.px(200), shown * self._theme.px(ROW_HEIGHT) + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the full height, or three rows where it may scroll; the width gives way: titles are elided."""
        height, width = self.sizeHint().height(), self._theme.px(60)
        return QSize(width, min(height, self._theme.px(ROW_HEIGHT) * 3) if self._most else height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self.rows.rows[index.row()].key)

    def _ask_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.menu_requested.emit(self.rows.rows[index.row()].key, self.viewport().mapToGlobal(place))
