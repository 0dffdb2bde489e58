"""CSV of captions, for spreadsheets: UTF-8 with a byte order mark, LF line ends.

A cell that a spreadsheet would take for a formula (it begins with = + - @, also in full width or after invisible
characters, or with a TAB or CR) gets an apostrophe in front; a reader that wants the exact text takes one leading
apostrophe off when one of these follows it.
"""

from __future__ import annotations

import csv
import io
import re

from core.formats.contents import Contents, Names
from core.model import Block

COLUMNS = ("article", "id", "source", "headline", "caption", "credit", "kept", "status", "start", "end")
"""``id`` is the caption's own, start and end are code points of the source text."""

_FORMULA = re.compile(
    "[\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\\-@＝＋－＠﹢﹣﹦﹫−]|[\t\r]"
)
_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]][\s.،]*$")


def chooses(block: Block, roles: frozenset[str] | None) -> bool:
    """Choose captions, left out or not; asked for other roles, the blocks of those."""
    return block.role in (roles if roles is not None else ("caption",))


def head() -> str:
    """Return the row of column names."""
    return _row(COLUMNS)


def write(contents: Contents, names: Names) -> str:
    """Return a row for each chosen block."""
    return "".join(_row(_cells(block, contents)) for block in contents.chosen)


def _cells(block: Block, contents: Contents) -> tuple[object, ...]:
    headlines = (one.text for one in contents.blocks if one.role == "headline" and one.kept)
    start = min((piece.start for piece in block.pieces), default="")
    end = max((piece.end for piece in block.pieces), default="")
    return (
        contents.number,
        block.uid,
        contents.source,
        next(headlines, ""),
        block.text,
        credit_of(block, contents),
        "yes" if block.kept else "no",
        contents.article.status,
        start,
        end,
    )


def credit_of(block: Block, contents: Contents) -> str:
    """Return what stands in brackets at the caption's end, else the credit line right after it, else nothing."""
    found = _CREDIT.search(block.text)
    if found:
        return found[1].strip()
    after = contents.blocks[list(contents.blocks).index(block) + 1 :][:1]
    return after[0].text if after and after[0].role == "credit" else ""


def guarded(cell: str) -> str:
    """Return the cell so that no spreadsheet runs it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _row(cells: tuple[object, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(
        [guarded(one) if isinstance(one, str) else one for one in cells]
    )
    return out.getvalue()
