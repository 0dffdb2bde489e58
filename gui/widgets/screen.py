"""Nothing may be larger than the screen it is shown on, at any size of everything."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

SHARE = 0.94
"""How much of the screen's free room a dialog may fill: its frame and title take the rest."""


def within_screen(wanted: QSize, widget: QWidget) -> QSize:
    """Return `wanted`, or as much of it as the screen of `widget` has room for."""
    return wanted.boundedTo(widget.screen().availableSize() * SHARE)
