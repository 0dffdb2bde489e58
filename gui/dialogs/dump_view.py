"""The place of a block in its dump: the text around its raw words, page by page, whatever the dump's size."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.model import Piece
from core.texts import Texts
from gui.dialogs.background import Background, Runner
from gui.dialogs.dump_page import DumpPage, LineCount, Read, page_around
from gui.models.direction import isolated
from gui.theme import Theme, text_font
from gui.widgets.painting import soft
from gui.widgets.panel import framed
from gui.widgets.plain import PlainLabel
from gui.widgets.screen import within_screen

SIZE = QSize(900, 640)
LOOK_AHEAD = 200
"""Code points of the page before that a new one begins with, so that reading goes on."""

_DOWN = frozenset((Qt.Key.Key_PageDown, Qt.Key.Key_Down))
_UP = frozenset((Qt.Key.Key_PageUp, Qt.Key.Key_Up))


class DumpText(QPlainTextEdit):
    """The words of one page, to be read and copied.

    Signals:
        end_reached: (1 or -1) the reader wants to go on below the last line, or above the first.
    """

    end_reached = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, and at the page's ends ask for more."""
        bar, cursor = self.verticalScrollBar(), self.textCursor()
        blocks = self.document().blockCount()
        super().keyPressEvent(event)
        moved = self.textCursor().position() != cursor.position()
        if (
            event.key() in _DOWN
            and bar.value() == bar.maximum()
            and (not moved or cursor.blockNumber() == blocks - 1)
        ):
            self.end_reached.emit(1)
        elif event.key() in _UP and bar.value() == 0 and (not moved or cursor.blockNumber() == 0):
            self.end_reached.emit(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, and at the page's ends ask for more."""
        bar, turned = self.verticalScrollBar(), event.angleDelta().y()
        at_end = turned < 0 and bar.value() == bar.maximum()
        at_start = turned > 0 and bar.value() == bar.minimum()
        super().wheelEvent(event)
        if at_end or at_start:
            self.end_reached.emit(1 if at_end else -1)


class DumpView(QDialog):
    """A window on a source text with stretches of it marked; it reads no more than a page at a time."""

    def __init__(
        self,
        name: str,
        length: int,
        read: Read,
        pieces: Sequence[Piece],
        texts: Texts,
        theme: Theme,
        *,
        runner: Runner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show the first of `pieces` of the source `name` of `length` code points; `read` gives its text."""
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self._length, self._read, self._pieces = length, read, list(pieces)
        self._runner: Runner = runner or Background(self)
        self._count = LineCount(read)
        self._first_line: int | None = None
        self._at = 0
        self.page = DumpPage(0, "")
        self.name, self.place = PlainLabel(isolated(name), self), PlainLabel("", self, gives_way=False)
        self.text = DumpText(self)
        self.buttons = {
            name: QPushButton(self) for name in ("earlier", "back", "later", "next_piece", "close")
        }
        self._set_up()
        self._lay_out()
        self._say()
        self.resize(within_screen(SIZE * theme.scale, self))
        self.show_piece(0)

    def show_piece(self, number: int) -> None:
        """Go to one of the stretches."""
        self._at = number % len(self._pieces)
        self._show(
            page_around(self._read, self._length, self._pieces[self._at].start), self._pieces[self._at].start
        )
        self.text.centerCursor()

    def turn(self, step: int) -> None:
        """Go on to the page below (1) or above (-1), where there is one."""
        page = self.page
        if (step > 0 and page.end >= self._length) or (step < 0 and page.start == 0):
            return
        point = page.end if step > 0 else page.start
        self._show(page_around(self._read, self._length, point), point)
        bar, line = self.text.verticalScrollBar(), self.text.textCursor().blockNumber()
        bar.setValue(line if step > 0 else max(0, line - bar.pageStep()))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the marked words to the middle, now that there is one."""
        super().showEvent(event)
        QTimer.singleShot(0, self.text, self.text.centerCursor)

    def point(self) -> int:
        """Return the code point of the source text at the caret."""
        cursor = self.text.textCursor()
        return self.page.point(cursor.blockNumber(), cursor.positionInBlock())

    def done(self, result: int) -> None:
        """Stop counting and close."""
        self._count.stopped = True
        self._runner.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop counting and close."""
        self._count.stopped = True
        self._runner.close()
        super().closeEvent(event)

    def _show(self, page: DumpPage, point: int) -> None:
        """Show a page with the caret at a code point."""
        self.page, self._first_line = page, None
        self.text.setPlainText("\n".join(page.lines))
        self.text.setExtraSelections([self._marked(piece) for piece in page.inside(self._pieces)])
        self.text.setTextCursor(self._cursor(point))
        self._runner.run(partial(self._count.before, page.start), partial(self._counted, page))
        self._tell()

    def _counted(self, page: DumpPage, lines: int | None) -> None:
        if page is self.page:
            self._first_line = lines
            self._tell()

    def _cursor(self, point: int) -> QTextCursor:
        line, unit = self.page.spot(point)
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self.text.document().findBlockByNumber(line).position() + unit)
        return cursor

    def _marked(self, piece: Piece) -> QTextEdit.ExtraSelection:
        """Return the mark of a stretch: ground and line, for no eye should need the colour."""
        made, words = QTextEdit.ExtraSelection(), QTextCharFormat()
        words.setBackground(soft(self._theme.accent, self._theme))
        words.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        words.setUnderlineColor(QColor(self._theme.accent))
        cursor = self._cursor(piece.start)
        cursor.setPosition(self._cursor(piece.end).position(), QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, words
        return made

    def _tell(self) -> None:
        """Tell the caret's line and code point, and what can be gone to."""
        texts, line = self._texts, self.text.textCursor().blockNumber()
        number = f"{self._first_line + line + 1:,}" if self._first_line is not None else "…"
        values = {"line": number, "point": f"{self.point():,}", "length": f"{self._length:,}"}
        self.place.setText(texts("dialog.dump.place", **values))
        self.buttons["earlier"].setEnabled(self.page.start > 0)
        self.buttons["later"].setEnabled(self.page.end < self._length)

    def _say(self) -> None:
        texts = self._texts
        self.setWindowTitle(texts("dialog.dump.title"))
        self.text.setAccessibleName(texts("dialog.dump.text"))
        for name, button in self.buttons.items():
            button.setText(texts(f"dialog.dump.{name}"))
        self.buttons["next_piece"].setVisible(len(self._pieces) > 1)

    def _set_up(self) -> None:
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.document().setDefaultTextOption(option)
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setTabChangesFocus(True)
        self.text.setCursorWidth(2)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.text.setTextInteractionFlags(flags)
        self.text.setFont(text_font(self._theme.px(16)))
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.end_reached.connect(self.turn)
        self.text.cursorPositionChanged.connect(self._tell)
        self.buttons["earlier"].clicked.connect(lambda _checked: self.turn(-1))
        self.buttons["later"].clicked.connect(lambda _checked: self.turn(1))
        self.buttons["back"].clicked.connect(lambda _checked: self.show_piece(self._at))
        self.buttons["next_piece"].clicked.connect(lambda _checked: self.show_piece(self._at + 1))
        self.buttons["close"].clicked.connect(self.reject)
        for button in self.buttons.values():
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        theme = self._theme
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.place)
        for name in ("earlier", "back", "next_piece", "later"):
            foot.addWidget(self.buttons[name])
        foot.addStretch(1)
        foot.addWidget(self.buttons["close"])
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        box.setSpacing(theme.px(10))
        box.addLayout(head)
        box.addWidget(framed(self.text), 1)
        box.addLayout(foot)
