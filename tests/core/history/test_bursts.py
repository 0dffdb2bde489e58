"""When typing goes on and its steps become one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.changes import Change, Splice
from core.history import BURST_SECONDS, joined
from core.model import Part, Step

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
STEP = Step(1, "A", 0, "block.replace_text", time=NOON.isoformat())


def typing(start: int, removed: str, inserted: str, block: int = 7) -> list[Change]:
    return [Change("block", block, "text", None, Splice(start, removed, inserted))]


def burst(first: list[Change], second: list[Change], seconds: float = 0.2) -> Splice | None:
    """Return the one splice two steps become, or None."""
    together = joined(STEP, first, second, NOON + timedelta(seconds=seconds))
    return together[0].after if together else None


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        pytest.param((5, "", "كتا"), (8, "", "ب"), (5, "", "كتاب"), id="the next letter"),
        pytest.param((5, "", "كتاب"), (9, "", " "), (5, "", "كتاب "), id="the space behind a word"),
        pytest.param((5, "", "كتبب"), (8, "ب", ""), (5, "", "كتب"), id="backspace over what was typed"),
        pytest.param((5, "", "كب"), (6, "", "ت"), (5, "", "كتب"), id="a letter inside what was typed"),
        pytest.param((5, "ب", ""), (4, "ت", ""), (4, "تب", ""), id="backspace upon backspace"),
        pytest.param((5, "ت", ""), (5, "ب", ""), (5, "تب", ""), id="delete upon delete"),
        pytest.param((5, "خطأ", "ص"), (6, "", "و"), (5, "خطأ", "صو"), id="typing on over a selection"),
        pytest.param((5, "", "ا"), (4, "ب", ""), (4, "ب", "ا"), id="backspace past what was typed"),
    ],
)
def test_a_burst_becomes_one_step(first, second, both):
    assert burst(typing(*first), typing(*second)) == Splice(*both)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param((5, "", "ب"), (9, "", "ت"), id="elsewhere behind"),
        pytest.param((5, "", "ب"), (2, "", "ت"), id="elsewhere before"),
        pytest.param((5, "", "كتاب "), (10, "", "ج"), id="the first letter of the next word"),
        pytest.param((5, "", "ب"), (6, "", "لصق"), id="a paste"),
        pytest.param((5, "", "ب"), (6, "مقطع", ""), id="a cut"),
        pytest.param((5, "ب", ""), (6, "ت", ""), id="deleting elsewhere"),
    ],
)
def test_what_is_not_one_burst(first, second):
    assert burst(typing(*first), typing(*second)) is None


def test_a_space_upon_a_space_goes_on():
    assert burst(typing(5, "", "كتاب "), typing(10, "", " ")) == Splice(5, "", "كتاب  ")


@pytest.mark.parametrize(
    ("seconds", "joins"), [(0, True), (BURST_SECONDS, True), (BURST_SECONDS + 0.001, False)]
)
def test_a_pause_ends_a_burst(seconds, joins):
    assert (burst(typing(5, "", "ا"), typing(6, "", "ب"), seconds) is not None) is joins


def test_two_blocks_are_two_steps():
    assert burst(typing(5, "", "ا"), typing(6, "", "ب", block=8)) is None


def test_a_step_of_two_splices_joins_nothing():
    both = [*typing(9, "", "ج"), *typing(5, "", "ا")]
    assert burst(both, typing(6, "", "ب")) is None
    assert burst(typing(5, "", "ا"), both) is None


def test_fields_go_from_their_first_before_to_their_last_after():
    one, two, three = ((Part(7, 0, end),) for end in (9, 10, 11))
    first = [
        *typing(3, "", "ا"),
        Change("mention", 4, "parts", one, two),
        Change("mention", 4, "words", "قال", "قاال"),
    ]
    second = [
        *typing(4, "", "ب"),
        Change("mention", 4, "parts", two, three),
        Change("mention", 4, "words", "قاال", "قال"),
    ]
    together = joined(STEP, first, second, NOON)
    assert together is not None
    assert together[1:] == [Change("mention", 4, "parts", one, three)]


@given(
    text=st.text("ابت ", max_size=12),
    first=st.tuples(st.integers(0, 12), st.integers(0, 1), st.text("جحخ", max_size=3)),
    second=st.tuples(st.integers(0, 15), st.integers(0, 1), st.text("دذ ", max_size=1)),
)
def test_one_step_does_what_the_two_did(text, first, second):
    def splice(before: str, place: int, size: int, inserted: str) -> Splice:
        start = min(place, len(before))
        return Splice(start, before[start : start + size], inserted)

    one = splice(text, *first)
    between = one.apply(text)
    two = splice(between, *second)
    both = burst(typing(*one), typing(*two))
    if both is not None:
        assert both.apply(text) == two.apply(between)
        assert both.inverse().apply(both.apply(text)) == text
