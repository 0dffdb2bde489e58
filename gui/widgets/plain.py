"""Words of a stranger's file are shown as they are: never as rich text, elided where they do not fit."""

from __future__ import annotations

import html

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LONGEST_TIP = 600


def plain_tip(words: str) -> str:
    """Return words for a tool tip, which has no text format of its own: what looks like markup is escaped."""
    if len(words) > LONGEST_TIP:
        words = words[:LONGEST_TIP] + "…"
    return f"<p>{html.escape(words)}</p>" if "<" in words else words


class PlainLabel(QLabel):
    """A label in plain text that elides what does not fit and tells the rest in its tool tip."""

    def __init__(self, words: str = "", parent: QWidget | None = None, *, gives_way: bool = True) -> None:
        """Show `words`; `gives_way` lets the layout make it narrower than they are."""
        super().__init__(words, parent)
        self._gives_way = gives_way
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, words: str) -> None:
        """Show other words."""
        super().setText(words)
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)

    def minimumSizeHint(self) -> QSize:
        if not self._gives_way:
            return super().minimumSizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * 3, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, elided at their reading end."""
        if self.wordWrap():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        area = self.contentsRect()
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.style().drawItemText(
            painter,
            area,
            int(self.alignment().value),
            self.palette(),
            self.isEnabled(),
            line,
            self.foregroundRole(),
        )


class PlainDelegate(QStyledItemDelegate):
    """A delegate whose tool tips are plain text."""

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the row's tool tip."""
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        QToolTip.showText(event.globalPos(), plain_tip(str(tip)) if tip else "", view)
        return True


class ThemedDelegate(PlainDelegate):
    """A delegate that paints with a theme, which may be changed."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Paint with `theme`."""
        super().__init__(parent)
        self.theme = theme
