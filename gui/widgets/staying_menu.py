"""A menu of check marks that stays open while they are set."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StayingMenu(QMenu):
    """Several marks are set one after the other: a click or Space on one does not close it, Escape does."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set a mark and stay."""
        if not self._set_mark():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a mark and stay."""
        if event.key() not in PRESSING or not self._set_mark():
            super().keyPressEvent(event)

    def _set_mark(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True
