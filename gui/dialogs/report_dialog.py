"""A plain text to read and to copy: what an import brought in and what it left out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.models.direction import unmarked
from gui.theme import Theme
from gui.widgets.screen import within_screen


class ReportDialog(QDialog):
    """The report of an import."""

    def __init__(self, words: str, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Show `words`."""
        super().__init__(parent)
        self.setWindowTitle(texts("dialog.report.title"))
        self.setAccessibleName(texts("dialog.report.title"))
        self.words = QPlainTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(texts("dialog.report.title"))
        self.words.document().setDefaultTextOption(_reading_from(self.layoutDirection()))
        self.words.setPlainText(words)
        buttons = closing_buttons(self)
        self.copy = buttons.addButton(texts("dialog.report.copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(unmarked(words)))
        box = QVBoxLayout(self)
        px = theme.px
        box.setContentsMargins(px(18), px(14), px(18), px(14))
        box.setSpacing(px(10))
        box.addWidget(self.words, 1)
        box.addWidget(buttons)
        self.resize(within_screen(QSize(px(680), px(460)), self))


def _reading_from(direction: Qt.LayoutDirection) -> QTextOption:
    """Return how lines stand that begin at the window's side, whatever letter they begin with."""
    right = direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    return option
