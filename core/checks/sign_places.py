"""Where a sign stands beside what it should not: one scan for all rules about spaces and signs."""

from __future__ import annotations

import re
from functools import lru_cache

_PLACE = re.compile(
    r"[،؛؟,;?.:!»)\]}«(\[{](?:(?=[^\W\d_]|[«(\[{“])(?<=[.:!؟،؛])|(?=[ \u00a0])(?<=[«(\[{])|(?=\d)(?<=[،؛؟])"
    r"|(?<=[ \u00a0،؛:][،؛؟,;?.:!»)\]}]))"
)


@lru_cache(maxsize=1)
def sign_places(text: str) -> tuple[int, ...]:
    """Return where a sign touches a word or number behind it, has a space on its inner side, or follows another one.

    Most of these places are in order, most text has none. Several rules ask this of one text, so the last answer is
    remembered. Code points, in order.
    """
    first = _PLACE.search(text)
    return tuple(found.start() for found in _PLACE.finditer(text, first.start())) if first else ()


def has_sign_places(text: str) -> bool:
    """Return whether there is any such place."""
    return bool(sign_places(text))
