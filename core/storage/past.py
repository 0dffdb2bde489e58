"""Questions about the history as a whole: its tree, its steps page by page, what lies on a way, named points."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlite_utils import Database

from core.changes import Change
from core.model import BEGINNING
from core.model.steps import Step
from core.storage import codec, journal
from core.storage.damage import reading

LINE = (
    "WITH RECURSIVE line (id) AS (SELECT ? UNION ALL SELECT step.redo FROM step JOIN line ON step.id = line.id"
    " WHERE step.redo <> 0) SELECT id FROM line"
)
"""The steps that redo after redo goes to, from one on."""


class Point(NamedTuple):
    """A point of the history that an editor gave a name.

    Attributes:
        step: the step behind which it lies, `BEGINNING` for the beginning.
        time: when it was named, UTC, ISO 8601.
    """

    step: int
    name: str
    author: str
    time: str


class Listed(NamedTuple):
    """A step as a list shows it.

    Attributes:
        articles: how many articles it touched.
        blocks: how many blocks.
        name: the name of the point behind it, or empty.
    """

    step: Step
    articles: int
    blocks: int
    name: str


@dataclass(frozen=True, slots=True)
class StepFilter:
    """Which steps a list shows; what is None does not narrow it.

    Attributes:
        article: an article they touched, or whose dump they brought or took away.
        author: who did them.
        commands: the ids of their commands.
        words: words in the name of the point behind them: they are shown beside those of `commands`.
    """

    article: int | None = None
    author: str | None = None
    commands: tuple[str, ...] | None = None
    words: str = ""


def since(db: Database, step: int) -> tuple[array[int], array[int]]:
    """Return the ids of the steps recorded after one, and their parents: a step never changes its place."""
    ids, parents = array("q"), array("q")
    for found, parent in db.execute("SELECT id, parent FROM step WHERE id > ? ORDER BY id", [step]):
        with reading("step", found):
            if not BEGINNING <= parent < found:
                raise ValueError("a step stands behind its parent")
        ids.append(found)
        parents.append(parent)
    return ids, parents


def parent(db: Database, step: int) -> int:
    """Return the step that one was done after; raise KeyError for one that is not there."""
    found = db.execute("SELECT parent FROM step WHERE id = ?", [step]).fetchone()
    if found is None:
        raise KeyError(step)
    with reading("step", step):
        if not BEGINNING <= found[0] < step:
            raise ValueError("a step stands behind its parent")
    return int(found[0])


def ahead(db: Database) -> array[int]:
    """Return the steps that redo goes to from here, one after the other."""
    here = journal.head(db)
    first = journal.first_of_root(db) if here == BEGINNING else here
    if first == BEGINNING:
        return array("q")
    line = array("q", (found for (found,) in db.execute(LINE, [first])))
    return line if here == BEGINNING else line[1:]


def facets(db: Database, after: int) -> tuple[set[str], set[str]]:
    """Return who did steps after one, and which commands they were."""
    found = db.execute("SELECT DISTINCT author, command FROM step WHERE id > ?", [after]).fetchall()
    return {author for author, _ in found}, {command for _, command in found}


def matching(db: Database, wanted: StepFilter) -> array[int]:
    """Return the ids of the steps that fit, oldest first."""
    conditions, values = ["1"], list[object]()
    if wanted.article is not None:
        conditions.append(
            "id IN (SELECT step FROM step_article WHERE article = ? UNION SELECT step FROM step_source"
            " WHERE source = (SELECT source FROM article WHERE id = ?))"
        )
        values += [wanted.article, wanted.article]
    if wanted.author is not None:
        conditions.append("author = ?")
        values.append(wanted.author)
    if wanted.commands is not None:
        conditions.append(
            "(command IN (SELECT value FROM json_each(?))"
            " OR id IN (SELECT step FROM point WHERE instr(name, ?) > 0))"
        )
        values += [json.dumps(wanted.commands), wanted.words]
    query = f"SELECT id FROM step WHERE {' AND '.join(conditions)} ORDER BY id"
    return array("q", (found for (found,) in db.execute(query, values)))


def listed(db: Database, steps: Sequence[int]) -> list[Listed]:
    """Return some steps as a list shows them; one that is not there is left out."""
    columns = ", ".join(f"step.{name}" for name in journal.STEP_COLUMNS.split(", "))
    query = (
        f"SELECT {columns}, coalesce(articles, 0), coalesce(blocks, 0), coalesce(point.name, '') FROM step"
        " LEFT JOIN step_size ON step_size.step = step.id LEFT JOIN point ON point.step = step.id"
        " WHERE step.id IN (SELECT value FROM json_each(?))"
    )
    found = db.execute(query, [json.dumps(list(steps))]).fetchall()
    return [Listed(journal.decoded(row[:-3]), *row[-3:]) for row in found]


def count_changes(db: Database, steps: Iterable[int]) -> int:
    """Return how many changes some steps hold together."""
    query = "SELECT coalesce(sum(count), 0) FROM step WHERE id IN (SELECT value FROM json_each(?))"
    return int(db.execute(query, [json.dumps(list(steps))]).fetchone()[0])


def count_articles_of(db: Database, source: int) -> int:
    """Return how many articles a dump has, deleted ones left out."""
    query = "SELECT count(*) FROM article WHERE source = ? AND deleted = 0"
    return int(db.execute(query, [source]).fetchone()[0])


def some_changes(db: Database, step: int, behind: int, limit: int, *, back: bool) -> list[tuple[int, Change]]:
    """Return up to `limit` numbered changes of a step behind one of them; `back` walks from the last to the first."""
    compare, order = ("<", "DESC") if back else (">", "ASC")
    query = (
        f"SELECT n, kind, row, field, before, after FROM change WHERE step = ? AND n {compare} ?"
        f" ORDER BY n {order} LIMIT ?"
    )
    found = db.execute(query, [step, behind, limit]).fetchall()
    return [(row[0], codec.decode_change(*row[1:])) for row in found]


def points(db: Database) -> list[Point]:
    """Return the named points, those named first before the others."""
    return [Point(*found) for found in db.execute("SELECT step, name, author, time FROM point ORDER BY time")]


def put_point(db: Database, point: Point) -> None:
    """Give a point of the history a name, in the place of one it has."""
    db.execute("INSERT OR REPLACE INTO point VALUES (?, ?, ?, ?)", list(point))


def drop_point(db: Database, step: int) -> bool:
    """Take a point's name away; tell whether it had one."""
    return db.execute("DELETE FROM point WHERE step = ?", [step]).rowcount == 1
