"""What lies under everything: the neighbours' ground, left-out bands, the current block."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gui.pane.context import RenderContext
from gui.pane.rows import OWN
from gui.pane.typography import side
from gui.pane.visible import PageSize, VisibleRow
from gui.theme import faded, icon_pixmap, ui_font

TAG_ROOM = 0.4
"""How much further up the current block's band reaches, for the tags, in parts of the type's size."""


def paint_ground(painter: QPainter, page: PageSize, context: RenderContext) -> None:
    """Fill the page and its gutter."""
    theme = context.theme
    painter.fillRect(QRectF(0, 0, page.width, page.height), QColor(theme.surface))
    painter.fillRect(QRectF(page.gutter, 0, page.width - page.gutter, page.height), QColor(theme.sunken))
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.drawLine(int(page.gutter), 0, int(page.gutter), int(page.height))


def paint_band(painter: QPainter, row: VisibleRow, page: PageSize, context: RenderContext) -> None:
    """Paint the band under one row: current, left out, or a neighbour's."""
    theme = context.theme
    if row.row.place != OWN:
        return
    if row.row.block.id == context.current:
        band = row.band.adjusted(0, -TAG_ROOM * row.size, 0, 0)
        painter.fillRect(band, QColor(theme.current))
        painter.fillRect(QRectF(page.width - 3, band.top(), 3, band.height()), QColor(theme.accent))
    if not row.row.block.kept:
        left = side(context) / 2
        inner = QRectF(left, row.band.top() + 2, page.gutter - left - theme.px(6), row.band.height() - 4)
        _paint_left_out(painter, inner, row, context)


def _paint_left_out(painter: QPainter, rect: QRectF, row: VisibleRow, context: RenderContext) -> None:
    theme = context.theme
    painter.setPen(
        QPen(faded(QColor(theme.strong_border), 0.9 if theme.contrast else 0.55), 1, Qt.PenStyle.DashLine)
    )
    painter.setBrush(QColor(theme.left_out))
    painter.drawRoundedRect(rect, theme.px(5), theme.px(5))
    if row.row.start == 0:
        _paint_mark(painter, rect, context)


def _paint_mark(painter: QPainter, rect: QRectF, context: RenderContext) -> None:
    """Write the small left-out mark at the band's left end, where the text leaves room for it; else its sign alone."""
    theme, font = context.theme, ui_font(context.theme, 11)
    words = "" if context.narrow else context.texts("pane.left_out")
    width, height = QFontMetricsF(font).horizontalAdvance(words), theme.px(18)
    eye = icon_pixmap("eye-off", theme.left_out_text, theme.px(13))
    left, top = rect.left() + theme.px(8), rect.top() + min(theme.px(8), (rect.height() - height) / 2)
    painter.setFont(font)
    painter.setPen(QColor(theme.left_out_text))
    flags = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRectF(left, top, width + 2, height), flags, words)
    if not eye.isNull():
        painter.drawPixmap(int(left + width + theme.px(5)), int(top + (height - theme.px(13)) / 2), eye)


def paint_edges(painter: QPainter, top: float, bottom: float, page: PageSize, context: RenderContext) -> None:
    """Grey what lies above `top` and below `bottom`: the neighbouring articles."""
    colour = QColor(context.theme.edge)
    if top > 0:
        painter.fillRect(QRectF(0, 0, page.width, top), colour)
    if bottom < page.height:
        painter.fillRect(QRectF(0, bottom, page.width, page.height - bottom), colour)
