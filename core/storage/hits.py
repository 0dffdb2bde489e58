"""Which blocks may hold what a search looks for, in reading order; their texts are looked through elsewhere.

Rare words are asked of the word index, all at once. Of frequent ones the index is asked article by article, so that the
first come without all others being put in order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from sqlite_utils import Database

from core.arabic import written_with_proclitics
from core.arabic.matching import Choice, Group
from core.storage.vocabulary import Vocabulary

FEW = 1500
"""Blocks of the index that are put in order all at once."""

MOST_WORDS = 400
"""Words of the index that letters may stand in and it is still asked for them."""

MOST_PHRASES = 200
"""Phrases that one question asks for."""

SPREAD = 16
"""Row ids for each block of some articles up to which the index is asked for the whole range of them."""

GAP = 64
"""Row ids between two blocks from which on they are two ranges for the index."""


class Looked(NamedTuple):
    """A block to look through."""

    article: int
    block: int
    role: str
    kept: bool
    text: str


class Sieve(NamedTuple):
    """What a block must be to be looked through.

    Attributes:
        match: question to the word index; None where it has nothing to say, empty where nothing can be found.
        signs: what the text must hold letter for letter.
        roles: its role is one of them, where any are given.
        kept: whether it is kept, where that matters.
    """

    match: str | None = None
    signs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kept: bool | None = None

    def condition(self) -> tuple[str, list[Any]]:
        """Return the rest of a WHERE about blocks, with its values."""
        parts, values = [""], list[Any](self.signs)
        parts += ["instr(block.text, ?) > 0"] * len(self.signs)
        if self.roles:
            parts.append("block.role IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(self.roles))
        if self.kept is not None:
            parts.append(f"block.kept = {int(self.kept)}")
        return " AND ".join(parts), values


def index_question(db: Database, known: Vocabulary, choices: Iterable[Choice]) -> str | None:
    """Return what to ask the word index for texts that may hold one way of each of some choices.

    None where it cannot narrow the search, an empty text where no text can hold them.
    """
    asked: list[str] = []
    for choice in choices:
        ways = [_all_of(_question(db, known, group) for group in groups) for groups in choice]
        if None in ways:
            continue
        possible = [way for way in ways if way]
        if not possible:
            return ""
        asked.append(" OR ".join(f"({way})" for way in possible))
    return _all_of(asked)


def _all_of(questions: Iterable[str | None]) -> str | None:
    """Return the question for texts that hold all; None where none of them narrows, empty where one cannot be held."""
    told = [question for question in questions if question is not None]
    if "" in told:
        return ""
    return " AND ".join(f"({question})" for question in told) or None


def _question(db: Database, known: Vocabulary, group: Group) -> str | None:
    first, *middle, last = group.words if len(group.words) > 1 else (*group.words, "")
    heads = _forms(
        db, known, first, before=group.before, after=not last and group.after, clitics=group.clitics
    )
    tails = _forms(db, known, last, before=False, after=group.after) if last else [""]
    if heads == [] or tails == []:
        return ""
    if heads and tails and len(heads) * len(tails) <= (MOST_PHRASES if last else MOST_WORDS):
        phrases = (" ".join(filter(None, (head, *middle, tail))) for head, tail in product(heads, tails))
        return " OR ".join(f'"{phrase}"' for phrase in phrases)
    parts = [
        " OR ".join(f'"{form}"' for form in forms) for forms in (heads, tails) if forms and forms != [""]
    ]
    parts += [f'"{" ".join(middle)}"'] if middle else []
    return " AND ".join(f"({part})" for part in parts) or None


def _forms(
    db: Database, known: Vocabulary, word: str, *, before: bool, after: bool, clitics: bool = False
) -> Sequence[str] | None:
    """Return the words of the index that a word of a search may stand for; None for too many."""
    if not before and not after:
        return written_with_proclitics(word) if clitics else [word]
    return known.words_with(db, word, before=before or clitics, after=after, most=MOST_WORDS)


def few_blocks(db: Database, match: str) -> list[int] | None:
    """Return the blocks that the index knows for a question, None where they are more than `FEW`."""
    query = "SELECT rowid FROM block_words WHERE block_words MATCH ? LIMIT ?"
    found = [int(block) for (block,) in db.execute(query, [match, FEW + 1]).fetchall()]
    return found if len(found) <= FEW else None


def in_order(db: Database, blocks: Sequence[int], sieve: Sieve) -> list[tuple[int, int]]:
    """Return (article, block) of those of some blocks that are present and fit, in reading order."""
    condition, values = sieve.condition()
    query = (
        "SELECT article.id, block.id FROM block JOIN article ON article.id = block.article"
        " WHERE block.id IN (SELECT value FROM json_each(?)) AND article.deleted = 0"
        f" AND article.source IN (SELECT id FROM source WHERE state = 'present'){condition}"
        " ORDER BY article.source, article.rank, block.rank"
    )
    return [(int(article), int(block)) for article, block in db.execute(query, [json.dumps(blocks), *values])]


def in_articles(db: Database, articles: Sequence[int], sieve: Sieve) -> list[Looked]:
    """Return the blocks of some articles that may hold what is looked for, in the order of `articles`."""
    if sieve.match == "":
        return []
    condition, values = sieve.condition()
    listed = json.dumps(list(articles))
    home = "block.article IN (SELECT value FROM json_each(?))"
    wanted = listed
    if sieve.match is not None:
        wanted = json.dumps(_known(db, sieve.match, home, listed))
        home = "block.id IN (SELECT value FROM json_each(?))"
    query = f"SELECT article, id, role, kept, text, rank FROM block WHERE {home}{condition}"
    place = {article: at for at, article in enumerate(articles)}
    found = [row for row in db.execute(query, [wanted, *values]) if row[0] in place]
    found.sort(key=lambda row: (place[row[0]], row[5]))
    return [Looked(article, block, role, bool(kept), text) for article, block, role, kept, text, _ in found]


def _known(db: Database, match: str, home: str, listed: str) -> list[int]:
    """Return the blocks that the index knows for a question: all of those at home in some articles, and a few more."""
    query = f"SELECT count(*), min(id), max(id) FROM block WHERE {home}"
    count, low, high = db.execute(query, [listed]).fetchone()
    if not count:
        return []
    ranges = [(low, high)]
    if high - low > SPREAD * count:
        ids = [
            int(block) for (block,) in db.execute(f"SELECT id FROM block WHERE {home} ORDER BY id", [listed])
        ]
        ranges = list(_ranges(ids))
    asked = "SELECT rowid FROM block_words WHERE block_words MATCH ? AND rowid BETWEEN ? AND ?"
    return [int(block) for low, high in ranges for (block,) in db.execute(asked, [match, low, high])]


def _ranges(blocks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield ranges that hold all of some ids, wide gaps left out."""
    if not blocks:
        return
    low = last = blocks[0]
    for block in blocks[1:]:
        if block - last > GAP:
            yield low, last
            low = block
        last = block
    yield low, last


