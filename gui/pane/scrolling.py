"""Where the page stands in its window: a row is kept at its height, a caret in sight is kept in sight."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from gui.pane.page import Page, Place

HEAD_ROOM = 130
"""Pixels above an article's first line where it is opened: the boundary and the end of the article before it."""


class Stand(NamedTuple):
    """What a page showed: the place at its top, how far above it that line began, whether the caret was seen."""

    place: Place
    top: int
    caret_seen: bool


class Scrolling:
    """Scrolls a text widget by places of its page."""

    def __init__(self, widget: QTextEdit, page: Page) -> None:
        self._widget = widget
        self._page = page

    def stand(self, height: int | None = None) -> Stand | None:
        """Return what the page shows now; `height` is the viewport's where it has just got another."""
        if not self._page.rows:
            return None
        view = self._widget.viewport()
        cursor = self._widget.cursorForPosition(QPoint(view.width() // 2, 0))
        caret = self._widget.cursorRect()
        seen = caret.bottom() > 0 and caret.top() < (view.height() if height is None else height)
        return Stand(self._page.place(cursor.position()), self._widget.cursorRect(cursor).top(), seen)

    def back_to(self, stand: Stand | None, *, with_caret: bool = False) -> None:
        """Show again what `stand` saw; a place that is gone leaves the scroll alone."""
        at = self._page.locate(*stand.place) if stand else None
        if stand is None or at is None:
            return
        cursor = QTextCursor(self._widget.document())
        cursor.setPosition(at)
        self._by(self._widget.cursorRect(cursor).top() - stand.top)
        if with_caret and stand.caret_seen:
            self.show_caret(0)

    def show_caret(self, margin: int) -> None:
        """Bring the caret a third down the page if it is nearer to its ends than `margin`."""
        rect, height = self._widget.cursorRect(), self._widget.viewport().height()
        margin = min(margin, height // 4)
        if rect.top() < margin or rect.bottom() > height - margin:
            self._by(rect.top() - height // 3)

    def begin_high(self, room: int) -> None:
        """Put the caret's line `room` pixels below the top, or a third down a low page."""
        self._by(self._widget.cursorRect().top() - min(room, self._widget.viewport().height() // 3))

    def _by(self, pixels: int) -> None:
        bar = self._widget.verticalScrollBar()
        bar.setValue(bar.value() + pixels)
