"""XLSX to records: the values of its sheets, formulas as they were last computed. Nothing in it is run or loaded."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zlib
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from core.dump.reading.forms import Problems
from core.dump.reading.record import Record, plain
from core.dump.reading.records_tables import column_names
from core.dump.reading.unpacking import MANY, Limits
from core.errors import UserError

_MOST_ROWS = 1 << 20
_MOST_COLUMNS = 1000
_MOST_IN_MEMORY = 256 << 20
_ROWS_LOOKED_AT = 100
_AT_ONCE = 1 << 20
_ROOT = re.compile(rb"<[^?!]")
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    zlib.error,
    EOFError,
    OSError,
    SyntaxError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What openpyxl and zipfile raise for files that are no workbook, or a damaged or locked one."""


def sheet_rows(stream: BinaryIO, path: str, limits: Limits, problems: Problems) -> Iterator[Record]:
    """Yield a record for each row of the sheets whose columns are those of the first sheet that has rows.

    Other sheets are told and skipped. Raises UserError error.broken_xlsx(path=), error.xlsx_doctype(path=) or
    one of a container's limits; the first also midway where a sheet turns out to be damaged.
    """
    file = stream if stream.seekable() else _in_memory(stream, path)
    try:
        _check(file, path, limits)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and rules that nothing here looks at
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        yield from _records(book, problems)
    except _BROKEN as error:
        raise UserError("error.broken_xlsx", path=path) from error


def _in_memory(stream: BinaryIO, path: str) -> BinaryIO:
    """Return the bytes of a workbook that comes out of a container: its parts are not read in their order."""
    file = io.BytesIO()
    while piece := stream.read(_AT_ONCE):
        if file.tell() > _MOST_IN_MEMORY:
            raise UserError("error.container_too_large", path=path, limit=_MOST_IN_MEMORY)
        file.write(piece)
    return file


def _check(file: Any, path: str, limits: Limits) -> None:
    """Refuse a workbook that would not fit, or one whose XML declares a document type (entities grow without end)."""
    with ZipFile(file) as parts:
        entries = parts.infolist()
        size = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if len(entries) > limits.entries:
            raise UserError("error.container_entries", path=path, limit=limits.entries)
        if size > limits.bytes:
            raise UserError("error.container_too_large", path=path, limit=limits.bytes)
        if size > MANY and size > packed * limits.ratio:
            raise UserError("error.container_ratio", path=path, limit=limits.ratio)
        for entry in entries:
            if entry.filename.endswith((".xml", ".rels")):
                with parts.open(entry) as part:
                    if _declares_type(part.read(1 << 16)):
                        raise UserError("error.xlsx_doctype", path=path)


def _declares_type(beginning: bytes) -> bool:
    """Return whether a document type stands before the root element, or the root does not come soon enough to tell."""
    beginning = beginning.replace(b"\0", b"")
    root = _ROOT.search(beginning)
    return b"<!DOCTYPE" in beginning[: root.start() if root else None] or (
        bool(beginning.strip()) and not root
    )


def _records(book: Any, problems: Problems) -> Iterator[Record]:
    names: list[str] = []
    number = 0
    for sheet in book.worksheets:
        rows = _rows(sheet)
        first = list(islice(rows, _ROWS_LOOKED_AT))
        while len(first) > 2 and _is_title(first[0][1]) and not _is_title(first[1][1]):
            problems.add("before-table", first.pop(0)[0])
        own, headed = column_names([cells for _, cells in first], ragged=True)
        if not own:
            continue
        names = names or own
        if set(own) != set(names):
            problems.add("other-sheet", name=plain(sheet.title))
            continue
        for row, cells in chain(first[headed:], rows):
            number += 1
            yield Record(row, number, _values(own, cells, row, number, problems))


def _is_title(cells: Sequence[str]) -> bool:
    """Return whether a row is a line above the table rather than one of it."""
    return sum(bool(cell.strip()) for cell in cells) == 1


def _values(
    names: Sequence[str], cells: Sequence[str], row: int, number: int, problems: Problems
) -> dict[str, str]:
    if any(cells[len(names) :]):
        problems.add("unnamed-cells", row, number)
    return {name: cell for name, cell in zip(names, cells, strict=False) if cell}


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row that is not blank, up to its last cell that is not."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True, max_row=_MOST_ROWS)
    for number, row in enumerate(rows, 1):
        cells = [_cell(value) for value in row[:_MOST_COLUMNS]]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield number, cells


def _cell(value: object) -> str:
    """Return what a cell shows, plainly: whole numbers without a point, dates year first."""
    if value is None:
        return ""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return str(value.date() if value.time() == datetime.time() else value.replace(microsecond=0))
    return plain(str(value))
