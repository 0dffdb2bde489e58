from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.bridge.offsets import Offsets

texts = st.text(st.sampled_from("اب ج😀🇵🇸د\u200c\u064b𝒳e"), max_size=40)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_every_position_goes_to_utf16_and_back(text):
    offsets = Offsets(text)
    for position in range(len(text) + 1):
        assert offsets.to_units(position) == utf16(text[:position])
        assert offsets.to_points(offsets.to_units(position)) == position


@given(texts)
def test_length_counts_pairs_twice(text):
    assert Offsets(text).units == utf16(text)


def test_a_place_inside_a_pair_goes_to_the_pair_s_start():
    assert [Offsets("ا😀ب").to_points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


def test_places_outside_are_brought_to_the_ends():
    offsets = Offsets("😀")
    assert (offsets.to_units(-3), offsets.to_units(9)) == (0, 2)
    assert (offsets.to_points(-3), offsets.to_points(9)) == (0, 1)
