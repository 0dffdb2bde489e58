"""Page lines that an editor does not agree with: where they were left out, and the editor took them in again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from core.dump.dividing.drafts import PageLine
from core.dump.patterns import PageLines
from core.suggest.present import PresentArticle


def agreed(page_lines: Sequence[PageLine], articles: Iterable[PresentArticle]) -> tuple[PageLine, ...]:
    """Return the page lines without those that the editor's decisions contradict more often than they confirm them."""
    lines, told = PageLines(page_lines), Counter[PageLine]()
    for article in articles:
        for block in article.blocks:
            if article.done or block.kept_by == "editor":
                line = lines.of(block.text)
                if line is not None:
                    told[line] += 1 if block.kept == line.kept else -1
    return tuple(line for line in page_lines if told[line] >= 0)
