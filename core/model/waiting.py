"""How long work says how far it is, and asks whether to go on."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many of how many are done."""

StopAsked = Callable[[], bool]
"""Asked now and then whether the user gave up."""
