"""Words of one direction inside a line of the other, for the screen only: nothing of this reaches the project."""

from __future__ import annotations

LEFT_ISOLATE, FIRST_ISOLATE, END_ISOLATE = "\u2066", "\u2068", "\u2069"


def isolated(words: str, *, left_to_right: bool = False) -> str:
    """Return words between the marks that keep their direction to themselves; for the screen only.

    Left to right is forced for dates and times, whose parts would change places beside Arabic.
    """
    return f"{LEFT_ISOLATE if left_to_right else FIRST_ISOLATE}{words}{END_ISOLATE}" if words else ""


def unmarked(words: str) -> str:
    """Return words without such marks: what is copied goes into other programs."""
    return words.translate(dict.fromkeys(map(ord, (LEFT_ISOLATE, FIRST_ISOLATE, END_ISOLATE))))
