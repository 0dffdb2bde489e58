"""Questions lists ask: which articles fit a filter, one row of each, counts, and what comes next."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from core.arabic import fold, written_with_proclitics
from core.model import Finding
from core.model.doubts import UNDECIDED_BELOW
from core.storage.findings import Summary, finding_of

SHOWN = "article.deleted = 0 AND article.source IN (SELECT id FROM source WHERE state = 'present')"
PAGE = 500
MOST_WORDS = 40
"""Words of a search that are looked for; a pasted page would be more than one query can hold."""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles a list shows; what is None or empty does not narrow it.

    Attributes:
        status: one of `STATUSES`.
        source: a source's id.
        role: a role's name that one of the blocks has.
        findings: ``any``, or the id of the rule that found something.
        words: words that all stand in the article, in any order; folded, prefixes and proclitics allowed.
        deleted: list the deleted articles instead.
    """

    status: str | None = None
    source: int | None = None
    role: str | None = None
    findings: str | None = None
    words: str = ""
    deleted: bool = False


def words_in(text: str) -> list[str]:
    """Return the words of a folded text as the word index cuts them."""
    return "".join(letter if letter.isalnum() else " " for letter in text).split()


def with_proclitics(phrase: Sequence[str], *, prefix: bool) -> str:
    """Return an index query for a run of words, the first with any proclitic before it."""
    first, rest = phrase[0], " ".join(phrase[1:])
    heads = written_with_proclitics(first)
    star = "*" if prefix else ""
    return " OR ".join(f'"{head} {rest}"{star}' if rest else f'"{head}"{star}' for head in heads)


def phrase_match(words: str) -> str:
    """Return the index query for blocks that may hold `words` as a phrase, or an empty text."""
    phrase = words_in(fold(words))[:MOST_WORDS]
    return with_proclitics(phrase, prefix=False) if phrase else ""


def _conditions(wanted: ArticleFilter) -> tuple[list[str], list[Any]]:
    present = "article.source IN (SELECT id FROM source WHERE state = 'present')"
    conditions, values = [f"article.deleted = {int(wanted.deleted)}", present], []
    for field in ("status", "source"):
        value = getattr(wanted, field)
        if value is not None:
            conditions.append(f"article.{field} = ?")
            values.append(value)
    if wanted.role is not None:
        conditions.append("article.id IN (SELECT article FROM block WHERE role = ?)")
        values.append(wanted.role)
    if wanted.findings == "any":
        conditions.append("article.id IN (SELECT article FROM summary WHERE errors + warnings + notes > 0)")
    elif wanted.findings is not None:
        conditions.append("article.id IN (SELECT article FROM finding WHERE dismissed = 0 AND rule = ?)")
        values.append(wanted.findings)
    for word in words_in(fold(wanted.words))[:MOST_WORDS]:
        matching = "SELECT rowid FROM block_words WHERE block_words MATCH ?"
        conditions.append(f"article.id IN (SELECT article FROM block WHERE id IN ({matching}))")
        values.append(with_proclitics([word], prefix=True))
    return conditions, values


def article_ids(db: Database, wanted: ArticleFilter) -> array[int]:
    """Return the ids of the articles that fit, in the order of screen and export."""
    conditions, values = _conditions(wanted)
    query = f"SELECT id FROM article WHERE {' AND '.join(conditions)} ORDER BY source, rank"
    return array("q", (found for (found,) in db.execute(query, values)))


def has_articles(db: Database) -> bool:
    """Tell whether there is any article, present or not."""
    return db.execute("SELECT 1 FROM article LIMIT 1").fetchone() is not None


def count_articles(db: Database) -> int:
    """Return how many articles are present."""
    return int(db.execute(f"SELECT count(*) FROM article WHERE {SHOWN}").fetchone()[0])


def article_of_block(db: Database, block: int) -> int | None:
    """Return the article a block stands in, None where there is no such block."""
    found = db.execute("SELECT article FROM block WHERE id = ?", [block]).fetchone()
    return int(found[0]) if found else None


def blocks_in(db: Database, article: int) -> list[int]:
    """Return the ids of an article's blocks."""
    return [
        int(block) for (block,) in db.execute("SELECT id FROM block WHERE article = ?", [article]).fetchall()
    ]


def texts_in(db: Database, article: int) -> list[str]:
    """Return the texts of an article's blocks, in no order."""
    return [
        str(text) for (text,) in db.execute("SELECT text FROM block WHERE article = ?", [article]).fetchall()
    ]


def articles_of_source(db: Database, source: int) -> list[int]:
    """Return the ids of all articles of a dump, removed and deleted ones too."""
    query = "SELECT id FROM article WHERE source = ?"
    return [int(article) for (article,) in db.execute(query, [source]).fetchall()]


def articles_repeated(db: Database, sources: Sequence[int]) -> list[int]:
    """Return the present articles whose kept text stands in one of these latest dumps and once more elsewhere."""
    shared = (
        "SELECT summary.fold_key FROM summary JOIN article ON article.id = summary.article"
        f" WHERE summary.fold_key != 0 AND {SHOWN} GROUP BY 1"
        f" HAVING count(*) > 1 AND max(article.source) >= ?"
    )
    query = (
        "SELECT article.id FROM article JOIN summary ON summary.article = article.id"
        f" WHERE {SHOWN} AND summary.fold_key IN ({shared}) ORDER BY article.source, article.rank"
    )
    return [int(article) for (article,) in db.execute(query, [min(sources)]).fetchall()] if sources else []


