"""A button that shows a colour and lets the editor choose another."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

from gui.theme import Theme

COLOURS = (
    "#2463d1",
    "#9145c4",
    "#11803f",
    "#9a6200",
    "#b8326a",
    "#0b7285",
    "#c2410c",
    "#5b6470",
    "#6741d9",
    "#2b8a3e",
)
"""What a new role or label is offered; each carries white letters."""


class ColourField(QPushButton):
    """Shows the colour as a swatch with its number beside it: the colour is told in words too.

    Signals:
        colour_chosen: (#rrggbb)
    """

    colour_chosen = Signal(str)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self._title = title
        self._theme = theme
        self.colour = COLOURS[0]
        self.clicked.connect(self._ask)
        self.show_colour(self.colour)

    def show_colour(self, colour: str) -> None:
        """Show a colour (#rrggbb)."""
        self.colour = colour
        self.setText(colour)
        self.setAccessibleName(f"{self._title} {colour}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.strong_border), 1))
        painter.setBrush(QColor(self.colour))
        at_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - px(26) if at_right else px(10)
        painter.drawRoundedRect(QRectF(left, (self.height() - px(16)) / 2, px(16), px(16)), px(4), px(4))

    def _ask(self) -> None:
        chosen = QColorDialog.getColor(QColor(self.colour), self, self._title)
        if chosen.isValid():
            self.show_colour(chosen.name())
            self.colour_chosen.emit(self.colour)
