"""Order keys: always room between any two, and the order of the text is the order of the rows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.rank import BASE, DIGITS, WIDTH, between, run_between, sequence

KEY = st.text(DIGITS, min_size=1, max_size=8).map(lambda key: key.rstrip("0") or "1")
BOUNDS = st.lists(KEY, min_size=2, max_size=2, unique=True).map(sorted)
LAST = BASE**WIDTH - 2


def test_digits_are_in_the_order_of_code_points():
    assert list(DIGITS) == sorted(set(DIGITS))
    assert len(DIGITS) == BASE == 62


@given(bounds=BOUNDS)
def test_a_key_lies_between_its_neighbours(bounds):
    low, high = bounds
    key = between(low, high)
    assert low < key < high
    assert not key.endswith("0")


@given(key=KEY)
def test_both_ends_are_open(key):
    assert between(None, key) < key < between(key, None)
    assert not between(None, key).endswith("0")


@given(places=st.lists(st.integers(0, 40), max_size=40))
def test_inserting_anywhere_for_ever_keeps_the_order(places):
    keys = [between(None, None)]
    for place in places:
        at = place % (len(keys) + 1)
        before = keys[at - 1] if at else None
        keys.insert(at, between(before, keys[at] if at < len(keys) else None))
    assert keys == sorted(set(keys))
    assert not [key for key in keys if key.endswith("0")]


@given(bounds=BOUNDS, count=st.integers(0, 60))
def test_a_run_is_in_order_between_its_bounds(bounds, count):
    low, high = bounds
    run = run_between(low, high, count)
    assert len(run) == count
    assert all(one < two for one, two in pairwise([low, *run, high]))
    assert not [key for key in run if key.endswith("0")]


@given(count=st.integers(1, 60))
def test_a_run_needs_no_bounds(count):
    run = run_between(None, None, count)
    assert all(one < two for one, two in pairwise(run))
    assert len(set(run)) == count


def test_a_run_of_a_thousand_stays_short():
    assert max(map(len, run_between("V", "W", 1000))) <= 3


@given(at=st.integers(0, LAST), step=st.integers(1, 10_000))
def test_a_list_written_in_one_go_is_in_order(at, step):
    later = min(at + step, LAST)
    assert sequence(at) < sequence(later) or at == later
    assert not sequence(at).endswith("0")


def test_a_list_too_long_for_its_keys_is_refused():
    assert sequence(LAST) == "z" * WIDTH
    with pytest.raises(ValueError, match="no order key"):
        sequence(LAST + 1)


@pytest.mark.parametrize(("low", "high"), [("B", "B"), ("C", "B"), ("B1", "B")])
def test_there_is_no_key_between_what_is_not_in_order(low, high):
    with pytest.raises(ValueError, match="no order key"):
        between(low, high)
