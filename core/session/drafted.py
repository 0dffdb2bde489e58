"""Articles as they were read to rows as they are stored, in batches small enough to be written while an edit waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Any

from core.arabic import fold
from core.checks import Silence, check_article, rule_set
from core.dump.dividing.drafts import ArticleDraft
from core.model import Article, Block, Dismissal, Finding, Label, Piece, RuleSetting
from core.model.rank import sequence
from core.model.uid import new_uids
from core.storage import codec, findings, rows
from core.storage.importing import ImportBatch

BATCH_TEXT = 40_000
"""Code points of blocks that are written in one transaction, and so the time a waiting edit waits."""


_first_ranks = lru_cache(maxsize=4096)(sequence)


class Drafted:
    """Makes the rows of one source: articles, blocks, and what the caches hold of them.

    Attributes:
        articles: how many there are so far.
        blocks: how many blocks.
    """

    def __init__(
        self,
        source: int,
        ids: Iterator[int],
        labels: Sequence[Label],
        dismissals: Sequence[Dismissal],
        rule_settings: Sequence[RuleSetting] = (),
    ) -> None:
        self._source = source
        self._ids = ids
        self._labels = labels
        self._silence = Silence(dismissals)
        self._rules = rule_set(tuple(rule_settings))
        self._ranks = map(sequence, count())
        self._batch = _Batch()
        self.articles = 0
        self.blocks = 0

    def add(self, draft: ArticleDraft) -> Iterator[ImportBatch]:
        """Take an article in and yield the batches that are full; a long one is spread over several."""
        article, blocks = self._rows(draft)
        self.articles += 1
        self.blocks += len(blocks)
        self._batch.articles.append(codec.encode("article", article))
        kept = []
        for block in blocks:
            folded = fold(block.text)
            if block.kept:
                kept.append(folded)
            self._batch.add(block, folded)
            if self._batch.size >= BATCH_TEXT:
                yield from self.rest()
        self._look_over(article, blocks, "\n".join(kept))

    def rest(self) -> Iterator[ImportBatch]:
        """Yield what is not yet given."""
        batch, self._batch = self._batch, _Batch()
        if batch.articles or batch.blocks or batch.summaries:
            yield ImportBatch(batch.articles, batch.blocks, batch.words, batch.summaries, batch.findings)

    def _rows(self, draft: ArticleDraft) -> tuple[Article, list[Block]]:
        uids = new_uids(len(draft.blocks) + 1)
        article = Article(
            id=next(self._ids),
            uid=next(uids),
            source=self._source,
            rank=next(self._ranks),
            boundary=draft.boundary,
            attrs=draft.attrs,
        )
        blocks = [
            Block(
                id=next(self._ids),
                uid=next(uids),
                article=article.id,
                rank=_first_ranks(at),
                role=block.role,
                kept=block.kept,
                text=block.text,
                pieces=(Piece(block.start, block.end),),
                role_decision=block.role_decision,
                kept_decision=block.kept_decision,
            )
            for at, block in enumerate(draft.blocks)
        ]
        return article, blocks

    def _look_over(self, article: Article, blocks: Sequence[Block], folded: str) -> None:
        """Add what the checks find in an article, and its line in the list."""
        heard: list[Finding] = []
        for finding in check_article(article, blocks, [], self._labels, None, rules=self._rules):
            silent = self._silence.covers(finding)
            self._batch.findings.append(findings.finding_entries(finding, dismissed=int(silent)))
            heard += [] if silent else [finding]
        self._batch.summaries.append(findings.summary_entries(article, blocks, [], heard, folded))


class _Batch:
    """Rows that wait to be written."""

    def __init__(self) -> None:
        self.articles: list[tuple[Any, ...]] = []
        self.blocks: list[tuple[Any, ...]] = []
        self.words: list[tuple[int, str]] = []
        self.summaries: list[tuple[Any, ...]] = []
        self.findings: list[tuple[Any, ...]] = []
        self.size = 0

    def add(self, block: Block, folded: str) -> None:
        entries = codec.encode("block", block)
        self.blocks.append((*entries, rows.fold_key(folded), rows.digest(block.text)))
        self.words.append((block.id, folded))
        self.size += len(block.text)
