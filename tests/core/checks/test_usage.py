"""Two spellings of one word: which pairs are one word, how clear the counts must be, what the fix takes."""

from __future__ import annotations

from collections import Counter

import pytest

from core.arabic.spellings import form_of, forms, plain_words, skeleton
from core.checks.usage import LEAST, RATIO, difference, rare_spellings, spots
from core.model.spellings import Usage

COUNTS = Counter(
    {
        form_of(word): 20
        for word in (
            "منطق كتاب مدرس رئيس مجموع صور فكر عمل سعود مصر عرب شرع ثان علم كبر بشر سلم خارج مدن حمل قائد والد"
        ).split()
    }
)

ONE_WORD = [
    ("hamza-mixed", "مسئول", "مسؤول"),
    ("hamza-mixed", "الشئون", "الشؤون"),
    ("hamza-mixed", "إمرأة", "امرأة"),
    ("hamza-mixed", "الإستثمار", "الاستثمار"),
    ("hamza-mixed", "أجتماع", "اجتماع"),
    ("hamza-mixed", "احمد", "أحمد"),
    ("hamza-mixed", "الى", "إلى"),
    ("hamza-mixed", "الاعلام", "الإعلام"),
    ("hamza-mixed", "الاف", "آلاف"),
    ("hamza-mixed", "أسرائيل", "إسرائيل"),
    ("hamza-mixed", "مبادىء", "مبادئ"),
    ("hamza-mixed", "شئ", "شيء"),
    ("hamza-mixed", "سيء", "سيئ"),
    ("hamza-mixed", "تاشيرة", "تأشيرة"),
    ("hamza-mixed", "كفائة", "كفاءة"),
    ("hamza-mixed", "إستقالته", "استقالته"),
    ("teh-heh-mixed", "المدرسه", "المدرسة"),
    ("teh-heh-mixed", "حكومه", "حكومة"),
    ("teh-heh-mixed", "المياة", "المياه"),
    ("teh-heh-mixed", "هذة", "هذه"),
    ("teh-heh-mixed", "للوزاره", "للوزارة"),
    ("teh-heh-mixed", "القاهره", "القاهرة"),
    ("teh-heh-mixed", "لدية", "لديه"),
    ("teh-heh-mixed", "بالجامعه", "بالجامعة"),
    ("yeh-mixed", "الذى", "الذي"),
    ("yeh-mixed", "فى", "في"),
    ("yeh-mixed", "المصرى", "المصري"),
    ("yeh-mixed", "السعودى", "السعودي"),
    ("yeh-mixed", "مستشفي", "مستشفى"),
    ("yeh-mixed", "العربى", "العربي"),
    ("yeh-mixed", "والتى", "والتي"),
    ("yeh-mixed", "الشرعى", "الشرعي"),
    ("yeh-mixed", "شرعي", "شرعى"),
]

TWO_WORDS = [
    # a hamza makes another word
    ("إن", "أن"),
    ("أنها", "إنها"),
    ("إعلام", "أعلام"),
    ("إخبار", "أخبار"),
    ("أصابتها", "إصابتها"),
    ("اعتقد", "أعتقد"),
    ("أعتقد", "اعتقد"),
    ("أستطيع", "استطيع"),
    ("المرأة", "المرآة"),
    ("القران", "القرآن"),
    ("بدا", "بدأ"),
    ("أثار", "آثار"),
    ("ثار", "ثأر"),
    ("سائل", "ساءل"),
    ("تفاءل", "تفاؤل"),
    ("أبناؤه", "أبنائه"),
    ("جزؤها", "جزئها"),
    ("ملاءمة", "ملائمة"),
    ("احمد", "أحمر"),
    # the usual spelling dropped a hamza: never proposed
    ("أحمد", "احمد"),
    ("إعلان", "اعلان"),
    # a pronoun, or a letter of the root
    ("كتابه", "كتابة"),
    ("رئيسه", "رئيسة"),
    ("مجموعه", "مجموعة"),
    ("بمنطقه", "بمنطقة"),
    ("لفكره", "لفكرة"),
    ("قائدة", "قائده"),
    ("والده", "والدة"),
    ("وحده", "وحدة"),
    ("صدمه", "صدمة"),
    ("المدرسة", "المدرسه"),
    ("الكره", "الكرة"),
    ("الموجه", "الموجة"),
    ("علية", "عليه"),
    # a dot makes another word
    ("على", "علي"),
    ("إلي", "إلى"),
    ("فعلي", "فعلى"),
    ("القوى", "القوي"),
    ("المدعى", "المدعي"),
    ("كبري", "كبرى"),
    ("بشري", "بشرى"),
    ("أجري", "أجرى"),
    ("يبقى", "يبقي"),
    ("المعنى", "المعني"),
    ("منتدي", "منتدى"),
]


