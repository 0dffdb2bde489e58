"""A look at files before they are imported: what each is and what is wrong with it, and how one of them would read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from core.dump.dividing.divide import divide
from core.dump.dividing.drafts import ArticleDraft
from core.dump.reading.decoding import Decoded, decode
from core.dump.reading.forms import RECORDS, Fields, form_of
from core.dump.reading.members import Member
from core.dump.reading.mojibake import joined, looks_misread, lost, reread
from core.dump.reading.one_article import read_article
from core.dump.reading.options import ReadOptions, fields_key
from core.dump.reading.preview import Preview, preview
from core.dump.reading.read import Reading, of_member
from core.dump.reading.survey import survey
from core.errors import Cancelled, UserError
from core.session.meter import Meter
from gui.models.probes import Look, Probe, SeenBlock

PROBE_BYTES = 200 * 1024
MOST_ARTICLES, MOST_BLOCKS, LONGEST = 30, 300, 400
MOST_WORDS = 60
"""Misread words that are shown before and after."""

UNREAD_SHARE = 0.1
"""From this part of undecodable bytes and C1 controls on, a text was hardly read as it was written."""
LINES_LOOKED_AT = 200
_HEAD = 1 << 16
_LINE_ENDS = re.compile("[\r\n]+")
_MARKS = re.compile("[\ufffd\x80-\x9f]")


def probe(member: Member, options: ReadOptions, stopped: Callable[[], bool] = lambda: False) -> Probe:
    """Look a file over; what is wrong with it is told, not raised. Raises Cancelled once `stopped` says so."""

    def look_up(_done: int) -> None:
        if stopped():
            raise Cancelled

    try:
        return _probed(Meter(look_up).watched(member), options)
    except UserError as error:
        return Probe(member.size or 0, error=of_member(error, member.name))


def _probed(member: Member, options: ReadOptions) -> Probe:
    with member.open() as stream:
        seen = survey(stream)
    reading = Reading(member, options, seen)
    decoded = None if reading.form in ("xlsx", "html") else _decoded(seen.head, options.encoding)
    text, unread = (decoded.text, len(decoded.undecodable)) if decoded else ("", 0)
    misread, sound = bool(_misread(text, 1)), reading.encoding == "utf-8" and not seen.bad
    return Probe(
        size=seen.size,
        sha256=seen.sha256,
        form=reading.form,
        encoding=reading.encoding if reading.form != "xlsx" else "",
        encoding_by=reading.encoding_by,
        mixed=tuple(dict.fromkeys(name for _, name in reading.mixed)),
        fields=reading.fields,
        undecodable=seen.bad if reading.encoding == "utf-8" and not reading.mixed else unread,
        lost=max(0, len(lost(text)) - unread),
        misread=misread,
        doubtful=_is_doubtful(text) and not (misread and sound),
    )


def look(member: Member, options: ReadOptions) -> Look:
    """Read the beginning of a file as the import would; what is wrong with it is told, not raised."""
    try:
        with member.open() as stream:
            head = stream.read(PROBE_BYTES)
        form = options.form or form_of(member.name, head[:_HEAD])
        if form in RECORDS:
            return _look_at_records(form, member, head, options)
        if form == "html":
            return _look_at_page(member, options)
        return _look_at_text(member.name, form, head, options)
    except UserError as error:
        return Look(member.name, error=of_member(error, member.name))


def _look_at_records(form: str, member: Member, head: bytes, options: ReadOptions) -> Look:
    fields = options.fields
    found = _preview(form, member, options, fields)
    known = options.known_fields.get(fields_key(found.names))
    if fields is None and known is not None:
        found = _preview(form, member, options, known)
    decoded = None if form == "xlsx" else _decoded(head, options.encoding)
    return Look(
        member.name,
        form,
        found.encoding,
        decoded.text if decoded else "",
        _seen(found.articles),
        found.names,
        fields if fields is not None else known or found.proposed,
        remembered=fields is None and known is not None,
        misread=_misread("\n".join(value for row in found.rows for value in row.values()), MOST_WORDS),
        problems=tuple(found.problems.told),
    )


def _preview(form: str, member: Member, options: ReadOptions, fields: Fields | None) -> Preview:
    return preview(form, member, options.encoding, fields, MOST_ARTICLES, options.limits)


def _look_at_page(member: Member, options: ReadOptions) -> Look:
    found = _preview("html", member, options, None)
    text = "\n".join(block.text for draft in found.articles for block in draft.blocks)
    return Look(
        member.name, "html", found.encoding, text, _seen(found.articles), misread=_misread(text, MOST_WORDS)
    )


def _look_at_text(name: str, form: str, head: bytes, options: ReadOptions) -> Look:
    decoded = decode(_whole_characters(head), options.encoding)

    def divided(chunks: Iterator[str]) -> Iterator[ArticleDraft]:
        return divide(chunks, page_lines=options.page_lines)

    if form == "article":
        events = read_article([decoded.text], lambda chunks: divided(iter(chunks)))
        drafts = (event for event in events if isinstance(event, ArticleDraft))
        articles = _seen(drafts)
    else:
        articles = _seen(divided(iter([decoded.text])))
    words = _misread(decoded.text, MOST_WORDS)
    return Look(name, form, decoded.encoding, decoded.text, articles, misread=words)


def _decoded(head: bytes, encoding: str | None) -> Decoded | None:
    """Return a file's beginning as text, None where there is nothing to see in it."""
    try:
        return decode(_whole_characters(head), encoding)
    except UserError:
        return None


def _whole_characters(data: bytes) -> bytes:
    """Cut a beginning where it surely does not cut a character: after a line, or after an even number of bytes."""
    if len(data) < _HEAD:
        return data
    if b"\0" in data:
        return data[: len(data) // 4 * 4]
    last = data.rfind(b"\n")
    return data[: last + 1] if last > len(data) // 2 else data


def _is_doubtful(text: str) -> bool:
    """Return whether the text is full of signs that say nothing, or most of its lines are those of another encoding."""
    written = len(text) - sum(map(text.count, " \r\n\t"))
    if len(_MARKS.findall(text)) >= UNREAD_SHARE * max(written, 1):
        return True
    lines = list(_lines(text))
    return sum(bool(reread(line)) for line in lines) * 2 > len(lines)


def _misread(text: str, most: int) -> tuple[tuple[str, str], ...]:
    """Return words that were misread, before and after."""
    if not looks_misread(text):
        return ()
    runs = (run for line in _lines(text) for run in joined(line, reread(line)))
    return tuple((run.before, run.after) for run in islice(runs, most))


def _lines(text: str) -> Iterator[str]:
    return islice((line[:LONGEST] for line in _LINE_ENDS.split(text) if line.strip()), LINES_LOOKED_AT)


def _seen(drafts: Iterable[ArticleDraft]) -> tuple[tuple[SeenBlock, ...], ...]:
    room = MOST_BLOCKS
    articles = []
    for draft in islice(drafts, MOST_ARTICLES):
        blocks = draft.blocks[:room]
        articles.append(tuple(SeenBlock(one.role, one.kept, one.text[:LONGEST]) for one in blocks))
        room -= len(blocks)
        if room <= 0:
            break
    return tuple(articles)
