"""Splices moved over others: both ways round lead to the same text, or it is refused."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from core.changes import Splice
from core.history.moving import moved, moved_all

TEXT = "قال إن البلدية"


@st.composite
def splices(draw, text=TEXT):
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 4)))
    return Splice(start, text[start:end], draw(st.sampled_from(["", "و", "لقد"])))


@settings(max_examples=300, deadline=None)
@given(splices(), splices())
def test_either_order_leads_to_the_same_text(one, other):
    both = moved(one, other)
    if both is not None:
        assert both[0].apply(other.apply(TEXT)) == both[1].apply(one.apply(TEXT))


def test_words_at_one_place_or_over_each_other_cannot_be_told_apart():
    assert moved(Splice(3, "", "أ"), Splice(3, "", "ب")) is None
    assert moved(Splice(0, "قال", ""), Splice(2, "ل إن", "س")) is None
    assert moved(Splice(2, "", "أ"), Splice(0, "قال", "")) is None


def test_neighbours_that_only_touch_are_moved_unless_they_must_stay_apart():
    before, behind = Splice(0, "قال", ""), Splice(3, " ", "")
    assert moved(before, behind) == (before, Splice(0, " ", ""))
    assert moved_all([before], behind) is not None
    assert moved_all([before], behind, apart=True) is None


def test_several_are_moved_one_after_the_other():
    done = [Splice(0, "", "و"), Splice(5, "إن", "أن")]
    found, over = moved_all(done, Splice(11, "دية", "د"))
    text = TEXT
    for splice in (*done, over):
        text = splice.apply(text)
    other = Splice(11, "دية", "د").apply(TEXT)
    for splice in found:
        other = splice.apply(other)
    assert text == other
