"""Brackets and quotation marks: each wants its partner, and nothing else does."""

from __future__ import annotations

import pytest

from core.checks.brackets import unmatched
from tests.core.checks.build import found_in


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
