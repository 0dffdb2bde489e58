"""Where words lie on the screen: one rectangle for each visual run of a stretch of text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout, QTextLine

ALEFS = "اأإآٱ"
"""Alefs that join a lam before them into one glyph."""

RISE, FALL = 0.92, 0.42
"""How far a run's box reaches above and below the base line, in parts of the type's size."""

_GAP = 0.34
"""Runs nearer than this part of the type's size are one; a word between them would be wider."""


class Run(NamedTuple):
    """One visual run of a stretch on one line, in the layout's own coordinates.

    Attributes:
        rect: from RISE above the base line to FALL below it.
        line: number of the line.
        first: the stretch begins here; `last`: it ends here.
    """

    rect: QRectF
    line: int
    first: bool
    last: bool


def runs(layout: QTextLayout, start: int, end: int, size: int) -> list[Run]:
    """Return the runs of a stretch, top to bottom and right to left. `start` and `end` are UTF-16 units.

    Taken from glyph runs: positions of a caret at its two ends are wrong where directions mix.
    """
    made: list[Run] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        head, tail = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if head >= tail:
            continue
        base = line.y() + line.ascent()
        for left, right in _spans(layout.text(), line, head, tail, size):
            rect = QRectF(left, base - RISE * size, right - left, (RISE + FALL) * size)
            made.append(Run(rect, number, first=False, last=False))
    if made:
        made[0] = made[0]._replace(first=True)
        made[-1] = made[-1]._replace(last=True)
    return made


def _spans(text: str, line: QTextLine, start: int, end: int, size: int) -> list[tuple[float, float]]:
    """Return the (left, right) of each visual run on one line, rightmost first, lam-alef repaired."""
    found = sorted(
        (rect.left(), rect.right())
        for run in line.glyphRuns(start, end - start)
        if (rect := run.boundingRect()).width() > 0
    )
    joined: list[tuple[float, float]] = []
    for left, right in found:
        if joined and left - joined[-1][1] < _GAP * size:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    for cut in _ligature_cuts(text, start, end):
        joined = list(_trimmed(joined, _x(line, cut), keep_left=cut == start))
    return joined[::-1]


def _ligature_cuts(text: str, start: int, end: int) -> list[int]:
    """Return those ends of a stretch that lie inside a lam-alef, which the font draws as one glyph."""
    return [cut for cut in (start, end) if cuts_ligature(text, cut)]


def cuts_ligature(text: str, cut: int) -> bool:
    """Tell whether a place lies between a lam and its alef, marks between them looked through."""
    if not 0 < cut < len(text) or text[cut] not in ALEFS:
        return False
    at = cut - 1
    while at > 0 and "\u064b" <= text[at] <= "\u0652":
        at -= 1
    return text[at] == "ل"


def _trimmed(spans: list[tuple[float, float]], x: float, *, keep_left: bool) -> Iterator[tuple[float, float]]:
    """Cut the span around (or beside) `x` to what lies left of it, or right of it."""
    nearest = min(spans, key=lambda span: max(span[0] - x, x - span[1], 0), default=None)
    for span in spans:
        if span != nearest:
            yield span
        else:
            yield (span[0], max(x, span[0] + 1)) if keep_left else (min(x, span[1] - 1), span[1])


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
