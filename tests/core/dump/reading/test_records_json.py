"""JSON Lines and JSON: every record an article, broken ones told, arrays read piece by piece."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dump.reading.forms import Problems
from core.dump.reading.record import flatten
from core.dump.reading.records_json import json_lines, json_values
from tests.core.dump.reading.files import BODY, HEADLINES, Bytes, Chunks, read_all, told

ROWS = [
    {"id": at, "title": HEADLINES[at], "body": BODY[at], "url": f"http://x.example/{at}"} for at in range(4)
]
MESSY = Path(__file__).parents[5] / "shared" / "data" / "messy"


def dumped(value, **how):
    return json.dumps(value, ensure_ascii=False, **how)


def test_each_line_is_an_article():
    data = "\n".join(map(dumped, ROWS)).encode()
    text, drafts, problems, _ = read_all(Bytes("a.jsonl", data))
    assert [told(draft) for draft in drafts] == [
        [("headline", row["title"]), ("paragraph", row["body"])] for row in ROWS
    ]
    assert drafts[1].attrs == {"id": "1", "url": "http://x.example/1"}
    assert drafts[0].boundary.reason == "one-record"
    assert drafts[0].blocks[0].role_decision == ("rule", "from-field", 1.0)
    assert text.startswith(f"{HEADLINES[0]}\n{BODY[0]}\n\n{HEADLINES[1]}\n")
    assert not problems.counts


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_encodings(encoding):
    data = "\n".join(map(dumped, ROWS)).encode(encoding)
    assert len(read_all(Bytes("a.jsonl", data))[1]) == 4


def test_broken_lines_are_skipped_and_told():
    lines = [dumped(ROWS[0]), '{"title": "نصف', "", "[1, 2", dumped(ROWS[1]), "{}", '{"title": "..."}']
    _, drafts, problems, _ = read_all(Bytes("a.jsonl", "\r\n".join(lines).encode()))
    assert len(drafts) == 2
    assert [(problem.reason, problem.line, problem.record) for problem in problems.told] == [
        ("broken-json", 2, 2),
        ("broken-json", 4, 3),
        ("no-text", 6, 5),
        ("no-text", 7, 6),
    ]


@pytest.mark.parametrize("size", [1, 2, 7, 100_000])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize(
    "around",
    ["%s", '{"count": 4, "articles": %s, "more": [1]}', '{"response": {"meta": [{"n": 1}], "docs": %s}}'],
)
def test_arrays_wherever_they_stand(size, indent, ascii_only, around):
    text = around % json.dumps(ROWS, indent=indent, ensure_ascii=ascii_only)
    found = list(json_values(Chunks(size).chunks(Bytes("", text.encode()).open()), Problems()))
    assert [record.values["title"] for record in found if "title" in record.values] == list(HEADLINES)


def test_objects_that_follow_one_another_and_one_alone():
    text = "\n".join(dumped(row, indent=1) for row in ROWS)
    assert [record.line for record in json_values([text], Problems())] == [1, 7, 13, 19]
    tagged = dumped({**ROWS[0], "tags": [{"name": "x"}, {"name": "y"}]})
    assert [record.values["tags.name"] for record in json_values([tagged], Problems())] == ["x\ny"]


def test_a_broken_value_of_an_array_is_skipped_and_told():
    text = f'[{dumped(ROWS[0])},\n{{"title": nothing}},\n{dumped(ROWS[1])}, "a", ["r", "s"], null]'
    problems = Problems()
    found = list(json_values([text], problems))
    assert [record.values for record in found[2:]] == [{"text": "a"}, {"1": "r", "2": "s"}, {}]
    assert [(problem.reason, problem.line, problem.record) for problem in problems.told] == [
        ("broken-json", 2, 2)
    ]


def test_an_array_that_breaks_off_gives_what_is_whole():
    text = dumped(ROWS)
    problems = Problems()
    assert len(list(json_values([text[:-30]], problems))) == 3
    assert problems.counts == {"broken-json": 1}


def test_fields_within_fields():
    value = {"a": {"b": ["x", {"c": 1.50}], "d": True}, "n": None, "e": "", "l": ["p", "q"], "s": "\ud800z"}
    parsed = json.loads(json.dumps(value), parse_float=str)
    assert flatten(parsed) == {"a.b": "x", "a.b.c": "1.5", "a.d": "true", "l": "p\nq", "s": "\ufffdz"}


def test_line_ends_inside_a_body_divide_it():
    data = dumped({"title": "عنوان الخبر", "body": f" {BODY[0]}\r\n\r\n{BODY[1]} \n"}).encode()
    text, drafts, _, _ = read_all(Bytes("a.jsonl", data))
    assert told(drafts[0])[1:] == [("paragraph", BODY[0]), ("paragraph", BODY[1])]
    assert text.startswith(f"عنوان الخبر\n {BODY[0]}\r\n\r\n{BODY[1]} \n")


def test_controls_and_deep_nesting_do_not_stop_the_reading():
    lines = [
        '{"title": "عنوان\x01", "body": "نص\\u0000 طويل"}',
        '{"title": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"title": "عنوان", "n": ' + "9" * 5000 + "}",
    ]
    fields = {"title": "headline", "body": "paragraph", "n": "attr:n"}
    _, drafts, problems, _ = read_all(
        Bytes("a.jsonl", "\n".join(lines).encode()), fields=fields, form="json-lines", decoding=Chunks(999)
    )
    assert told(drafts[0]) == [("headline", "عنوان\x01"), ("paragraph", "نص\x00 طويل")]
    assert len(drafts) == 2
    assert sum(problems.counts.values()) == 1


def test_markup_in_a_field_becomes_lines():
    body = f"<p>{BODY[0]}</p><h3>عنوان داخلي</h3><p>{BODY[1]}</p>"
    row = {"title": "&quot;قول&quot; للعنوان &amp; غيره", "body": body}
    _, drafts, problems, _ = read_all(Bytes("a.jsonl", dumped(row).encode()))
    assert told(drafts[0]) == [
        ("headline", '"قول" للعنوان & غيره'),
        ("paragraph", BODY[0]),
        ("crosshead", "عنوان داخلي"),
        ("paragraph", BODY[1]),
    ]
    assert problems.marked == {"title": 1, "body": 1}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(JSON, max_size=5), st.integers(1, 9))
def test_any_array_gives_its_values(values, size):
    text = json.dumps(values)
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    problems = Problems()
    found = [record.values for record in json_values(pieces, problems)]
    expected = [
        json.loads(json.dumps(value), parse_int=str, parse_float=str, parse_constant=str) for value in values
    ]
    assert found == [flatten(value) for value in expected]
    assert not problems.counts


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='{}[]",:\\ \nab1ع', max_size=60), st.integers(1, 9))
def test_no_text_breaks_the_readers(text, size):
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    assert list(json_values(pieces, Problems())) == list(json_values([text], Problems()))
    assert list(json_lines(pieces, Problems())) == list(json_lines([text], Problems()))


@pytest.mark.skipif(not MESSY.is_dir(), reason="the real articles are not here")
@pytest.mark.parametrize("path", sorted(MESSY.glob("*.jsonl")), ids=lambda path: path.stem)
def test_real_articles(path):
    _, drafts, problems, found = read_all(Bytes(path.name, path.read_bytes()))
    assert len(drafts) == len(found)
    assert not problems.counts
    assert all(draft.blocks[0].role == "headline" and draft.attrs["url"] for draft in drafts)
    assert all("&quot;" not in block.text for draft in drafts for block in draft.blocks)
