"""Chips: a row of small rounded buttons, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from gui.theme import Theme, ui_font
from gui.widgets.flow import FlowLayout
from gui.widgets.painting import mirrored


@dataclass(frozen=True, slots=True)
class ChipWords:
    """What a chip says.

    Attributes:
        key: what the row tells when the chip is chosen.
        title: its words.
        count: a number behind them, or empty.
    """

    key: str
    title: str
    count: str = ""


class Chip(QAbstractButton):
    """One painted chip; checked it is filled, ringed and bold, so that it is not colour alone that tells."""

    def __init__(self, words: ChipWords, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a chip that can be checked."""
        super().__init__(parent)
        self._theme = theme
        self.words = words
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: ChipWords) -> None:
        """Say something else."""
        self.words = words
        self.setText(words.title)
        self.setAccessibleName(f"{words.title} {words.count}".strip())
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for title and count."""
        px = self._theme.px
        title = QFontMetrics(self._font(strong=True)).horizontalAdvance(self.words.title)
        count = QFontMetrics(self._font(strong=False)).horizontalAdvance(self.words.count)
        return QSize(title + (count + px(6) if self.words.count else 0) + px(20), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill, its title and count."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        checked = self.isChecked()
        ring = theme.accent if checked or self.hasFocus() else theme.border
        painter.setPen(QPen(QColor(ring), 2 if self.hasFocus() or (checked and theme.contrast) else 1))
        painter.setBrush(
            QColor(theme.accent_soft if checked else theme.hover if self.underMouse() else theme.surface)
        )
        radius = (self.height() - 2) / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        self._draw_words(painter, QColor(theme.accent if checked else theme.text))

    def _draw_words(self, painter: QPainter, colour: QColor) -> None:
        px, inner = self._theme.px, self.rect().adjusted(self._theme.px(10), 0, -self._theme.px(10), 0)
        font = self._font(strong=self.isChecked())
        width = QFontMetrics(font).horizontalAdvance(self.words.title)
        painter.setLayoutDirection(self.layoutDirection())
        centre = int(Qt.AlignmentFlag.AlignCenter.value)
        painter.setFont(font)
        painter.setPen(colour)
        if not self.words.count:
            painter.drawText(self.rect(), centre, self.words.title)
            return
        title = QRect(inner.x(), inner.y(), width, inner.height())
        painter.drawText(mirrored(title, inner, self.layoutDirection()), centre, self.words.title)
        painter.setFont(self._font(strong=False))
        painter.setPen(colour if self.isChecked() else QColor(self._theme.muted))
        count = QRect(inner.x() + width + px(6), inner.y(), inner.width() - width - px(6), inner.height())
        painter.drawText(mirrored(count, inner, self.layoutDirection()), centre, self.words.count)

    def _font(self, *, strong: bool) -> QFont:
        return ui_font(self._theme, 12, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)


class ChipRow(QWidget):
    """Chips of which exactly one is chosen.

    Signals:
        chosen: (key) the editor chose another chip.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty row."""
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, theme.px(6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[ChipWords]) -> None:
        """Show these chips; where the keys stay the same the chosen one stays chosen, else it is the first."""
        if [chip.key for chip in chips] != list(self._chips):
            self._rebuild(chips)
        for words in chips:
            self._chips[words.key].show_words(words)

    def choose(self, key: str) -> None:
        """Choose a chip without telling of it."""
        self._chips[key].setChecked(True)

    @property
    def choice(self) -> str:
        """The chosen chip's key."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def chip(self, key: str) -> Chip:
        """Return a chip."""
        return self._chips[key]

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._flow.setSpacing(theme.px(6))
        for chip in self._chips.values():
            chip.set_theme(theme)

    def _rebuild(self, chips: Sequence[ChipWords]) -> None:
        for old in self._chips.values():
            self._group.removeButton(old)
            self._flow.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._chips = {words.key: Chip(words, self._theme, self) for words in chips}
        for key, chip in self._chips.items():
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            chip.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        if chips:
            self.choose(chips[0].key)
