"""The tree of history: ways through it, its lines, what a way changes, one step taken back alone, bursts of typing."""

from __future__ import annotations

from core.history.alone import StepNeeded, undo_alone
from core.history.bursts import BURST_SECONDS, joined
from core.history.lines import Line, Lines
from core.history.net import Difference, Ghost
from core.history.tree import Move, way

__all__ = [
    "BURST_SECONDS",
    "Difference",
    "Ghost",
    "Line",
    "Lines",
    "Move",
    "StepNeeded",
    "joined",
    "undo_alone",
    "way",
]
