"""How far a long work is, counted up as it goes on; and the place where it hears that it should stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from core.errors import Cancelled
from core.model.waiting import Progress, StopAsked

Item = TypeVar("Item")


class Tell:
    """Tells how much of `total` is done, and raises Cancelled when asked to stop."""

    def __init__(self, progress: Progress | None, cancelled: StopAsked | None, total: int) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._total = total
        self._done = 0

    def more(self, done: int) -> None:
        """Say that so much more is done."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        self._done += done
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield items, each of which counts for one."""
        for item in items:
            self.more(1)
            yield item

    def last_part(self, done: int, total: int) -> None:
        """Say how much is done of what is left: a `Progress` for a work that counts in other things."""
        if self._progress is not None:
            left = self._total - self._done
            self._progress(self._done + left * done // max(1, total), self._total)
