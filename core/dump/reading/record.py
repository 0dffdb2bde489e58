"""One record of a file: its fields as text, and the article they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from core.dump.dividing.cutting import cut_lines
from core.dump.dividing.drafts import ArticleDraft, BlockDraft
from core.dump.reading.forms import ATTR, Fields
from core.dump.reading.markup import Part, holds_markup, parts_of_markup
from core.model import Decision

ONE_RECORD = Decision("rule", "one-record", 1.0)
FROM_FIELD = Decision("rule", "from-field", 1.0)

ORDER = ("headline", "subheadline", "byline", "dateline", "caption", "credit", "", "paragraph", "boilerplate")
"""The order of an article's blocks, whatever the order of the fields; roles not named here stand at ``""``."""

LEFT_OUT = frozenset({"boilerplate"})
"""The roles that records and pages do not keep."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_ATTR = 4000
_WORD = re.compile(r"[^\W_]")
_DEEPEST = 32


class Record(NamedTuple):
    """One record as it was read.

    Attributes:
        line: where it begins in the file, from 1 (row of the sheet).
        number: which record of the file it is, from 1.
        values: its fields; those of a list of several are joined as lines.
    """

    line: int
    number: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """An article made of parts.

    Attributes:
        text: what it adds to the source text.
        draft: the article; its offsets count from where `text` was put.
    """

    text: str
    draft: ArticleDraft


def flatten(value: object) -> dict[str, str]:
    """Return the fields of a JSON value: dotted paths, lists joined as lines, a bare text as ``text``.

    A list at the root is a row; its fields are its numbers, from 1. Nothing and empty texts are no values.
    """
    if isinstance(value, list):
        value = {str(number): item for number, item in enumerate(value, 1)}
    gathered: dict[str, list[str]] = {}
    _gather(value if isinstance(value, dict) else {"text": value}, "", gathered, 0)
    return {path: "\n".join(lines) for path, lines in gathered.items()}


def _gather(value: object, path: str, into: dict[str, list[str]], depth: int) -> None:
    if depth > _DEEPEST or value is None:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            name = plain(str(name))
            _gather(inner, f"{path}.{name}" if path else name, into, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _gather(inner, path, into, depth + 1)
    elif text := plain(str(value).lower() if isinstance(value, bool) else str(value)):
        into.setdefault(path, []).append(text)


def plain(text: str) -> str:
    """Return the text without halves of characters, which no file could hold."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def article_of(record: Record, fields: Fields, offset: int) -> tuple[Made | None, list[str]]:
    """Return the article a record makes at a code point of the source text, and the fields that held markup.

    There is none where no field that is read holds a word.
    """
    parts: list[Part] = []
    attrs: dict[str, str] = {}
    marked: list[str] = []
    for path, target in sorted(fields.items(), key=lambda field: _place(field[1])):
        value = record.values.get(path, "")
        if not target or not value.strip():
            continue
        if target.startswith(ATTR):
            attrs.setdefault(target.removeprefix(ATTR), attr_value(value))
        elif holds_markup(value):
            marked.append(path)
            parts += parts_of_markup(value, target)
        else:
            parts.append(Part(target, value))
    return make(parts, attrs, ONE_RECORD, FROM_FIELD, offset), marked


def attr_value(value: str) -> str:
    """Return a value as an attribute: its lines joined by commas, not longer than anyone would read."""
    return ", ".join(line.strip() for line in value[:_MOST_ATTR].splitlines() if line.strip())


def make(
    parts: list[Part], attrs: Mapping[str, str], boundary: Decision, decision: Decision, offset: int
) -> Made | None:
    """Return the article of these parts in their order, or None where there are no words.

    The texts stand as they are, one below the other; their line ends divide them into blocks. Blank lines follow.
    """
    blocks: list[BlockDraft] = []
    texts: list[str] = []
    start = offset
    for part in parts:
        blocks += _blocks(part, start, part.decision or decision)
        texts.append(part.text)
        start += len(part.text) + 1
    if not any(_WORD.search(block.text) for block in blocks):
        return None
    return Made("\n".join(texts) + "\n\n", ArticleDraft(boundary, tuple(blocks), dict(attrs)))


def _place(role: str) -> int:
    return ORDER.index(role if role in ORDER else "")


def _blocks(part: Part, start: int, decision: Decision) -> Iterator[BlockDraft]:
    kept = part.role not in LEFT_OUT
    for line in cut_lines([part.text]):
        begin = start + line.start
        yield BlockDraft(begin, begin + len(line.text), part.role, kept, decision, decision, line.text)
