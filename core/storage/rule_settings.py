"""What follows for the cache of findings from a rule's setting and from dismissals; and which rules the cache holds.

Of most rules the project has hundreds of findings, of some a hundred thousand: so each of these is a few statements,
and the counts in the summaries are shifted by what came or went instead of being counted anew.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any

from sqlite_utils import Database

from core.model import Dismissal, Finding
from core.storage.damage import reading
from core.storage.told import COUNTED

RUN, PREPARED = "rules_run", "rules_prepared"
"""Names in `meta`: the rules whose findings the cache holds, and those being run that nobody sees yet."""

TOLD, DISMISSED, HIDDEN = 0, 1, 2
"""What stands in the column `dismissed`; `HIDDEN` are findings of a rule that is just being run everywhere."""


def rules_run(db: Database) -> frozenset[str]:
    """Return the rules whose findings the cache holds."""
    return _names(db, RUN)


def set_rules_run(db: Database, rules: Collection[str]) -> None:
    """Say whose findings the cache holds."""
    _set_names(db, RUN, rules)


def rules_prepared(db: Database) -> frozenset[str]:
    """Return the rules that are run, but whose findings nobody sees yet."""
    return _names(db, PREPARED)


def set_rules_prepared(db: Database, rules: Collection[str]) -> None:
    """Say which rules are run unseen."""
    _set_names(db, PREPARED, rules)


def _names(db: Database, key: str) -> frozenset[str]:
    found = db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    with reading("meta", 0):
        return frozenset(str(name) for name in json.loads(found[0])) if found else frozenset()


def _set_names(db: Database, key: str, names: Collection[str]) -> None:
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, json.dumps(sorted(names))])


def is_dismissed(db: Database, finding: Finding) -> bool:
    """Tell whether the editor does not want to see a finding: its key everywhere, or in its article."""
    query = "SELECT 1 FROM dismissal WHERE rule = ? AND key = ? AND (article IS NULL OR article = ?) LIMIT 1"
    return db.execute(query, [finding.rule, finding.key, finding.article]).fetchone() is not None


def marked(db: Database, found: Iterable[Finding]) -> list[tuple[Finding, int]]:
    """Return findings, each with what stands in the column `dismissed`."""
    return [(finding, DISMISSED if is_dismissed(db, finding) else TOLD) for finding in found]


def drop_rule(db: Database, rule: str) -> list[int]:
    """Forget what a rule found; return the articles where that was shown."""
    articles = _shift(db, -1, "rule = ?", [rule])
    db.execute("DELETE FROM finding WHERE rule = ?", [rule])
    return articles


def drop_hidden(db: Database, rule: str) -> None:
    """Forget what a rule found unseen."""
    db.execute("DELETE FROM finding WHERE rule = ? AND dismissed = ?", [rule, HIDDEN])


def show_hidden(db: Database, rule: str) -> list[int]:
    """Show what a rule found unseen, but what is dismissed; return the articles."""
    covered = (
        "EXISTS (SELECT 1 FROM dismissal WHERE dismissal.rule = finding.rule AND dismissal.key = finding.key"
        " AND (dismissal.article IS NULL OR dismissal.article = finding.article))"
    )
    db.execute(f"UPDATE finding SET dismissed = {covered} WHERE rule = ? AND dismissed = ?", [rule, HIDDEN])
    return _shift(db, 1, "rule = ?", [rule])


def set_severity(db: Database, rule: str, severity: str) -> list[int]:
    """Make what a rule found as grave as said; return the articles where that is seen."""
    other = "rule = ? AND severity != ?"
    articles = _shift(db, -1, other, [rule, severity])
    if articles:
        db.execute(f"UPDATE finding SET severity = ? WHERE {other}", [severity, rule, severity])
        within = "article IN (SELECT value FROM json_each(?))"
        _shift(db, 1, f"rule = ? AND {within}", [rule, json.dumps(articles)])
    return articles


def dismiss(db: Database, dismissal: Dismissal) -> list[int]:
    """Hide the findings that a new dismissal is about; return the articles where they were shown."""
    about, values = _about(dismissal)
    articles = _shift(db, -1, about, values)
    db.execute(f"UPDATE finding SET dismissed = {DISMISSED} WHERE {about} AND dismissed = {TOLD}", values)
    return articles


def restore(db: Database, dismissal: Dismissal) -> list[int]:
    """Show again what a dismissal that is no more was about, but what another hides; return the articles."""
    about, values = _about(dismissal)
    others = "(SELECT article FROM dismissal WHERE rule = ? AND key = ?)"
    query = "SELECT count(*) FROM dismissal WHERE rule = ? AND key = ? AND article IS NULL"
    named = [dismissal.rule, dismissal.key]
    if db.execute(query, named).fetchone()[0]:
        return []
    freed = f"{about} AND dismissed = {DISMISSED} AND (article IS NULL OR article NOT IN {others})"
    found = db.execute(
        f"UPDATE finding SET dismissed = {TOLD} WHERE {freed} RETURNING article, severity", [*values, *named]
    ).fetchall()
    for article, severity in found:
        if article is not None:
            column = COUNTED[severity]
            db.execute(f"UPDATE summary SET {column} = {column} + 1 WHERE article = ?", [article])
    return sorted({int(article) for article, _ in found if article is not None})


def silence_of(db: Database, dismissal: Dismissal) -> tuple[int, str]:
    """Return how many findings a dismissal hides, and the headline of its article where it is of one."""
    about, values = _about(dismissal)
    query = f"SELECT count(*) FROM finding WHERE {about} AND dismissed = {DISMISSED}"
    (count,) = db.execute(query, values).fetchone()
    query = "SELECT headline FROM summary WHERE article = ?"
    found = db.execute(query, [dismissal.article]).fetchone()
    return int(count), str(found[0]) if found else ""


def _about(dismissal: Dismissal) -> tuple[str, list[Any]]:
    values: list[Any] = [dismissal.rule, dismissal.key]
    if dismissal.article is None:
        return "rule = ? AND key = ?", values
    return "rule = ? AND key = ? AND article = ?", [*values, dismissal.article]


def _shift(db: Database, sign: int, condition: str, values: list[Any]) -> list[int]:
    """Count the findings shown that fit a condition into (1) or out of (-1) the summaries; return their articles."""
    query = (
        f"SELECT article, severity, count(*) FROM finding WHERE {condition} AND dismissed = {TOLD}"
        " AND article IS NOT NULL GROUP BY article, severity"
    )
    found = db.execute(query, values).fetchall()
    for severity, column in COUNTED.items():
        entries = [(sign * count, article) for article, grave, count in found if grave == severity]
        db.conn.executemany(f"UPDATE summary SET {column} = {column} + ? WHERE article = ?", entries)
    return sorted({int(article) for article, _, _ in found})


def from_dismissals(db: Database) -> None:
    """Bring over an older file, in which a dismissal of everything a rule says switched it off.

    Deleted articles had findings in it; what counts findings now takes them for gone.
    """
    whole = "article IS NULL AND key = ''"
    off = [rule for (rule,) in db.execute(f"SELECT DISTINCT rule FROM dismissal WHERE {whole}").fetchall()]
    db.execute(
        "INSERT INTO rule_setting SELECT min(id), rule, 0, '' FROM dismissal"
        f" WHERE {whole} GROUP BY rule ORDER BY 1"
    )
    db.execute(f"DELETE FROM dismissal WHERE {whole}")
    for rule in off:
        db.execute("DELETE FROM finding WHERE rule = ?", [rule])
    db.execute("DELETE FROM finding WHERE article IN (SELECT id FROM article WHERE deleted = 1)")
    db.execute(
        "UPDATE summary SET errors = 0, warnings = 0, notes = 0"
        " WHERE article IN (SELECT id FROM article WHERE deleted = 1)"
    )
    query = "SELECT step, n, before, after FROM change WHERE kind = 'dismissal' AND field = '*'"
    for step, n, before, after in db.execute(query).fetchall():
        if _is_whole(before) or _is_whole(after):
            values = [_as_setting(before), _as_setting(after), step, n]
            db.execute(
                "UPDATE change SET kind = 'rule_setting', before = ?, after = ? WHERE step = ? AND n = ?",
                values,
            )


def _is_whole(text: str | None) -> bool:
    return text is not None and json.loads(text)[2:] == [None, ""]


def _as_setting(text: str | None) -> str | None:
    """Return a change's side about a dismissal of a whole rule as one about its setting."""
    if text is None:
        return None
    row, rule, *_ = json.loads(text)
    return json.dumps([row, rule, 0, ""], ensure_ascii=False, separators=(",", ":"))
