"""What only the file itself can tell: SQLite's own check, and texts that are not what was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlite_utils import Database

from core.storage import rows

MOST = 100
"""Problems of one kind that are told one by one."""


class FileFact(NamedTuple):
    """A fault of the file, to be said as a finding.

    Attributes:
        rule: the rule's id, ``file-damaged``.
        article: the article it is in, None for the whole file.
        block: the block it is in, or None.
        values: what the sentence names.
    """

    rule: str
    article: int | None
    block: int | None
    values: Mapping[str, Any]


def facts(db: Database) -> list[FileFact]:
    """Return what is wrong with the file: an empty list for a sound one."""
    found = [
        FileFact("file-damaged", None, None, {"detail": str(line)})
        for (line,) in db.execute(f"PRAGMA integrity_check({MOST})").fetchall()
        if line != "ok"
    ]
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchmany(MOST):
        found.append(FileFact("file-damaged", None, None, {"detail": f"{table} {row}: {parent}"}))
    for block, article, text, digest in db.execute("SELECT id, article, text, digest FROM block"):
        if rows.digest(text) != digest:
            found.append(FileFact("file-damaged", article, block, {"detail": f"block {block}"}))
    return found
