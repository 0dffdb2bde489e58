"""Paragraphs beside their like, each in one row, in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.compare import columns
from core.compare.columns import MOST_CELLS
from tests.core.compare.prose import HEADLINE, OTHER_HEADLINE, PARAGRAPHS


def shape(first: list[str], second: list[str]) -> list[tuple[list[int], list[int]]]:
    return [(list(row.first), list(row.second)) for row in columns(first, second)]


def test_equal_articles_are_equal_rows():
    rows = columns(PARAGRAPHS, PARAGRAPHS)
    assert len(rows) == len(PARAGRAPHS)
    assert all(row.same for row in rows)


def test_another_headline_stands_alone_on_either_side():
    assert shape([HEADLINE, PARAGRAPHS[0]], [OTHER_HEADLINE, PARAGRAPHS[0]]) == [
        ([0], []),
        ([], [0]),
        ([1], [1]),
    ]


def test_a_changed_paragraph_stands_beside_its_like():
    edited = PARAGRAPHS[1].replace("المهندس", "الخبير")
    rows = columns(PARAGRAPHS[:3], [PARAGRAPHS[0], edited, PARAGRAPHS[2]])
    assert [(list(row.first), row.same) for row in rows] == [([0], True), ([1], False), ([2], True)]
    differing = [(one, two) for one, two, same in rows[1].segments if not same]
    assert differing == [("المهندس", "الخبير")]


def test_a_comma_more_is_told_though_the_words_are_the_same():
    (row,) = columns([PARAGRAPHS[0]], [PARAGRAPHS[0].replace("،", "")])
    assert not row.same


def test_a_paragraph_left_out_leaves_its_place_empty():
    assert shape(PARAGRAPHS[:3], [PARAGRAPHS[0], PARAGRAPHS[2]]) == [([0], [0]), ([1], []), ([2], [1])]


def test_a_paragraph_cut_in_two_stands_beside_both_halves():
    words = PARAGRAPHS[3].split()
    halves = [" ".join(words[:14]), " ".join(words[14:])]
    assert shape([PARAGRAPHS[3]], halves) == [([0], [0, 1])]
    assert shape(halves, [PARAGRAPHS[3]]) == [([0, 1], [0])]


def test_very_many_unlike_paragraphs_are_not_tried_one_by_one():
    many = MOST_CELLS // 40
    rows = columns([f"هذه فقرة {n}" for n in range(many)], [f"تلك جملة {n}" for n in range(many)])
    assert len(rows) == 2 * many


LINES = st.lists(st.sampled_from([*PARAGRAPHS, HEADLINE, OTHER_HEADLINE, "", "قال", "قال،"]), max_size=9)


@given(LINES, LINES)
def test_every_paragraph_stands_in_one_row_and_gives_its_text_back(first, second):
    rows = columns(first, second)
    assert [at for row in rows for at in row.first] == list(range(len(first)))
    assert [at for row in rows for at in row.second] == list(range(len(second)))
    for row in rows:
        assert "".join(segment.one for segment in row.segments) == "\n".join(first[at] for at in row.first)
        assert "".join(segment.two for segment in row.segments) == "\n".join(second[at] for at in row.second)
