"""Pure helpers for painted rows: words at the reading start, pills, key caps, mirrored rectangles."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from gui.theme import Theme, faded, ui_font

LTR = Qt.LayoutDirection.LeftToRight
RTL = Qt.LayoutDirection.RightToLeft
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def start_of(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the alignment at which reading starts.

    Absolute, because `QPainter.drawText` turns AlignRight round by the application's direction, not the widget's.
    """
    side = Qt.AlignmentFlag.AlignRight if direction == RTL else Qt.AlignmentFlag.AlignLeft
    return side | _ABSOLUTE


def end_of(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the alignment at which reading ends."""
    side = Qt.AlignmentFlag.AlignLeft if direction == RTL else Qt.AlignmentFlag.AlignRight
    return side | _ABSOLUTE


def mirrored(inner: QRect, outer: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Return `inner`, laid out from the left of `outer`, as it lies in `direction`."""
    return QStyle.visualRect(direction, outer, inner)


def draw_words(
    painter: QPainter,
    area: QRect,
    words: str,
    font: QFont,
    colour: QColor | str,
    direction: Qt.LayoutDirection,
    align: Qt.AlignmentFlag | None = None,
) -> None:
    """Draw one line, elided at its reading end; `direction` is that of the words, forced and never guessed."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.setLayoutDirection(direction)
    line = QFontMetrics(font).elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, area.width())
    flags = int((align or start_of(direction)).value) | int(Qt.TextFlag.TextSingleLine.value)
    if direction == RTL:
        flags |= int(Qt.TextFlag.TextForceRightToLeft.value)
    painter.drawText(area, flags, line)


def broken(words: str, font: QFont, width: int, most: int) -> list[str]:
    """Return `words` broken into at most `most` lines of `width` pixels, the last one elided."""
    words = " ".join(words.split())
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setTextDirection(RTL)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        begin = line.textStart()
        last = len(lines) == most - 1
        lines.append(utf16_slice(words, begin, None if last else begin + line.textLength()))
    layout.endLayout()
    if lines:
        lines[-1] = QFontMetrics(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return [line.strip() for line in lines]


def utf16_slice(words: str, begin: int, end: int | None) -> str:
    """Return what lies between two of Qt's UTF-16 positions."""
    units = words.encode("utf-16-le", "surrogatepass")
    cut = units[begin * 2 :] if end is None else units[begin * 2 : end * 2]
    return cut.decode("utf-16-le", "replace")


def draw_pill(
    painter: QPainter, area: QRect, words: str, font: QFont, fill: QColor, colour: QColor | str
) -> None:
    """Draw a rounded pill with short words in its middle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    radius = area.height() / 2
    painter.drawRoundedRect(QRectF(area), radius, radius)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter.value), words)


def draw_key(painter: QPainter, area: QRect, words: str, theme: Theme) -> None:
    """Draw a key's cap."""
    box = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(theme.strong_border if theme.contrast else theme.border), 1))
    painter.setBrush(QColor(theme.sunken))
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    painter.setFont(ui_font(theme, 10.5))
    painter.setPen(QColor(theme.muted))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter.value), words)


def draw_row_ground(painter: QPainter, area: QRect, theme: Theme, *, chosen: bool, hovered: bool) -> None:
    """Fill a row's ground: soft accent where chosen, a shade where the mouse is over it."""
    if chosen:
        painter.fillRect(area, QColor(theme.accent_soft))
    elif hovered:
        painter.fillRect(area, QColor(theme.hover))


def draw_focus(painter: QPainter, area: QRect, theme: Theme) -> None:
    """Draw the ring of the row that has the keyboard."""
    painter.setPen(QPen(QColor(theme.accent), 2 if theme.contrast else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(area).adjusted(1, 1, -1, -1))


def draw_dot(painter: QPainter, centre: QPointF, radius: float, colour: QColor | str) -> None:
    """Draw a filled dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, radius, radius)


def soft(colour: str, theme: Theme) -> QColor:
    """Return the pale fill that goes under words of `colour`."""
    return faded(QColor(colour), 0.22 if theme.dark else 0.14)


def widest(words: Iterable[str], font: QFont) -> int:
    """Return the width in pixels of the widest of some words."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in words), default=0)
