"""What the program is, its version and licences."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.texts import Texts
from gui.dialogs.closing import closing_buttons
from gui.theme import Theme, ui_font
from gui.widgets.plain import PlainLabel
from gui.widgets.screen import within_screen

VERSION = "0.1.0"


class AboutDialog(QDialog):
    """A few plain sentences."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("dialog.about.title"))
        title = PlainLabel(texts("dialog.about.name"), self)
        title.setFont(ui_font(theme, 22, title.font().Weight.Bold))
        values = {"version": VERSION, "python": platform.python_version(), "pyside": pyside_version}
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(28), theme.px(24), theme.px(28), theme.px(18))
        box.setSpacing(theme.px(10))
        box.addWidget(title)
        for key in ("what", "version", "licence", "fonts"):
            line = PlainLabel(texts(f"dialog.about.{key}", **values), self)
            line.setWordWrap(True)
            line.setProperty("muted", key != "what")
            box.addWidget(line)
        buttons = closing_buttons(self)
        box.addStretch(1)
        box.addWidget(buttons)
        self.resize(within_screen(QSize(theme.px(460), theme.px(280)), self))
