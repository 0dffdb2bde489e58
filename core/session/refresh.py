"""After changes are written: what is derived from them, in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from core.changes import ROW, Change
from core.checks import RULES, check_article, check_lookup, rule_set
from core.model import Article, Block, Finding, Label, Mention
from core.model.waiting import Progress, StopAsked, refuse
from core.session.recurring import follow_recurring
from core.session.rule_runs import follow_rules, run_in
from core.session.twins import NEAR_DUPLICATE, remeasure
from core.storage import Database, findings, queries, rows, rule_settings, twins
from core.storage.reader import Reader

FEW_BLOCKS = 200
"""Up to so many touched blocks are checked by themselves; more, and the whole article is checked anew."""

FEW_ARTICLES = 20
"""Up to so many touched articles those that repeat them are looked at too; after more, the next check does it."""

UNCHECKED = ("status", "note", "attrs", "rank")
"""Fields of an article that no check looks at and no summary holds."""

PROJECT_RULES = tuple(rule for rule, about in RULES.items() if about.scope == "project")
ARTICLE_RULES = tuple(
    rule for rule, about in RULES.items() if about.scope not in ("block", "project") and not about.by_block
)


def touched(db: Database, changes: Iterable[Change]) -> dict[int, set[int]]:
    """Return the articles that changes touch, each with the blocks in it that were touched."""
    blocks: set[int] = set()
    found: dict[int, set[int]] = {}
    for change in changes:
        if change.kind == "article" and change.field not in UNCHECKED:
            found.setdefault(change.id, set()).update(_come_or_gone(db, change))
        for row in (change.before, change.after) if change.field == ROW else ():
            _note_row(row, found, blocks)
        if change.kind == "block":
            blocks.add(change.id)
        if change.kind == "mention" and change.field != ROW:
            mention = rows.fetch(db, "mention", change.id)
            _note_row(mention, found, blocks)
        if change.field == "article":
            found.setdefault(change.before, set())
            found.setdefault(change.after, set())
        if change.field == "parts":
            blocks.update(part.block for part in (*change.before, *change.after))
    for block in blocks:
        home = queries.article_of_block(db, block)
        if home is not None:
            found.setdefault(home, set()).add(block)
    return found


def _come_or_gone(db: Database, change: Change) -> list[int]:
    """Return all blocks of an article that is deleted or brought back: of a deleted one nothing is told."""
    return queries.blocks_in(db, change.id) if change.field == "deleted" else []


def _note_row(row: object, found: dict[int, set[int]], blocks: set[int]) -> None:
    if isinstance(row, Block | Mention):
        found.setdefault(row.article, set())
    if isinstance(row, Mention):
        blocks.update(part.block for part in row.parts)


class Refresher:
    """Rebuilds findings and summaries of articles; reads labels and the settings of rules once."""

    def __init__(self, db: Database, view: Reader) -> None:
        self._db = db
        self._view = view
        self._labels: Sequence[Label] = view.labels()
        self._rules = rule_set(tuple(view.rule_settings()))
        self._prepared = rule_settings.rules_prepared(db)

    def refresh(
        self, article_id: int, blocks: frozenset[int] | None = None, cancelled: StopAsked | None = None
    ) -> None:
        """Rebuild what the caches hold of an article; with `blocks`, rules that go by block run for these alone."""
        article: Article | None = rows.fetch(self._db, "article", article_id)
        if article is None:
            findings.drop_article(self._db, article_id)
            return
        if article.deleted or (blocks is not None and len(blocks) > FEW_BLOCKS):
            blocks = None
        content, mentions = self._view.blocks(article_id), self._view.mentions(article_id)
        self._summarise(article, content, mentions)
        found: list[Finding] = []
        if not article.deleted:
            around = (self._labels, self._view, blocks, self._rules, cancelled)
            found = check_article(article, content, mentions, *around)
        findings.replace_findings(
            self._db, article_id, blocks, rule_settings.marked(self._db, found), ARTICLE_RULES, PROJECT_RULES
        )
        if self._prepared:
            run_in(self._db, self._view, article_id, self._prepared, hidden=True)
        findings.recount(self._db, [article_id])

    def refresh_twins(self, article_id: int) -> None:
        """Say anew which earlier articles an article is nearly the same as."""
        article: Article | None = rows.fetch(self._db, "article", article_id)
        if article is not None:
            found = check_lookup(NEAR_DUPLICATE, article, self._view, self._rules)
            findings.replace_rule(self._db, article_id, NEAR_DUPLICATE, rule_settings.marked(self._db, found))
            findings.recount(self._db, [article_id])

    def _summarise(self, article: Article, blocks: Sequence[Block], mentions: Sequence[Mention]) -> None:
        self._db.execute(findings.SUMMARY_INSERT, findings.summary_entries(article, blocks, mentions, ()))


def _alike(view: Reader, articles: Collection[int]) -> set[int]:
    """Return the articles whose kept text is, for now, that of one of a few others: their findings name each other."""
    if len(articles) > FEW_ARTICLES:
        return set()
    return {mate for article in articles for mate in view.articles_alike(article)}


def _near(db: Database, articles: Collection[int], changes: Iterable[Change]) -> set[int]:
    """Return the articles whose findings may name one that changed, came or went, as nearly the same."""
    mates = {mate for article in articles for mate in twins.mates(db, article)}
    for change in changes:
        if change.kind == "source":
            mates.update(twins.mates_of_source(db, change.id))
    return mates


def rebuild(
    db: Database,
    view: Reader,
    places: Mapping[int, Collection[int]],
    changes: Sequence[Change] = (),
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> set[int]:
    """Rebuild what is derived of articles (each with its blocks that were touched); return those with news.

    Raises Cancelled when asked to stop.
    """
    refresher = Refresher(db, view)
    mates = _alike(view, places)
    if len(places) <= FEW_ARTICLES:
        remeasure(db, places)
    for done, (article, blocks) in enumerate(places.items()):
        refuse(cancelled)
        refresher.refresh(article, frozenset(blocks), cancelled)
        if progress is not None:
            progress(done + 1, len(places))
    for mate in (mates | _alike(view, places)) - set(places):
        refresher.refresh(mate, frozenset())
    near = _near(db, places, changes)
    for mate in near - set(places):
        refresher.refresh_twins(mate)
    return near | set(places)


def after_changes(
    db: Database,
    view: Reader,
    changes: Sequence[Change],
    progress: Progress | None,
    cancelled: StopAsked | None,
) -> frozenset[int]:
    """Rebuild the caches for what changed; return the articles touched. Raises Cancelled when asked to stop."""
    articles = rebuild(db, view, touched(db, changes), changes, progress, cancelled)
    articles |= {change.id for change in changes if change.kind == "article"}
    articles |= follow_recurring(db, view, {change.id for change in changes if change.kind == "block"})
    articles |= follow_rules(db, view, changes)
    for change in changes:
        if change.kind == "source":
            articles.update(queries.articles_of_source(db, change.id))
    return frozenset(articles)
