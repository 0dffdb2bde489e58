"""When two lines are the same: by their letters and digits, whatever their marks, quotes and punctuation."""

from __future__ import annotations

import re

from core.arabic import fold

_LETTERS = re.compile(r"[^\W_]+")


def line_key(text: str) -> str:
    """Return the folded letters and digits of a line: equal for copies; the folded line where it has none."""
    return folded_key(fold(text))


def folded_key(folded: str) -> str:
    """Return the letters and digits of a folded line, or the line where it has none."""
    return "".join(_LETTERS.findall(folded)) or folded
