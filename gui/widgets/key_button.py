"""A small button that shows the key which does the same."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from gui.theme import Theme, ui_font
from gui.widgets.painting import draw_key, draw_words, mirrored
from gui.widgets.small_button import SmallButton


class KeyButton(SmallButton):
    """Words, and behind them the cap of a key; the likely answers are bold, so that the eye finds them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, strong: bool = False) -> None:
        """Make a button without words and key."""
        super().__init__(theme, parent)
        self._weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        self._key = ""

    def show_key(self, key: str) -> None:
        """Show a key's cap, or none for an empty text."""
        self._key = key
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetrics(ui_font(self._theme, 12, self._weight)).horizontalAdvance(self.text())
        return QSize(words + px(22) + (self._cap() + px(8) if self._key else 0), px(28))

    def _draw_words(self, painter: QPainter) -> None:
        """Draw the words from the reading start, and the key at the reading end."""
        theme, direction, cap = self._theme, self.layoutDirection(), self._cap() if self._key else 0
        inner = self.rect().adjusted(theme.px(10), 0, -theme.px(10), 0)
        words = mirrored(inner.adjusted(0, 0, -cap - (theme.px(6) if cap else 0), 0), inner, direction)
        colour = theme.text if self.isEnabled() else theme.disabled
        draw_words(painter, words, self.text(), ui_font(theme, 12, self._weight), colour, direction)
        if cap:
            top = (self.height() - theme.px(18)) // 2
            box = QRect(inner.right() + 1 - cap, top, cap, theme.px(18))
            draw_key(painter, mirrored(box, inner, direction), self._key, theme)

    def _cap(self) -> int:
        return max(
            self._theme.px(18),
            QFontMetrics(ui_font(self._theme, 10.5)).horizontalAdvance(self._key) + self._theme.px(10),
        )
