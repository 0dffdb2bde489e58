"""A bar and one button, over a window that must not be touched while the project moves under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.texts import Texts
from gui.bridge.tasks import Progress
from gui.theme import Theme
from gui.widgets.plain import PlainLabel


class WaitingDialog(QDialog):
    """Tells how far a task is.

    Signals:
        cancel_requested: () give it up.
    """

    cancel_requested = Signal()

    def __init__(self, title: str, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Wait for `title`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.cancel = QPushButton(texts("dialog.waiting.cancel"), self)
        self.cancel.clicked.connect(lambda _: self.reject())
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14))
        box.setSpacing(theme.px(10))
        box.addWidget(PlainLabel(title, self))
        box.addWidget(self.bar)
        box.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setMinimumWidth(theme.px(380))

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def reject(self) -> None:
        """Ask to give up; the dialog stays until the work has ended."""
        self.cancel.setEnabled(False)
        self.cancel_requested.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay."""
        event.ignore()
