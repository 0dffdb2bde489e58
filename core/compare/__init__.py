"""Comparing articles: which of many are nearly the same, how much two share, and where they differ."""

from __future__ import annotations

from core.compare.columns import Row, columns
from core.compare.hunks import hunks
from core.compare.shingles import BESIDE, FEWEST_WORDS, Figure, body, figure
from core.compare.sketches import Sketches
from core.compare.stretches import Segment, Stretch, stretches

__all__ = [
    "BESIDE",
    "FEWEST_WORDS",
    "Figure",
    "Row",
    "Segment",
    "Sketches",
    "Stretch",
    "body",
    "columns",
    "figure",
    "hunks",
    "stretches",
]
