"""How raw words became corrected ones, and the way back of a place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.alignment import EXACT_LIMIT, differences, position_before

WORDS = st.text("ابتثج ", max_size=40)


def rebuilt(before: str, after: str) -> str:
    """Return `before` with the differences applied, last first."""
    text = before
    for found in reversed(differences(before, after)):
        text = text[: found.start] + after[found.new_start : found.new_end] + text[found.end :]
    return text


@given(before=WORDS, after=WORDS)
def test_the_differences_make_one_text_of_the_other(before, after):
    assert rebuilt(before, after) == after


@given(before=WORDS, after=WORDS)
def test_differences_are_apart_and_in_order(before, after):
    found = differences(before, after)
    assert all(one.end < two.start and one.new_end < two.new_start for one, two in pairwise(found))
    assert not [step for step in found if step.start == step.end and step.new_start == step.new_end]


@given(before=WORDS, after=WORDS)
def test_places_keep_their_order_and_the_ends_are_the_ends(before, after):
    places = [position_before(before, after, place) for place in range(len(after) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(before) for place in places)
    assert places[-1] == len(before)
    if before and after and before[0] == after[0]:
        assert places[0] == 0


@given(text=WORDS)
def test_equal_texts_have_no_difference(text):
    assert differences(text, text) == []
    assert [position_before(text, text, place) for place in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


@pytest.mark.parametrize(
    ("before", "after", "position", "place"),
    [
        ("قال الوزير أمس", "قال الوزير", 10, 14),
        ("قال الوزير", "قال الوزير أمس", 11, 10),
        ("قال الوزير", "وقال الوزير", 5, 4),
        ("قال الوزيير", "قال الوزير", 10, 11),
    ],
)
def test_a_place_behind_and_inside_an_edit(before, after, position, place):
    assert position_before(before, after, position) == place


def test_a_stretch_too_long_to_align_counts_as_replaced_whole():
    before, after = "ا" + "ب" * (EXACT_LIMIT + 1) + "ج", "اتج"
    assert [tuple(step) for step in differences(before, after)] == [(1, EXACT_LIMIT + 2, 1, 2)]
    assert rebuilt(before, after) == after
