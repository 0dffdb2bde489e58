"""Bytes to text in pieces, in one encoding: what cannot be read becomes U+FFFD and is noted by its byte offset."""

from __future__ import annotations

import codecs
import re
from contextvars import ContextVar
from typing import Any, NamedTuple

REPLACEMENT = "\ufffd"
MOST_OFFSETS = 100_000
"""How many undecodable bytes are told one by one: more say only that the encoding is another."""

_NOTE = "tanqih.note"
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_SURROGATES = frozenset({"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "windows-1256"})
"""Encodings in which half a character is an error already; of others the text is looked through."""


class Place(NamedTuple):
    """Where a reader stands, to come back to."""

    passed: int
    waiting: int
    state: tuple[bytes, int]


class Reader:
    """Reads the pieces of a file, or of a stretch of it, wherever they were cut.

    Attributes:
        passed: byte offset behind what became text; bytes of a character that is not whole yet follow it.
    """

    def __init__(self, encoding: str, start: int, noted: list[int]) -> None:
        """Read from a byte offset on; `noted` takes the offsets of what cannot be read, `MOST_OFFSETS` of them."""
        self.passed = start
        self._waiting = 0
        self._decoder: Any = codecs.getincrementaldecoder(encoding)(_NOTE)
        self._noted = noted
        self._errors: list[tuple[int, int]] = []
        self._looks_through = encoding not in _NO_SURROGATES

    def read(self, piece: bytes, *, final: bool = False) -> str:
        """Return the text of the next bytes; `final` says that none follow. Raises ValueError where a codec gives up.

        With more bad places than are told, those behind are replaced all the same.
        """
        if len(self._noted) >= MOST_OFFSETS:
            self._decoder.errors = "replace"
        before = self.place()
        text = self._next(piece, final=final)
        self._noted += [start for start, _ in self._errors[: MOST_OFFSETS - len(self._noted)]]
        if self._looks_through and _SURROGATE.search(text):
            self.go_to(before)
            starts = self.starts(piece, final=final)
            self._noted += [starts[found.start()] for found in _SURROGATE.finditer(text)]
            text = _SURROGATE.sub(REPLACEMENT, text)
        return text

    def place(self) -> Place:
        """Return where the reader stands."""
        return Place(self.passed, self._waiting, self._decoder.getstate())

    def go_to(self, place: Place) -> None:
        """Stand where the reader stood before."""
        self.passed, self._waiting = place.passed, place.waiting
        self._decoder.setstate(place.state)

    def starts(self, piece: bytes, *, final: bool = False) -> list[int]:
        """Read the next bytes one by one; return for each code point the byte offset at which it begins."""
        found: list[int] = []
        errors, self._decoder.errors = self._decoder.errors, _NOTE
        for at in range(len(piece) + final):
            begins = self.passed
            text = self._next(piece[at : at + 1], final=at == len(piece))
            found += [start for start, _ in self._errors]
            behind = self._errors[-1][1] if self._errors else begins
            found += [behind] * (len(text) - len(self._errors))
        self._decoder.errors = errors
        return found

    def note(self, start: int, end: int) -> None:
        """Take down that bytes between two offsets, counted from `passed`, say nothing."""
        self._errors.append((self.passed + start, self.passed + end))

    def _next(self, piece: bytes, *, final: bool) -> str:
        self._errors.clear()
        token = _reading.set(self)
        try:
            text: str = self._decoder.decode(piece, final)
        finally:
            _reading.reset(token)
        waiting = len(self._decoder.getstate()[0])
        self.passed += self._waiting + len(piece) - waiting
        self._waiting = waiting
        return text


_reading: ContextVar[Reader] = ContextVar("reading")


def _note(error: UnicodeError) -> tuple[str, int]:
    """Put U+FFFD for undecodable bytes and tell the reader at work."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _reading.get().note(error.start, error.end)
    return REPLACEMENT, error.end


codecs.register_error(_NOTE, _note)
