"""The raw words panel: a block as imported beside the block as it is now, differences marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from core.compare import Stretch, stretches
from core.texts import Texts
from gui.models.direction import isolated
from gui.models.raw_words import RawWords
from gui.theme import Theme, text_font
from gui.widgets.painting import soft
from gui.widgets.panel import Panel, line
from gui.widgets.plain import PlainLabel
from gui.widgets.small_button import SmallButton

LONGEST = 20_000
"""Code points shown of each side: a paragraph longer than that cannot be read here, and Qt lays it out slowly."""


class Side(QWidget):
    """One side: a caption and the words, those without a counterpart marked by ground and line."""

    def __init__(self, mark: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty side; `mark` is ``removed`` or ``added``."""
        super().__init__(parent)
        self._mark = mark
        self._stretches: Sequence[Stretch] = ()
        self.caption = PlainLabel("", self)
        self.caption.setProperty("muted", True)
        self.words = QTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setAcceptRichText(False)
        self.words.setUndoRedoEnabled(False)
        self.words.setTabChangesFocus(True)
        self.words.setFrameShape(QTextEdit.Shape.NoFrame)
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.words.document().setDefaultTextOption(option)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.caption)
        self._column.addWidget(self.words, 1)
        self.set_theme(theme)

    def show_words(self, words: Sequence[Stretch]) -> None:
        """Show these stretches."""
        self._stretches = words
        self.words.clear()
        cursor = self.words.textCursor()
        paragraph = QTextBlockFormat()
        paragraph.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(paragraph)
        room = LONGEST
        for stretch in words:
            cursor.insertText(stretch.words[:room], self._format(same=stretch.same))
            room -= len(stretch.words)
            if room <= 0:
                cursor.insertText(" …", self._format(same=True))
                break
        self.words.moveCursor(QTextCursor.MoveOperation.Start)

    def say(self, caption: str) -> None:
        """Name the side."""
        self.caption.setText(caption)
        self.words.setAccessibleName(caption)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.words.setMinimumSize(1, 1)
        self._column.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        self._column.setSpacing(theme.px(4))
        self.words.setFont(text_font(theme.px(17)))
        self.show_words(self._stretches)

    def _format(self, *, same: bool) -> QTextCharFormat:
        theme, made = self._theme, QTextCharFormat()
        made.setFont(text_font(theme.px(17)))
        made.setForeground(QColor(theme.text))
        if same:
            return made
        colour = theme.error if self._mark == "removed" else theme.success
        made.setBackground(soft(colour, theme))
        if self._mark == "removed":
            made.setFontStrikeOut(True)
        else:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            made.setUnderlineColor(QColor(colour))
        return made


class RawWordsPanel(Panel):
    """The block at hand, raw and corrected.

    Signals:
        take_raw_requested: (block id) put the raw words in the place of the corrected ones.
    """

    take_raw_requested = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without a block."""
        super().__init__(parent)
        self._shown: RawWords | None = None
        self.place = PlainLabel("", self)
        self.place.setProperty("muted", True)
        self.take_raw = SmallButton(theme, self)
        self._head = QHBoxLayout()
        self._head.addWidget(self.place, 1)
        self._head.addWidget(self.take_raw)
        self.raw, self.now = Side("removed", theme, self), Side("added", theme, self)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.raw, 1)
        sides.addWidget(self.now, 1)
        self.column.addLayout(self._head)
        self.column.addWidget(line(self))
        self.column.addLayout(sides, 1)
        self.take_raw.clicked.connect(self._take_raw)
        self.set_texts(texts)
        self.set_theme(theme)

    def show_block(self, words: RawWords | None) -> None:
        """Show a block's raw and present words, or nothing."""
        if words == self._shown:
            return
        self._shown = words
        before, after = stretches(words.raw, words.text) if words else ([], [])
        self.raw.show_words(before)
        self.now.show_words(after)
        self._say()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.setAccessibleName(texts("panel.raw.title"))
        self.take_raw.say(texts("panel.raw.take"))
        self.raw.say(texts("panel.raw.raw"))
        self.now.say(texts("panel.raw.now"))
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for part in (self.take_raw, self.raw, self.now):
            part.set_theme(theme)
        self._head.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))

    def _say(self) -> None:
        words, texts = self._shown, self._texts
        self.take_raw.setEnabled(words is not None and words.start is not None and words.raw != words.text)
        if words is None:
            self.place.setText("")
        elif words.start is None or words.end is None:
            self.place.setText(texts("panel.raw.own"))
        else:
            place = texts(
                "panel.raw.place",
                source=isolated(words.source),
                start=f"{words.start:,}",
                end=f"{words.end:,}",
            )
            same = texts("panel.raw.same") if words.raw == words.text else ""
            self.place.setText(" · ".join(part for part in (place, same) if part))

    def _take_raw(self) -> None:
        if self._shown is not None:
            self.take_raw_requested.emit(self._shown.block)
