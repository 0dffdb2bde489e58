"""Pairs of articles that are nearly the same: a cache of exact figures, never in the journal.

A pair that an edit has made unlike stays, without a kind, so that undo finds it again; the next search removes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from core.model import Twin
from core.storage.queries import PAGE, SHOWN

Pair = tuple[int, int]

OTHER_WAY = {"inside": "holds", "holds": "inside"}
"""What the kind of a pair is called from its other end."""


def put(db: Database, one: int, two: int, kind: str, percent: int) -> None:
    """Remember what two articles share; `kind` is that of `one`."""
    if two < one:
        one, two, kind = two, one, OTHER_WAY.get(kind, kind)
    db.execute("INSERT OR REPLACE INTO twin VALUES (?, ?, ?, ?)", [one, two, kind, percent])


def remove(db: Database, one: int, two: int) -> None:
    """Forget a pair."""
    db.execute("DELETE FROM twin WHERE one = ? AND two = ?", [min(one, two), max(one, two)])


def known(db: Database, one: int, two: int) -> tuple[str, int] | None:
    """Return kind (that of `one`) and percent of a pair, None where it is not known."""
    query = "SELECT kind, percent FROM twin WHERE one = ? AND two = ?"
    found = db.execute(query, [min(one, two), max(one, two)]).fetchone()
    if found is None:
        return None
    return (found[0] if one < two else OTHER_WAY.get(found[0], found[0])), int(found[1])


def pairs(db: Database) -> list[Pair]:
    """Return all pairs."""
    return [(int(one), int(two)) for one, two in db.execute("SELECT one, two FROM twin").fetchall()]


def mates(db: Database, article: int) -> list[int]:
    """Return the articles that are, or were before an edit, in a pair with one."""
    query = "SELECT two FROM twin WHERE one = ? UNION SELECT one FROM twin WHERE two = ? ORDER BY 1"
    return [int(mate) for (mate,) in db.execute(query, [article, article]).fetchall()]


def mates_of_source(db: Database, source: int) -> list[int]:
    """Return the articles of other dumps that are in a pair with one of this dump."""
    inside = "SELECT id FROM article WHERE source = ?"
    query = (
        f"SELECT two FROM twin WHERE one IN ({inside}) AND two NOT IN ({inside})"
        f" UNION SELECT one FROM twin WHERE two IN ({inside}) AND one NOT IN ({inside}) ORDER BY 1"
    )
    return [int(mate) for (mate,) in db.execute(query, [source] * 4).fetchall()]


def of_article(db: Database, article: int) -> list[Twin]:
    """Return the present articles that an article is nearly the same as, the likest first."""
    query = (
        "SELECT twin.two, twin.kind, twin.percent FROM twin JOIN article ON article.id = twin.two"
        f" WHERE twin.one = ? AND twin.kind != '' AND {SHOWN}"
    )
    found = [Twin(*entries) for entries in db.execute(query, [article]).fetchall()]
    query = (
        "SELECT twin.one, twin.kind, twin.percent FROM twin JOIN article ON article.id = twin.one"
        f" WHERE twin.two = ? AND twin.kind != '' AND {SHOWN}"
    )
    for other, kind, percent in db.execute(query, [article]).fetchall():
        found.append(Twin(other, OTHER_WAY.get(kind, kind), percent))
    return sorted(found, key=lambda twin: (-twin.percent, twin.other))


def kept_texts(db: Database, articles: Sequence[int], beside: Iterable[str]) -> list[tuple[int, str]]:
    """Return (id, text) of articles: their kept blocks but those of the roles `beside`, a line each."""
    leaving = list(beside)
    roles = ", ".join("?" * len(leaving))
    lines: dict[int, list[str]] = {article: [] for article in articles}
    for at in range(0, len(articles), PAGE):
        page = articles[at : at + PAGE]
        query = (
            f"SELECT article, text FROM block WHERE article IN ({', '.join('?' * len(page))}) AND kept = 1"
            f" AND role NOT IN ({roles}) ORDER BY article, rank"
        )
        for article, text in db.execute(query, [*page, *leaving]).fetchall():
            lines[article].append(text)
    return [(article, "\n".join(texts)) for article, texts in lines.items()]
