"""One line for the name of a point of the history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.session.past import LONGEST_NAME
from core.texts import Texts
from gui.theme import Theme
from gui.widgets.plain import PlainLabel


class PointNameDialog(QDialog):
    """Asks for a name.

    Signals:
        named: (name) this name was given.
        forgotten: () the name shall go.
    """

    named = Signal(str)
    forgotten = Signal()

    def __init__(
        self, about: str, name: str, texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Ask for the name of the point that is called `about`; `name` is the one it has."""
        super().__init__(parent)
        self.setWindowTitle(texts("dialog.point.title"))
        self.setAccessibleName(texts("dialog.point.title"))
        words = PlainLabel(about, self)
        words.setProperty("muted", True)
        self.name = QLineEdit(name, self)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(texts("dialog.point.hint"))
        self.name.setAccessibleName(texts("dialog.point.name"))
        self.name.selectAll()
        self.save = QPushButton(texts("dialog.point.save"), self)
        self.save.setDefault(True)
        self.forget = QPushButton(texts("dialog.point.forget"), self)
        self.forget.setAutoDefault(False)
        cancel = QPushButton(texts("dialog.point.cancel"), self)
        cancel.setAutoDefault(False)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.forget, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.ActionRole)
        self.forget.setVisible(bool(name))  # the row of buttons shows what it is given
        self.save.clicked.connect(lambda _: self._end(self.name.text()))
        self.forget.clicked.connect(lambda _: self._end(""))
        cancel.clicked.connect(lambda _: self.reject())
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.save.setEnabled(bool(name))
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14))
        box.setSpacing(theme.px(10))
        for part in (words, self.name, buttons):
            box.addWidget(part)
        self.setMinimumWidth(theme.px(420))

    def _end(self, name: str) -> None:
        self.accept()
        if name:
            self.named.emit(name)
        else:
            self.forgotten.emit()
