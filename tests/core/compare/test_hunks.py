"""Where two texts of a paragraph differ, as a reader is shown it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arabic.clusters import clusters
from core.compare import hunks


def shown(before: str, after: str) -> list[tuple[str, str]]:
    return [(before[one:two], after[three:four]) for one, two, three, four in hunks(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ("قال سامر", "قال سامر", []),
        ("قال سامر أمس", "قال سمير أمس", [("سامر", "سمير")]),
        ("قال الخطيت أمس", "قال الخطيب أمس", [("ت", "ب")]),
        ("قال الخطيب", "قال الخطيبُ", [("ب", "بُ")]),
        ("مدرسه جديده", "مدرسة جديدة", [("ه", "ة"), ("ه", "ة")]),
        ("الاجتماع والأهداف", "الاجتماع والاهداف", [("لأ", "لا")]),
        ("قال  أمس", "قال أمس", [("  ", " ")]),
        ("قال رئيس البلدية أمس", "قال أمس", [("رئيس البلدية ", "")]),
        ("زار الوفد سوق السمك", "زار طلاب جامعة كبرى", [("الوفد سوق السمك", "طلاب جامعة كبرى")]),
        (
            "عائلة 👨\u200d👩\u200d👧 هنا",
            "عائلة 👨\u200d👩\u200d👦 هنا",
            [("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👦")],
        ),
        ("", "نص", [("", "نص")]),
        ("نص", "", [("نص", "")]),
    ],
)
def test_differences_are_shown_as_small_as_can_be_read(before, after, places):
    assert shown(before, after) == places


TEXT = st.text("اللأ\u0651ب ج😀\u200d،", max_size=30)


@given(TEXT, TEXT)
def test_replacing_them_makes_one_text_of_the_other(before, after):
    made, at = "", 0
    for start, end, new_start, new_end in hunks(before, after):
        made += before[at:start] + after[new_start:new_end]
        at = end
    assert made + before[at:] == after


@given(TEXT, TEXT)
def test_none_cuts_a_whole_letter(before, after):
    for text, edges in (
        (before, [edge for each in hunks(before, after) for edge in each[:2]]),
        (after, [edge for each in hunks(before, after) for edge in each[2:]]),
    ):
        whole, at = {0}, 0
        for letter in clusters(text):
            at += len(letter)
            whole.add(at)
        assert set(edges) <= whole
