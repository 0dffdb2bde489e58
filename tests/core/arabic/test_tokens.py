"""Tokens are lossless, and selections snap to words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arabic import snap_to_words, word_at, words

SENTENCE = "وقال «وليد» إن 12.5 في المئة من المدينة (الشمالية) بلا ماء."


def pieces(text):
    return [text[start:end] for start, end in words(text)]


@given(st.text())
def test_only_white_space_lies_between_tokens(text):
    spans = list(words(text))
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("(أ.ف.ب).", ["(", "أ.ف.ب", ")", "."]),
        ("1,890 عند 10:30", ["1,890", "عند", "10:30"]),
        ('قال:"نعم"', ["قال", ":", '"', "نعم", '"']),
        ("كتبَ نصًّا...", ["كتبَ", "نصًّا", "..."]),
        ("لـ30 سنة و12.5", ["لـ30", "سنة", "و12.5"]),
        ("نون@بريد.موقع", ["نون@بريد.موقع"]),
        ("https://a.example/x?y=1، ثم", ["https://a.example/x?y=1", "،", "ثم"]),
        ("«لـ«البيت»»", ["«", "لـ", "«", "البيت", "»»"]),
        ("كتاب\u200cها", ["كتاب\u200cها"]),
    ],
)
def test_tokens(text, tokens):
    assert pieces(text) == tokens


@pytest.mark.parametrize(
    ("chosen", "snapped"),
    [
        ("يد", "وليد"),
        ("«وليد» ", "وليد"),
        ("مدينة", "مدينة"),
        ("لمدين", "المدينة"),
        ("من المدينة (الشمالية) ", "من المدينة (الشمالية)"),
        ("(الشمالية)", "الشمالية"),
        ("(الشمالية) بلا", "(الشمالية) بلا"),
        ("(الشمالية", "الشمالية"),
        (" 12.", "12.5"),
        ("ماء.", "ماء"),
    ],
)
def test_a_selection_grows_to_words_and_sheds_punctuation(chosen, snapped):
    start = SENTENCE.index(chosen)
    assert SENTENCE[slice(*snap_to_words(SENTENCE, start, start + len(chosen)))] == snapped


def test_a_proclitic_stays_out_only_if_it_was_left_out():
    text = "زار وبالرياض انتهى"
    inner, outer = text.index("الرياض"), text.index("وبالرياض")
    assert snap_to_words(text, inner, inner + 4) == (inner, inner + 6)
    assert snap_to_words(text, outer, inner + 4) == (outer, inner + 6)


@pytest.mark.parametrize(
    ("word", "start", "snapped"),
    [
        ("الدلتا", 1, "الدلتا"),
        ("الدلتا", 2, "الدلتا"),
        ("بالبوكمال", 1, "البوكمال"),
        ("بالبوكمال", 3, "بالبوكمال"),
        ("وحزب", 1, "حزب"),
        ("وحزب", 2, "وحزب"),
        ("للحشد", 2, "حشد"),
        ("والحشد", 3, "والحشد"),
    ],
)
def test_only_conjunctions_and_prepositions_stay_out_where_the_article_is_kept(word, start, snapped):
    text = f"في {word} اليوم"
    assert text[slice(*snap_to_words(text, 3 + start, 3 + len(word), keep_article=True))] == snapped


def test_a_caret_snaps_to_its_word_and_no_word_gives_nothing():
    assert SENTENCE[slice(*snap_to_words(SENTENCE, 2, 2))] == "وقال"
    assert snap_to_words("« … »", 1, 4) == (1, 1)
    assert word_at("كلمة", 4) == (0, 4)
    assert word_at("كلمة ، أخرى", 5) is None
    assert word_at("", 0) is None


@given(st.text(st.sampled_from("ابوال «»().،12\u064b\u200d\n"), max_size=30), st.data())
def test_snapped_selections_neither_begin_nor_end_in_space(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = snap_to_words(text, start, end)
    assert 0 <= low <= high <= len(text)
    assert text[low:high] == text[low:high].strip()
