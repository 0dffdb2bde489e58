"""The tree of history: the way between two points of it, and when two steps are one burst of typing."""

from __future__ import annotations

from core.history.bursts import BURST_SECONDS, joined, last_words
from core.history.tree import Move, way

__all__ = ["BURST_SECONDS", "Move", "joined", "last_words", "way"]
