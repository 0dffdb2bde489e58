"""The logical order of the line at the caret, letter by letter from the right, and what stands at the caret."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.arabic.signs import full_name, letter_at, short_name
from gui.theme import Theme, text_font, ui_font

CELL, HEIGHT = 30, 74
"""Pixels: the width of a letter's cell, and the height of the strip."""

MOST_NAMES = 8
"""Code points of one letter that are named."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One character as it is stored.

    Attributes:
        shown: what is drawn: the character by itself, a mark on a dotted circle.
        name: its short name where it shows nothing.
        code: its number.
        letter: whether it belongs to the letter at the caret.
    """

    shown: str
    name: str
    code: str
    letter: bool


def cells(text: str, start: int, end: int, caret: int, most: int) -> list[Cell]:
    """Return the characters of a line of `text` in the order they are stored, at most `most` around the caret."""
    first, last = letter_at(text, caret)
    low = max(start, min(first - most // 2, end - most))
    return [_cell(text[at], letter=first <= at < last) for at in range(low, min(end, low + most))]


def _cell(sign: str, *, letter: bool) -> Cell:
    name = "SP" if sign == " " else short_name(sign)
    shown = "" if name else f"\u25cc{sign}" if _is_mark(sign) else sign
    return Cell(shown, name, f"{ord(sign):04X}", letter)


def _is_mark(sign: str) -> bool:
    start, end = letter_at(f"ب{sign}", 1)
    return end - start == 2


def letter_names(text: str, caret: int) -> list[str]:
    """Return number and name of each code point of the letter at the caret, the first of very many; none at the end."""
    start, end = letter_at(text, caret)
    return [full_name(sign) for sign in text[start : min(end, start + MOST_NAMES)]]


class OrderStrip(QWidget):
    """Lies over the page under the caret's line; the mouse goes through it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._cells: list[Cell] = []
        self._names = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def most(self, width: float) -> int:
        """Return how many cells fit into a width."""
        return max(1, int(width - 2 * self.theme.px(10)) // self.theme.px(CELL))

    def show_line(self, found: list[Cell], names: list[str], area: QRectF) -> None:
        """Show the cells, and the names of what stands at the caret, at a place of the page."""
        self._cells, self._names = found, "   ".join(names)
        self.setGeometry(area.toAlignedRect())
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells from the right, the numbers under them, and below them the names."""
        del event
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.strong_border), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # else brackets by themselves turn round
        right = self.width() - px(10)
        for at, cell in enumerate(self._cells):
            self._paint_cell(painter, cell, QRectF(right - (at + 1) * px(CELL), px(5), px(CELL), px(40)))
        painter.setFont(ui_font(theme, 12))
        painter.setPen(QColor(theme.text))
        area = QRectF(px(10), px(48), self.width() - px(20), px(22))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(flags.value), self._names)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: Cell, area: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        if cell.letter:
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(area.adjusted(1, 0, -1, 0), px(4), px(4))
        upper, lower = QRectF(area), QRectF(area)
        upper.setHeight(px(26))
        lower.setTop(area.top() + px(26))
        centre = int(Qt.AlignmentFlag.AlignCenter.value)
        painter.setPen(QColor(theme.warning if cell.name else theme.text))
        painter.setFont(ui_font(theme, 9, QFont.Weight.DemiBold) if cell.name else text_font(px(18)))
        painter.drawText(upper, centre, _fitting(cell.name) if cell.name else cell.shown)
        painter.setFont(ui_font(theme, 8.5))
        painter.setPen(QColor(theme.muted))
        painter.drawText(lower, centre, cell.code)


def _fitting(name: str) -> str:
    """Return a name that fits a cell: numbers stand under it anyway."""
    return "?" if name.startswith("U+") else name


def under(line_bottom: float, page: QRectF, height: float) -> QRectF:
    """Return where the strip goes: under a line, or over it where there is no room below."""
    top = line_bottom if line_bottom + height <= page.bottom() else max(page.top(), line_bottom - 2 * height)
    return QRectF(QPointF(page.left(), top), QPointF(page.right(), top + height))
