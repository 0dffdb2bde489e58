"""A tool button whose icon and words do not touch."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStyleOptionToolButton, QToolButton

GAP = "\u2002"
"""The space drawn between icon and words: a style sheet cannot set it."""


class WordButton(QToolButton):
    """Begins its words with a space where an icon stands before them, on the screen only."""

    def sizeHint(self) -> QSize:
        """Return room for the gap too."""
        return super().sizeHint() + QSize(
            self.fontMetrics().horizontalAdvance(GAP) if self._beside() else 0, 0
        )

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        """Draw the gap before the words."""
        super().initStyleOption(option)
        if self._beside():
            option.text = GAP + option.text

    def _beside(self) -> bool:
        beside = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        return beside and not self.icon().isNull() and bool(self.text())
