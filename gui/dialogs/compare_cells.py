"""Laying out and painting one row of two articles: what differs is marked by colour, ground and kind of line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from core.compare import Row
from gui.models.comparison import Comparison, Place, role_of
from gui.theme import Theme, text_font, ui_font
from gui.widgets.painting import RTL, draw_focus, draw_words, soft

LONGEST = 10_000
"""Code points of a row's side that are shown: longer ones cannot be read here, and Qt lays them out slowly."""

MOST_LAYOUTS = 200
"""Rows that stay laid out; a row is painted many times while it is in sight."""

EDGE, GUTTER, BETWEEN = 18, 34, 9
"""Pixels at scale 1: beside the columns, between them, above and below a row's words."""

TITLE, TEXT, ASIDE = 19, 17, 14.5
"""Sizes of headlines, of the body, and of the lines around it."""

TITLES = ("headline", "subheadline", "crosshead")
PLAIN = ("paragraph", "headline")
"""Roles that need no name beside their words."""

LINE = "\u2028"


class Laid(NamedTuple):
    """One side of a row, laid out; `starts` are the places of its segments in the shown text (UTF-16)."""

    layout: QTextLayout
    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    height: int


class Cells:
    """Both sides of every row."""

    def __init__(self, theme: Theme) -> None:
        """Make it without rows."""
        self._theme = theme
        self._comparison: Comparison | None = None
        self._roles: Mapping[str, str] = {}
        self._nowhere = ""
        self._width = 0
        self._heights: dict[int, int] = {}
        self._laid: dict[tuple[int, bool], Laid] = {}

    def show_comparison(self, comparison: Comparison | None, roles: Mapping[str, str], nowhere: str) -> None:
        """Show another comparison."""
        self._comparison, self._roles, self._nowhere = comparison, roles, nowhere
        self.forget()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """Lay everything out anew when it is next looked at."""
        self._heights.clear()
        self._laid.clear()

    def height(self, number: int, width: int) -> int:
        """Return the pixels a row takes."""
        self._take_width(width)
        if number not in self._heights:
            alike = self._row(number).same and self._font(number, first=True) == self._font(
                number, first=False
            )
            sides = [self._side(number, first=first) for first in ((True,) if alike else (True, False))]
            inner = max(laid.height for laid in sides)
            self._heights[number] = inner + 2 * self._theme.px(BETWEEN) + self._tag_height(number)
        return self._heights[number]

    def offset(self, place: Place, width: int) -> int:
        """Return how far below its row's top a difference stands."""
        self._take_width(width)
        found = [self._line_top(self._side(place.row, first=first), place.segment) for first in (True, False)]
        return round(max(found)) + self._tag_height(place.row)

    def paint(
        self, painter: QPainter, area: QRect, number: int, segment: int | None, *, focused: bool
    ) -> None:
        """Paint a row; `segment` is the difference at hand, if it is one of this row's."""
        if self._comparison is None:
            return
        self._take_width(area.width())
        row = self._comparison.rows[number]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for first in (True, False):
            self._paint_side(painter, area, number, row, segment, first=first)
        px, middle = self._theme.px, area.center().x()
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(middle, area.top(), middle, area.bottom())
        if not row.same:
            sign = QRect(middle - px(10), area.top() + px(BETWEEN) + self._tag_height(number), px(20), px(20))
            self._paint_sign(painter, sign, at_hand=segment is not None)
        if focused and segment is None:
            draw_focus(painter, area, self._theme)
        painter.restore()

    def _take_width(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self.forget()

    def _column(self, area: QRect, *, first: bool) -> QRect:
        """Return where a side's words stand: the first article's at the right, in any language."""
        px = self._theme.px
        width = (area.width() - 2 * px(EDGE) - px(GUTTER)) // 2
        left = area.right() + 1 - px(EDGE) - width if first else area.left() + px(EDGE)
        return QRect(left, area.top(), max(1, width), area.height())

    def _tag(self, number: int) -> str:
        """Return the name of a row's role, where its words do not tell it."""
        if self._comparison is None:
            return ""
        row = self._comparison.rows[number]
        role = role_of(self._comparison.first, row.first) or role_of(self._comparison.second, row.second)
        return "" if role in PLAIN else self._roles.get(role, role)

    def _tag_height(self, number: int) -> int:
        return self._theme.px(18) if self._tag(number) else 0

    def _side(self, number: int, *, first: bool) -> Laid:
        key = number, first
        if key not in self._laid:
            if len(self._laid) >= MOST_LAYOUTS:
                del self._laid[next(iter(self._laid))]
            self._laid[key] = self._lay_out(number, first=first)
        return self._laid[key]

    def _lay_out(self, number: int, *, first: bool) -> Laid:
        texts, row = self._texts(number, first=first), self._row(number)
        starts, lengths, at = [], [], 0
        for text in texts:
            starts.append(at)
            lengths.append(len(text.encode("utf-16-le", "surrogatepass")) // 2)
            at += lengths[-1]
        layout = QTextLayout("".join(texts), self._font(number, first=first))
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(RTL)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        whole = not (row.first and row.second)
        layout.setFormats(
            []
            if whole
            else [
                self._marked(starts[at], lengths[at], first=first)
                for at, segment in enumerate(row.segments)
                if not segment.same and lengths[at]
            ]
        )
        height = _break_lines(layout, self._column(QRect(0, 0, self._width, 0), first=first).width())
        return Laid(layout, tuple(starts), tuple(lengths), round(height))

    def _row(self, number: int) -> Row:
        if self._comparison is None:
            raise IndexError(number)
        return self._comparison.rows[number]

    def _texts(self, number: int, *, first: bool) -> list[str]:
        """Return the side's text by segments, cut where it is too long to be shown."""
        room, texts = LONGEST, []
        for segment in self._row(number).segments:
            text = (segment.one if first else segment.two).replace("\n", LINE)
            texts.append(text if len(text) <= room else text[:room] + " …" if room else "")
            room = max(0, room - len(text))
        return texts

    def _font(self, number: int, *, first: bool) -> QFont:
        row, comparison, px = self._row(number), self._comparison, self._theme.px
        if comparison is None:
            return text_font(px(TEXT))
        role = role_of(comparison.first if first else comparison.second, row.first if first else row.second)
        if role in TITLES:
            return text_font(px(TITLE), QFont.Weight.DemiBold)
        return text_font(px(TEXT if role == "paragraph" else ASIDE + 1))

    def _colour(self, *, first: bool) -> str:
        """Return a side's colour: amber and blue, which are told apart by almost all eyes."""
        return self._theme.warning if first else self._theme.accent

    def _marked(self, start: int, length: int, *, first: bool) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, length
        style = QTextCharFormat.UnderlineStyle
        text = QTextCharFormat()
        text.setBackground(soft(self._colour(first=first), self._theme))
        text.setUnderlineStyle(style.DashUnderline if first else style.SingleUnderline)
        text.setUnderlineColor(QColor(self._colour(first=first)))
        made.format = text
        return made

    def _paint_side(
        self, painter: QPainter, area: QRect, number: int, row: Row, segment: int | None, *, first: bool
    ) -> None:
        theme, px, column = self._theme, self._theme.px, self._column(area, first=first)
        here, there = (row.first, row.second) if first else (row.second, row.first)
        if not here:
            self._paint_nowhere(painter, column)
            return
        if not there:
            self._paint_alone(painter, column, at_hand=segment is not None, first=first)
        tag = self._tag(number)
        if tag:
            strip = QRect(column.left(), column.top() + px(BETWEEN) - px(3), column.width(), px(18))
            draw_words(painter, strip, tag, ui_font(theme, 11), theme.faint, RTL)
        laid = self._side(number, first=first)
        origin = QPointF(column.left(), column.top() + px(BETWEEN) + self._tag_height(number))
        painter.setPen(QColor(theme.faint if row.same else theme.text))
        chosen = []
        if segment is not None and there and laid.lengths[segment]:
            at_hand = self._marked(laid.starts[segment], laid.lengths[segment], first=first)
            text = at_hand.format
            text.setBackground(QColor(theme.selection))
            text.setForeground(QColor(theme.text))
            at_hand.format = text
            chosen = [at_hand]
        laid.layout.draw(painter, origin, chosen)

    def _paint_alone(self, painter: QPainter, column: QRect, *, at_hand: bool, first: bool) -> None:
        """Paint the ground and the bar of words that stand on one side only."""
        px, colour = self._theme.px, self._colour(first=first)
        ground = QRectF(column).adjusted(-px(8), px(3), px(8), -px(3))
        painter.setPen(QPen(QColor(colour), 2 if at_hand else 1) if at_hand else Qt.PenStyle.NoPen)
        painter.setBrush(soft(colour, self._theme))
        painter.drawRoundedRect(ground, px(5), px(5))
        painter.setPen(QPen(QColor(colour), px(3), Qt.PenStyle.DashLine if first else Qt.PenStyle.SolidLine))
        painter.drawLine(ground.topRight() + QPointF(-1, px(5)), ground.bottomRight() + QPointF(-1, -px(5)))

    def _paint_nowhere(self, painter: QPainter, column: QRect) -> None:
        """Paint that the other article has nothing there: hatched, with a word."""
        theme, px = self._theme, self._theme.px
        ground = QRectF(column).adjusted(-px(8), px(3), px(8), -px(3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(theme.border), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(ground, px(5), px(5))
        font = ui_font(theme, 11.5)
        wide = px(20) + painter.fontMetrics().horizontalAdvance(self._nowhere)
        pill = QRect(0, 0, min(column.width(), wide), px(22))
        pill.moveCenter(column.center())
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(pill, px(11), px(11))
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter.value), self._nowhere)

    def _paint_sign(self, painter: QPainter, area: QRect, *, at_hand: bool) -> None:
        """Paint the sign between two sides that differ."""
        theme = self._theme
        painter.setPen(QPen(QColor(theme.accent if at_hand else theme.strong_border), 1))
        painter.setBrush(QColor(theme.accent if at_hand else theme.surface))
        painter.drawEllipse(area)
        painter.setPen(QColor(theme.accent_text if at_hand else theme.muted))
        painter.setFont(ui_font(theme, 12))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter.value), "≠")

    def _line_top(self, laid: Laid, segment: int) -> float:
        if segment >= len(laid.starts):
            return 0.0
        line = laid.layout.lineForTextPosition(laid.starts[segment])
        return line.y() if line.isValid() else 0.0


def _break_lines(layout: QTextLayout, width: int) -> float:
    """Break a layout into lines of a width; return its height."""
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height() * 1.08
    layout.endLayout()
    return height
