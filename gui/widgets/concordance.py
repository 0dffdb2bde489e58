"""One hit in its line of text, aligned on the hit: right to left, whatever the window's direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QLinearGradient,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from gui.theme import Theme, faded
from gui.widgets.painting import RTL
from gui.widgets.runs import runs

FADE = 22
"""Pixels at scale 1 over which the line fades at both ends."""

FIRST_SHARE = 0.8
"""A hit too wide for the middle begins at this part of the width."""

GAP = "\u2002"
"""Stands between the struck words and the new ones."""

_DRAWN = {ord(sign): " " for sign in "\n\r\t\x00\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"} | dict.fromkeys(
    map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows.

    Attributes:
        before: the text before the hit; `after` behind it.
        words: the hit's own words.
        instead: what would stand in their place; None where nothing is replaced.
        faint: whether the text is left out of the corrected text.
    """

    before: str
    words: str
    after: str
    instead: str | None = None
    faint: bool = False


def drawn(words: str) -> str:
    """Return words as one line can draw them: breaks as spaces, without the marks that would turn its direction."""
    return words.translate(_DRAWN)


def draw_line(painter: QPainter, area: QRect, line: Line, font: QFont, ground: QColor, theme: Theme) -> None:
    """Draw a line with its hit in the middle of `area`, boxed; what is replaced is struck, the new words follow."""
    head, old, new = drawn(line.before), drawn(line.words), drawn(line.instead or "")
    replaced, gap = line.instead is not None, GAP if new else ""
    layout, height = _laid_out(head + old + gap + new + drawn(line.after), font)
    at = [_units(words) for words in (head, head + old, head + old + gap, head + old + gap + new)]
    struck = _boxes(layout, at[0], at[1], font.pixelSize())
    fresh = _boxes(layout, at[2], at[3], font.pixelSize())
    struck = struck or [_thin(layout, at[0], height)]
    origin = QPointF(_left(area, [*struck, *fresh]), area.y() + (area.height() - height) / 2)
    painter.save()
    painter.setClipRect(area)
    for box in struck:
        _draw_box(painter, box.translated(origin), theme, theme.error if replaced else theme.accent)
    for box in fresh:
        _draw_box(painter, box.translated(origin), theme, theme.accent)
    painter.setPen(QColor(theme.left_out_text if line.faint else theme.muted))
    inks = _ink(at[0], at[1], theme.error if replaced else theme.text), _ink(at[2], at[3], theme.text)
    layout.draw(painter, origin, [ink for ink in inks if ink.length])
    if replaced:
        _strike(painter, [box.translated(origin) for box in struck], theme)
    painter.restore()
    _fade(painter, area, ground, theme)


def _laid_out(text: str, font: QFont) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignRight)
    option.setTextDirection(RTL)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1 << 20)
    layout.endLayout()
    return layout, line.height()


def _units(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _thin(layout: QTextLayout, at: int, height: float) -> QRectF:
    """Return the place of a hit that has no width: an invisible sign."""
    found: Any = layout.lineAt(0).cursorToX(at)
    x = float(found[0] if isinstance(found, tuple) else found)
    return QRectF(x - 1, height * 0.1, 3, height * 0.8)


def _left(area: QRect, boxes: list[QRectF]) -> float:
    """Return how far the layout moves so that the hit is in the middle, or begins early where it is wide."""
    left, right = min(box.left() for box in boxes), max(box.right() for box in boxes)
    middle = area.x() + area.width() / 2
    edge = min(middle + (right - left) / 2, area.x() + area.width() * FIRST_SHARE)
    return edge - right


def _boxes(layout: QTextLayout, start: int, end: int, size: int) -> list[QRectF]:
    return [run.rect for run in runs(layout, start, end, size)] if start < end else []


def _draw_box(painter: QPainter, box: QRectF, theme: Theme, colour: str) -> None:
    grown, edge = box.adjusted(-theme.px(2), 0, theme.px(2), 0), QColor(colour)
    painter.setBrush(faded(edge, 0.18 if theme.dark else 0.11))
    painter.setPen(QPen(edge if theme.contrast else faded(edge, 0.75), 1))
    painter.drawRoundedRect(grown, theme.px(3), theme.px(3))


def _ink(start: int, end: int, colour: str) -> QTextLayout.FormatRange:
    """Return the ink of a stretch: passed to `draw`, where it changes no shape and no width."""
    made, ink = QTextLayout.FormatRange(), QTextCharFormat()
    ink.setForeground(QColor(colour))
    made.start, made.length, made.format = start, end - start, ink
    return made


def _strike(painter: QPainter, boxes: list[QRectF], theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.error), theme.px(1.5)))
    for box in boxes:
        y = box.top() + box.height() * 0.56
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _fade(painter: QPainter, area: QRect, ground: QColor, theme: Theme) -> None:
    """Let the line end softly at both edges: no half letters."""
    width = theme.px(FADE)
    clear = faded(ground, 0)
    for x, near, far in ((area.x(), ground, clear), (area.right() + 1 - width, clear, ground)):
        shade = QLinearGradient(QPointF(x, 0), QPointF(x + width, 0))
        shade.setColorAt(0, near)
        shade.setColorAt(1, far)
        painter.fillRect(QRect(x, area.y(), width, area.height()), shade)
