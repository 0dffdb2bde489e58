from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arabic.clusters import clusters

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("كَتَبَ", ["كَ", "تَ", "بَ"]),
        ("لا", ["لا"]),
        ("لَآ ل", ["لَآ", " ", "ل"]),
        ("للإ", ["ل", "لإ"]),
        (f"{FAMILY}ا", [FAMILY, "ا"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇱🇧🇯🇴", ["🇱🇧", "🇯🇴"]),
        ("ه\u200d.", ["ه\u200d", "."]),
        ("é", ["é"]),
        ("\u0651ا\n", ["\u0651", "ا", "\n"]),
    ],
)
def test_whole_letters(text, letters):
    assert clusters(text) == letters


@given(st.text("لااأ\u0651\u064e\u200d👩🏽🇱🇧\n x", max_size=20))
def test_nothing_is_lost(text):
    assert "".join(clusters(text)) == text
