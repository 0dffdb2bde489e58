"""CSV and TSV: separators, quotes, header rows or none, and rows that do not fit."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dump.reading.forms import Problems
from core.dump.reading.records_tables import table_rows
from tests.core.dump.reading.files import BODY, HEADLINES, Bytes, read_all, told


def written(rows, **how):
    out = io.StringIO()
    csv.writer(out, **how).writerows(rows)
    return out.getvalue()


ROWS = [(str(at), HEADLINES[at], BODY[at]) for at in range(4)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("header", [("رقم", "العنوان", "النص"), ("id", "title", "body")])
def test_separators_are_told(separator, header):
    data = written([header, *ROWS], delimiter=separator).encode()
    _, drafts, problems, _ = read_all(Bytes("a.csv", data))
    assert [told(draft) for draft in drafts] == [
        [("headline", row[1]), ("paragraph", row[2])] for row in ROWS
    ]
    assert drafts[3].attrs == {"id": "3"}
    assert not problems.counts


def test_without_a_header_row_columns_have_numbers():
    _, drafts, _, found = read_all(Bytes("a.csv", written(ROWS).encode()))
    assert found[0].values == {"1": "0", "2": HEADLINES[0], "3": BODY[0]}
    assert told(drafts[0]) == [("headline", HEADLINES[0]), ("paragraph", BODY[0])]


def test_line_ends_and_quotes_inside_cells():
    body = f'{BODY[0]}\r\nوقال "نعم"، ثم مضى.\n\n{BODY[1]}'
    data = written([("title", "body"), ("عنوان", body)], quoting=csv.QUOTE_ALL).encode("utf-8-sig")
    _, drafts, _, found = read_all(Bytes("a.csv", data))
    assert found[0].values["body"] == body
    assert [text for _, text in told(drafts[0])] == ["عنوان", BODY[0], 'وقال "نعم"، ثم مضى.', BODY[1]]


def test_quotes_behind_a_backslash():
    data = 'title,body\n"عنوان \\"مقتبس\\"","نص \\"أول\\", وثان"\n"ب","ج \\"د\\""\n'.encode()
    found = read_all(Bytes("a.csv", data))[3]
    assert found[0].values == {"title": 'عنوان "مقتبس"', "body": 'نص "أول", وثان'}


def test_the_separator_that_a_spreadsheet_names():
    data = ("sep=;\r\n" + written([("title", "body"), *[row[1:] for row in ROWS]], delimiter=";")).encode()
    _, drafts, _, found = read_all(Bytes("a.csv", data))
    assert len(drafts) == 4
    assert found[0].line == 3


def test_rows_that_do_not_fit_are_told_and_skipped():
    text = written([("id", "title", "body"), *ROWS]) + "9,نصف\r\n8,أ,ب,ج\r\n7,أ,ب,,\r\n"
    found_problems = Problems()
    found = list(table_rows([text], "", found_problems))
    assert [record.values["id"] for record in found] == ["0", "1", "2", "3", "7"]
    assert [(problem.reason, problem.line, problem.values["count"]) for problem in found_problems.told] == [
        ("too-few-cells", 6, 2),
        ("too-many-cells", 7, 4),
    ]


def test_one_column_of_text_keeps_its_commas():
    lines = "\n".join([body.replace("،", ",") for body in BODY] * 3)
    found = read_all(Bytes("a.csv", f"text\n{lines}\n".encode()))[3]
    assert [record.values["text"] for record in found[:2]] == [body.replace("،", ",") for body in BODY[:2]]


def test_columns_of_one_name_and_of_none():
    text = written([("title", "title", ""), *[(row[1], row[1], row[2]) for row in ROWS]])
    found = list(table_rows([text], "", Problems()))
    assert list(found[0].values) == ["title", "title 2", "3"]


def test_a_quote_that_never_closes_is_told():
    rows = written([("title", "body"), *[row[1:] for row in ROWS]])
    problems = Problems()
    found = list(table_rows([rows, '"بلا إغلاق,', "x" * 17_000_000], ",", problems))
    assert len(found) == 4
    assert problems.counts == {"broken-row": 1}


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=6), st.integers(1, 9))
def test_what_was_written_is_read(rows, size):
    rows = [row for row in rows if any(cell.strip("\ufeff \t\r\n") for cell in row)]
    text = written([("title", "body"), *rows], quoting=csv.QUOTE_ALL)
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    found = list(table_rows(pieces, ",", Problems()))
    assert [(one.values.get("title", ""), one.values.get("body", "")) for one in found] == rows


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=',;\t|"\\\n\r\0 aع1', max_size=80), st.sampled_from(["", "\t"]))
def test_no_text_breaks_the_reader(text, separator):
    for record in table_rows([text], separator, Problems()):
        assert record.line >= 1
