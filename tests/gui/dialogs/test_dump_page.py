"""A page of a dump: whole lines around a place, whatever ends them, and their numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Piece
from gui.dialogs import dump_page
from gui.dialogs.dump_page import DumpPage, LineCount, page_around

ENDS = re.compile("\r\n|\r|\n")


def reader(text: str):
    return lambda start, end: text[start:end]


@pytest.fixture
def small(monkeypatch):
    """Pages and slices of a few letters: their seams come often."""
    monkeypatch.setattr(dump_page, "PAGE", 12)
    monkeypatch.setattr(dump_page, "SEEK", 6)
    monkeypatch.setattr(dump_page, "SLICE", 3)


def test_a_short_text_is_one_page():
    page = page_around(reader("أول\r\nثان\rثالث"), 13, 5)
    assert (page.start, page.end) == (0, 13)
    assert page.lines == ["أول", "ثان", "ثالث"]
    assert page.starts == [0, 5, 9]


def test_places_go_to_units_and_back():
    page = DumpPage(100, "😀ا\u2028ب\r\n😀")
    assert page.lines == ["😀ا↵ب", "😀"]
    assert page.spot(102) == (0, 3)
    assert page.point(0, 3) == 102
    assert page.spot(106) == (1, 0)
    assert page.spot(9_999) == (1, 2)


def test_only_what_lies_on_the_page_is_marked():
    page = DumpPage(10, "ا" * 10)
    assert page.inside([Piece(0, 5), Piece(8, 12), Piece(15, 30)]) == [Piece(10, 12), Piece(15, 20)]


@pytest.mark.usefixtures("small")
def test_a_page_holds_whole_lines_where_they_are_short():
    text = "ابجد\nهوز\nحطي\nكلمن\nسعفص\n"
    page = page_around(reader(text), len(text), 13)
    assert page.lines == ["حطي", "كلمن", ""]
    assert text[page.start : page.end] == page.text


@pytest.mark.usefixtures("small")
def test_a_line_without_an_end_is_cut():
    page = page_around(reader("ا" * 50), 50, 25)
    assert (page.start, page.end) == (19, 31)


@given(st.text("اب\r\n", max_size=40), st.integers(0, 40))
def test_a_page_never_parts_a_line_end_and_holds_its_place(text, point):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dump_page, "PAGE", 12)
        patch.setattr(dump_page, "SEEK", 5)
        point = min(point, len(text))
        page = page_around(reader(text), len(text), point)
        assert text[page.start : page.end] == page.text
        assert page.start <= point <= page.end
        for edge in (page.start, page.end):
            assert text[edge - 1 : edge + 1] != "\r\n" or edge in (0, len(text))


@given(st.text("ا\r\n", max_size=30), st.integers(0, 30))
def test_lines_are_counted_over_the_seams(text, point):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dump_page, "SLICE", 2)
        starts = [0, *(found.end() for found in ENDS.finditer(text))]
        at = starts[point % len(starts)]
        count = LineCount(reader(text))
        assert count.before(at) == starts.index(at)
        assert count.before(at) == starts.index(at)


def test_counting_can_be_stopped():
    count = LineCount(reader("ا" * 50))
    count.stopped = True
    assert count.before(50) is None
