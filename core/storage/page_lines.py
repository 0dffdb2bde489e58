"""Questions about page lines: where a line stands, which lines recur, and the short lines one after another.

A line is looked for by its fold key, and, because copies may differ in marks and quotes, by the word index: blocks
that begin with its words are few, and of these the line key decides. No question reads all blocks at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest
from typing import Any

from sqlite_utils import Database

from core.arabic import fold
from core.dump.dividing.lines import line_key
from core.dump.patterns import LONGEST_LINE
from core.model import Block, LineUse
from core.model.doubts import UNDECIDED_BELOW
from core.storage import queries, rows

SAMPLES = 8
"""Places of a line that are named."""

KEYS = 1 << 63
"""Fold keys lie between 0 and this."""

_TOLD = "'headline', 'byline', 'dateline', 'credit'"
"""Roles of lines that may well be the same in many articles and belong to each."""

_PRESENT = f"JOIN article ON article.id = block.article WHERE {queries.SHOWN}"
_OPEN = (
    "block.role_by != 'editor' AND block.kept_by != 'editor' AND (block.kept = 1"
    f" OR block.role_confidence < {UNDECIDED_BELOW} OR block.kept_confidence < {UNDECIDED_BELOW})"
)
"""A place that an editor has not decided, and that is kept or left out with doubt."""


def _candidates(words: str) -> tuple[str, list[Any]]:
    """Return the condition that a line's copies fit, and no more other blocks than begin with its words."""
    folded = fold(words)
    conditions: list[str] = []
    values: list[Any] = []
    key = rows.fold_key(folded)
    if key:
        conditions.append("block.fold_key = ?")
        values.append(key)
    phrase = queries.words_in(folded)[: queries.MOST_WORDS]
    if phrase:
        conditions.append("block.id IN (SELECT rowid FROM block_words WHERE block_words MATCH ?)")
        values.append(f'^"{" ".join(phrase)}"')
    if not conditions:
        conditions.append("block.text = ?")
        values.append(words)
    return f"({' OR '.join(conditions)})", values


def _texts_of(db: Database, words: str) -> list[str]:
    """Return the different texts that a line has where it stands, short blocks alone."""
    condition, values = _candidates(words)
    key = line_key(words)
    query = f"SELECT DISTINCT text FROM block WHERE {condition} AND length(text) <= {LONGEST_LINE}"
    return [text for (text,) in db.execute(query, values).fetchall() if line_key(text) == key]


def _where(db: Database, words: str) -> tuple[str, list[Any]]:
    condition, values = _candidates(words)
    texts = _texts_of(db, words)
    marks = ", ".join("?" * len(texts))
    return f"{condition} AND block.text IN ({marks})", [*values, *texts]


def blocks_of_line(db: Database, words: str) -> list[Block]:
    """Return the blocks of present articles that are a line, in order."""
    where, values = _where(db, words)
    order = " ORDER BY article.source, article.rank, block.rank"
    return rows.fetch_all(db, "block", f"{_PRESENT} AND {where}{order}", values)


def line_use(db: Database, words: str) -> LineUse:
    """Return how a line is used in the present articles: one look at each block that may be it."""
    condition, values = _candidates(words)
    query = (
        f"SELECT article.source, article.rank, block.rank, block.article, block.id, block.text, {_OPEN},"
        f" block.kept = 1 AND block.role IN ({_TOLD})"
        f" FROM block {_PRESENT} AND {condition} AND length(block.text) <= {LONGEST_LINE}"
    )
    key = line_key(words)
    same: dict[str, bool] = {}
    found = []
    for entries in db.execute(query, values):
        text = entries[5]
        if text not in same:
            same[text] = line_key(text) == key
        if same[text]:
            found.append(entries)
    first = nsmallest(SAMPLES, found, key=lambda entries: (not entries[6], *entries[:3]))
    return LineUse(
        key=key,
        words=first[0][5] if first else words,
        places=len(found),
        articles=len({entries[3] for entries in found}),
        open=sum(entries[6] for entries in found),
        told=sum(entries[7] for entries in found),
        samples=tuple((entries[3], entries[4]) for entries in first),
    )


def lines_repeated(db: Database, least: int, part: int, parts: int) -> list[int]:
    """Return a block of each line that stands in at least so many blocks, of one part of all lines.

    One look along the index of fold keys, which are spread evenly: a part is a stretch of it.
    """
    low, high = (KEYS * at // parts for at in (part, part + 1))
    query = (
        "SELECT min(id) FROM block INDEXED BY block_fold WHERE fold_key >= ? AND fold_key < ?"
        " GROUP BY fold_key HAVING count(*) >= ?"
    )
    return [
        int(block) for (block,) in db.execute(query, [max(low, 1), min(high, KEYS - 1), least]).fetchall()
    ]


def copies(db: Database, text: str) -> int:
    """Return how many blocks have the fold key of a text, wherever they stand; 0 for one that has none."""
    key = rows.fold_key(fold(text))
    query = "SELECT count(*) FROM block INDEXED BY block_fold WHERE fold_key = ?"
    return int(db.execute(query, [key]).fetchone()[0]) if key else 0


def short_texts(db: Database, blocks: Sequence[int], longest: int) -> list[str]:
    """Return the different texts of some blocks that have at most so many code points, one for each fold key."""
    found: dict[int, str] = {}
    for at in range(0, len(blocks), queries.PAGE):
        page = blocks[at : at + queries.PAGE]
        marks = ", ".join("?" * len(page))
        query = f"SELECT fold_key, text FROM block WHERE id IN ({marks}) AND length(text) <= {int(longest)}"
        found.update((int(key), str(text)) for key, text in db.execute(query, list(page)).fetchall())
    return [text for key, text in found.items() if key]


def short_lines(db: Database, after: int, limit: int) -> tuple[int | None, list[tuple[int, str]]]:
    """Return (id, text) of the short blocks of present articles among the next `limit` blocks behind an id.

    Before them the id to go on behind, None where these were the last.
    """
    query = (
        f"SELECT block.id, CASE WHEN length(block.text) <= {LONGEST_LINE} AND {queries.SHOWN} THEN block.text END"
        " FROM block JOIN article ON article.id = block.article WHERE block.id > ? ORDER BY block.id LIMIT ?"
    )
    found = db.execute(query, [after, limit]).fetchall()
    last = int(found[-1][0]) if len(found) == limit else None
    return last, [(int(block), str(text)) for block, text in found if text is not None]
