"""The frame every panel stands in."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Panel(QFrame):
    """A framed column of widgets; the style sheet draws the frame by the property ``panel``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self.setProperty("panel", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)


def line(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """Return a hairline between two parts of a panel."""
    made = QFrame(parent)
    made.setProperty("separator", True)
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def framed(widget: QWidget) -> Panel:
    """Return a panel with nothing but `widget` in it."""
    made = Panel(widget.parentWidget())
    made.column.addWidget(widget)
    return made
