"""A large button with an icon, a title and a sentence: one of a few things to begin with."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import Theme, ui_font
from gui.widgets.painting import draw_words, mirrored
from gui.widgets.pictures import draw_icon
from gui.widgets.pressed import PressedButton


class ChoiceCard(PressedButton):
    """The painted card; the primary one is filled with the accent."""

    def __init__(
        self, icon: str, theme: Theme, parent: QWidget | None = None, *, primary: bool = False
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._primary = primary
        self._sentence = ""
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def say(self, title: str, sentence: str) -> None:
        """Take a title and a sentence."""
        self.setText(title)
        self._sentence = sentence
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self._theme.px(74))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px, painter = self._theme, self._theme.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        title = theme.accent_text if self._primary else theme.text
        faint = theme.accent_text if self._primary else theme.muted
        side, direction = px(24), self.layoutDirection()
        icon = QRect(px(18), (self.height() - side) // 2, side, side)
        draw_icon(
            painter,
            mirrored(icon, self.rect(), direction),
            self._icon,
            title if self._primary else theme.accent,
        )
        left = px(58)
        for words, top, font, colour in (
            (self.text(), px(14), ui_font(theme, 15, QFont.Weight.DemiBold), title),
            (self._sentence, px(40), ui_font(theme, 12), faint),
        ):
            area = QRect(left, top, self.width() - left - px(14), px(22))
            draw_words(painter, mirrored(area, self.rect(), direction), words, font, colour, direction)

    def _paint_ground(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        hovered, pressed = self.underMouse(), self.isDown()
        if self._primary:
            fill = theme.accent_hover if hovered or pressed else theme.accent
        else:
            fill = theme.pressed if pressed else theme.hover if hovered else theme.surface
        border = (
            theme.text
            if self._primary and self.hasFocus()
            else theme.accent
            if self.hasFocus()
            else theme.border
        )
        painter.setPen(QPen(QColor(border), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(8), px(8))
