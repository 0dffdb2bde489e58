from __future__ import annotations

from core.compare.stretches import MOST_WORDS, Segment, Stretch, segments, stretches


def test_differences_are_cut_at_whole_words():
    raw, now = stretches("وصل القطار إلى المحطه", "وصل القطار إلى المحطة")
    assert raw == [Stretch("وصل القطار إلى ", True), Stretch("المحطه", False)]
    assert now == [Stretch("وصل القطار إلى ", True), Stretch("المحطة", False)]


def test_tashkeel_belongs_to_its_word():
    raw, _ = stretches("كَتَبَ الولد", "كتب الولد")
    assert raw[0] == Stretch("كَتَبَ", False)


def test_both_sides_give_their_text_back():
    before, after = "قال «سامي» إن الطقس، اليوم، جميل", "قال سامي: إن الطقس اليوم حار جداً"
    raw, now = stretches(before, after)
    assert "".join(part.words for part in raw) == before
    assert "".join(part.words for part in now) == after


def test_a_text_beyond_all_measure_counts_as_changed_whole():
    words = "كلمة " * MOST_WORDS
    assert stretches(words, words + "أخرى")[0] == [Stretch(words, False)]


def test_a_space_between_two_differing_words_differs_with_them():
    assert segments("قال الوزير الأول أمس", "قال المدير العام أمس") == [
        Segment("قال ", "قال ", same=True),
        Segment("الوزير الأول", "المدير العام", same=False),
        Segment(" أمس", " أمس", same=True),
    ]


def test_a_word_more_has_nothing_on_the_other_side():
    assert Segment("", "جداً ", same=False) in segments("الطقس حار اليوم", "الطقس حار جداً اليوم")
