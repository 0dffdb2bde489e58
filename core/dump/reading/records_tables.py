"""CSV and TSV to records: the separator, the quotes and whether there is a header row are told from the beginning."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from core.dump.reading.fields import is_header
from core.dump.reading.forms import Problems
from core.dump.reading.record import Record, plain
from core.dump.reading.whole_lines import whole_lines

_SEPARATORS = (",", ";", "\t", "|")
_NONE = "\x1f"
_LINES_LOOKED_AT = 400
_SIZE_LOOKED_AT = 1 << 20
_LONGEST_CELL = 16_000_000
_SEP_LINE = re.compile(r"\ufeff?\s*\"?sep=(.)\"?\s*", re.I)
_ESCAPED = re.compile(r'\\"\w')

csv.field_size_limit(_LONGEST_CELL)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the cells of a table are written.

    Attributes:
        separator: between cells.
        escape: what stands before a quote inside quotes, where quotes are not doubled.
        skipped: lines before the table.
    """

    separator: str
    escape: str | None = None
    skipped: int = 0


def table_rows(chunks: Iterable[str], separator: str, problems: Problems) -> Iterator[Record]:
    """Yield a record for each row; its fields are named by the header row, or by their numbers where there is none.

    Rows with too few or too many cells are told and skipped: their cells would stand in the wrong fields.
    """
    lines = whole_lines(chunks)
    head = _head(lines)
    layout = layout_of(head, separator)
    rows = _rows(chain(head[layout.skipped :], lines), layout, problems)
    first = list(islice(rows, _LINES_LOOKED_AT))
    names, headed = column_names([cells for _, cells in first])
    for number, (line, cells) in enumerate(chain(first[headed:], rows), 1):
        if len(cells) > len(names) and not any(cells[len(names) :]):
            cells = cells[: len(names)]
        if len(cells) != len(names):
            reason = "too-few-cells" if len(cells) < len(names) else "too-many-cells"
            problems.add(reason, line, number, count=len(cells), expected=len(names))
            continue
        values = {name: plain(cell) for name, cell in zip(names, cells, strict=True) if cell}
        yield Record(line, number, values)


def column_names(rows: Sequence[Sequence[str]], ragged: bool = False) -> tuple[list[str], int]:
    """Return the names of the columns and how many rows (0 or 1) the header takes.

    A column without a name has its number for one; a second column of one name has its number behind it. Rows are
    as wide as most are, or, where empty cells at their ends are not written (`ragged`), as the widest is.
    """
    if not rows:
        return [], 0
    width = max(map(len, rows)) if ragged else _usual_width(rows)
    headed = is_header(rows[0], rows[1:])
    cells = list(rows[0]) if headed else []
    while cells and len(cells) > width and not cells[-1].strip():
        cells.pop()
    names: list[str] = []
    for number in range(1, max(len(cells), width if not headed else 0) + 1):
        name = plain(cells[number - 1].strip('\ufeff \t\r\n"')) if number <= len(cells) else ""
        name = name or str(number)
        names.append(f"{name} {number}" if name in names else name)
    return names, int(headed)


def layout_of(head: Sequence[str], separator: str = "") -> Layout:
    """Return how a table is written by its first lines: the separator whose rows are most of one width wins."""
    told = _SEP_LINE.fullmatch(head[0]) if head else None
    if told:
        return Layout(told[1], _escape(head), 1)
    if separator:
        return Layout(separator, _escape(head))
    escape = _escape(head)
    best = max(_SEPARATORS, key=lambda sign: _fits(head, Layout(sign, escape)))
    return Layout(best if _fits(head, Layout(best, escape)) else _NONE, escape)


def _head(lines: Iterator[str]) -> list[str]:
    head: list[str] = []
    size = 0
    for line in lines:
        head.append(line)
        size += len(line)
        if len(head) >= _LINES_LOOKED_AT or size >= _SIZE_LOOKED_AT:
            break
    return head


def _escape(head: Sequence[str]) -> str | None:
    """Return the backslash where quotes inside a cell are written so: in other tables none stands before a word."""
    return "\\" if any(map(_ESCAPED.search, head)) else None


def _fits(head: Sequence[str], layout: Layout) -> float:
    """Return how well a separator fits: the share of rows that have the usual width, wide rows a little better."""
    widths = [len(cells) for _, cells in _rows(head, layout, Problems())]
    if len(widths) > 2:
        widths.pop()
    width, count = Counter(widths).most_common(1)[0] if widths else (1, 0)
    share = count / len(widths) if widths else 0.0
    if width < 2 or share < 0.5:
        return 0.0
    return share + min(width, 20) / 100


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    return Counter(len(row) for row in rows).most_common(1)[0][0]


def _rows(lines: Iterable[str], layout: Layout, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Yield the line where a row begins and its cells; rows that cannot be read are told, blank ones passed over."""
    reader = csv.reader(
        lines,
        delimiter=layout.separator,
        doublequote=layout.escape is None,
        escapechar=layout.escape,
        skipinitialspace=layout.separator != "\t",
    )
    while True:
        line = reader.line_num + 1 + layout.skipped
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problems.add("broken-row", line)
            continue
        if any(cell.strip("\ufeff \t\r\n\0") for cell in cells):
            yield line, cells
