"""Which project the dumps go into: one that is there, or one that will be made; and a way to another place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from core.texts import Texts
from gui.models.direction import isolated
from gui.widgets.plain import PlainLabel

SUFFIX = ".tanqih"


class TargetRow(QWidget):
    """Says the project's file, and whether it is there already; nothing is made before the dialog is accepted.

    Signals:
        changed: () another place was chosen.
    """

    changed = Signal()

    def __init__(self, texts: Texts, path: Path, parent: QWidget | None = None) -> None:
        """Show `path`."""
        super().__init__(parent)
        self._texts = texts
        self.path = path
        self.words = PlainLabel("", self)
        self.words.setWordWrap(True)
        self.elsewhere = QPushButton(texts("dialog.import.elsewhere"), self)
        self.elsewhere.setAccessibleName(texts("dialog.import.elsewhere"))
        self.elsewhere.setAutoDefault(False)
        self.elsewhere.clicked.connect(self._ask)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.words, 1)
        box.addWidget(self.elsewhere)
        self._say()

    def choose(self, path: Path) -> None:
        """Take another project file."""
        self.path = path.with_suffix(SUFFIX)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        key = "into_existing" if self.path.exists() else "into_new"
        self.words.setText(
            self._texts(f"dialog.import.{key}", path=isolated(str(self.path), left_to_right=True))
        )
        self.words.setToolTip(str(self.path))

    def _ask(self) -> None:
        title = self._texts("dialog.import.elsewhere")
        filters = self._texts("dialog.files.projects", pattern=f"*{SUFFIX}")
        options = QFileDialog.Option.DontConfirmOverwrite
        found, _ = QFileDialog.getSaveFileName(self, title, str(self.path), filters, options=options)
        if found:
            self.choose(Path(found))
