"""Words to read with stretches marked by ground and line, painted under the text so that no letters come apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gui.bridge.offsets import Offsets
from gui.models.one_paragraph import one_paragraph
from gui.theme import Theme, text_font
from gui.widgets.painting import soft
from gui.widgets.runs import FALL, RISE, runs

SIZE = 17
"""Pixels of the type at scale 1."""

Stretch = tuple[int, int]
"""Code points from and to; of two equal ones nothing stands between them."""


class MarkedText(QTextEdit):
    """One paragraph, right to left, that can be read and copied.

    Signals:
        stretch_clicked: (number of the stretch).
        key_pressed: (QKeyEvent) a key the text has no use for; accept it to keep it from the window.
    """

    stretch_clicked = Signal(int)
    key_pressed = Signal(QKeyEvent)

    def __init__(self, *, struck: bool, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing; marked stretches are struck through, or underlined."""
        super().__init__(parent)
        self._struck, self._theme = struck, theme
        self._offsets = Offsets("")
        self.stretches: list[Stretch] = []
        self.current = -1
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.document().setDefaultTextOption(option)
        self.set_theme(theme)

    def show_words(self, words: str, stretches: Sequence[Stretch], current: int) -> None:
        """Show words with these stretches marked, and the one at hand framed and in sight."""
        shown = one_paragraph(words)
        if shown != self._offsets.text or self.document().isEmpty():
            self._offsets = Offsets(shown)
            self.setPlainText(shown)
            self._space()
        self.stretches, self.current = list(stretches), current
        if 0 <= current < len(stretches):
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._offsets.to_units(stretches[current][0]))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.setFont(text_font(theme.px(SIZE)))
        self.document().setDefaultFont(text_font(theme.px(SIZE)))
        self._space()
        self.viewport().update()

    def areas(self, number: int) -> list[QRectF]:
        """Return where a stretch lies in the viewport, a rectangle for each visual run; an empty one is a line."""
        start, end = (self._offsets.to_units(at) for at in self.stretches[number])
        size, block = self._theme.px(SIZE), self.document().firstBlock()
        shift = self.document().documentLayout().blockBoundingRect(block).topLeft()
        shift -= QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        found = [run.rect.translated(shift) for run in runs(block.layout(), start, end, size)]
        return found or [self._gap(start, end)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds, the words, and the lines over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [(at, self.areas(at)) for at in range(len(self.stretches))]
        inside = QRectF(self.viewport().rect())
        shown = [(at, areas) for at, areas in shown if any(area.intersects(inside) for area in areas)]
        for _, areas in shown:
            for area in areas:
                painter.fillRect(area, soft(self._colour(), self._theme))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, areas in shown:
            self._draw_lines(painter, areas, current=at == self.current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which stretch was clicked."""
        super().mousePressEvent(event)
        for at in range(len(self.stretches)):
            if any(area.adjusted(-2, 0, 2, 0).contains(event.position()) for area in self.areas(at)):
                self.stretch_clicked.emit(at)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give a key to whoever shows the words, else scroll, or copy."""
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _draw_lines(self, painter: QPainter, areas: Sequence[QRectF], *, current: bool) -> None:
        theme, size = self._theme, self._theme.px(SIZE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for area in areas:
            base = area.top() + RISE * size
            y = base - 0.3 * size if self._struck else base + 0.7 * FALL * size
            painter.setPen(QPen(QColor(self._colour()), theme.px(2)))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            if area.width() <= theme.px(4):
                painter.drawLine(area.topLeft(), area.bottomLeft())
            if current:
                painter.setPen(QPen(QColor(theme.accent), theme.px(2)))
                painter.drawRoundedRect(area.adjusted(-2, -1, 2, 1), theme.px(3), theme.px(3))

    def _gap(self, start: int, end: int) -> QRectF:
        """Return the place of a stretch without letters: spaces, or nothing at all."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        one = QRectF(self.cursorRect(cursor))
        cursor.setPosition(end)
        two = QRectF(self.cursorRect(cursor))
        return one if one.top() != two.top() else one.united(two)

    def _space(self) -> None:
        """Give the paragraph room for the marks between its lines."""
        cursor = QTextCursor(self.document())
        paragraph = QTextBlockFormat()
        paragraph.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(paragraph)

    def _colour(self) -> str:
        return self._theme.error if self._struck else self._theme.success
