"""The findings as lists show them: which there are, in reading order, by page; quick whatever their number.

Counts by article come from the summaries, or from an index that holds all a filter asks for. They come as one text,
because SQLite makes a hundred thousand rows into JSON faster than Python takes them one by one.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from sqlite_utils import Database

from core.model import Finding
from core.storage.findings import finding_of
from core.storage.queries import FINDING_SELECT, SHOWN

Answer = TypeVar("Answer")
Question = Callable[[Database], Answer]
"""What is asked on the storage thread."""

INDEXES = (
    "CREATE INDEX finding_told ON finding (rule, dismissed, article, severity, key)",
    "CREATE INDEX summary_told ON summary (article, errors, warnings, notes)",
    "CREATE INDEX dismissal_key ON dismissal (rule, key)",
)
NAMES = frozenset(("rule_setting", "finding_told", "summary_told", "dismissal_key"))

COUNTED = {"error": "errors", "warning": "warnings", "note": "notes"}
"""The column of a summary that counts the findings of a severity."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings a list shows; what is None or empty does not narrow it. Dismissed ones are never shown.

    Attributes:
        rules: ids.
        severities: see `core.model.SEVERITIES`.
        article: only what is told of this one.
        key: only those alike (`Finding.key`); for one rule.
    """

    rules: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    article: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """How many findings of a rule there are."""

    rule: str
    severity: str
    count: int


class Key(NamedTuple):
    """Where a finding stands in its article: what findings are ordered by, then their ids."""

    rank: str
    start: int
    rule: str
    id: int


def order(db: Database) -> array[int]:
    """Return the ids of the present articles in the order of screen and export."""
    listed = f"SELECT id FROM article WHERE {SHOWN} ORDER BY source, rank"
    (found,) = db.execute(f"SELECT json_group_array(id) FROM ({listed})").fetchone()
    return array("q", json.loads(found))


def by_article(db: Database, wanted: Wanted, articles: Iterable[int] | None = None) -> dict[int, int]:
    """Return how many findings each article has that has any: of all, or of some articles."""
    if wanted.rules or wanted.key is not None or wanted.article is not None:
        conditions, values = _conditions(wanted, articles)
        listed = f"SELECT article, count(*) AS n FROM finding WHERE {conditions} GROUP BY article"
    else:
        columns = [COUNTED[severity] for severity in wanted.severities or COUNTED]
        within, values = _within("article", articles)
        listed = f"SELECT article, {' + '.join(columns)} AS n FROM summary WHERE n > 0{within}"
    query = f"SELECT json_group_array(article), json_group_array(n) FROM ({listed})"
    ids, counts = db.execute(query, values).fetchone()
    return dict(zip(json.loads(ids), json.loads(counts), strict=True))


def _within(column: str, articles: Iterable[int] | None) -> tuple[str, list[Any]]:
    if articles is None:
        return "", []
    return f" AND {column} IN (SELECT value FROM json_each(?))", [json.dumps(sorted(articles))]


def _conditions(wanted: Wanted, articles: Iterable[int] | None = None) -> tuple[str, list[Any]]:
    """Return the conditions of a filter on the table of findings."""
    conditions, values = ["finding.dismissed = 0", "finding.article IS NOT NULL"], list[Any]()
    for column, chosen in (("rule", wanted.rules), ("severity", wanted.severities)):
        if chosen:
            conditions.append(f"finding.{column} IN ({', '.join('?' * len(chosen))})")
            values += chosen
    for column, value in (("article", wanted.article), ("key", wanted.key)):
        if value is not None:
            conditions.append(f"finding.{column} = ?")
            values.append(value)
    within, ids = _within("finding.article", articles)
    return " AND ".join(conditions) + within, values + ids


def totals(db: Database, article: int | None = None) -> list[Total]:
    """Return how many findings there are by rule and severity, of the present articles or of one; none with none."""
    if article is not None:
        query = (
            "SELECT rule, severity, count(*) FROM finding WHERE article = ? AND dismissed = 0 GROUP BY 1, 2"
        )
        return [Total(*found) for found in db.execute(query, [article]).fetchall()]
    absent = _absent(db)
    found = [(rule, severity, count) for rule in rules_told(db) for severity, count in _counts_of(db, rule)]
    return [
        Total(rule, severity, count - absent.get((rule, severity), 0))
        for rule, severity, count in found
        if count > absent.get((rule, severity), 0)
    ]


def rules_told(db: Database) -> list[str]:
    """Return the rules of which anything is kept, dismissed or not: one step through the index for each."""
    query = (
        "WITH RECURSIVE told (rule) AS (SELECT min(rule) FROM finding UNION ALL"
        " SELECT (SELECT min(rule) FROM finding WHERE rule > told.rule) FROM told WHERE told.rule IS NOT NULL)"
        " SELECT rule FROM told WHERE rule IS NOT NULL"
    )
    return [str(rule) for (rule,) in db.execute(query).fetchall()]


def _counts_of(db: Database, rule: str) -> list[tuple[str, int]]:
    """Return (severity, count) of a rule; nearly always one, so that counting need not look at each."""
    query = "SELECT severity FROM finding WHERE rule = ? AND dismissed = 0 LIMIT 1"
    first = db.execute(query, [rule]).fetchone()
    if first is None:
        return []
    (count,) = db.execute("SELECT count(*) FROM finding WHERE rule = ? AND dismissed = 0", [rule]).fetchone()
    return [(str(first[0]), int(count))]


def _absent(db: Database) -> dict[tuple[str, str], int]:
    """Return how many findings by rule and severity are of sources that are not present."""
    found: dict[tuple[str, str], int] = {}
    query = (
        "SELECT finding.rule, finding.severity, count(*) FROM article"
        " JOIN finding ON finding.article = article.id AND finding.dismissed = 0"
        " WHERE article.source IN (SELECT id FROM source WHERE state != 'present') GROUP BY 1, 2"
    )
    for rule, severity, count in db.execute(query).fetchall():
        found[str(rule), str(severity)] = int(count)
    return found


def ids_of(db: Database, wanted: Wanted, articles: Sequence[int]) -> dict[int, array[int]]:
    """Return the ids of the findings of some articles, in reading order."""
    conditions, values = _conditions(wanted, articles)
    query = (
        "SELECT finding.article, finding.id FROM finding INDEXED BY finding_article"
        f" LEFT JOIN block ON block.id = finding.block WHERE {conditions}"
        " ORDER BY coalesce(block.rank, ''), coalesce(finding.\"start\", -1), finding.rule, finding.id"
    )
    found: dict[int, array[int]] = {article: array("q") for article in articles}
    for article, finding in db.execute(query, values).fetchall():
        found[article].append(finding)
    return found


def keys_of(db: Database, wanted: Wanted, article: int) -> list[Key]:
    """Return where the findings of an article stand in it, in reading order."""
    conditions, values = _conditions(wanted, [article])
    query = (
        "SELECT coalesce(block.rank, ''), coalesce(finding.\"start\", -1), finding.rule, finding.id"
        " FROM finding INDEXED BY finding_article"
        f" LEFT JOIN block ON block.id = finding.block WHERE {conditions} ORDER BY 1, 2, 3, 4"
    )
    return [Key(*found) for found in db.execute(query, values).fetchall()]


def rank_of(db: Database, block: int | None) -> str:
    """Return the order key of a block, before all others where there is none."""
    found = db.execute("SELECT rank FROM block WHERE id = ?", [block]).fetchone()
    return str(found[0]) if found else ""


def with_ids(db: Database, ids: Sequence[int]) -> dict[int, Finding]:
    """Return findings by id; ids that are no more are left out."""
    query = f"SELECT id, {FINDING_SELECT} FROM finding WHERE id IN (SELECT value FROM json_each(?))"
    return {
        found[0]: finding_of(found[1:]) for found in db.execute(query, [json.dumps(list(ids))]).fetchall()
    }


def block_number(db: Database, block: int) -> int | None:
    """Return the place of a block in its article, from 1; None where it is gone."""
    query = (
        "SELECT (SELECT count(*) FROM block AS mate WHERE mate.article = block.article AND mate.rank <= block.rank)"
        " FROM block WHERE id = ?"
    )
    found = db.execute(query, [block]).fetchone()
    return int(found[0]) if found else None


def headline_of(db: Database, article: int) -> str | None:
    """Return what the list calls an article."""
    found = db.execute("SELECT headline FROM summary WHERE article = ?", [article]).fetchone()
    return str(found[0]) if found else None


def of_block(db: Database, block: int) -> list[Finding]:
    """Return what is told of one block, in reading order."""
    query = (
        f"SELECT {FINDING_SELECT} FROM block JOIN finding INDEXED BY finding_article"
        " ON finding.article = block.article AND finding.block = block.id"
        ' WHERE block.id = ? AND finding.dismissed = 0 ORDER BY coalesce(finding."start", -1), finding.rule'
    )
    return [finding_of(found) for found in db.execute(query, [block]).fetchall()]
