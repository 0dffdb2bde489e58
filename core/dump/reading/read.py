"""One door to every form: a member in, pieces of source text and articles out, in the order of the text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from core.dump.dividing.divide import divide
from core.dump.dividing.drafts import ArticleDraft
from core.dump.reading import pages, records
from core.dump.reading.decoding import Decoding
from core.dump.reading.forms import FORMS, RECORDS, Fields, Problems, form_of
from core.dump.reading.members import Member
from core.dump.reading.one_article import read_article
from core.dump.reading.options import ReadOptions, fields_key
from core.dump.reading.page_bytes import page_encoding
from core.dump.reading.preview import preview
from core.dump.reading.survey import Survey, survey
from core.errors import UserError

Event = str | ArticleDraft
"""The next piece of the source text, or an article whose blocks lie in text already given."""


class Reading:
    """A member that was looked over and can be read.

    Attributes:
        survey: what its bytes are.
        form: one of `FORMS`.
        fields: of records, what each field is; else empty.
        encoding: registered name, empty where a form has none.
        encoding_by: ``bom``, ``detected``, ``chosen``, or ``form`` where the form says it.
        mixed: (byte offset, encoding) of the stretches of a file in several encodings.
        problems: what was skipped so far, as `events` came to it.
    """

    def __init__(self, member: Member, options: ReadOptions, seen: Survey) -> None:
        """Decide form, encoding and fields; raise UserError where it is nothing that can be read."""
        self._member = member
        self._options = options
        self.survey = seen
        self.problems = Problems()
        self.form = options.form or form_of(member.name, seen.head)
        if self.form not in FORMS:
            raise UserError("error.unknown_form", name=self.form)
        self._decoding = self._decoded()
        self.encoding = self._decoding.encoding if self._decoding else "utf-8"
        self.encoding_by = self._decoding.encoding_by if self._decoding else "form"
        self.mixed = self._decoding.mixed if self._decoding else ()
        self.fields = self._fields() if self.form in RECORDS else {}

    @property
    def extractor(self) -> str:
        """What reads more than plain text, and its version; empty where nothing does."""
        return {"xlsx": records.EXTRACTOR, "html": pages.EXTRACTOR}.get(self.form, "")

    @property
    def undecodable(self) -> list[int]:
        """Byte offsets of what became U+FFFD as `events` came to it, the first of them."""
        return self._decoding.undecodable if self._decoding else []

    @property
    def lost(self) -> int:
        """How many letters nothing brings back, as `events` came to it; 0 where it is no more than prose may hold."""
        decoding = self._decoding
        return decoding.lost if decoding is not None and decoding.beyond_repair else 0

    def events(self) -> Iterator[Event]:
        """Yield the source text in pieces and each article once its text was given.

        Raises UserError where the file breaks off, grew too large, or holds no letter.
        """
        options, problems = self._options, self.problems
        if self.form in RECORDS:
            return records.read_records(
                self.form, self._member, self._decoding, self.fields, problems, options.limits
            )
        if self.form == "html":
            return pages.read_page(self._member, self._decoding)
        if self.form == "article":
            return read_article(self._chunks(), self._divide)
        return self._dump_events()

    def _decoded(self) -> Decoding | None:
        asked = self._options.encoding
        if self.form == "html":
            asked = asked or page_encoding(self.survey.head)
        return None if self.form == "xlsx" else Decoding.of(self.survey, asked)

    def _fields(self) -> Fields:
        options = self._options
        if options.fields is not None:
            return options.fields
        found = preview(self.form, self._member, options.encoding, rows=1, limits=options.limits)
        return options.known_fields.get(fields_key(found.names)) or found.proposed

    def _divide(self, chunks: Iterable[str]) -> Iterator[ArticleDraft]:
        return divide(chunks, page_lines=self._options.page_lines)

    def _dump_events(self) -> Iterator[Event]:
        given: deque[str] = deque()

        def passing() -> Iterator[str]:
            for chunk in self._chunks():
                given.append(chunk)
                yield chunk

        for draft in self._divide(passing()):
            while given:
                yield given.popleft()
            yield draft
        yield from given

    def _chunks(self) -> Iterator[str]:
        if self._decoding is not None:
            with self._member.open() as stream:
                yield from self._decoding.chunks(stream)


def read(member: Member, options: ReadOptions) -> Reading:
    """Look a member over, once from beginning to end, and return how it is read.

    Raises UserError where it cannot be had, is empty, or is no text; the sentence names it.
    """
    try:
        with member.open() as stream:
            return Reading(member, options, survey(stream))
    except UserError as error:
        raise of_member(error, member.name) from error


def of_member(error: UserError, name: str) -> UserError:
    """Return an error with the name of what it is about, where it has none."""
    return error if "path" in error.values else UserError(error.key, **{"path": name, **error.values})
