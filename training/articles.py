"""Articles with their parts, read from dumps with gold: what layouts are made of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Parts:
    """One article taken apart; every text is one line."""

    headline: str
    subheadlines: tuple[str, ...]
    captions: tuple[str, ...]
    byline: str
    body: tuple[str, ...]


Span = tuple[int, int, str]
"""Start, end (code points of the dump's text) and role of a part."""


def read_dump(gold: Path) -> tuple[str, list[list[Span]]]:
    """Return a dump's text and the spans of its gold articles (lines of {"spans": [[start, end, role], …]})."""
    dump = gold.with_name(gold.name.removesuffix(".gold.jsonl") + ".txt")
    text = dump.read_bytes().decode("utf-8-sig")
    with gold.open(encoding="utf-8") as lines:
        articles = [json.loads(line)["spans"] for line in lines if line.strip()]
    return text, [[(start, end, role) for start, end, role in spans] for spans in articles]


def articles_of(folder: Path, pattern: str) -> list[Parts]:
    """Return the articles of all dumps whose gold's name fits, each once."""
    found: dict[str, Parts] = {}
    for gold in sorted(folder.glob(pattern)):
        text, articles = read_dump(gold)
        for spans in articles:
            parts = _parts(text, spans)
            if parts.headline and parts.body:
                found.setdefault(parts.headline, parts)
    return list(found.values())


def _parts(text: str, spans: Sequence[Span]) -> Parts:
    by_role: dict[str, list[str]] = {}
    for start, end, role in spans:
        by_role.setdefault(role, []).extend(lines_of(text[start:end]))
    return Parts(
        headline=" ".join(by_role.get("headline", [])),
        subheadlines=tuple(by_role.get("subheadline", [])),
        captions=tuple(dict.fromkeys(by_role.get("caption", []))),
        byline=" ".join(by_role.get("byline", [])),
        body=tuple(by_role.get("body", [])),
    )


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text that are not blank, without the white space around them."""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            yield line.strip()
