"""The import dialog's controls: where they stand, what they are called, and the keys that reach them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.model import Role
from core.texts import Texts
from gui.bridge.actions.keys import sequence_of
from gui.dialogs.dump_choices import DumpChoices
from gui.dialogs.dump_look import DumpLook
from gui.dialogs.dump_table import DumpTable
from gui.dialogs.target_row import TargetRow
from gui.models.dump_row import LEVELS
from gui.models.dump_rows import DumpRows
from gui.theme import Theme, icon
from gui.widgets.access import mnemonic
from gui.widgets.chips import ChipRow
from gui.widgets.empty_state import EmptyState
from gui.widgets.panel import framed
from gui.widgets.plain import PlainLabel
from gui.widgets.screen import within_screen

COLOURS = {"ready": "success", "doubtful": "warning", "out": "error", "waiting": "faint"}
"""The theme's colour of each level's sign."""

ACCESS = {"add": "A", "add_folder": "D", "remove": "R", "stop": "S", "cancel": "C", "import": "I"}
"""The letter that reaches each button with Alt."""


class ImportForm(QDialog):
    """Files above; below how the one at hand is read and what comes of it; then where to."""

    def __init__(
        self, roles: Sequence[Role], texts: Texts, theme: Theme, target: Path, parent: QWidget | None = None
    ) -> None:
        """Make it without files, for the project `target`."""
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self.rows = DumpRows(texts, lambda level: icon(LEVELS[level], theme, COLOURS[level]), self)
        self.table = DumpTable(self.rows, texts, theme, self)
        self.filters = ChipRow(theme, self)
        self.choices, self.look = DumpChoices(texts, theme, self), DumpLook(roles, texts, theme, self)
        self.target = TargetRow(texts, target, self)
        self.buttons = {key: QPushButton(self) for key in ACCESS}
        self.again = QCheckBox(texts("dialog.import.again"), self)
        self.sentence = PlainLabel("", self)
        self._say()
        self._lay_out()
        self.resize(self.sizeHint())

    @property
    def accept_button(self) -> QPushButton:
        """What imports."""
        return self.buttons["import"]

    def sizeHint(self) -> QSize:
        """Return room for files and preview, as far as the screen has it."""
        return within_screen(QSize(self._theme.px(1160), self._theme.px(760)), self)

    def showEvent(self, event: QShowEvent) -> None:
        """Let Enter import at once."""
        super().showEvent(event)
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Alt with the letter of a control by the place of its key, for keyboards without Latin letters."""
        wanted = sequence_of(event)
        for key, letter in ACCESS.items():
            if wanted == f"Alt+{letter}" and self.buttons[key].isVisible():
                self.buttons[key].click()
                return
        for box, letter in ((self.choices.form, "F"), (self.choices.encoding, "E")):
            if wanted == f"Alt+{letter}":
                box.setFocus()
                return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def _say(self) -> None:
        texts = self._texts
        self.setWindowTitle(texts("dialog.import.title"))
        self.setAccessibleName(texts("dialog.import.title"))
        self.again.setAccessibleName(texts("dialog.import.again"))
        self.filters.setAccessibleName(texts("dialog.import.filters"))
        for key, button in self.buttons.items():
            self.word(button, key)
            button.setAutoDefault(False)

    def word(self, button: QPushButton, key: str) -> None:
        """Give a button the words of a key, with its letter."""
        words = self._texts(f"dialog.import.{key}")
        letter = ACCESS.get(key, "S")
        if button.accessibleName() != words:
            button.setText(mnemonic(words, letter))
            button.setAccessibleName(words)

    def _lay_out(self) -> None:
        px, buttons = self._theme.px, self.buttons
        self.setAcceptDrops(True)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(9))
        above = (self.filters, buttons["stop"], buttons["add"], buttons["add_folder"], buttons["remove"])
        column.addLayout(_row(*above))
        files = EmptyState(self.table, self._theme, self)
        files.say(self._texts("dialog.import.empty"))
        column.addWidget(framed(files), 5)
        column.addWidget(self.choices)
        column.addWidget(self.look, 6)
        column.addWidget(self.target)
        column.addWidget(self.again)
        column.addLayout(_row(self.sentence, buttons["cancel"], self.accept_button))


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(first, 1)
    for widget in others:
        row.addWidget(widget)
    return row