def summaries(db: Database, articles: Sequence[int]) -> list[Summary]:
    """Return the list rows of the given articles, in the order given; ids that are no more are left out."""
    found: dict[int, Summary] = {}
    for at in range(0, len(articles), PAGE):
        page = articles[at : at + PAGE]
        marks = ", ".join("?" * len(page))
        query = (
            "SELECT article.id, summary.headline, summary.snippet, article.status, article.source, summary.blocks,"
            " summary.kept, summary.blocks - summary.kept, summary.mentions, summary.undecided, summary.errors,"
            " summary.warnings, summary.notes"
            f" FROM article JOIN summary ON summary.article = article.id WHERE article.id IN ({marks})"
        )
        for entries in db.execute(query, list(page)).fetchall():
            found[entries[0]] = Summary(*entries)
    return [found[article] for article in articles if article in found]


def _counts(db: Database, query: str) -> dict[str, int]:
    return {str(name): int(count) for name, count in db.execute(query).fetchall()}


def stats(db: Database) -> dict[str, Any]:
    """Return how many articles, blocks, kept blocks and live mentions there are, and by role, label and status."""
    articles = f"FROM article WHERE {SHOWN}"
    joined = f"JOIN article ON article.id = {{}}.article WHERE {SHOWN}"
    blocks = f"FROM block {joined.format('block')}"
    labelled = "FROM mention JOIN label ON label.id = mention.label"
    mentions = f"{labelled} {joined.format('mention')} AND mention.state = 'live'"
    by_role = _counts(db, f"SELECT block.role, count(*) {blocks} GROUP BY 1 ORDER BY 2 DESC, 1")
    by_label = _counts(db, f"SELECT label.name, count(*) {mentions} GROUP BY 1 ORDER BY 2 DESC, 1")
    return {
        "articles": db.execute(f"SELECT count(*) {articles}").fetchone()[0],
        "blocks": sum(by_role.values()),
        "kept": db.execute(f"SELECT count(*) {blocks} AND block.kept = 1").fetchone()[0],
        "mentions": sum(by_label.values()),
        "by_role": by_role,
        "by_label": by_label,
        "by_status": _counts(db, f"SELECT status, count(*) {articles} GROUP BY 1 ORDER BY 2 DESC, 1"),
    }


def next_undecided(db: Database, article: int | None, block: int | None) -> tuple[int, int] | None:
    """Return (article, block) of the first undecided block behind a place; from the top again at the end."""
    doubt = (
        f"((block.role_by != 'editor' AND block.role_confidence < {UNDECIDED_BELOW})"
        f" OR (block.kept_by != 'editor' AND block.kept_confidence < {UNDECIDED_BELOW})"
        f" OR (article.boundary_by != 'editor' AND article.boundary_confidence < {UNDECIDED_BELOW}"
        " AND block.rank = (SELECT min(rank) FROM block AS mate WHERE mate.article = article.id)))"
    )
    select = (
        "SELECT block.article, block.id FROM article JOIN block ON block.article = article.id"
        f" WHERE {SHOWN} AND {doubt}"
    )
    order = " ORDER BY article.source, article.rank, block.rank LIMIT 1"
    if article is not None:
        place = db.execute("SELECT source, rank FROM article WHERE id = ?", [article]).fetchone()
        rank = (
            db.execute("SELECT rank FROM block WHERE id = ?", [block]).fetchone()
            if block is not None
            else ("",)
        )
        if place and rank:
            behind = " AND (article.source, article.rank, block.rank) > (?, ?, ?)"
            found = db.execute(select + behind + order, [*place, *rank]).fetchone()
            if found:
                return int(found[0]), int(found[1])
    found = db.execute(select + order).fetchone()
    return (int(found[0]), int(found[1])) if found else None


PLACED = (
    f" LEFT JOIN block ON block.id = finding.block JOIN article ON article.id = finding.article"
    f" WHERE finding.dismissed = 0 AND {SHOWN}"
)
FINDING_PLACE = (
    "article.source",
    "article.rank",
    "coalesce(block.rank, '')",
    'coalesce(finding."start", -1)',
    "finding.rule",
)
FINDING_SELECT = ", ".join(
    f'finding."{name}"' for name in ("rule", "severity", "article", "block", "start", "end", "values", "key")
)


def findings(db: Database, article: int | None, rule: str | None, limit: int) -> list[Finding]:
    """Return what the cache holds of one article, of one rule or of all, dismissed ones left out, in order."""
    conditions, values = "", list[Any]()
    for field, value in (("article", article), ("rule", rule)):
        if value is not None:
            conditions += f" AND finding.{field} = ?"
            values.append(value)
    order = ", ".join((*FINDING_PLACE, "finding.id"))
    hint = " INDEXED BY finding_article" if article is not None else ""
    query = f"SELECT {FINDING_SELECT} FROM finding{hint}{PLACED}{conditions} ORDER BY {order} LIMIT ?"
    return [finding_of(found) for found in db.execute(query, [*values, limit]).fetchall()]
