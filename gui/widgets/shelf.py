"""A strip of controls that is as high as it needs and scrolls where that would leave nothing to what is below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

FITTING = (
    QEvent.Type.LayoutRequest,
    QEvent.Type.Resize,
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
)
"""What happens to the content or the parent that asks for another height."""


class Shelf(QScrollArea):
    """Holds one widget whose height depends on its width, in at most a share of its parent's height."""

    def __init__(self, content: QWidget, share: float, parent: QWidget) -> None:
        """Show `content` in at most `share` (0 to 1) of the height of `parent`."""
        super().__init__(parent)
        self._content, self._whole, self._share, self._given = content, parent, share, -1
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidgetResizable(True)
        self.setWidget(content)
        content.installEventFilter(self)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content's wishes and the parent's height."""
        if event.type() in FITTING:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return what the content needs, as far as the share goes."""
        most = round(self._whole.height() * self._share)
        return QSize(self._content.sizeHint().width(), min(self._needed(), most))

    def minimumSizeHint(self) -> QSize:
        """Return hardly anything: what does not fit is scrolled to."""
        return QSize(0, 0)

    def _needed(self) -> int:
        content = self._content
        if content.isHidden():
            return 0
        return (
            content.heightForWidth(self.width())
            if content.hasHeightForWidth()
            else content.sizeHint().height()
        )

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self._given:
            self._given = height
            self.updateGeometry()


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """Return a frameless area that scrolls `content` up and down where the room is too low for it."""
    area = QScrollArea(parent)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(content)
    return area
