"""A project of many articles, and the same text as files, for the benchmark of searching: seeded."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path

from core.arabic import fold
from core.model import Article, Block, Decision, Piece, Source
from core.model.rank import sequence
from core.model.uid import new_uid
from core.resources import RESOURCES
from core.session.looking import fill_vocabulary
from core.storage import ProjectFile, codec, findings, importing, rows

SEED = 13
AT_ONCE = 200
"""Articles in one batch, and in one file of text."""

_WORD = re.compile(r"[\u0621-\u064a]{2,}")
_BEFORE = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال")
_AFTER = ("", "ه", "ها", "هم", "نا", "ان", "ين", "ات", "ي", "ية")
_MARKS = "\u064e\u064f\u0650\u0651\u0652"
RARE, PHRASE = "زمخشريون", "محطات الرصد الجوي"
"""Words that no sample holds: the one is planted in one article of 5,000, the other in one of 500."""


class Prose:
    """Paragraphs of the sample's words, drawn as unevenly as the words of a language are; some carry marks."""

    def __init__(self, seed: int = SEED) -> None:
        self._rng = random.Random(seed)
        text = (RESOURCES / "sample" / "sample_dump.txt").read_text(encoding="utf-8")
        often = sorted(set(_WORD.findall(text)), key=lambda word: (-text.count(word), word))
        grown = [before + word + after for word in often for before in _BEFORE for after in _AFTER]
        rest = sorted(set(grown) - set(often))
        self._rng.shuffle(rest)
        self._words = often + rest
        self._weights = list(accumulate(1 / (place + 8) for place in range(len(self._words))))

    def articles(self) -> Iterator[list[str]]:
        """Yield articles for ever: the headline, then 2 to 9 paragraphs of 18 to 60 words."""
        number = 0
        while True:
            body = [self._paragraph(self._rng.randint(18, 60)) for _ in range(self._rng.randint(2, 9))]
            if number % 5000 == 4321:
                body[-1] += f" وحضر {RARE} من كل مكان."
            if number % 500 == 250:
                body[-1] += f" وذكرت {PHRASE} أن الحرارة ترتفع."
            yield [" ".join(self._draw(7)), *body]
            number += 1

    def _draw(self, count: int) -> list[str]:
        drawn = self._rng.choices(self._words, cum_weights=self._weights, k=count)
        return [self._marked(word) if self._rng.random() < 0.02 else word for word in drawn]

    def _marked(self, word: str) -> str:
        at = self._rng.randrange(1, len(word) + 1)
        return word[:at] + self._rng.choice(_MARKS) + word[at:]

    def _paragraph(self, size: int) -> str:
        words = self._draw(size)
        for at in range(8, size, 11):
            words[at] += self._rng.choice("،؛،.")
        return " ".join(words) + "."


def make(path: Path, folder: Path, count: int) -> None:
    """Make a project of `count` articles as an import would leave it, and files of the same lines."""
    folder.mkdir()
    project = ProjectFile(path, create=True)
    walk = Prose().articles()
    try:
        source = Source(1, new_uid(), "made", "", 0, 1 << 40, "utf-8", "chosen", "present", "")
        project.thread.call(lambda: importing.begin(project.db, source))
        next_id = 1000
        for start in range(0, count, AT_ONCE):
            texts = list(islice(walk, min(AT_ONCE, count - start)))
            batch, next_id = _batch(texts, start, next_id)
            project.thread.call(lambda batch=batch: importing.put_batch(project.db, batch))
            lines = "\n".join("\n".join(text) + "\n" for text in texts)
            (folder / f"{start:07}.txt").write_text(lines, encoding="utf-8")
        project.thread.call(lambda: rows.new_id(project.db, next_id + 1000))
        fill_vocabulary(project)
    finally:
        project.close()


def _batch(texts: list[list[str]], start: int, next_id: int) -> tuple[importing.ImportBatch, int]:
    sure = Decision("rule", "first-line", 0.99)
    batch = importing.ImportBatch([], [], [], [], [])
    articles, blocks, words, summaries = batch.articles, batch.blocks, batch.words, batch.summaries
    for at, paragraphs in enumerate(texts):
        article = Article(next_id, new_uid(), 1, sequence(start + at), sure)
        made = [
            Block(
                next_id + 1 + place,
                new_uid(),
                article.id,
                sequence(place),
                "paragraph" if place else "headline",
                True,
                text,
                (Piece(0, len(text)),),
                sure,
                sure,
            )
            for place, text in enumerate(paragraphs)
        ]
        next_id += 1 + len(made)
        articles.append(codec.encode("article", article))  # type: ignore[attr-defined]
        for block in made:
            blocks.append((*codec.encode("block", block), *rows.block_derived(block)))  # type: ignore[attr-defined]
            words.append((block.id, fold(block.text)))  # type: ignore[attr-defined]
        summaries.append(findings.summary_entries(article, made, [], ()))  # type: ignore[attr-defined]
    return batch, next_id
