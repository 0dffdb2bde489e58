"""Brackets and quotation marks: each wants its partner, and nothing else does."""

from __future__ import annotations

import pytest

from core.checks.brackets import unmatched
from tests.core.checks.build import block, found, found_in
from tests.core.checks.mending import found_of, mended


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("وقال: «سنبدأ غداً.", ["«"]),
        ("سنبدأ غداً»، قال الوزير", ["»"]),
        ("(رويترز", ["("]),
        ("قرار المجلس) أمس", [")"]),
        ("مادة {5", ["{"]),
        ("مادة 5]", ["]"]),
        ('وقال: "سنبدأ غداً.', ['"']),
        ('قال "سنبدأ" ثم "انصرف', ['"']),
        ("وقال «سنبدأ« غداً", ["«", "«"]),
        ("حضر المدير (ونائبه إلى القاعة", ["("]),
        ("أغلقت الطرق، بحسب «الأفق»، و»المرفأ»", ["»", "»"]),
        ("عزوز» و»حصة", ["»", "»"]),
        ("((مرتين)", ["("]),
    ],
)
def test_marks_without_a_partner_are_found_where_they_stand(text, marks):
    findings = found_in(text, "unbalanced")
    assert [text[finding.start : finding.end] for finding in findings] == marks


@pytest.mark.parametrize(
    "text",
    [
        'لـ{الحرس} و«حزب» و(أ.ف.ب) و[كذا] و"كذا"',
        '«قال (أمس) إن "الأمر" انتهى»',
        "تقاطع («كذا)» لا يعنينا",
        "1) أولاً 2) ثانياً أ) ثالثاً ب\u200c) رابعاً ١-) خامساً",
        'شاشة مقاس 5" بسعر جيد',
        "نص بلا علامات",
        "شكراً لكم :) وإلى اللقاء ;)",
        "رأى »الأفق« و»المرفأ« في البيان",
        'قالت «الأفق" إن العمل بدأ',
        "1 ) الشرط الأول 2 ) الشرط الثاني",
        "",
    ],
)
def test_marks_with_partners_are_left_alone(text):
    assert found_in(text, "unbalanced") == []


def test_an_odd_straight_mark_is_placed_where_it_looks_alone():
    assert unmatched('قال" ثم "انصرف" هو')[0].at == 3
    assert unmatched('قال "أمس ثم "انصرف" هو')[0].at == 4


def test_the_key_is_the_mark_and_the_word_beside_it():
    one, two = (found_in(text, "unbalanced")[0] for text in ("قال «سنبدأ غداً", "وأضاف أمس: «سنبدأ بعد غد"))
    assert one.key == two.key
    assert one.key != found_in("قال «سننتهي غداً", "unbalanced")[0].key


