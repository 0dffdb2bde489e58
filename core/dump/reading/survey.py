"""A first pass over a file's bytes: all that must be known of them before they are read as text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import BinaryIO

from core.dump.reading.detection import CONTROLS, count, one_byte_page, utf16_order
from core.dump.reading.signatures import is_binary_format
from core.dump.reading.stretches import UTF8, Stretch, Stretches
from core.errors import UserError

HEAD = 1 << 16
"""Bytes of the beginning that are kept."""

AT_ONCE = 1 << 20
"""Bytes that are asked of a stream at once."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PIECE = 1 << 16
_SAMPLE_LATER = 1 << 12
_MOST_CONTROLS = 0.05
_FEW_CONTROLS = 3
_FEW_BAD = 0.01
_FIRST_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Survey:
    """What one pass over a file showed. Offsets are bytes.

    Attributes:
        size: its bytes.
        sha256: of all of them.
        head: the first `HEAD` bytes.
        bom: the byte order mark, empty where there is none.
        by_bom: the encoding it tells, None where there is none.
        utf16: the byte order of UTF-16 without a mark, None where it is none.
        binary: whether it begins as a known format that is no plain text.
        controls: control bytes that text does not hold.
        good: characters of several bytes that are UTF-8.
        bad: places that are not UTF-8.
        stretches: the encodings that its lines prove, in order; UTF-16 is not looked for there.
        sample: bytes around non-ASCII letters, from several places.
    """

    size: int
    sha256: str
    head: bytes
    bom: bytes
    by_bom: str | None
    utf16: str | None
    binary: bool
    controls: int
    good: int
    bad: int
    stretches: tuple[Stretch, ...]
    sample: bytes


def survey(stream: BinaryIO) -> Survey:
    """Pass over a stream from where it stands to its end, holding a megabyte of it at most."""
    head = _read_head(stream)
    bom, by_bom = next(((mark, name) for mark, name in BOMS if head.startswith(mark)), (b"", None))
    utf16 = None if by_bom else utf16_order(head)
    digest, size, controls = sha256(), 0, 0
    samples, stretches = _Samples(), Stretches()
    for offset, piece in _pieces(head, stream):
        digest.update(piece)
        size = offset + len(piece)
        controls += count(piece, CONTROLS)
        if utf16 is None and by_bom in (None, UTF8):
            stretches.add(piece, offset)
        samples.add(piece)
    stretches.end()
    return Survey(
        size,
        digest.hexdigest(),
        head,
        bom,
        by_bom,
        utf16,
        is_binary_format(head),
        controls,
        stretches.good,
        stretches.bad,
        tuple(stretches.found),
        samples.joined(),
    )


def detect(seen: Survey) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return Python's name of the encoding of a file, and where others stand in it: (byte offset, name).

    A byte order mark decides. Strict UTF-8 is hardly ever met by chance, so it wins; UTF-8 with few bad bytes is
    still UTF-8. A file of several encodings is called by that of most of its letters, and all its stretches are
    told, the first from 0. Raises UserError error.binary_file.
    """
    if seen.by_bom is not None and seen.by_bom != UTF8:
        return seen.by_bom, ()
    if seen.utf16:
        return seen.utf16, ()
    if seen.by_bom is None and seen.controls > max(_FEW_CONTROLS, seen.size * _MOST_CONTROLS):
        raise UserError("error.binary_file")
    if seen.bad == 0:
        return UTF8, ()
    stretches = _without_doubles(seen.stretches)
    names = {stretch.encoding for stretch in stretches}
    if len(names) > 1 or (seen.by_bom and names - {UTF8}):
        return _mixed(stretches, after_mark=seen.by_bom is not None)
    if seen.by_bom or _is_utf8(seen, proven=UTF8 in names):
        return UTF8, ()
    return one_byte_page(seen.sample), ()


def _is_utf8(seen: Survey, *, proven: bool) -> bool:
    """Return whether it is UTF-8 with bad places: a hundredth of its characters at most, or all its proven lines."""
    few = max(seen.good * _FEW_BAD, min(2, seen.good // 20))
    return seen.bad <= (seen.good if proven else few)


def _without_doubles(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Take ISO-8859-6 for Mac Arabic in a file that has both: it has the same letters and fewer marks."""
    mac = any(stretch.encoding == "mac_arabic" for stretch in stretches)
    joined: list[Stretch] = []
    for stretch in stretches:
        name = "mac_arabic" if mac and stretch.encoding == "iso8859-6" else stretch.encoding
        if joined and joined[-1].encoding == name:
            joined[-1] = replace(joined[-1], proof=joined[-1].proof + stretch.proof)
        else:
            joined.append(replace(stretch, encoding=name))
    return joined


def _mixed(stretches: Sequence[Stretch], *, after_mark: bool) -> tuple[str, tuple[tuple[int, str], ...]]:
    proof: dict[str, int] = {}
    for stretch in stretches:
        proof[stretch.encoding] = proof.get(stretch.encoding, 0) + stretch.proof
    places = [(stretch.start, stretch.encoding) for stretch in stretches]
    if after_mark and places[0][1] != UTF8:
        places = [(0, UTF8), *places]
    return max(proof, key=proof.__getitem__), ((0, places[0][1]), *places[1:])


def _read_head(stream: BinaryIO) -> bytes:
    head = b""
    while len(head) < HEAD and (data := stream.read(HEAD - len(head))):
        head += data
    return head


def _pieces(head: bytes, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield (byte offset, piece); a piece ends where a line does, in an overlong one where a character may."""
    offset, rest = 0, head
    while data := stream.read(AT_ONCE):
        data, at = rest + data, 0
        while len(data) - at > _PIECE:
            end = _piece_end(data, at, at + _PIECE)
            yield offset + at, data[at:end]
            at = end
        offset, rest = offset + at, data[at:]
    if rest:
        yield offset, rest


def _piece_end(data: bytes, start: int, limit: int) -> int:
    for line_end in (b"\n", b"\r"):
        end = data.rfind(line_end, start, limit - 1) + 1
        if end:
            return end
    end = limit
    while end > limit - 3 and data[end] & 0xC0 == 0x80:
        end -= 1
    return end if data[end] >= 0xC0 else limit


class _Samples:
    """Bytes that can tell code pages apart, from the first non-ASCII ones on and from ever rarer later places."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._seen = 0

    def add(self, piece: bytes) -> None:
        first = _FIRST_HIGH.search(piece)
        if first is None:
            return
        self._seen += 1
        if self._seen & (self._seen - 1) == 0:
            start = max(0, first.start() - 100)
            size = _SAMPLE_LATER if self._parts else _PIECE
            self._parts.append(piece[start : start + size])

    def joined(self) -> bytes:
        return b"".join(self._parts)
