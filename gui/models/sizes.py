"""Sizes of files, and how long something still takes, in words."""

from __future__ import annotations

from core.texts import Texts

UNITS = (("bytes", 1, 0), ("kilobytes", 1024, 0), ("megabytes", 1024**2, 1), ("gigabytes", 1024**3, 1))
"""Units of a size: the text that names it, its bytes, and how many decimals are worth showing."""


def size_words(size: int, texts: Texts) -> str:
    """Return a size in the largest unit it has one of."""
    unit, of, decimals = next(found for found in reversed(UNITS) if size >= found[1] or found[1] == 1)
    return texts(f"size.{unit}", size=f"{size / of:.{decimals}f}")


def time_words(seconds: float | None, texts: Texts) -> str:
    """Return how long something still takes, nothing where nobody knows."""
    if seconds is None:
        return ""
    if seconds < 60:
        return texts("time_left.seconds", count=max(1, round(seconds)))
    return texts("time_left.minutes", count=round(seconds / 60))
