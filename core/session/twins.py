"""Articles that are nearly the same: looked for in the whole project, and measured anew where they are edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from core.compare import BESIDE, Figure, Sketches, figure
from core.errors import Cancelled
from core.model.waiting import Progress, StopAsked
from core.storage import Database, ProjectFile, queries, twins

NEAR_DUPLICATE = "near-duplicate"
"""The rule that tells of them."""

READ_AT_ONCE, MEASURED_AT_ONCE = 50, 5
"""Articles that are read, and pairs that are measured, while an edit may wait."""

MOST_MATES = 20
"""So many pairs of an edited article are measured anew at once; of a report in more copies the next check sees to the
rest."""

LONG = 60_000
"""Code points of two texts beyond which an edit does not wait for their figure: the next check takes it."""

Pair = tuple[int, int]


def find_twins(project: ProjectFile, progress: Progress | None, cancelled: StopAsked | None) -> list[int]:
    """Look for all pairs of present articles that are nearly the same, remember those, forget what no longer is.

    Returns the articles for which this is news; raises Cancelled when asked to stop, with what was found so far kept.
    """
    thread, db = project.thread, project.db
    sketches = _sketched(project, progress, cancelled)
    known = thread.call(lambda: twins.pairs(db), patient=True)
    pairs = sorted({*sketches.candidates(partial(_refuse, cancelled)), *known})
    del sketches
    news: set[int] = set()
    for at in range(0, len(pairs), MEASURED_AT_ONCE):
        _refuse(cancelled)
        some = pairs[at : at + MEASURED_AT_ONCE]
        news.update(thread.call(partial(_settle, db, some), patient=True))
    return sorted(news)


def remeasure(db: Database, articles: Iterable[int]) -> None:
    """Take the figures of the pairs of some articles anew."""
    for article in articles:
        mates = twins.mates(db, article)[:MOST_MATES]
        if mates:
            texts = dict(twins.kept_texts(db, [article, *mates], BESIDE))
            for mate in mates:
                if len(texts[article]) + len(texts[mate]) <= LONG:
                    _put(db, (article, mate), figure(texts[article], texts[mate]))


def _sketched(project: ProjectFile, progress: Progress | None, cancelled: StopAsked | None) -> Sketches:
    """Return sketches of all present articles, read a few at a time."""
    thread, db = project.thread, project.db
    articles = thread.call(lambda: queries.article_ids(db, queries.ArticleFilter()))
    sketches = Sketches()
    for at in range(0, len(articles), READ_AT_ONCE):
        _refuse(cancelled)
        some = articles[at : at + READ_AT_ONCE]
        sketches.add(thread.call(partial(twins.kept_texts, db, some, BESIDE), patient=True))
        if progress is not None:
            progress(min(at + READ_AT_ONCE, len(articles)), len(articles))
    return sketches


def _settle(db: Database, pairs: Sequence[Pair]) -> set[int]:
    """Write what pairs share, and forget those that are unlike; return the articles of which that was not known."""
    news: set[int] = set()
    with db.atomic():
        texts = dict(twins.kept_texts(db, sorted({article for pair in pairs for article in pair}), BESIDE))
        for one, two in pairs:
            found = figure(texts[one], texts[two])
            known = twins.known(db, one, two)
            if found.kind:
                _put(db, (one, two), found)
            elif known is not None:
                twins.remove(db, one, two)
            if known != (found.kind, found.percent) and (found.kind or known is not None):
                news.update((one, two))
    return news


def _put(db: Database, pair: Pair, found: Figure) -> None:
    twins.put(db, *pair, found.kind, found.percent)


def _refuse(cancelled: StopAsked | None) -> bool:
    """Raise Cancelled where the user gave up."""
    if cancelled is not None and cancelled():
        raise Cancelled
    return False
