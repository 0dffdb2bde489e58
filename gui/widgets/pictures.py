"""Icons as pixmaps, kept in Qt's own cache: a list paints the same few again and again."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from gui.theme import icon_pixmap


def draw_icon(painter: QPainter, area: QRect, name: str, colour: str) -> None:
    """Draw an icon in the middle of `area`, as large as its shorter side."""
    size = min(area.width(), area.height())
    picture = _picture(name, colour, size, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPoint(area.center().x() - size // 2, area.center().y() - size // 2), picture)


def _picture(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    key = f"tanqih/{name}/{colour}/{size}/{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    made = icon_pixmap(name, colour, size, ratio)
    QPixmapCache.insert(key, made)
    return made
