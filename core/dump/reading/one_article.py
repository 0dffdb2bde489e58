"""A file that is one article as a whole, whatever a reading of it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from core.dump.dividing.drafts import ArticleDraft, BlockDraft
from core.model import Decision

ONE_FILE = Decision("rule", "one-file", 1.0)


def read_article(
    chunks: Iterable[str], divide: Callable[[Iterable[str]], Iterator[ArticleDraft]]
) -> Iterator[str | ArticleDraft]:
    """Yield the text and, at its end, the blocks of all articles that `divide` finds in it as those of one."""
    told: list[str] = []
    blocks: list[BlockDraft] = []

    def passing() -> Iterator[str]:
        for chunk in chunks:
            told.append(chunk)
            yield chunk

    for draft in divide(passing()):
        yield from told
        told.clear()
        blocks += draft.blocks
    yield from told
    if blocks:
        yield ArticleDraft(ONE_FILE, tuple(blocks))
