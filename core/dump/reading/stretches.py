"""Which encodings a file is written in and where one gives way to another, told line by line as it passes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.dump.reading.detection import (
    ENOUGH,
    HIGH,
    arabic_page,
    arabic_score,
    count,
    is_latin,
    unlikely_share,
)

UTF8 = "utf-8"
MOST_STRETCHES = 10_000
"""A file that changes its encoding more often is read in the last of them to its end."""

_PROOF = 3
"""Arabic letters in UTF-8 that prove a line: by chance hardly one stands in a line of a code page."""
_GROUP = 200
"""Non-ASCII bytes after which a code page is told for sure."""
_LEAST = 12
"""Non-ASCII bytes with which a code page can be told at all; fewer are damage."""
_TAKES_OVER = 60
"""Non-ASCII bytes with which one code page takes over from another; from UTF-8 `_LEAST` are enough."""
_MARGIN = 0.3
"""How much better another page must read before it takes over: some share most of their letters."""
_LOOKED_BACK = 50
"""Lines among which the place is looked for where one code page gave way to another."""
_SELDOM = 0.005
_ARABIC_LEADS = b"\xd8\xd9\xda\xdb\xef"
_ROLES = b"." * 0x80 + b"c" * 0x40 + b"." * 0x18 + b"L" * 4 + b"." * 0x24
"""What a byte is in UTF-8: it leads an Arabic letter (L), continues a character (c), or neither."""
_THREE_LETTERS = b"LcLcLc"
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


@dataclass(slots=True)
class Stretch:
    """Bytes in one encoding.

    Attributes:
        start: byte offset of its first line.
        encoding: Python's name of it.
        proof: the non-ASCII letters that prove it.
    """

    start: int
    encoding: str
    proof: int


class _Line(NamedTuple):
    offset: int
    data: bytes


class Stretches:
    """Sees the pieces of a file pass and notes the stretches; of the bytes it keeps no more than some lines.

    Only what is proven makes a stretch: lines of ASCII, of few letters, or damaged ones belong to the one before.

    Attributes:
        found: the stretches, neighbours in different encodings.
        good: characters of several bytes that are UTF-8.
        bad: places that are not; lone surrogates, which some programs write, are not among them.
    """

    def __init__(self) -> None:
        self.found: list[Stretch] = []
        self.good = 0
        self.bad = 0
        self._waiting: list[_Line] = []
        self._before: list[_Line] = []
        self._high = 0

    def add(self, piece: bytes, offset: int) -> None:
        """See the next lines, which begin at a byte offset."""
        if piece.isascii():
            return
        good, bad = self._counted(piece)
        if bad == 0:
            self._close()
            self._utf8(piece, offset)
        elif not self._goes_on(piece):
            for line in piece.splitlines(keepends=True):
                for part in _parted(line):
                    self._add_line(part, offset)
                    offset += len(part)
        self.good += good
        self.bad += bad

    def end(self) -> None:
        """Weigh the last lines."""
        self._close()

    @property
    def _present(self) -> str:
        return self.found[-1].encoding if self.found else UTF8

    def _counted(self, data: bytes) -> tuple[int, int]:
        """Return the characters of several bytes, and the places that are not UTF-8."""
        ascii_bytes = len(data) - count(data, HIGH)
        try:
            return len(data.decode()) - ascii_bytes, 0
        except UnicodeDecodeError:
            whole = _SURROGATE.sub(b"", data)
            text = whole.decode(errors="replace")
            bad = text.count("\ufffd") - whole.count(b"\xef\xbf\xbd")
            return len(text) - ascii_bytes - bad, bad

    def _goes_on(self, piece: bytes) -> bool:
        """Return whether a piece goes on in the code page at hand throughout, which is told fast."""
        present = self._present
        if present == UTF8 or unlikely_share(piece, present) > _SELDOM or _has_utf8(piece):
            return False
        self._close()
        if self._present != present:
            return False
        self.found[-1].proof += count(piece, HIGH)
        return True

    def _add_line(self, line: bytes, offset: int) -> None:
        if line.isascii():
            return
        good, bad = self._counted(line)
        if good >= 4 * bad or (bad < _LEAST and _has_utf8(line)):
            self._close()
            self._utf8(line, offset)
            return
        self._waiting.append(_Line(offset, line))
        self._high += count(line, HIGH)
        if self._high >= _GROUP:
            self._close()

    def _utf8(self, data: bytes, offset: int) -> None:
        if count(data, _ARABIC_LEADS) >= _PROOF:
            self._prove(UTF8, offset, count(data, HIGH) // 2)
            self._before = []

    def _close(self) -> None:
        """Tell the code page of the lines that wait, if it can be told."""
        lines, high, before = self._waiting, self._high, self._before
        self._waiting, self._high, self._before = [], 0, [*before[-_LOOKED_BACK:], *lines]
        sample = b"".join(line.data for line in lines)
        page, score = arabic_page(sample)
        if high < _LEAST or is_latin(sample) or score < ENOUGH:
            return
        present = self._present
        if present == UTF8:
            self._prove(page, lines[0].offset, high)
        elif high < _TAKES_OVER or _as_good(sample, present, page, score):
            self._prove(present, lines[0].offset, high)
        else:
            self._prove(page, _change(self._before, present, page), high)
        self._before = lines

    def _prove(self, encoding: str, offset: int, proof: int) -> None:
        if self.found and (self.found[-1].encoding == encoding or len(self.found) == MOST_STRETCHES):
            self.found[-1].proof += proof
        else:
            self.found.append(Stretch(offset, encoding, proof))


def _has_utf8(data: bytes) -> bool:
    return _THREE_LETTERS in data.translate(_ROLES)


def _parted(line: bytes) -> tuple[bytes, ...]:
    """Return a line in two where one file's last line and another's first became one: UTF-8 and a code page."""
    try:
        line.decode()
    except UnicodeDecodeError as error:
        behind = line[error.start :]
        if _are_two(line[: error.start], behind):
            return line[: error.start], behind
        at = _utf8_end(line)
        if _are_two(line[at:], line[:at]):
            return line[:at], line[at:]
    return (line,)


def _are_two(sound: bytes, other: bytes) -> bool:
    """Return whether a part of a line that is UTF-8 and the rest of it may come from two files."""
    proven = count(sound, _ARABIC_LEADS) >= _PROOF
    return proven and count(other, HIGH) >= _LEAST and not _has_utf8(other)


def _utf8_end(line: bytes) -> int:
    """Return where the UTF-8 begins that goes on to the end of a line."""
    words = line.split(b" ")
    at = len(line) + 1
    while words:
        word = words.pop()
        at -= len(word) + 1
        place = 0
        while True:
            try:
                word[place:].decode()
                break
            except UnicodeDecodeError as error:
                place += error.end
        if place:
            return at + place
    return 0


def _as_good(sample: bytes, present: str, page: str, score: float) -> bool:
    """Return whether bytes make as much sense in the code page at hand as in the one they score best in."""
    if unlikely_share(sample, present) > unlikely_share(sample, page):
        return False
    return arabic_score(sample, present) >= score - _MARGIN


def _change(lines: Sequence[_Line], first: str, second: str) -> int:
    """Return the byte offset of the line from which on `second` reads better than `first`."""
    gains = [(arabic_score(line.data, second) - arabic_score(line.data, first)) for line in lines]
    totals = [
        sum(gain * count(line.data, HIGH) for gain, line in zip(gains[at:], lines[at:], strict=True))
        for at in range(len(lines))
    ]
    return lines[totals.index(max(totals))].offset
