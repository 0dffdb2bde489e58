"""What the window shows when the program itself made a mistake."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.theme import Theme
from gui.widgets.plain import PlainLabel
from gui.widgets.screen import within_screen


class FaultDialog(QDialog):
    """One sentence, and the details to copy into a report."""

    def __init__(
        self, sentence: str, details: str, texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("dialog.fault.title"))
        words = PlainLabel(sentence, self)
        words.setWordWrap(True)
        shown = QPlainTextEdit(details, self)
        shown.setReadOnly(True)
        shown.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        shown.setAccessibleName(texts("dialog.fault.details"))
        buttons = closing_buttons(self)
        copy = buttons.addButton(texts("dialog.fault.copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(shown.selectAll)
        copy.clicked.connect(shown.copy)
        box = QVBoxLayout(self)
        box.addWidget(words)
        box.addWidget(shown, 1)
        box.addWidget(buttons)
        self.resize(within_screen(QSize(theme.px(640), theme.px(400)), self))
