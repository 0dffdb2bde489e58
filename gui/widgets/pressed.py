"""What our painted buttons have in common: Enter presses them as Space does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


class PressedButton(QAbstractButton):
    """A button that Enter presses too; Qt leaves that to dialogs, and a page of the window is none."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press at Enter; Qt does at Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)
