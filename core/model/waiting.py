"""How long work says how far it is, and asks whether to go on."""

from __future__ import annotations

from collections.abc import Callable

from core.errors import Cancelled

Progress = Callable[[int, int], None]
"""Called with how many of how many are done."""

StopAsked = Callable[[], bool]
"""Asked now and then whether the user gave up."""


def refuse(cancelled: StopAsked | None) -> None:
    """Raise Cancelled where the user gave up."""
    if cancelled is not None and cancelled():
        raise Cancelled
