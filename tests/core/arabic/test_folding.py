"""Folding: what counts as the same word, and the way back to the original characters."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyarabic import araby

from core.arabic import fold, fold_map

TRICKY = st.text(
    st.sampled_from("اأإآٱىيةهؤئوبتـ\u064b\u0651\u0670\u200d\u200f\ufeff \u00a0٣۵3ﻻﷲﷺﹰﺀaé🙂\n"), max_size=40
)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("الـــخبر", "الخبر"),
        ("أحمد إلى آخر", "احمد الي اخر"),
        ("مؤتمر الهيئة", "موتمر الهييه"),
        ("سنة ٢٠٢٥ و۱۹", "سنه 2025 و19"),
        ("\u200fقال\u200c \u202bهو", "قال هو"),
        ("ﺍﻟﺴﻼﻡ", "السلام"),
        ("ﷲ", "الله"),
        ("كتابِ‌ها", "كتابها"),
        ("قال\u00a0له", "قال له"),
        ("plain text", "plain text"),
    ],
)
def test_spellings_of_one_word_fold_to_one_text(written, same):
    assert fold(written) == same


@given(st.one_of(st.text(), TRICKY))
@example("ﷺ")
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from([*araby.LETTERS, *araby.TASHKEEL, araby.TATWEEL, " "])))
def test_marks_go_as_pyarabic_takes_them(text):
    bare = araby.strip_tatweel("".join(sign for sign in text if sign not in araby.TASHKEEL))
    assert fold(text) == fold(bare)
    assert len(fold(bare)) == len(bare)


@given(st.one_of(st.text(), TRICKY), st.data())
@example("", None)
def test_the_way_back_covers_what_folds_to_the_range(text, data):
    folded = fold_map(text)
    assert folded.text == fold(text)
    if data is None:
        return
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.original(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold(text[first:last])


def test_the_way_back_is_exact_around_marks_and_tatweel():
    text = "قال «مُحمَّدٌ» لـه"
    folded = fold_map(text)
    at = folded.text.index("محمد")
    assert text[slice(*folded.original(at, at + 4))] == "مُحمَّدٌ"
    at = folded.text.index("له")
    assert text[slice(*folded.original(at, at + 1))] == "لـ"


def test_part_of_a_ligature_is_the_whole_ligature():
    folded = fold_map("قﻻل")
    assert folded.text == "قلال"
    assert folded.original(1, 2) == folded.original(2, 3) == (1, 2)