def count(form: str) -> int:
    return COUNTS[form]


@pytest.mark.parametrize(("rule", "rare", "usual"), ONE_WORD)
def test_one_word_in_two_spellings_is_told(rule, rare, usual):
    rare, usual = form_of(rare), form_of(usual)
    assert skeleton(rare) == skeleton(usual)
    group = {rare: 2, usual: 40}
    assert rare_spellings(group, count) == [Usage(rare, usual, 2, 40, rule)]


@pytest.mark.parametrize(("rare", "usual"), TWO_WORDS)
def test_two_words_are_not(rare, usual):
    rare, usual = form_of(rare), form_of(usual)
    if skeleton(rare) == skeleton(usual):
        assert difference(rare, usual, count) is None


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ({"مسئول": 1, "مسؤول": LEAST}, True),
        ({"مسئول": 1, "مسؤول": LEAST - 1}, False),
        ({"مسئول": 10, "مسؤول": 10 * RATIO}, True),
        ({"مسئول": 10, "مسؤول": 10 * RATIO - 1}, False),
        ({"مسئول": 5, "مسءول": 6, "مسؤول": 11 * RATIO}, True),
        ({"مسئول": 5, "مسءول": 6, "مسؤول": 11 * RATIO - 1}, False),
    ],
)
def test_the_counts_must_be_clear(group, told):
    assert bool(rare_spellings(group, count)) is told


def test_a_pronoun_is_seen_by_the_word_it_hangs_on():
    group = {"حكومه": 1, "حكومة": 40}
    assert rare_spellings(group, lambda _: 0)
    assert rare_spellings(group, lambda form: int(form == "حكوم")) == []


class Project:
    """What `spots` asks a view."""

    def __init__(self, **usages: str) -> None:
        self.usages = usages

    def rare_spellings(self, wanted):
        return {
            rare: Usage(rare, usual, 1, 20, "hamza-mixed")
            for rare, usual in self.usages.items()
            if rare in wanted
        }


@pytest.mark.parametrize(
    ("text", "words", "letters"),
    [
        ("قال مسئول كبير", "مسئول", [(6, "ئ", "ؤ")]),
        ("وبالمسئول أيضاً", "وبالمسئول", None),
        ("قال مسْئولٌ كبير", "مسْئولٌ", [(7, "ئ", "ؤ")]),
        ("هذه مبادىء عامة", "مبادىء", [(8, "ىء", "ئ")]),
        ("ومن مَبَادِىءَ عامة", "مَبَادِىءَ", [(11, "ىء", "ئ")]),
    ],
)
def test_the_fix_takes_the_letters_that_differ(text, words, letters):
    view = Project(مسئول="مسؤول", مبادىء="مبادئ")
    found = list(spots(view, text, "hamza-mixed"))
    if letters is None:
        assert found == []
        return
    (spot,) = found
    assert text[spot.start : spot.end] == words
    assert [tuple(splice) for splice in spot.splices] == letters


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("وبالمدرسة", "المدرسة"),
        ("للمدرسة", "المدرسة"),
        ("المدرسة", "المدرسة"),
        ("وأعلن", "أعلن"),
        ("واعلن", "اعلن"),
        ("لأحمد", "أحمد"),
        ("والده", "والده"),
        ("واضافت", "اضافت"),
        ("بالغ", "بالغ"),
        ("لازمة", "لازمة"),
        ("الى", "الى"),
    ],
)
def test_forms_leave_the_clitics_out(word, form):
    assert form_of(word) == form
    (found,) = forms(f"({word})")
    assert (found.form, found.start, found.end) == (form, 1, len(word) + 1)
    assert all(
        place < 0 or f"({word})"[place] == letter for place, letter in zip(found.places, form, strict=True)
    )


def test_words_are_counted_without_marks_and_whole():
    assert plain_words("قَالَ المسئولُ: «كتاباً» عام1990 لـ«مصر» a1ب") == ["قال", "المسئول", "كتابا", "مصر"]
