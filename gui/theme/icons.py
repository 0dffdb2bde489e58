"""Icons of one colour each, drawn from `resources/icons`, mirrored where their meaning has a direction."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtSvg import QSvgRenderer

from core.resources import RESOURCES
from gui.theme.tokens import Theme

DIRECTED = frozenset(
    "undo undo-2 redo redo-2 reply corner-down-left corner-down-right text-cursor-input list-tree"
    " log-out log-in panel-left panel-right panel-left-close panel-right-close indent outdent"
    " skip-back skip-forward step-back step-forward list list-filter list-ordered list-checks".split()
)
"""Icons drawn for left-to-right reading beside the arrows and chevrons, which are all mirrored."""

_SIZES = (16, 20, 24, 32)


def icon(name: str, theme: Theme, colour: str = "text") -> QIcon:
    """Return the icon `name` in the theme's token `colour`; an empty one where there is no such file."""
    made = QIcon()
    for mode, token in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "disabled")):
        for size in _SIZES:
            made.addPixmap(icon_pixmap(name, getattr(theme, token), theme.px(size)), mode)
    return made


def icon_pixmap(name: str, colour: str | QColor, size: int, ratio: float | None = None) -> QPixmap:
    """Return the icon as a pixmap of `size` logical pixels in any colour; empty where there is no such file."""
    sharp = ratio if ratio is not None else _screen_ratio()
    turned = mirrored(name)
    key = f"tanqih:{name}:{QColor(colour).name()}:{size}:{sharp}:{turned}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(name, QColor(colour), round(size * sharp), turned=turned)
        pixmap.setDevicePixelRatio(sharp)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def mirrored(name: str) -> bool:
    """Tell whether the icon is turned around now, under a right-to-left interface."""
    sideways = name.startswith(("arrow-", "chevron", "move-")) and ("left" in name or "right" in name)
    return (
        sideways or name in DIRECTED
    ) and QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


@lru_cache(maxsize=256)
def _svg(name: str) -> bytes:
    path = RESOURCES / "icons" / f"{name}.svg"
    return path.read_bytes() if path.is_file() else b""


def _drawn(name: str, colour: QColor, pixels: int, *, turned: bool) -> QPixmap:
    svg = _svg(name)
    if not svg:
        return QPixmap()
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    tinted = svg.replace(b"currentColor", colour.name().encode())
    QSvgRenderer(QByteArray(tinted)).render(painter, QRectF(pixmap.rect()))
    painter.end()
    return pixmap.transformed(QTransform.fromScale(-1, 1)) if turned else pixmap


def _screen_ratio() -> float:
    app = QGuiApplication.instance()
    return max(1.0, app.devicePixelRatio()) if isinstance(app, QGuiApplication) else 1.0
