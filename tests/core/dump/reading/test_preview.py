"""What the dialog sees of a file before it is imported."""

from __future__ import annotations

import json

import pytest

from core.dump.dividing.drafts import ArticleDraft
from core.dump.reading.markup import Part
from core.dump.reading.one_article import read_article
from core.dump.reading.preview import preview
from core.dump.reading.record import FROM_FIELD, ONE_RECORD, make
from tests.core.dump.reading.files import BODY, HEADLINES, Bytes, told
from tests.core.dump.reading.test_pages import page

ROWS = [{"title": HEADLINES[at % 4], "text": BODY[at % 4], "n": at} for at in range(30)]
DATA = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode("windows-1256")


def test_a_file_of_records():
    shown = preview("json-lines", Bytes("a.jsonl", DATA), rows=5)
    assert shown.encoding == "windows-1256"
    assert shown.names["n"] == ("0", "1", "2")
    assert shown.proposed == {"title": "headline", "text": "paragraph", "n": ""}
    assert len(shown.rows) == len(shown.articles) == 5
    assert told(shown.articles[2]) == [("headline", HEADLINES[2]), ("paragraph", BODY[2])]


def test_fields_and_encoding_that_were_chosen():
    fields = {"title": "caption", "text": "", "n": "attr:n"}
    shown = preview("json-lines", Bytes("a.jsonl", DATA), encoding="windows-1256", fields=fields, rows=2)
    assert told(shown.articles[1]) == [("caption", HEADLINES[1])]
    assert shown.articles[1].attrs == {"n": "1"}


def test_a_page_and_a_dump():
    assert told(preview("html", page("divs.html")).articles[0])[1][0] == "headline"
    assert preview("dump", Bytes("a.txt", BODY[0].encode())).articles == ()


@pytest.mark.parametrize("size", [1, 1000])
def test_a_file_that_is_one_article(size):
    text = "".join(f"{headline}\n{body}\n\n" for headline, body in zip(HEADLINES, BODY, strict=True))

    def divide(chunks):
        start = 0
        for line in "".join(chunks).splitlines(keepends=True):
            made = make([Part("paragraph", line.strip())], {}, ONE_RECORD, FROM_FIELD, start)
            start += len(line)
            if made:
                yield made.draft

    events = list(read_article([text[at : at + size] for at in range(0, len(text), size)], divide))
    assert "".join(event for event in events if isinstance(event, str)) == text
    drafts = [event for event in events if isinstance(event, ArticleDraft)]
    assert len(drafts) == 1
    assert drafts[0].boundary.reason == "one-file"
    assert [text[block.start : block.end] for block in drafts[0].blocks] == [
        block.text for block in drafts[0].blocks
    ]
    assert len(drafts[0].blocks) == 8
