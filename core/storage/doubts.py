"""The queue of doubt: what machines were not sure of, across the project, the least certain first.

Each question is answered from a partial index that holds nothing but doubts, so it stays quick in a large project.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlite_utils import Database

from core.model.doubts import PERHAPS_START, UNDECIDED_BELOW, Doubt
from core.storage.queries import SHOWN

ROLE_DOUBT = f"role_by != 'editor' AND role_confidence < {UNDECIDED_BELOW}"
KEPT_DOUBT = (
    f"kept_by != 'editor' AND kept_confidence < {UNDECIDED_BELOW}"
    f" AND (role_by = 'editor' OR role_confidence >= {UNDECIDED_BELOW})"
)
"""A block whose role is doubtful is asked about once: its kept state follows from the answer."""

BOUNDARY_DOUBT = f"boundary_by != 'editor' AND boundary_confidence < {UNDECIDED_BELOW}"

INDEXES = (
    f"CREATE INDEX block_role_doubt ON block (role_confidence, id, article) WHERE {ROLE_DOUBT}",
    f"CREATE INDEX block_kept_doubt ON block (kept_confidence, id, article) WHERE {KEPT_DOUBT}",
    f"CREATE INDEX article_doubt ON article (boundary_confidence, id) WHERE {BOUNDARY_DOUBT}",
)

_FIRST = "(SELECT mate.{} FROM block AS mate WHERE mate.article = article.id ORDER BY mate.rank LIMIT 1)"
_OF_BLOCK = " FROM block {} CROSS JOIN article ON article.id = block.article"
"""The order of the tables is fixed: from the doubts, of which there are few, to their articles."""


class _Kind(NamedTuple):
    """One kind of doubt: what is read of it, from where, in which order, and when it holds."""

    select: str
    tables: str
    named: str
    confidence: str
    id: str
    doubtful: str


_ROLE = _Kind(
    "SELECT block.role_confidence, block.id, 'role', block.article, block.id, block.role_reason, block.role,"
    f" block.kept, block.id = {_FIRST.format('id')}",
    _OF_BLOCK,
    "block_role_doubt",
    "role_confidence",
    "block.id",
    ROLE_DOUBT,
)
_KEPT = _Kind(
    "SELECT block.kept_confidence, block.id, 'kept', block.article, block.id, block.kept_reason, block.role,"
    " block.kept, 0",
    _OF_BLOCK,
    "block_kept_doubt",
    "kept_confidence",
    "block.id",
    KEPT_DOUBT,
)
_BOUNDARY = _Kind(
    f"SELECT article.boundary_confidence, article.id, 'boundary', article.id, {_FIRST.format('id')},"
    f" article.boundary_reason, {_FIRST.format('role')}, {_FIRST.format('kept')}, 1",
    " FROM article {}",
    "article_doubt",
    "boundary_confidence",
    "article.id",
    BOUNDARY_DOUBT,
)
_KINDS = (_ROLE, _KEPT, _BOUNDARY)


def next_doubt(db: Database, after: tuple[float, int] | None) -> Doubt | None:
    """Return the doubt behind a (confidence, id) in the queue, its first without one; None at its end."""
    found: list[Doubt] = []
    for kind in _KINDS:
        behind = f" AND ({kind.confidence}, {kind.id}) > (?, ?)" if after is not None else ""
        order = f" ORDER BY {kind.confidence}, {kind.id} LIMIT 1"
        query = f"{kind.select}{_indexed(kind)}{behind}{order}"
        entries = db.execute(query, list(after or ())).fetchone()
        found += [_doubt(entries)] if entries else []
    return min(found, default=None)


def _indexed(kind: _Kind) -> str:
    return f"{kind.tables.format(f'INDEXED BY {kind.named}')} WHERE {SHOWN} AND {kind.doubtful}"


def doubt_in(db: Database, block: int) -> Doubt | None:
    """Return what is doubtful about one block, its article's boundary first where it is the first; None for nothing."""
    first = f" AND article.id = (SELECT article FROM block WHERE id = ?) AND {_FIRST.format('id')} = ?"
    this = " AND block.id = ?"
    for kind, where, values in (
        (_BOUNDARY, first, [block, block]),
        (_ROLE, this, [block]),
        (_KEPT, this, [block]),
    ):
        query = f"{kind.select}{kind.tables.format('')} WHERE {SHOWN} AND {kind.doubtful}{where}"
        entries = db.execute(query, values).fetchone()
        if entries:
            return _doubt(entries)
    return None


def count_doubts(db: Database) -> int:
    """Return how many decisions wait for the editor."""
    return sum(int(db.execute(f"SELECT count(*){_indexed(kind)}").fetchone()[0]) for kind in _KINDS)


def _doubt(entries: tuple[Any, ...]) -> Doubt:
    confidence, row, about, article, block, reason, role, kept, is_first = entries
    if about == "role" and reason == PERHAPS_START and not is_first:
        about = "start"
    return Doubt(confidence, row, about, article, block, reason, role, bool(kept))
