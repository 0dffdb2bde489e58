"""The caches: what the checks found, and one line of facts about each article. Rebuilt, never in the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from core.arabic import fold
from core.model import Article, Block, Finding, Mention
from core.model.doubts import UNDECIDED_BELOW
from core.storage import rows
from core.storage.codec import decode_mapping
from core.storage.damage import reading

FINDING_INSERT = (
    'INSERT INTO finding (rule, severity, article, block, "start", "end", "values", key, dismissed)'
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
SUMMARY_INSERT = "INSERT OR REPLACE INTO summary VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

LONG_ENOUGH = 200
"""Kept text shorter than this (folded code points) does not make two articles alike."""

HEADLINE_SHOWN, SNIPPET_SHOWN = 300, 200


@dataclass(frozen=True, slots=True)
class Summary:
    """One row of the article list.

    Attributes:
        headline: the first kept headline, else the first kept block, else the first block; cut to 300 code points.
        snippet: the beginning of the first kept paragraph.
        undecided: boundaries, roles and kept states that a machine was not sure of.
        errors, warnings, notes: findings that are not dismissed.
    """

    article: int
    headline: str
    snippet: str
    status: str
    source: int
    blocks: int
    kept: int
    left_out: int
    mentions: int
    undecided: int
    errors: int
    warnings: int
    notes: int


def is_undecided(by: str, confidence: float) -> bool:
    """Tell whether a decision waits for the editor."""
    return by != "editor" and confidence < UNDECIDED_BELOW


def finding_entries(finding: Finding, *, dismissed: int = 0) -> tuple[Any, ...]:
    """Return the entries of a finding for `FINDING_INSERT`."""
    values = json.dumps(dict(finding.values), ensure_ascii=False)
    place = (finding.article, finding.block, finding.start, finding.end)
    return (finding.rule, finding.severity, *place, values, finding.key, dismissed)


def summary_entries(
    article: Article,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    found: Iterable[Finding],
    folded: str | None = None,
) -> tuple[Any, ...]:
    """Return the entries of an article's summary; `found` are the findings not dismissed.

    `folded` are its kept blocks, folded, each on a line, where they are at hand.
    """
    kept = [block for block in blocks if block.kept]
    headlines = [block for block in kept if block.role == "headline"]
    title = next(iter(headlines or kept or blocks), None)
    opening = next((block.text for block in kept if block.role == "paragraph" and block is not title), "")
    severities = [finding.severity for finding in found]
    undecided = sum(
        is_undecided(block.role_decision.by, block.role_decision.confidence)
        or is_undecided(block.kept_decision.by, block.kept_decision.confidence)
        for block in blocks
    ) + is_undecided(article.boundary.by, article.boundary.confidence)
    if folded is None:
        folded = fold("\n".join(block.text for block in kept))
    return (
        article.id,
        title.text[:HEADLINE_SHOWN] if title else "",
        opening[:SNIPPET_SHOWN],
        len(blocks),
        len(kept),
        sum(mention.state == "live" for mention in mentions),
        undecided,
        *(severities.count(severity) for severity in ("error", "warning", "note")),
        rows.fold_key(folded) if len(folded) >= LONG_ENOUGH else 0,
    )


def replace_findings(
    db: Database,
    article: int,
    blocks: frozenset[int] | None,
    found: Iterable[tuple[Finding, int]],
    again: Sequence[str],
    spared: Sequence[str] = (),
) -> None:
    """Put `found` (each with whether it is dismissed) in the place of what the cache held of an article.

    With `blocks` only what the rules outside `again` said of these blocks (and of blocks that have left the article)
    is replaced; all that the rules in `again` said of the article always is. What those in `spared` say is of the
    whole project, and stays.
    """
    kept = f"rule NOT IN ({', '.join('?' * len(spared))})"
    if blocks is None:
        db.execute(
            f"DELETE FROM finding INDEXED BY finding_article WHERE article = ? AND {kept}", [article, *spared]
        )
    else:
        rules = ", ".join("?" * len(again))
        places = ", ".join("?" * len(blocks))
        db.execute(
            f"DELETE FROM finding INDEXED BY finding_article WHERE article = ? AND {kept}"
            f" AND (rule IN ({rules}) OR block IN ({places})"
            " OR block NOT IN (SELECT id FROM block WHERE article = ?))",
            [article, *spared, *again, *blocks, article],
        )
    db.conn.executemany(
        FINDING_INSERT, [finding_entries(finding, dismissed=dismissed) for finding, dismissed in found]
    )


def of_project(db: Database, rule: str) -> list[tuple[int | None, int | None, str, str]]:
    """Return (article, block, key, values as JSON) of what a rule about the whole project says, dismissed or not."""
    query = 'SELECT article, block, key, "values" FROM finding WHERE rule = ?'
    return [tuple(found) for found in db.execute(query, [rule]).fetchall()]


def replace_of_project(
    db: Database, rule: str, keys: Iterable[str], found: Iterable[tuple[Finding, int]]
) -> None:
    """Put `found` (each with whether it is dismissed) in the place of what a rule said under some keys; count anew."""
    changed: set[int] = set()
    for key in keys:
        gone = db.execute("DELETE FROM finding WHERE rule = ? AND key = ? RETURNING article", [rule, key])
        changed.update(article for (article,) in gone.fetchall() if article is not None)
    for finding, dismissed in found:
        db.execute(FINDING_INSERT, finding_entries(finding, dismissed=dismissed))
        changed.update([] if finding.article is None else [finding.article])
    recount(db, changed)


def replace_rule(db: Database, article: int, rule: str, found: Iterable[tuple[Finding, int]]) -> None:
    """Put `found` (each with whether it is dismissed) in the place of what one rule said of an article."""
    db.execute(
        "DELETE FROM finding INDEXED BY finding_article WHERE article = ? AND rule = ?", [article, rule]
    )
    entries = [finding_entries(finding, dismissed=dismissed) for finding, dismissed in found]
    db.conn.executemany(FINDING_INSERT, entries)


def finding_of(entries: Sequence[Any]) -> Finding:
    """Return the finding of the entries of its columns."""
    rule, severity, article, block, start, end, named, key = entries
    with reading("finding", article or 0):
        return Finding(rule, severity, article, block, start, end, decode_mapping(named), key)


def recount(db: Database, articles: Iterable[int]) -> None:
    """Count the findings of some articles anew, dismissed ones left out."""
    count = (
        "(SELECT count(*) FROM finding INDEXED BY finding_article"
        " WHERE article = summary.article AND dismissed = 0 AND severity = '{}')"
    )
    setters = ", ".join(
        f"{column} = {count.format(severity)}"
        for column, severity in (("errors", "error"), ("warnings", "warning"), ("notes", "note"))
    )
    db.conn.executemany(
        f"UPDATE summary SET {setters} WHERE article = ?", [(article,) for article in articles]
    )


def drop_article(db: Database, article: int) -> None:
    """Forget what the caches hold of an article that is no more."""
    db.execute("DELETE FROM finding WHERE article = ?", [article])
    db.execute("DELETE FROM summary WHERE article = ?", [article])