TURNED = {
    "mirrored-marks": [
        ("قالت صحيفة »الأفق« إن العمل بدأ", "قالت صحيفة «الأفق» إن العمل بدأ"),
        ("أعلنت الشركة )فرع الشمال( عن أرباحها", "أعلنت الشركة (فرع الشمال) عن أرباحها"),
        ("رأى »الأفق« و»المرفأ« في البيان", "رأى «الأفق» و«المرفأ» في البيان"),
        (")رويترز(", "(رويترز)"),
        ("انظر ]الجدول الأول[.", "انظر [الجدول الأول]."),
        ("مقاتلون من لـ»الحشد« وصلوا", "مقاتلون من لـ«الحشد» وصلوا"),
        ("»نعم«، قال المدرب", "«نعم»، قال المدرب"),
        ("زار )أمس( مدينة »السلام« القديمة", "زار (أمس) مدينة «السلام» القديمة"),
    ],
    "unlike-marks": [
        ('قالت «الأفق" إن العمل بدأ', "قالت «الأفق» إن العمل بدأ"),
        ("قالت «الأفق” إن العمل بدأ", "قالت «الأفق» إن العمل بدأ"),
        ('قالت "الأفق» إن العمل بدأ', "قالت «الأفق» إن العمل بدأ"),
        ("أعلنت الشركة (فرع الشمال] عن أرباحها", "أعلنت الشركة (فرع الشمال) عن أرباحها"),
        ("قال “سنعود قريباً»، ثم غادر", "قال «سنعود قريباً»، ثم غادر"),
        ("أعلنت الشركة [فرع الشمال) عن أرباحها", "أعلنت الشركة [فرع الشمال] عن أرباحها"),
        ("في مدينة «السلام) القديمة", "في مدينة «السلام» القديمة"),
        ('قال «نعم» ثم قال «لا".', "قال «نعم» ثم قال «لا»."),
    ],
}
IN_ORDER = {
    "mirrored-marks": [
        "قالت «الأفق» و«المرفأ» (أمس) [كذا]",
        "قالت « الأفق »و« المرفأ » أمس",
        "عزوز» و»حصة",
        "1) أولاً 2) ثانياً (كذا)",
        "قرار المجلس) أمس ثم (رويترز",
        "قال ” كذا “ ثم ”كذا“",
        "أعلن» ثم «سكت",
        "نص بلا علامات",
    ],
    "unlike-marks": [
        'قالت «الأفق» إن "العمل" بدأ (أمس) [كذا]',
        'قال: «إن "الأمر" انتهى»',
        'وقال: «سنعود قريباً. وأضاف "نعم" و"لا"',
        "قال “نعم” ثم ”لا“",
        "وقال: «سنعود قريباً",
        'شاشة مقاس 5" بسعر (جيد)',
        "1) أولاً 2] ثانياً",
        "قال (أمس إن «الأمر» انتهى",
    ],
}


@pytest.mark.parametrize(
    ("rule", "text", "right"), [(rule, *case) for rule, cases in TURNED.items() for case in cases]
)
def test_marks_that_do_not_fit_are_found_and_made_to_fit(rule, text, right):
    assert found_of(rule, text)
    assert mended(rule, text) == right
    assert found_in(text, "unbalanced") == []


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in IN_ORDER.items() for text in texts]
)
def test_marks_in_order_are_left_alone(rule, text):
    assert found_of(rule, text) == []


def test_a_pair_turned_round_is_one_finding():
    (finding,) = found_of("mirrored-marks", "أعلنت الشركة )فرع الشمال( عن أرباحها")
    assert finding.values["count"] == 2


def marks_of(*texts):
    rows = [
        block(1, "المجلس يبحث خطة الطرق", "headline"),
        *(block(at, text) for at, text in enumerate(texts, 2)),
    ]
    return [(finding.block, finding.values["mark"]) for finding in found(rows, rule="unbalanced")]


@pytest.mark.parametrize(
    "texts",
    [
        ("وقال المدير: «بدأنا العمل قبل عام.", "ثم توقفنا شهراً.", "واليوم نعود إليه»."),
        ("وقال المدير: «بدأنا العمل قبل عام.", "«ثم توقفنا شهراً.", "«واليوم نعود إليه»."),
        ('وجاء في البيان: "يا أهل المدينة.', 'ندعوكم إلى الحضور".'),
        ("القائمة (وهي طويلة", "تضم عشرين اسماً)"),
    ],
)
def test_a_quotation_may_go_on_over_several_paragraphs(texts):
    assert marks_of(*texts) == []


@pytest.mark.parametrize(
    ("texts", "marks"),
    [
        (("وقال: «بدأنا العمل.", "وأضاف: «ثم توقفنا.", "واليوم نعود»."), [(2, "«")]),
        (("واليوم نعود».", "وقال: «بدأنا العمل."), [(2, "»"), (3, "«")]),
        (("وقال: «بدأنا العمل.", *["فقرة أخرى."] * 13, "واليوم نعود»."), [(2, "«"), (16, "»")]),
        (("وقال: (بدأنا العمل.", "واليوم نعود»."), [(2, "("), (3, "»")]),
        (("وقال: «بدأنا العمل.", "ثم توقفنا."), [(2, "«")]),
    ],
)
def test_what_no_paragraph_closes_is_found(texts, marks):
    assert marks_of(*texts) == marks
