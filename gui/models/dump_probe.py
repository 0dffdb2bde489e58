"""A look at the beginning of a dump before it is imported: encoding, words, and what the segmenter sees."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from core.dump import ArticleDraft, Decoded, decode, segment
from core.errors import UserError
from core.session import is_held_here

PROBE_BYTES = 200 * 1024
MOST_ARTICLES, MOST_BLOCKS, LONGEST = 30, 300, 400
CHUNK = 1 << 20


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
        undecodable: bytes of the beginning that say nothing in this encoding.
        error: why the file cannot be imported, None where it can.
    """

    path: Path
    size: int = 0
    sha256: str = ""
    encoding: str = ""
    encoding_by: str = ""
    text: str = ""
    articles: tuple[tuple[SeenBlock, ...], ...] = ()
    undecodable: int = 0
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
        len(decoded.undecodable),
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
