"""Puts the strip of the stored order under the caret's line, and takes it away."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QTextEdit

from gui.pane.context import RenderContext
from gui.pane.order_strip import HEIGHT, OrderStrip, cells, letter_names, under
from gui.pane.page import Page
from gui.pane.paint_signs import CHIP_HEIGHT
from gui.pane.scene import ArticleScene
from gui.pane.typography import gutter, side


class SignsLook:
    """Follows the caret of a text widget that shows a page."""

    def __init__(self, widget: QTextEdit, page: Page) -> None:
        self._widget = widget
        self._page = page
        self._strip: OrderStrip | None = None

    def follow(self, scene: ArticleScene | None, context: RenderContext) -> None:
        """Show the line at the caret as it is stored; nothing while no signs are shown or the caret is out of sight."""
        view, cursor = self._widget.viewport(), self._widget.cursorRect()
        if scene is None or not context.signs or not view.rect().intersects(cursor):
            if self._strip is not None:
                self._strip.hide()
            return
        if self._strip is None:
            self._strip = OrderStrip(context.theme, view)
        self._strip.theme = context.theme
        found = self._line()
        if found is None:
            self._strip.hide()
            return
        text, start, end, caret = found
        page = QRectF(view.rect()).adjusted(side(context), 0, -gutter(context), 0)
        area = under(
            cursor.bottom() + context.theme.px(CHIP_HEIGHT) + context.px(5), page, context.theme.px(HEIGHT)
        )
        shown = cells(text, start, end, caret, self._strip.most(area.width()))
        self._strip.show_line(shown, letter_names(text, caret), area)

    def _line(self) -> tuple[str, int, int, int] | None:
        """Return the text of the caret's block, where its line begins and ends in it, and the caret."""
        cursor = self._widget.textCursor()
        block, place = cursor.block(), self._page.place(cursor.position())
        number = block.blockNumber()
        if not place.block or number >= len(self._page.rows):
            return None
        row = self._page.rows[number]
        line = block.layout().lineForTextPosition(cursor.positionInBlock())
        if not line.isValid():
            return None
        first, last = line.textStart(), line.textStart() + line.textLength()
        start, end = (row.start + row.offsets.to_points(at) for at in (first, last))
        return row.block.text, start, min(end, row.end), place.position
