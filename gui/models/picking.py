"""From the list of files to what is imported; and what the list as a whole shows: twins, folders of small files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from core.session import ImportOrder, Limits, MemberChoice
from gui.models.dump_row import DumpRow

SMALL = 32 << 10
"""Bytes up to which a file of a folder may be one article."""
ENOUGH = 5
"""So many small files of a folder may be one article each."""
RAISE = {"bytes": 4, "ratio": 10, "entries": 10}
"""By what a limit is multiplied when it is raised; the depth grows by one."""


def raised(limits: Limits, name: str) -> Limits:
    """Return limits of which one is higher."""
    most = getattr(limits, name)
    return replace(limits, **{name: most * RAISE[name] if name in RAISE else most + 1})


def mark_twins(rows: Sequence[DumpRow], sources: Mapping[str, str]) -> None:
    """Note which rows have the bytes of a source (name by sha256), or of a row above."""
    above: dict[str, str] = {}
    for row in rows:
        digest = row.probe.sha256 if row.probe and row.probe.error is None else ""
        row.known = digest in sources
        row.twin = sources.get(digest) or above.get(digest, "") if digest else ""
        if digest:
            above.setdefault(digest, row.member.name)


def one_article_each(rows: Sequence[DumpRow]) -> list[DumpRow]:
    """Return the small dumps that folders or containers are full of and that may be one article each."""
    found: dict[Path, list[DumpRow]] = defaultdict(list)
    for row in rows:
        inside = row.path != row.member.path or "/" in row.member.name
        if inside and row.probe is not None and row.shown_form == "dump" and row.form is None:
            found[row.path].append(row)
    full = (able for able in found.values() if len(able) >= ENOUGH)
    return [row for able in full if _are_small(able) for row in able]


def _are_small(rows: Sequence[DumpRow]) -> bool:
    """Return whether nine of ten files are small."""
    small = sum(row.probe is not None and row.probe.size <= SMALL for row in rows)
    return small * 10 >= len(rows) * 9


def orders_of(
    rows: Sequence[DumpRow],
    removed: Mapping[Path, Set[str]],
    listing: Collection[Path],
    *,
    again: bool,
    twins: bool,
) -> tuple[ImportOrder, ...]:
    """Return what of each path comes in, and how.

    Args:
        rows: the files on the list.
        removed: each path in the order it was named, with the names of its files that were taken off the list.
        listing: paths of which not every file is known yet.
        again: whether what the project has is wanted.
        twins: whether copies are let in at all; where they are not, the importer leaves them out and says so.
    """
    by_path: dict[Path, list[DumpRow]] = defaultdict(list)
    for row in rows:
        by_path[row.path].append(row)
    orders = []
    for path in removed:
        held = by_path[path]
        come = [row for row in held if row.comes(again=again)]
        if not come and path not in listing:
            continue
        choices = {row.member.name: row.choice for row in come if row.choice != MemberChoice()}
        out = {row.member.name for row in held if _is_left_out(row, again=again, twins=twins)}
        orders.append(ImportOrder(path, members=choices, left_out=frozenset(out | removed[path])))
    return tuple(orders)


def _is_left_out(row: DumpRow, *, again: bool, twins: bool) -> bool:
    """Return whether a file stays outside that the importer would take."""
    if row.error is not None or row.comes(again=again):
        return False
    return not row.twin or twins
