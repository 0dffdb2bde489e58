"""A binary stream over another one, which it closes: the frame of what unpacks, and of what counts."""

from __future__ import annotations

import io
from typing import IO, Any, BinaryIO

AT_ONCE = 1 << 16
"""Bytes that are read in one go."""


class Over(io.RawIOBase):
    """What a stream says of the one below it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def close(self) -> None:
        """Close the stream below too."""
        self._stream.close()
        super().close()

    def readinto(self, buffer: Any) -> int:
        """Fill some of a buffer; 0 at the end."""
        view = memoryview(buffer).cast("B")
        found = self._give(len(view))
        view[: len(found)] = found
        return len(found)

    def buffered(self) -> BinaryIO:
        """Return this stream as one that reads as much as it is asked for."""
        return io.BufferedReader(self, AT_ONCE)

    def _give(self, size: int) -> bytes:
        """Return at most `size` bytes, none at the end."""
        raise NotImplementedError
