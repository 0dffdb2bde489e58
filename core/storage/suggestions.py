"""The suggestions an editor can still answer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from core.model import Suggestion
from core.storage import rows
from core.storage.queries import PAGE, SHOWN

_UNTOUCHED = (
    "article.status = 'new' AND article.note = ''"
    " AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.article = article.id)"
    " AND NOT EXISTS (SELECT 1 FROM block WHERE block.article = article.id"
    " AND (block.role_by = 'editor' OR block.kept_by = 'editor'))"
)
"""Nearly `core.model.touched.is_touched`: whoever accepts a suggestion asks that."""


def open_suggestions(db: Database) -> list[Suggestion]:
    """Return the suggestions nobody has answered whose article no editor touched since, in reading order."""
    where = (
        "JOIN article ON article.id = suggestion.article"
        f" WHERE suggestion.state = 'open' AND {SHOWN} AND {_UNTOUCHED}"
        " ORDER BY article.source, article.rank, suggestion.id"
    )
    found: list[Suggestion] = rows.fetch_all(db, "suggestion", where)
    ranks = _ranks(db, [block for block in map(block_of, found) if block is not None])
    number = {article: at for at, article in enumerate(dict.fromkeys(each.article for each in found))}
    placed = [each for each in found if block_of(each) in ranks]
    return sorted(placed, key=lambda each: (number[each.article], ranks[block_of(each) or 0]))


def block_of(suggestion: Suggestion) -> int | None:
    """Return the block a suggestion is about; None where a stranger's file names none."""
    block = suggestion.proposal.get("block")
    return block if type(block) is int and abs(block) < 1 << 62 else None


def _ranks(db: Database, blocks: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at in range(0, len(blocks), PAGE):
        page = blocks[at : at + PAGE]
        marks = ", ".join("?" * len(page))
        query = f"SELECT id, rank FROM block WHERE id IN ({marks})"
        found |= {int(block): str(rank) for block, rank in db.execute(query, list(page)).fetchall()}
    return found
