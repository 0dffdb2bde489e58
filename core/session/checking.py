"""Checking a whole project: every article, then the file itself, in slices that let an edit go first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain, islice

from core.checks import Damage, check_integrity
from core.errors import Cancelled
from core.model import Finding
from core.model.waiting import Progress, StopAsked
from core.session.recurring import find_recurring
from core.session.refresh import Refresher
from core.session.spellings import find_news, find_rare, note_known
from core.session.twins import find_twins
from core.storage import Database, ProjectFile, integrity, queries
from core.storage.reader import Reader

SLICE = 5
"""Articles that are checked in one transaction."""

ALL = 1 << 62


def check_project(
    project: ProjectFile, view: Reader, progress: Progress | None, cancelled: StopAsked | None
) -> list[Finding]:
    """Rebuild all findings and return those not dismissed; raise Cancelled when asked to stop.

    A project in a read-only place is checked all the same; its caches stay as they are.
    """
    thread, db = project.thread, project.db
    articles = thread.call(lambda: queries.article_ids(db, queries.ArticleFilter()))
    if not project.read_only:
        find_twins(project, _part(progress, 0, 3), cancelled)
        find_rare(project, _part(progress, 1, 3), cancelled)
        check_articles(project, view, articles, _part(progress, 2, 3), cancelled)
        find_recurring(project, view, cancelled)
        note_known(project)
    of_file = _integrity(project, view, cancelled)
    return of_file + thread.call(lambda: queries.findings(db, None, None, ALL))


def check_twins(
    project: ProjectFile, view: Reader, progress: Progress | None, cancelled: StopAsked | None
) -> frozenset[int]:
    """Look for near-duplicates and rare spellings and tell them as findings; return the articles with news."""
    near = find_twins(project, _part(progress, 0, 2), cancelled)
    news = sorted({*near, *find_news(project, _part(progress, 1, 2), cancelled)})
    check_articles(project, view, news, None, cancelled)
    note_known(project)
    return frozenset(news)


def _part(progress: Progress | None, part: int, parts: int) -> Progress | None:
    """Return what tells the progress of one part of a work, counted from 0."""
    if progress is None:
        return None
    return lambda done, total: progress(part * total + done, parts * total)


def check_articles(
    project: ProjectFile,
    view: Reader,
    articles: Sequence[int],
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> None:
    """Rebuild the findings and summaries of some articles; raise Cancelled when asked to stop."""
    for at in range(0, len(articles), SLICE):
        if cancelled is not None and cancelled():
            raise Cancelled
        project.thread.call(partial(_refresh, project.db, view, articles[at : at + SLICE]), patient=True)
        if progress is not None:
            progress(min(at + SLICE, len(articles)), len(articles))


def _refresh(db: Database, view: Reader, articles: Sequence[int]) -> None:
    with db.atomic():
        refresher = Refresher(db, view)
        for article in articles:
            refresher.refresh(article)


def _integrity(project: ProjectFile, view: Reader, cancelled: StopAsked | None) -> list[Finding]:
    """Return what is wrong with the file itself, looked at in slices."""
    facts = project.thread.call(lambda: integrity.facts(project.db), patient=True)
    walk = check_integrity(
        view, [Damage(fact.rule, fact.article, fact.block, dict(fact.values)) for fact in facts]
    )
    found: list[Finding] = []
    while part := project.thread.call(lambda: list(islice(walk, SLICE)), patient=True):
        if cancelled is not None and cancelled():
            raise Cancelled
        found += chain.from_iterable(part)
    return found
