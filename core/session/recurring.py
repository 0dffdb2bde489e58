"""Keeping what is found of recurring lines true: all of it at a check, a line or two after each step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from itertools import chain, islice

from core.checks import LONGEST, check_line, check_recurring, least_copies
from core.errors import Cancelled
from core.model import Finding
from core.model.waiting import StopAsked
from core.storage import Database, ProjectFile, findings, page_lines, queries, rule_settings
from core.storage.codec import decode_mapping
from core.storage.reader import Reader

RULE = "recurring-line"

ARTICLES_A_PART = 1_000
"""So many articles' lines are looked at in one slice of the walk."""

MOST_LINES = 200
"""Of so many lines that one step touched it is looked at how they recur now; the next check does the rest."""


def find_recurring(project: ProjectFile, view: Reader, cancelled: StopAsked | None = None) -> None:
    """Find the recurring lines of a whole project anew, in slices; raise Cancelled when asked to stop."""
    thread, db = project.thread, project.db
    articles = thread.call(lambda: queries.count_articles(db), patient=True)
    walk = check_recurring(view, articles, articles // ARTICLES_A_PART + 1)
    found: list[Finding] = []
    while part := thread.call(lambda: list(islice(walk, 1)), patient=True):
        if cancelled is not None and cancelled():
            raise Cancelled
        found += chain.from_iterable(part)
    thread.call(partial(_write, db, view, found), patient=True)


def find_now(db: Database, view: Reader) -> None:
    """Find them in a project small enough to be looked at in one go, in a step's own transaction."""
    _write(db, view, list(chain.from_iterable(check_recurring(view, queries.count_articles(db), 1))))


def _write(db: Database, view: Reader, found: Sequence[Finding]) -> None:
    with db.atomic():
        known = {key for _, _, key, _ in findings.of_project(db, RULE)}
        findings.replace_of_project(db, RULE, known, rule_settings.marked(db, found))


def follow_recurring(db: Database, view: Reader, touched: Collection[int]) -> set[int]:
    """Look again at the lines of blocks that steps touched; return the articles told of by then or now."""
    if not touched:
        return set()
    lines: dict[str, None] = {}
    stale: dict[str, int | None] = {}
    for article, block, key, values in findings.of_project(db, RULE):
        if block in touched:
            stale[key] = article
            lines[str(decode_mapping(values)["words"])] = None
    for text in page_lines.short_texts(db, sorted(touched), LONGEST):
        if len(lines) < MOST_LINES and page_lines.copies(db, text) >= least_copies(0):
            lines[text] = None
    if not lines:
        return set()
    articles = queries.count_articles(db)
    found = [finding for line in lines for finding in check_line(view, line, articles)]
    unlike = {finding.key: finding for finding in found}
    findings.replace_of_project(db, RULE, {*stale, *unlike}, rule_settings.marked(db, unlike.values()))
    return {
        article for article in (*stale.values(), *(each.article for each in found)) if article is not None
    }
