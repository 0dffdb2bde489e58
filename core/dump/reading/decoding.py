"""Bytes to text, with the encoding found or chosen, and the places of bytes that say nothing in it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from core.dump.reading.mojibake import lost_marks
from core.dump.reading.stateful import Reader
from core.dump.reading.survey import AT_ONCE, Survey, detect, survey
from core.errors import UserError

Mixed = tuple[tuple[int, str], ...]
"""Stretches of a file: (byte offset, name of the encoding)."""

_BY_BOM = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
_REGISTERED = {"cp1250": "windows-1250", "cp1252": "windows-1252", "cp1256": "windows-1256"} | {
    f"iso8859-{part}": f"iso-8859-{part}" for part in (1, 2, 6, 15)
}
_NEVER_IN_FILES = frozenset({"idna", "punycode"})
_AT_A_TIME = 1 << 12
LOST_SHARE = 0.1
"""From this share of question marks and U+FFFD on, letters of a text were lost: prose has a hundredth of it."""

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded dump.

    Attributes:
        text: the source text; without the byte order mark, line ends untouched.
        encoding: its registered name (``utf-8``, ``windows-1256`` …), which Python knows as a codec too.
        encoding_by: ``bom``, ``detected`` or ``chosen``.
        undecodable: byte offsets of what became U+FFFD, the first `MOST_OFFSETS` of them.
        mixed: of a file in several encodings, (byte offset, name) of each stretch, the first from 0; else empty.
    """

    text: str
    encoding: str
    encoding_by: str
    undecodable: tuple[int, ...]
    mixed: Mixed = ()


