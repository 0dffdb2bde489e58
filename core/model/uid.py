"""ULIDs: 26 characters that sort by time and never meet (https://github.com/ulid/spec)."""

from __future__ import annotations

import os
import time
from base64 import b32encode
from collections.abc import Iterator

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_AS_IN_ULIDS = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET.encode())
_RANDOM = 16
_PAIRS = tuple(high + low for high in ALPHABET for low in ALPHABET)


def new_uid() -> str:
    """Return a fresh ULID: 48 bits of milliseconds since 1970, 80 random bits."""
    number = int(time.time() * 1000) << 80 | int.from_bytes(os.urandom(10), "big")
    pairs = []
    for _ in range(13):
        number, pair = divmod(number, 1024)
        pairs.append(_PAIRS[pair])
    return "".join(reversed(pairs))


def new_uids(count: int) -> Iterator[str]:
    """Yield `count` fresh ULIDs of one moment, much faster than one by one."""
    time_part = new_uid()[:-_RANDOM]
    random_part = b32encode(os.urandom(10 * count)).translate(_AS_IN_ULIDS).decode()
    for at in range(0, _RANDOM * count, _RANDOM):
        yield time_part + random_part[at : at + _RANDOM]
