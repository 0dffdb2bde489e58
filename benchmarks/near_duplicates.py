"""How well and how fast near-duplicates are found: seeded articles with copies planted among them.

    python -m benchmarks.near_duplicates [articles]

Prose is made of the sample's words, drawn as unevenly as words of a language are, and of stock phrases. Copies are of
six kinds; pairs on one topic, which share a paragraph of background and are no copies, stand among them.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from core.compare import Sketches, figure
from core.resources import RESOURCES

ARTICLES = 20_000
SEED = 11
SLICE = 50
COPIES, TOPICS = 0.12, 0.08
"""Shares of the articles that are copies of another, and that share its background only."""

_WORD = re.compile(r"[\u0621-\u064a]{3,}")
_BEFORE, _AFTER = ("", "و", "ب", "ل", "ال"), ("", "ه", "ها", "هم", "ات", "ين", "ية")


class Made(NamedTuple):
    """An article: its paragraphs as lists of words, headline first; the article it was made of, and how."""

    paragraphs: list[list[str]]
    origin: int
    kind: str

    @property
    def text(self) -> str:
        """The words with their punctuation."""
        return "\n".join(" ".join(words) + "." for words in self.paragraphs)


class Maker:
    """Makes articles and their copies."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        text = (RESOURCES / "sample" / "sample_dump.txt").read_text(encoding="utf-8")
        plain = sorted(set(_WORD.findall(text)))
        rng.shuffle(plain)
        self._words = [before + word + after for word in plain for before in _BEFORE for after in _AFTER]
        self._weights = list(accumulate(1 / (place + 20) for place in range(len(self._words))))
        self._stock = [self._draw(rng.randint(4, 9)) for _ in range(400)]

    def article(self, number: int) -> Made:
        """Make an article of 40 to 600 words."""
        sizes = [self._rng.randint(18, 60) for _ in range(self._rng.randint(2, 10))]
        return Made([self._headline(), *(self._paragraph(size) for size in sizes)], number, "")

    def copy(self, of: Made, origin: int) -> Made:
        """Make a copy of some kind."""
        kinds: dict[str, Callable[[list[list[str]]], list[list[str]]]] = {
            "commas": lambda body: [self._pointed(words) for words in body],
            "headline": lambda body: [self._headline(), *(self._edited(words, 0.02) for words in body[1:])],
            "edited": lambda body: [self._edited(words, 0.06) for words in body],
            "shortened": lambda body: [self._headline(), *body[1 : max(2, len(body) // 2)]],
            "inner": lambda body: [self._headline(), *body[len(body) // 2 :]],
            "longer": lambda body: [*body, *(self._paragraph(len(words)) for words in body[1:])],
        }
        kind = self._rng.choice(list(kinds))
        return Made(kinds[kind](of.paragraphs), origin, kind)

    def same_topic(self, of: Made, number: int) -> Made:
        """Make another article that ends with a paragraph of this one."""
        made = self.article(number)
        size = sum(map(len, of.paragraphs))
        while sum(map(len, made.paragraphs)) < size:
            made.paragraphs.append(self._paragraph(40))
        return made._replace(paragraphs=[*made.paragraphs, of.paragraphs[-1]], kind="topic")

    def _draw(self, count: int) -> list[str]:
        return self._rng.choices(self._words, cum_weights=self._weights, k=count)

    def _headline(self) -> list[str]:
        return self._draw(self._rng.randint(5, 9))

    def _paragraph(self, size: int) -> list[str]:
        words: list[str] = []
        while len(words) < size:
            words += self._rng.choice(self._stock) if self._rng.random() < 0.1 else self._draw(6)
        return words

    def _edited(self, words: list[str], share: float) -> list[str]:
        return [self._draw(1)[0] if self._rng.random() < share else word for word in words]

    def _pointed(self, words: list[str]) -> list[str]:
        return [word + "،" if self._rng.random() < 0.1 else word for word in words]


def made(count: int) -> list[Made]:
    """Return the articles, copies behind their originals."""
    rng = random.Random(SEED)
    maker = Maker(rng)
    found: list[Made] = []
    while len(found) < count:
        dice = rng.random()
        if found and dice < COPIES + TOPICS:
            origin = rng.randrange(len(found))
            of = found[origin]
            made = maker.copy(of, of.origin) if dice < COPIES else maker.same_topic(of, len(found))
            found.append(made)
        else:
            found.append(maker.article(len(found)))
    return found


def peak() -> float:
    """Return the most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Make, sketch, look for candidates, verify; tell what was found and what it cost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    articles = made(count)
    texts = [article.text for article in articles]
    words = sum(map(len, (text.split() for text in texts)))
    before = peak()
    sketches, start = Sketches(), time.perf_counter()
    for at in range(0, count, SLICE):
        sketches.add(enumerate(texts[at : at + SLICE], at))
    sketched = time.perf_counter()
    candidates = sketches.candidates()
    listed = time.perf_counter()
    told = {pair: found for pair in candidates if (found := figure(texts[pair[0]], texts[pair[1]])).kind}
    verified = time.perf_counter()
    print(f"{count:,} articles, {words / count:.0f} words each; {len(sketches):,} sketched")
    print(
        f"sketching {sketched - start:.1f} s, candidates {listed - sketched:.1f} s ({len(candidates):,}),"
        f" verifying {verified - listed:.1f} s; {peak() - before:.0f} MB above the texts"
    )
    _tell(articles, texts, set(told))


def _tell(articles: list[Made], texts: list[str], told: set[tuple[int, int]]) -> None:
    """Print recall by kind, of the copies and of those the exact figure counts as copies; and precision."""
    planted, true, found = Counter[str](), Counter[str](), Counter[str]()
    for number, article in enumerate(articles):
        if article.kind in ("", "topic"):
            continue
        pair = (article.origin, number)
        planted[article.kind] += 1
        true[article.kind] += bool(figure(texts[pair[0]], texts[pair[1]]).kind)
        found[article.kind] += pair in told
    for kind, count in sorted(planted.items()):
        print(
            f"  {kind:10} {count:6,} planted, {true[kind]:6,} of them told by the exact figure, {found[kind]:6,} found"
        )
    right = sum(articles[one].origin == articles[two].origin for one, two in told)
    print(f"recall {found.total() / max(1, true.total()):.4f} of what the exact figure tells", end="; ")
    print(
        f"{found.total() / max(1, planted.total()):.4f} of what was planted; precision {right / max(1, len(told)):.4f}"
    )


if __name__ == "__main__":
    main()
