"""The frame every panel stands in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

RADIUS, NORMAL_TYPE = 8, 13
"""Pixels of a corner's radius beside the interface's type of this size: both grow together."""


class Rim(QWidget):
    """The panel's edge over its children: their square corners would cut its round ones."""

    def __init__(self, parent: QWidget) -> None:
        """Lie over `parent`, out of the mouse's way."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cover the corners alone, so that what scrolls beneath is not painted twice."""
        super().resizeEvent(event)
        radius = self._radius()
        whole = self.rect()
        sides = QRegion(whole.adjusted(radius, 1, -radius, -1)) + QRegion(
            whole.adjusted(1, radius, -1, -radius)
        )
        self.setMask(QRegion(whole) - sides)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is outside the corners, and the edge."""
        painter, radius = QPainter(self), self._radius()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside.addRoundedRect(edge, radius, radius)
        role = QPalette.ColorRole.Base if isinstance(self.window(), QDialog) else QPalette.ColorRole.Window
        painter.fillPath(outside - inside, self.palette().color(role))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawPath(inside)

    def _radius(self) -> int:
        return round(RADIUS * max(1, self.font().pixelSize()) / NORMAL_TYPE)


class Panel(QFrame):
    """A framed column of widgets; the style sheet draws the frame by the property ``panel``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self.setProperty("panel", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self._rim = Rim(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge over everything."""
        super().resizeEvent(event)
        self._rim.setGeometry(self.rect())
        self._rim.raise_()


def line(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """Return a hairline between two parts of a panel."""
    made = QFrame(parent)
    made.setProperty("separator", True)
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def framed(widget: QWidget) -> Panel:
    """Return a panel with nothing but `widget` in it."""
    made = Panel(widget.parentWidget())
    made.column.addWidget(widget)
    return made
