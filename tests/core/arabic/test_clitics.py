"""Names are found behind proclitics, and ranges that take one along are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arabic import clitic_at, find_folded, fold


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("التقى وحزب الله يرفض", "حزب الله", ["حزب الله"]),
        ("وصل بالبوكمال ثم البوكمال", "البوكمال", ["البوكمال", "البوكمال"]),
        ("سُلّمت لـ«الحشد الشعبي» أمس", "الحشد الشعبي", ["الحشد الشعبي"]),
        ("دعم للحشد", "الحشد", ["حشد"]),
        ("رأى مُحَمَّداً ومحمدٌ عند محمدية", "محمد", ["محمدٌ"]),
        ("في القاهره والقاهرة", "القاهرة", ["القاهره", "القاهرة"]),
        ("حزب\u00a0 الله", "حزب الله", ["حزب\u00a0 الله"]),
        ("كتب عن بغزهم", "غزة", []),
        ("سيعلن فسيعلن", "يعلن", ["يعلن", "يعلن"]),
        ("قال إنه", "", []),
        ("قال (أ.ف.ب) أمس", "(أ.ف.ب)", ["(أ.ف.ب)"]),
    ],
)
def test_all_places_of_a_name(text, words, found):
    assert [text[start:end] for start, end in find_folded(text, words)] == found


@given(st.text(st.sampled_from("ابلوةه \u064b"), min_size=1, max_size=6), st.text(max_size=30))
def test_what_is_found_folds_to_what_was_looked_for(words, text):
    for start, end in find_folded(text + " " + words, words):
        found = fold((text + " " + words)[start:end]).split()
        looked_for = fold(words).split()
        assert found == looked_for or found[0] == looked_for[0][2:]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("وحزب الله", "حزب الله"),
        ("بالبوكمال", "البوكمال"),
        ("وبالرياض", "الرياض"),
        ("للحشد الشعبي", "حشد الشعبي"),
        ("لـ«الحشد الشعبي»", "الحشد الشعبي»"),
        ("وَالرياض", "الرياض"),
        ("ووزارة المياه", "وزارة المياه"),
    ],
)
def test_a_proclitic_in_the_range_is_told(text, left):
    assert text[clitic_at(text, 0, len(text)) :] == left


@pytest.mark.parametrize(
    "text", ["وليد", "وزير المياه", "بيروت", "والدة سامي", "الرياض", "كمال", "لبنان", "بلال", "فيصل", "ل", ""]
)
def test_letters_of_the_word_itself_are_no_proclitic(text):
    assert clitic_at(text, 0, len(text)) == 0


def test_the_rest_of_the_text_tells_a_conjunction():
    text = "زارت سلوى السوق وسلوى طبيبة"
    start = text.index("وسلوى")
    assert clitic_at(text, start, start + 5) == 1
    assert clitic_at(text[start:], 0, 5) == 0
