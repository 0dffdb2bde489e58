"""The controls above a panel's rows: what narrows the rows, and buttons for those at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.widgets.flow import FlowLayout
from gui.widgets.shelf import Shelf
from gui.widgets.small_button import SmallButton

LEAST = 88
"""Pixels of height at scale 1 below which a panel shows its rows alone: keys do what the buttons do."""

SHARE = 0.55
"""How much of the panel's height the controls may take before they scroll."""


class PanelHead(Shelf):
    """Filters and buttons one after the other, in as many lines as they need.

    Attributes:
        chores: all buttons together.
    """

    def __init__(self, filters: Sequence[QWidget], buttons: Sequence[SmallButton], panel: QWidget) -> None:
        """Stand in `panel`."""
        self._panel, self._buttons, self._least = panel, buttons, 0
        content = QWidget(panel)
        self.chores = QWidget(content)
        self._line, self._button_line = FlowLayout(content), FlowLayout(self.chores)
        for button in buttons:
            self._button_line.addWidget(button)
        for part in (*filters, self.chores):
            self._line.addWidget(part)
        super().__init__(content, SHARE, panel)

    def set_theme(self, theme: Theme) -> None:
        """Take other sizes, and let the buttons take other colours too."""
        for button in self._buttons:
            button.set_theme(theme)
        self._line.setContentsMargins(theme.px(12), theme.px(9), theme.px(12), theme.px(9))
        self._line.setSpacing(theme.px(14))
        self._button_line.setSpacing(theme.px(6))
        self._least = theme.px(LEAST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a low panel to its rows."""
        if watched is self._panel and event.type() == QEvent.Type.Resize:
            self.setVisible(self._panel.height() >= self._least)
        return super().eventFilter(watched, event)