class Decoding:
    """How a file is read as text. A file in several encodings is read stretch by stretch, each in its own.

    So every letter comes out right, and each code point still stands for bytes that can be named: the text is
    that of the stretches, one after the other. A value: it can be sent to another process.

    Attributes:
        encoding: registered name of the encoding, of several that of most letters.
        encoding_by: ``bom``, ``detected`` or ``chosen``; one that was chosen holds for the whole file.
        mixed: of a file in several encodings, (byte offset, name) of each stretch, the first from 0; else empty.
        undecodable: byte offsets of what became U+FFFD in what `chunks` gave so far, the first `MOST_OFFSETS`.
        length: code points that `chunks` gave so far.
        lost: those of them that stand in the place of a lost letter, or may: U+FFFD and «?».
    """

    def __init__(self, encoding: str, by: str, mixed: Mixed = (), skip: int = 0) -> None:
        """Read in the encoding of this name, or as `mixed` says, leaving out the first `skip` bytes."""
        self.encoding = _REGISTERED.get(encoding, encoding)
        self.encoding_by = by
        self.mixed = tuple((start, _REGISTERED.get(name, name)) for start, name in mixed)
        self.undecodable: list[int] = []
        self.length = self.lost = 0
        self._skip = skip

    @classmethod
    def of(cls, seen: Survey, encoding: str | None = None) -> Decoding:
        """Return how to read a file: in `encoding` or, without one, as its bytes tell.

        Raises UserError error.empty_file, error.binary_file or error.unknown_encoding(name=).
        """
        if not seen.size:
            raise UserError("error.empty_file")
        if seen.binary:
            raise UserError("error.binary_file")
        mixed: Mixed = ()
        if encoding is not None:
            name, by = _known_name(encoding, seen.by_bom), "chosen"
        else:
            name, mixed = detect(seen)
            by = "bom" if seen.by_bom else "detected"
        skip = len(seen.bom) if encoding is None or name == seen.by_bom else 0
        if seen.size == skip:
            raise UserError("error.empty_file")
        return cls(name, by, mixed, skip)

    @property
    def beyond_repair(self) -> bool:
        """Whether so many letters of what `chunks` gave are lost that nothing brings the text back."""
        return self.lost > self.length * LOST_SHARE

    def chunks(self, stream: BinaryIO) -> Iterator[str]:
        """Yield the text of a stream that stands at the file's beginning, piece by piece, in constant memory.

        Nothing is refused for single bad bytes: they become U+FFFD and their offsets are told. Raises UserError
        error.no_text at the end where no letter came, error.unknown_encoding(name=) where a codec gives up.
        """
        letters = False
        self.undecodable, self.length, self.lost = [], 0, 0
        for reader, piece, final in self._pieces(stream, AT_ONCE, self.undecodable):
            try:
                text = reader.read(piece, final=final)
            except ValueError:
                raise UserError("error.unknown_encoding", name=self.encoding) from None
            letters = letters or _LETTER.search(text) is not None
            self.length, self.lost = self.length + len(text), self.lost + lost_marks(text)
            if text:
                yield text
        if not letters:
            raise UserError("error.no_text")

    def byte_offsets(self, stream: BinaryIO, places: Sequence[int]) -> list[int]:
        """Return the byte offsets of the code points at some places of the text, which ascend.

        That of the text's end is the file's size. The stream stands at the file's beginning and is read once.
        """
        found: list[int] = []
        passed, end = 0, self._skip
        for reader, piece, final in self._pieces(stream, _AT_A_TIME, []):
            before = reader.place()
            length = len(reader.read(piece, final=final))
            wanted = places[len(found) : bisect_left(places, passed + length)]
            if wanted:
                reader.go_to(before)
                starts = reader.starts(piece, final=final)
                found += [starts[place - passed] for place in wanted]
            passed, end = passed + length, reader.passed
        return found + [end] * (len(places) - len(found))

    def _pieces(
        self, stream: BinaryIO, at_once: int, noted: list[int]
    ) -> Iterator[tuple[Reader, bytes, bool]]:
        """Yield the bytes behind the mark with what reads them, and whether its stretch ends with them."""
        at = self._skip
        stretches = iter(self.mixed or ((0, self.encoding),))
        reader, following = Reader(next(stretches)[1], at, noted), next(stretches, None)
        for data in _read(stream, at_once, at):
            rest = data
            while following is not None and following[0] <= at + len(rest):
                size = following[0] - at
                yield reader, rest[:size], True
                rest, at = rest[size:], at + size
                reader, following = Reader(following[1], at, noted), next(stretches, None)
            if rest:
                yield reader, rest, False
                at += len(rest)
        yield reader, b"", True


def _read(stream: BinaryIO, at_once: int, skip: int) -> Iterator[bytes]:
    while data := stream.read(at_once):
        rest = data[skip:]
        skip -= len(data) - len(rest)
        if rest:
            yield rest


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a dump, read in `encoding` or, without one, in the encoding its bytes tell.

    Nothing is refused for single bad bytes: they become U+FFFD and their offsets are told. Raises UserError
    error.empty_file, error.binary_file, error.no_text (no letter at all) or error.unknown_encoding(name=).
    """
    decoding = Decoding.of(survey(BytesIO(data)), encoding)
    text = "".join(decoding.chunks(BytesIO(data)))
    undecodable = tuple(decoding.undecodable)
    return Decoded(text, decoding.encoding, decoding.encoding_by, undecodable, decoding.mixed)


def _known_name(encoding: str, by_bom: str | None) -> str:
    """Return Python's name of a chosen encoding; what the name leaves open (byte order) the mark decides."""
    try:
        codec = codecs.lookup(encoding)
        "".encode(codec.name)
    except (LookupError, ValueError, TypeError):
        raise UserError("error.unknown_encoding", name=encoding) from None
    if codec.incrementaldecoder is None or codec.name in _NEVER_IN_FILES:
        raise UserError("error.unknown_encoding", name=encoding)
    if codec.name not in _BY_BOM:
        return codec.name
    return by_bom if by_bom and by_bom.startswith(codec.name[:6]) else _BY_BOM[codec.name]
