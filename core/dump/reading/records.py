"""Records to source text and articles: JSON Lines, JSON, CSV, TSV and XLSX, one article for each record."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from core.dump.dividing.drafts import ArticleDraft
from core.dump.reading.forms import Decoder, Fields, Openable, Problems
from core.dump.reading.record import Record, article_of
from core.dump.reading.records_json import json_lines, json_values
from core.dump.reading.records_tables import table_rows
from core.dump.reading.records_xlsx import sheet_rows
from core.dump.reading.unpacking import Limits

EXTRACTOR = f"openpyxl {version('openpyxl')}"
"""What reads sheets, for the source's attributes."""
NO_MORE = Limits()
"""What a workbook, which is a container, may hold where nothing else was chosen."""


def read_records(
    form: str,
    member: Openable,
    decoding: Decoder | None,
    fields: Fields,
    problems: Problems,
    limits: Limits = NO_MORE,
) -> Iterator[str | ArticleDraft]:
    """Yield the source text in pieces and after each piece the article in it; see `Fields` for what is read.

    `decoding` is needed by all forms but ``xlsx``. Records without a word, and broken ones, are skipped and told
    in `problems`; raises UserError only where the file as a whole cannot be read (error.broken_xlsx and the like).
    """
    offset = 0
    for record in records(form, member, decoding, problems, limits):
        made, marked = article_of(record, fields, offset)
        for path in marked:
            problems.note_markup(path)
        if made is None:
            problems.add("no-text", record.line, record.number)
            continue
        offset += len(made.text)
        yield made.text
        yield made.draft


def records(
    form: str, member: Openable, decoding: Decoder | None, problems: Problems, limits: Limits = NO_MORE
) -> Iterator[Record]:
    """Yield the records of a file as they stand, whatever their fields will be."""
    with member.open() as stream:
        if form == "xlsx":
            yield from sheet_rows(stream, member.name, limits, problems)
            return
        if decoding is None:
            raise ValueError("only sheets are read without a decoding")
        chunks = decoding.chunks(stream)
        if form == "json-lines":
            yield from json_lines(chunks, problems)
        elif form == "json":
            yield from json_values(chunks, problems)
        else:
            yield from table_rows(chunks, "\t" if form == "tsv" else "", problems)
