"""Which form a file has (dump, records, page), and what its readers share: fields, problems, a way to open it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import BinaryIO, Protocol, TypeAlias

Fields: TypeAlias = dict[str, str]
"""Field path (``title``, ``meta.url``, a column's name) to its target: the name of a role, ``attr:NAME`` for
something known of the article beside its words, or nothing for what is not read (it is still in the bytes)."""

RECORDS = frozenset({"json-lines", "json", "csv", "tsv", "xlsx"})
"""The forms in which one record is one article."""

FORMS = ("dump", "article", *sorted(RECORDS), "html")
"""All forms; ``article`` (the whole file is one article) is never told from a file, only chosen."""

ATTR = "attr:"
"""What a target begins with that goes to the article's attributes."""

MOST_TOLD = 1000
"""How many problems are told one by one; the rest is counted."""

_BY_NAME = {
    ".jsonl": "json-lines",
    ".ndjson": "json-lines",
    ".jl": "json-lines",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "html",
    ".mht": "html",
}
_ZIP = b"PK\x03\x04"
_LOOKED_AT = 1 << 16


class Openable(Protocol):
    """A file, or what a container holds, that can be read from its beginning again and again."""

    @property
    def name(self) -> str:
        """Its name, without folders."""
        ...

    @property
    def open(self) -> Callable[[], BinaryIO]:
        """What opens its bytes, unpacked, at their beginning; whoever calls it closes them."""
        ...


class Decoder(Protocol):
    """Turns bytes into text piece by piece, in an encoding that is settled."""

    def chunks(self, stream: BinaryIO) -> Iterator[str]:
        """Yield the text of the stream in pieces."""
        ...


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not read, or not as it stands.

    Attributes:
        reason: text key under ``problem``.
        line: line of the file (row of the sheet) where the record begins, from 1; 0 for the whole file.
        record: number of the record, from 1; 0 for the whole file.
        values: what else the sentence names.
    """

    reason: str
    line: int = 0
    record: int = 0
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class Problems:
    """The problems of one file, as they are met.

    Attributes:
        told: the first `MOST_TOLD` of them.
        counts: how many there are of each reason.
        marked: fields whose values held markup (HTML) that was turned into text, and how many did.
    """

    told: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)

    def add(self, reason: str, line: int = 0, record: int = 0, **values: str | int) -> None:
        """Note one; reading goes on after it."""
        self.counts[reason] += 1
        if len(self.told) < MOST_TOLD:
            self.told.append(Problem(reason, line, record, values))

    def note_markup(self, path: str) -> None:
        """Note that a value of a field was marked up: it is read, but not letter by letter."""
        self.marked[path] += 1


def form_of(name: str, head: bytes) -> str:
    """Return the form of a file by its name and the first 64 KB of its bytes; ``dump`` where nothing says more.

    The name decides where it is plain and the bytes do not speak against it; for others the bytes must be sure.
    """
    by_name = _BY_NAME.get(PurePath(name).suffix.casefold(), "")
    if head.startswith(_ZIP):
        return "xlsx" if by_name == "xlsx" or (b"xl/" in head and b"[Content_Types].xml" in head) else "dump"
    if by_name == "xlsx":
        return "dump"
    start = _plain_start(head)
    json_form = _json_form(start)
    if by_name == "json-lines" or (json_form and name.casefold().endswith(".json")):
        return json_form or by_name
    if by_name:
        return by_name
    if start[:64].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return json_form if json_form and _is_sure(start) else "dump"


def _plain_start(head: bytes) -> bytes:
    """Return the beginning as if it were in one byte per ASCII letter, whichever Unicode form it is in."""
    return head[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\0", b"").lstrip()


def _json_form(start: bytes) -> str:
    """Return ``json-lines`` where the first line is an object by itself, else ``json`` or nothing."""
    if not start.startswith((b"{", b"[")):
        return ""
    first, _, rest = start.partition(b"\n")
    if start.startswith(b"[") or not rest.lstrip().startswith(b"{"):
        return "json-lines" if _is_object(first) and not rest.strip() and b"\n" in start else "json"
    return "json-lines" if _is_object(first) else "json"


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode("latin-1"), strict=False), dict)
    except (ValueError, RecursionError):
        return False


def _is_sure(start: bytes) -> bool:
    """Return whether a file of any other name holds JSON: a bracket alone begins many a line of prose."""
    after = start[1:].lstrip()
    return after.startswith(b'"') if start.startswith(b"{") else after.startswith((b"{", b'["', b"[["))
