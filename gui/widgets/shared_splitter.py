"""A splitter whose parts keep the sizes they were given, as far as that leaves the one that matters its room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class SharedSplitter(QSplitter):
    """One part takes what the others leave; those get their own size, scaled, but never more than a share each.

    What the editor dragged is remembered at scale 1, so that a small window or a large scale only borrows the room.
    """

    def __init__(
        self,
        orientation: Qt.Orientation,
        first: Sequence[int],
        main: int,
        share: float,
        parent: QWidget | None = None,
    ) -> None:
        """Give the parts `first` pixels at scale 1, and part `main` the rest."""
        super().__init__(orientation, parent)
        self._own = [float(size) for size in first]
        self._main, self._share, self._scale = main, share, 1.0
        self._least = [0.0] * len(first)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(lambda _place, _part: self._remember())

    def set_scale(self, scale: float) -> None:
        """Take another size of everything."""
        self._scale = scale
        self.share_out()

    def set_share(self, share: float) -> None:
        """Let each part but the main one have at most this share of the whole."""
        self._share = share
        self.share_out()

    def lend(self, part: int, least: int) -> None:
        """Give a part at least so many pixels at scale 1 for now; its own size is kept, a hand on the handle wins."""
        self._least[part] = least
        self.share_out()

    def wanted(self) -> list[int]:
        """Return the sizes the parts ask for at this scale, whether or not they have them now."""
        return [round(size * self._scale) for size in self._own]

    def take(self, sizes: Sequence[int]) -> None:
        """Take sizes that `wanted` returned at this scale."""
        self._own = [size / self._scale for size in sizes]
        self.share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self.share_out()

    def share_out(self) -> None:
        """Give every part its size, none but the main one more than its share."""
        along = self.orientation() == Qt.Orientation.Horizontal
        whole = (self.width() if along else self.height()) - self.handleWidth() * (self.count() - 1)
        parts = [self.widget(at) for at in range(self.count())]
        shown = [part is not None and part.isVisibleTo(self) for part in parts]
        most = round(whole * self._share)
        lent = [round(least * self._scale) for least in self._least]
        sizes = [
            min(max(size, least), most) if there else 0
            for size, least, there in zip(self.wanted(), lent, shown, strict=True)
        ]
        sizes[self._main] = 0
        sizes[self._main] = max(1, whole - sum(sizes))
        self.setSizes(sizes)

    def _remember(self) -> None:
        """Keep what the editor dragged; a part that is hidden keeps what it had."""
        self._least = [0.0] * len(self._own)
        self._own = [
            size / self._scale if size else own for size, own in zip(self.sizes(), self._own, strict=True)
        ]