def looked(db: Database, blocks: Sequence[int], sieve: Sieve) -> list[Looked]:
    """Return those of some blocks that are there, in present articles, and fit, in the order given."""
    condition, values = sieve.condition()
    query = (
        "SELECT article, block.id, role, kept, text FROM block JOIN article ON article.id = block.article"
        " WHERE block.id IN (SELECT value FROM json_each(?)) AND article.deleted = 0"
        f" AND article.source IN (SELECT id FROM source WHERE state = 'present'){condition}"
    )
    rows = db.execute(query, [json.dumps(list(blocks)), *values])
    found = {row[1]: Looked(row[0], row[1], row[2], bool(row[3]), row[4]) for row in rows}
    return [found[block] for block in blocks if block in found]


def next_articles(db: Database, source: int, rank: str, limit: int) -> list[tuple[int, str]]:
    """Return (id, order key) of the next present articles of a dump behind an order key, in order."""
    query = "SELECT id, rank FROM article WHERE source = ? AND deleted = 0 AND rank > ? ORDER BY rank LIMIT ?"
    return [(int(article), str(key)) for article, key in db.execute(query, [source, rank, limit]).fetchall()]


def present_of(db: Database, articles: Sequence[int]) -> list[int]:
    """Return those of some articles that are present, in the order given."""
    query = (
        "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) AND deleted = 0"
        " AND source IN (SELECT id FROM source WHERE state = 'present')"
    )
    there = {int(article) for (article,) in db.execute(query, [json.dumps(list(articles))])}
    return [article for article in articles if article in there]


def ordered(db: Database, articles: Iterable[int]) -> list[int]:
    """Return those of some articles that are present, in reading order."""
    query = (
        "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) AND deleted = 0"
        " AND source IN (SELECT id FROM source WHERE state = 'present') ORDER BY source, rank"
    )
    return [int(article) for (article,) in db.execute(query, [json.dumps(list(articles))])]


def articles_with(db: Database, rule: str) -> set[int]:
    """Return the articles in which a rule found something that is not dismissed."""
    query = "SELECT DISTINCT article FROM finding WHERE rule = ? AND dismissed = 0 AND article IS NOT NULL"
    return {int(article) for (article,) in db.execute(query, [rule])}


def count_present(db: Database) -> int:
    """Return how many articles are present."""
    query = "SELECT count(*) FROM article WHERE source = ? AND deleted = 0"
    return sum(int(db.execute(query, [source]).fetchone()[0]) for source in present_sources(db))


def present_sources(db: Database) -> list[int]:
    """Return the ids of the present dumps, in order."""
    return [int(row[0]) for row in db.execute("SELECT id FROM source WHERE state = 'present' ORDER BY id")]


def numbers(db: Database, articles: Sequence[int]) -> dict[int, int]:
    """Return the numbers of some articles in the listing of the project, from 1; counted from one to the next."""
    query = (
        "SELECT id, source, rank FROM article WHERE id IN (SELECT value FROM json_each(?)) AND deleted = 0"
        " AND source IN (SELECT id FROM source WHERE state = 'present') ORDER BY source, rank"
    )
    count = "SELECT count(*) FROM article WHERE source = ? AND deleted = 0 AND rank > ? AND rank <= ?"
    found: dict[int, int] = {}
    sources = present_sources(db)
    number, here, last = 0, 0, ""
    for article, source, rank in db.execute(query, [json.dumps(list(articles))]).fetchall():
        while here != source:
            if here:
                number += db.execute(count, [here, last, "~"]).fetchone()[0]
            here, last = next((later for later in sources if later > here), source), ""
        number += db.execute(count, [source, last, rank]).fetchone()[0]
        found[int(article)] = number
        last = rank
    return found
