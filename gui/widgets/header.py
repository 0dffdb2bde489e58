"""The head of a panel: icon, title, a count, and room for controls at the reading end."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.theme import Theme, ui_font
from gui.widgets.pictures import draw_icon
from gui.widgets.plain import PlainLabel


class Picture(QWidget):
    """One icon, for the eye alone: the words beside it say the same."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Show the icon `name`."""
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(16), self._theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), QRect(0, 0, self.width(), self.height()), self._name, self._theme.muted)


class PanelHeader(QWidget):
    """A title with its icon, a muted note at the reading end, and controls that are added to it."""

    def __init__(self, icon: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a head without words."""
        super().__init__(parent)
        self._picture = Picture(icon, theme, self)
        self.title = PlainLabel("", self)
        self.note = PlainLabel("", self)
        self.note.setProperty("muted", True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._picture)
        self._box.addWidget(self.title)
        self._box.addWidget(self.note, 1)
        self.set_theme(theme)

    def add(self, control: QWidget) -> None:
        """Put a control at the reading end."""
        self._box.addWidget(control)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._picture.set_theme(theme)
        self._box.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(5))
        self._box.setSpacing(theme.px(8))
        self.title.setFont(ui_font(theme, 14, QFont.Weight.DemiBold))
        self.note.setFont(ui_font(theme, 12))
