"""Whole letters: what the eye takes for one sign, so that no mark, joined pair or picture is ever cut in two."""

from __future__ import annotations

import re

from core.arabic.letters import MARKS, one_of

_CLINGING = (
    MARKS
    | frozenset("\u200c\u200d")
    | frozenset(
        chr(code)
        for first, last in (
            (0x300, 0x36F),
            (0x20D0, 0x20FF),
            (0xFE00, 0xFE0F),
            (0x1F3FB, 0x1F3FF),
            (0xE0020, 0xE007F),
        )
        for code in range(first, last + 1)
    )
)
"""Marks, joiners, variation selectors, skin tones and tags: each belongs to the character before it."""

_MORE = one_of(_CLINGING)
_PICTURE = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
_DRESSED = f"{_PICTURE}{one_of(_CLINGING - {chr(0x200D)})}*"
_CLUSTER = re.compile(
    f"ل{_MORE}*[اأإآٱ]{_MORE}*"  # drawn as one shape
    "|[\U0001f1e6-\U0001f1ff]{2}"  # a flag
    f"|{_DRESSED}(?:\u200d{_DRESSED})*"  # a family
    f"|.{_MORE}*",
    re.DOTALL,
)


def clusters(text: str) -> list[str]:
    """Return a text's whole letters in order: a base with its marks, lam with its alef, a picture with its parts."""
    return _CLUSTER.findall(text)
