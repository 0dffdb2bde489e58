"""XLSX: values of cells, several sheets, and workbooks that are refused."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import openpyxl
import pytest

from core.dump.reading.forms import Problems
from core.dump.reading.records_xlsx import sheet_rows
from core.dump.reading.unpacking import Limits
from core.errors import UserError
from tests.core.dump.reading.files import BODY, HEADLINES, Bytes, read_all, told

HEADER = ("العنوان", "النص", "التاريخ", "الرابط", "رقم")


def row(at):
    moment = datetime.datetime(2015, 7, 21, 2, 39, 40) if at else datetime.datetime(2015, 7, 21)  # noqa: DTZ001
    return (HEADLINES[at], BODY[at], moment, f"http://x.example/{at}", float(at))


def book(*sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"ورقة {number}")
        for cells in rows:
            sheet.append(cells)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_sheet_is_read():
    _, drafts, problems, found = read_all(Bytes("a.xlsx", book([HEADER, *map(row, range(4))])))
    assert told(drafts[1]) == [("headline", HEADLINES[1]), ("paragraph", BODY[1])]
    assert drafts[0].attrs == {"date": "2015-07-21", "url": "http://x.example/0", "id": "0"}
    assert drafts[1].attrs["date"] == "2015-07-21 02:39:40"
    assert found[0].line == 2
    assert not problems.counts


def test_sheets_of_the_same_columns_are_read_and_others_told():
    data = book([HEADER, row(0)], [], [HEADER, row(1)], [("مدينة", "سكان"), ("أ", 5)])
    _, drafts, problems, _ = read_all(Bytes("a.xlsx", data))
    assert [told(draft)[0][1] for draft in drafts] == list(HEADLINES[:2])
    assert [(problem.reason, problem.values["name"]) for problem in problems.told] == [
        ("other-sheet", "ورقة 3")
    ]


def test_a_title_above_the_table_and_blank_rows():
    data = book([("أخبار الأسبوع",), (), HEADER, row(0), (), row(1)])
    _, drafts, problems, found = read_all(Bytes("a.xlsx", data))
    assert len(drafts) == 2
    assert [record.line for record in found] == [4, 6]
    assert problems.counts == {"before-table": 1}


def test_formulas_have_the_value_that_was_stored_and_never_run():
    data = book([("title", "body"), ("=1+1", BODY[0]), ("عنوان", BODY[1])])
    found = read_all(Bytes("a.xlsx", data))[3]
    assert "title" not in found[0].values
    assert found[1].values["title"] == "عنوان"


def test_truth_and_numbers_are_plain():
    rows = [
        ("title", "body", "n", "ok"),
        (HEADLINES[0], BODY[0], 1.5, True),
        (HEADLINES[1], BODY[1], 1e20, False),
    ]
    found = read_all(Bytes("a.xlsx", book(rows)))[3]
    assert [(record.values["n"], record.values["ok"]) for record in found] == [
        ("1.5", "true"),
        ("1e+20", "false"),
    ]


def changed(data, name, change):
    """Return the workbook with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return out.getvalue()


def refused(data, limits=None):
    with pytest.raises(UserError) as caught:
        list(sheet_rows(io.BytesIO(data), "a.xlsx", limits or Limits(), Problems()))
    return caught.value.key


def test_a_document_type_is_refused():
    declared = b'<?xml version="1.0"?>\n<!-- x --><!DOCTYPE lolz [<!ENTITY a "aa">]>'
    data = changed(book([HEADER, row(0)]), "xl/worksheets/sheet1.xml", lambda content: declared + content)
    assert refused(data) == "error.xlsx_doctype"
    wide = changed(
        book([HEADER]), "xl/workbook.xml", lambda content: '<!DOCTYPE a><a xml="1"/>'.encode("utf-16")
    )
    assert refused(wide) == "error.xlsx_doctype"


def test_bombs_are_refused_before_they_are_opened():
    data = changed(book([HEADER, row(0)]), "xl/styles.xml", lambda content: content + b" " * (12 << 20))
    assert refused(data) == "error.container_ratio"
    assert refused(book([HEADER, row(0)]), Limits(bytes=1000)) == "error.container_too_large"
    assert refused(book([HEADER, row(0)]), Limits(entries=3)) == "error.container_entries"


@pytest.mark.parametrize("cut", [10, 300, 2000, -30])
def test_what_is_broken_is_refused_in_one_sentence(cut):
    assert refused(book([HEADER, *map(row, range(4))])[:cut]) == "error.broken_xlsx"


def test_damage_within_the_parts_is_refused():
    whole = book([HEADER, *map(row, range(4))])
    for name in (
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "[Content_Types].xml",
    ):
        assert (
            refused(changed(whole, name, lambda content: content[: len(content) // 2])) == "error.broken_xlsx"
        )


def test_an_archive_of_other_things_is_refused():
    other = changed(
        book([HEADER]), "[Content_Types].xml", lambda content: content.replace(b"main+xml", b"x+xml")
    )
    assert refused(other) == "error.broken_xlsx"


def test_a_row_far_below_and_shared_strings_that_are_not_there():
    far = changed(
        book([HEADER, row(0)]),
        "xl/worksheets/sheet1.xml",
        lambda content: content.replace(b'r="2"', b'r="999999999999"'),
    )
    assert list(sheet_rows(io.BytesIO(far), "a", Limits(), Problems())) == []
    pointing = changed(
        book([HEADER, row(0)]),
        "xl/worksheets/sheet1.xml",
        lambda content: re.sub(rb't="inlineStr"><is>.*?</is>', b't="s"><v>7</v>', content),
    )
    assert refused(pointing) == "error.broken_xlsx"


class Unpacked(io.BytesIO):
    """A stream out of a container: it goes one way."""

    def seekable(self):
        return False


def test_a_workbook_out_of_a_container():
    data = book([HEADER, row(0)])
    assert len(list(sheet_rows(Unpacked(data), "a.xlsx", Limits(), Problems()))) == 1
