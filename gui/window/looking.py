"""Work behind the hands that a later one replaces."""

from __future__ import annotations


class Looking:
    """One look at the project behind the hands, which a later one replaces. Safe to ask from any thread."""

    def __init__(self) -> None:
        """Go on until told to stop."""
        self.stopped = False

    def is_stopped(self) -> bool:
        """Tell whether nobody waits for it any more."""
        return self.stopped
