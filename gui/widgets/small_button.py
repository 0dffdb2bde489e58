"""A small painted button for rows of things to do with what is at hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Theme, ui_font
from gui.widgets.pressed import PressedButton


class SmallButton(PressedButton):
    """As high as a chip, with the corners of a button: it does something, it chooses nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a button without words."""
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, words: str, tip: str = "") -> None:
        """Take other words, and a sentence that explains them."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)
        self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(QFontMetrics(ui_font(self._theme, 12)).horizontalAdvance(self.text()) + px(22), px(27))

    def minimumSizeHint(self) -> QSize:
        """Return room for the beginning of the words: they are elided."""
        return QSize(self._theme.px(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = theme.accent if self.hasFocus() else theme.strong_border if self.isEnabled() else theme.border
        ground = theme.pressed if self.isDown() else theme.hover if self.underMouse() else theme.surface
        painter.setPen(QPen(QColor(ring), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(ground if self.isEnabled() else theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        theme = self._theme
        font, room = ui_font(theme, 12), self.width() - theme.px(12)
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.disabled))
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter.value), words)
