"""Code points to UTF-16 and back: core counts code points, Qt counts UTF-16, and they meet only here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Converts positions of one text. Free of cost where no character lies beyond U+FFFF.

    Attributes:
        text: the text the positions belong to.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _astral(self) -> tuple[int, ...]:
        """Code point positions of the characters that take two UTF-16 units."""
        return tuple(found.start() for found in _ASTRAL.finditer(self.text))

    @cached_property
    def _astral_units(self) -> tuple[int, ...]:
        """UTF-16 positions of the second halves of those characters."""
        return tuple(at + before + 1 for before, at in enumerate(self._astral))

    @property
    def units(self) -> int:
        """Return the length of the text in UTF-16 units."""
        return len(self.text) + len(self._astral)

    def to_units(self, position: int) -> int:
        """Return the UTF-16 position of a code point position; one outside the text is brought to its ends."""
        position = min(max(position, 0), len(self.text))
        return position + bisect_left(self._astral, position)

    def to_points(self, unit: int) -> int:
        """Return the code point position of a UTF-16 position; one inside a pair goes to the pair's start."""
        unit = min(max(unit, 0), self.units)
        return unit - bisect_right(self._astral_units, unit)
