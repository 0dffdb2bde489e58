"""ULIDs: 26 characters that sort by time and never meet (https://github.com/ulid/spec)."""

from __future__ import annotations

import os
import time

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = tuple(high + low for high in ALPHABET for low in ALPHABET)


def new_uid() -> str:
    """Return a fresh ULID: 48 bits of milliseconds since 1970, 80 random bits."""
    number = int(time.time() * 1000) << 80 | int.from_bytes(os.urandom(10), "big")
    pairs = []
    for _ in range(13):
        number, pair = divmod(number, 1024)
        pairs.append(_PAIRS[pair])
    return "".join(reversed(pairs))
