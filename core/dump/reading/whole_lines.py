"""Lines with their ends out of text that comes in pieces; none is longer than a record may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LONGEST_RECORD = 64_000_000
"""Code points of a record; a longer one is a broken file."""

_END = re.compile(r"\r\n|\n|\r")


def whole_lines(chunks: Iterable[str], ends: re.Pattern[str] = _END) -> Iterator[str]:
    """Yield lines with their ends; a line over `LONGEST_RECORD` comes in pieces of about that size."""
    waiting: list[str] = []
    size = 0
    for chunk in chunks:
        if waiting and waiting[-1].endswith("\r"):
            chunk = waiting.pop() + chunk
            size = sum(map(len, waiting))
        start = 0
        for found in ends.finditer(chunk):
            if found[0] == "\r" and found.end() == len(chunk):
                break
            waiting.append(chunk[start : found.end()])
            yield "".join(waiting)
            waiting, size, start = [], 0, found.end()
        waiting.append(chunk[start:])
        size += len(chunk) - start
        if size > LONGEST_RECORD:
            yield "".join(waiting)
            waiting, size = [], 0
    if size:
        yield "".join(waiting)
