"""What going to a point of the history would change, or what is not the same at two points; then go, or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextEdit, QVBoxLayout, QWidget

from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.models.difference_lines import DifferenceLine, Run
from gui.theme import Theme, text_font, ui_font
from gui.widgets.painting import soft
from gui.widgets.plain import PlainLabel
from gui.widgets.screen import within_screen

SIZE = QSize(760, 560)


class NetDialog(QDialog):
    """A heading, a sentence that counts, and the differences to read.

    Signals:
        go_requested: () go there now.
    """

    go_requested = Signal()

    def __init__(
        self, title: str, told: Sequence[str], texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show the sentences `told` above the differences."""
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.words = QTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setAcceptRichText(False)
        self.words.setUndoRedoEnabled(False)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(texts("dialog.net.list"))
        buttons = closing_buttons(self)
        self.go = QPushButton(texts("dialog.net.go"), self)
        self.go.setDefault(True)
        self.go.clicked.connect(lambda _: self._go())
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.ActionRole)
        self.go.setVisible(False)  # the row of buttons shows what it is given
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14))
        box.setSpacing(theme.px(8))
        for number, sentence in enumerate(told):
            label = PlainLabel(sentence, self)
            label.setWordWrap(True)
            label.setFont(ui_font(theme, 13 if number else 14))
            label.setProperty("muted", bool(number))
            box.addWidget(label)
        box.addWidget(self.words, 1)
        box.addWidget(buttons)
        self.resize(within_screen(SIZE * theme.scale, self))

    def show_lines(self, lines: Sequence[DifferenceLine]) -> None:
        """Show the differences."""
        cursor = self.words.textCursor()
        for number, line in enumerate(lines):
            form = self._paragraph(line, first=number == 0)
            if number:
                cursor.insertBlock(form)
            else:
                cursor.setBlockFormat(form)
            for run in line.runs:
                cursor.insertText(" ".join(run.words.splitlines()), self._format(run, content=line.content))
        self.words.moveCursor(QTextCursor.MoveOperation.Start)

    def offer_to_go(self) -> None:
        """Offer to go there, by the button and by Enter."""
        self.go.setVisible(True)
        self.go.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter wherever in the dialog the keyboard is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isVisible():
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        self.accept()
        self.go_requested.emit()

    def _paragraph(self, line: DifferenceLine, *, first: bool) -> QTextBlockFormat:
        right = line.content or self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        form = QTextBlockFormat()
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        form.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        head = line.runs[0].mark == "head"
        form.setTopMargin(0 if first else self._theme.px(14 if head else 3))
        form.setBottomMargin(self._theme.px(4 if head else 1))
        return form

    def _format(self, run: Run, *, content: bool) -> QTextCharFormat:
        theme, made = self._theme, QTextCharFormat()
        made.setFont(text_font(theme.px(16)) if content else ui_font(theme, 13))
        made.setForeground(QColor(theme.muted if run.mark == "muted" else theme.text))
        if run.mark == "head":
            made.setFontWeight(600)
        elif run.mark in ("removed", "added") and run.words:
            colour = theme.error if run.mark == "removed" else theme.success
            made.setBackground(soft(colour, theme))
            made.setFontStrikeOut(run.mark == "removed")
            if run.mark == "added":
                made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                made.setUnderlineColor(QColor(colour))
        return made
