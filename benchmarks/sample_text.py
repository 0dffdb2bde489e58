"""Dumps of any size, made of the project's own sample prose: seeded, so that every run measures the same text."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from core.resources import RESOURCES

SEED = 7
BETWEEN_ARTICLES = "\n\n\n\n"
_WORD = re.compile(r"[\u0621-\u064a]{4,}")
_BEFORE = ("", "و", "ف", "ب", "ل", "ك")
_AFTER = ("", "ه", "ها", "هم", "نا", "ان", "ين", "ات", "ي")
_CHANGED = 0.25
"""Share of the words of a line that others take the place of."""


def articles(rng: random.Random) -> Iterator[str]:
    """Yield articles for ever: those of the sample, a quarter of their words exchanged."""
    text = (RESOURCES / "sample" / "sample_dump.txt").read_text(encoding="utf-8")
    patterns = [part for part in re.split(r"\n{4,}", text) if part.strip()]
    plain = sorted(set(_WORD.findall(text)))
    words = [before + word + after for word in plain for before in _BEFORE for after in _AFTER]
    while True:
        yield _varied(rng.choice(patterns), words, rng)


def _varied(pattern: str, words: list[str], rng: random.Random) -> str:
    """Return an article with words exchanged; lines that are alike stay alike."""
    varied: dict[str, str] = {}
    for line in pattern.split("\n"):
        if line not in varied:
            varied[line] = _WORD.sub(
                lambda found: words[int(rng.random() * len(words))] if rng.random() < _CHANGED else found[0],
                line,
            )
    return "\n".join(varied[line] for line in pattern.split("\n"))


def write_dump(path: Path, size: int, seed: int = SEED) -> None:
    """Write a dump of about `size` bytes in UTF-8."""
    rng = random.Random(seed)
    written = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        for article in articles(rng):
            text = article + BETWEEN_ARTICLES
            file.write(text)
            written += len(text.encode())
            if written >= size:
                return
