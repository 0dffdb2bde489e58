"""What an import of records or pages would give, before anything is imported: for the dialog."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from core.dump.dividing.drafts import ArticleDraft
from core.dump.reading.decoding import Decoding
from core.dump.reading.fields import propose_fields
from core.dump.reading.forms import RECORDS, Fields, Openable, Problems
from core.dump.reading.page_bytes import page_encoding
from core.dump.reading.pages import read_page
from core.dump.reading.record import Record, article_of
from core.dump.reading.records import NO_MORE, records
from core.dump.reading.survey import survey
from core.dump.reading.unpacking import Limits

_HEAD = 1 << 20
_ENOUGH = 200
"""Records from which fields are proposed."""
_MOST_NAMES = 500
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a file as it would be read.

    Attributes:
        encoding: that the text is read in; empty for sheets.
        names: the fields of its first records, in their order, with some values each.
        proposed: a target for each field.
        rows: the first records as they stand.
        articles: what they become with the fields that were asked for, else with the proposed ones.
        problems: what was met so far.
    """

    encoding: str = ""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    proposed: Fields = field(default_factory=dict)
    rows: tuple[dict[str, str], ...] = ()
    articles: tuple[ArticleDraft, ...] = ()
    problems: Problems = field(default_factory=Problems)


def preview(
    form: str,
    member: Openable,
    encoding: str | None = None,
    fields: Fields | None = None,
    rows: int = 20,
    limits: Limits = NO_MORE,
) -> Preview:
    """Return what the beginning of a file of records, or a page, gives; nothing else of it is read.

    Other forms give an empty preview. Raises UserError as reading the file does.
    """
    if form == "html":
        decoding = _decoding(member, encoding, page=True)
        drafts = [event for event in read_page(member, decoding) if isinstance(event, ArticleDraft)]
        return Preview(encoding=decoding.encoding, articles=tuple(drafts))
    if form not in RECORDS:
        return Preview()
    by = None if form == "xlsx" else _decoding(member, encoding)
    problems = Problems()
    first = list(islice(records(form, member, by, problems, limits), max(_ENOUGH, rows)))
    names = list(islice(dict.fromkeys(name for record in first for name in record.values), _MOST_NAMES))
    proposed = propose_fields(names, [record.values for record in first])
    return Preview(
        encoding=by.encoding if by else "",
        names={name: _samples(name, first) for name in names},
        proposed=proposed,
        rows=tuple(dict(record.values) for record in first[:rows]),
        articles=tuple(_articles(first[:rows], proposed if fields is None else fields)),
        problems=problems,
    )


def _decoding(member: Openable, encoding: str | None, page: bool = False) -> Decoding:
    """Return how the file's beginning reads: of one that is large the rest is not looked at."""
    with member.open() as stream:
        head = stream.read(_HEAD)
    return Decoding.of(survey(io.BytesIO(head)), encoding or (page_encoding(head) if page else None))


def _samples(name: str, first: Sequence[Record]) -> tuple[str, ...]:
    told = (record.values[name] for record in first if record.values.get(name, "").strip())
    return tuple(islice(dict.fromkeys(told), _SAMPLES))


def _articles(first: Sequence[Record], fields: Fields) -> Iterator[ArticleDraft]:
    """Yield what records become; their offsets count as if only these were in the file."""
    offset = 0
    for record in first:
        made, _ = article_of(record, fields, offset)
        if made is not None:
            offset += len(made.text)
            yield made.draft
