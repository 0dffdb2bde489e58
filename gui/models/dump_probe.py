"""A look at the beginning of a dump before it is imported: encoding, words, and what the segmenter sees."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from core.checks.misread import reread
from core.dump import ArticleDraft, Decoded, decode, segment
from core.errors import UserError
from core.session import is_held_here

PROBE_BYTES = 200 * 1024
MOST_ARTICLES, MOST_BLOCKS, LONGEST = 30, 300, 400
CHUNK = 1 << 20

LOST_SHARE = 0.1
"""From this part of question marks and lost letters on, a text was hardly read as it was written."""
LINES_LOOKED_AT = 200
_LOST = re.compile("\ufffd+")
_MARKS = re.compile("[?\ufffd\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class SeenBlock:
    """One block as the segmenter reads it: the role's name, whether it is kept, its first words."""

    role: str
    kept: bool
    words: str


@dataclass(frozen=True, slots=True)
class Probe:
    """What was seen of a file.

    Attributes:
        size: bytes.
        sha256: of the whole file; empty where it cannot be read.
        encoding: Python's name of the codec the beginning was read with; empty where it was not read.
        encoding_by: ``bom``, ``detected`` or ``chosen``.
        text: the beginning, decoded.
        articles: the first articles as the segmenter sees them.
        unreadable: places of the beginning whose letters are lost: in this encoding, or in the file itself.
        doubtful: whether what was read hardly looks like text: another encoding may do better.
        error: why the file cannot be imported, None where it can.
    """

    path: Path
    size: int = 0
    sha256: str = ""
    encoding: str = ""
    encoding_by: str = ""
    text: str = ""
    articles: tuple[tuple[SeenBlock, ...], ...] = ()
    unreadable: int = 0
    doubtful: bool = False
    error: UserError | None = None


def probe(path: Path, encoding: str | None) -> Probe:
    """Look at a file, read in `encoding` or in the one found; what is wrong with it is told, not raised."""
    try:
        size, sha256, data = _read(path)
        decoded = decode(data, encoding)
    except UserError as error:
        return Probe(path, error=UserError(error.key, **{"path": str(path), **error.values}))
    articles = _seen(decoded)
    return Probe(
        path,
        size,
        sha256,
        decoded.encoding,
        decoded.encoding_by,
        decoded.text,
        articles,
        len(_LOST.findall(decoded.text)),
        _is_doubtful(decoded.text),
    )


def _read(path: Path) -> tuple[int, str, bytes]:
    digest, size = hashlib.sha256(), 0
    if is_held_here(path):
        raise UserError("error.binary_file", path=str(path))
    try:
        with path.open("rb") as file:
            data = file.read(PROBE_BYTES)
            digest.update(data)
            size = len(data)
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except FileNotFoundError:
        raise UserError("error.no_such_file", path=str(path)) from None
    except IsADirectoryError:
        raise UserError("error.not_a_file", path=str(path)) from None
    except PermissionError:
        raise UserError("error.no_permission", path=str(path)) from None
    except OSError as error:
        raise UserError("error.cannot_read", path=str(path), detail=error.strerror or str(error)) from None
    return size, digest.hexdigest(), data if size == len(data) else _whole_characters(data)


def _whole_characters(data: bytes) -> bytes:
    """Cut a beginning where it surely does not cut a character: after a line, or after an even number of bytes."""
    if b"\0" in data:
        return data[: len(data) // 4 * 4]
    last = data.rfind(b"\n")
    return data[: last + 1] if last > len(data) // 2 else data


def _is_doubtful(text: str) -> bool:
    """Return whether the text is full of lost letters, or most of its lines are those of another encoding."""
    written = len(text) - sum(map(text.count, " \r\n\t"))
    if len(_MARKS.findall(text)) >= LOST_SHARE * max(written, 1):
        return True
    lines = [line[:LONGEST] for line in islice(filter(str.strip, text.splitlines()), LINES_LOOKED_AT)]
    return sum(bool(reread(line)) for line in lines) * 2 > len(lines)


def _seen(decoded: Decoded) -> tuple[tuple[SeenBlock, ...], ...]:
    room = MOST_BLOCKS
    articles = []
    for draft in islice(segment(decoded.text), MOST_ARTICLES):
        articles.append(tuple(_blocks(draft, decoded.text, room)))
        room -= len(articles[-1])
        if room <= 0:
            break
    return tuple(articles)


def _blocks(draft: ArticleDraft, text: str, room: int) -> Iterable[SeenBlock]:
    for block in draft.blocks[:room]:
        yield SeenBlock(block.role, block.kept, text[block.start : min(block.end, block.start + LONGEST)])
