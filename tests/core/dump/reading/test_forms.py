"""Which form a file has, by its name and its first bytes."""

from __future__ import annotations

import json

import pytest

from core.dump.reading.forms import MOST_TOLD, Problems, form_of
from tests.core.dump.reading.files import BODY

LINE = json.dumps({"title": "عنوان", "body": BODY[0]}, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.jsonl", LINE + b"\n" + LINE, "json-lines"),
        ("a.json", LINE + b"\n" + LINE + b"\n", "json-lines"),
        ("a.json", b"[" + LINE + b",\n" + LINE + b"]", "json"),
        ("a.json", b'{"articles": [\n' + LINE, "json"),
        ("a.json", b'{\n  "title": "x"\n}', "json"),
        ("a.json", b"\xef\xbb\xbf  [" + LINE, "json"),
        ("a.json", ("[" + LINE.decode()).encode("utf-16"), "json"),
        ("a.txt", LINE + b"\n" + LINE + b"\n", "json-lines"),
        ("a.txt", b"[" + LINE + b",", "json"),
        ("a.txt", "[صورة] خبر يبدأ بقوس\n".encode(), "dump"),
        ("a.txt", "{خبر} بين قوسين\n".encode(), "dump"),
        ("a.txt", BODY[0].encode(), "dump"),
        ("a", b"", "dump"),
        ("a.CSV", b"a,b\n1,2\n", "csv"),
        ("a.tsv", b"a\tb\n", "tsv"),
        ("a.xlsx", b"PK\x03\x04....", "xlsx"),
        ("a.xlsx", b"no sheet at all", "dump"),
        ("a.bin", b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml", "xlsx"),
        ("a.HTM", b"<p>x", "html"),
        ("a.txt", b"\n <!DOCTYPE html><html>", "html"),
        ("a.mhtml", b"From: <Saved>", "html"),
    ],
)
def test_name_and_bytes_tell_the_form(name, head, form):
    assert form_of(name, head) == form


def test_problems_are_counted_beyond_those_that_are_told():
    problems = Problems()
    for line in range(MOST_TOLD + 5):
        problems.add("broken-json", line)
    assert len(problems.told) == MOST_TOLD
    assert problems.counts["broken-json"] == MOST_TOLD + 5
