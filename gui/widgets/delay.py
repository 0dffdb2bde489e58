"""Waiting until the hands rest: a search runs once for a burst of keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

SEARCH_MS = 180
"""Long enough to skip the letters of a word, short enough to feel immediate."""


class Delay(Protocol):
    """What runs the last of a burst of calls; tests pass one that runs at once."""

    def run(self, call: Callable[[], None]) -> None:
        """Run `call` later, unless another one comes first."""


class TimedDelay(QObject):
    """Runs a call when nothing else came for a while."""

    def __init__(self, parent: QObject | None = None, wait_ms: int = SEARCH_MS) -> None:
        """Wait `wait_ms` milliseconds."""
        super().__init__(parent)
        self._call: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self._fire)

    def run(self, call: Callable[[], None]) -> None:
        """Run `call` later, unless another one comes first."""
        self._call = call
        self._timer.start()

    def _fire(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            call()


class AtOnce:
    """Runs a call at once."""

    def run(self, call: Callable[[], None]) -> None:
        """Run `call`."""
        call()
