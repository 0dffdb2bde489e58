"""Characters that no text needs: control characters, private ones, and those that stand for nothing."""

from __future__ import annotations

import pytest

from tests.core.checks.mending import found_of, mended

WRONG = {
    "control-character": [
        ("\u001a وصل الوفد أمس", " وصل الوفد أمس"),
        ("وصل\u0000 الوفد أمس", "وصل الوفد أمس"),
        ("السطر الأول\u2028السطر الثاني", "السطر الأول السطر الثاني"),
        ("السطر الأول \u2029السطر الثاني", "السطر الأول السطر الثاني"),
        ("الصفحة الأولى\u000cالصفحة الثانية", "الصفحة الأولى الصفحة الثانية"),
        ("العنوان\u000bالتفاصيل", "العنوان التفاصيل"),
        ("المدير\u0007 العام", "المدير العام"),
        ("الخبر\u0085التالي", "الخبر التالي"),
        ("صورة\ufffc من اللقاء", "صورة من اللقاء"),
        ("المح\u0002افظ", "المحافظ"),
        ("نهاية\u007f السطر\u009d", "نهاية السطر"),
    ],
    "strange-character": [
        ("\uf0b7 استقبال الطلبات", "• استقبال الطلبات"),
        ("\uf0fc تم التسليم", "✓ تم التسليم"),
        ("الشروط\ue001 المطلوبة", "الشروط المطلوبة"),
        ("\uf0a7 الشرط الأول \uf0a7 الشرط الثاني", "▪ الشرط الأول ▪ الشرط الثاني"),
        ("المدير\uf8ff العام", "المدير العام"),
        ("وصل\uffff الوفد", "وصل الوفد"),
        ("وصل\ufdd0 الوفد", "وصل الوفد"),
        ("قال\U000f0001 المتحدث", "قال المتحدث"),
        ("انظر \uf0e0 الجدول", "انظر ← الجدول"),
    ],
}

RIGHT = {
    "control-character": [
        "وصل الوفد أمس",
        "العمود\tالثاني",
        "عام 1440ه\u200d الموافق",
        "قال\u200f أمس",
        "وصل\u00a0الوفد",
        "حرف ضائع \ufffd هنا",
        "وجه 👨\u200d👩\u200d👧 ضاحك",
        "نهاية السطر…",
    ],
    "strange-character": [
        "• الشرط الأول ▪ الشرط الثاني",
        "فاز الفريق 🏆🎉",
        "قال النبي ﷺ ﴿اقرأ﴾",
        "السعر ٥٠ ﷼ و30 € و20 ₺",
        "\ufe8d\ufedf\ufe92\ufef4\ufe96",
        "کابل و پشاور و ئاشتی",
        "يوم 5 ✓ تم",
        "حرف ضائع \ufffd هنا",
        "中国 и Россия και ελλάδα",
    ],
}


@pytest.mark.parametrize(
    ("rule", "text", "right"), [(rule, *case) for rule, cases in WRONG.items() for case in cases]
)
def test_such_characters_are_found_and_go(rule, text, right):
    assert found_of(rule, text)
    assert mended(rule, text) == right


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in RIGHT.items() for text in texts])
def test_what_has_a_meaning_is_left_alone(rule, text):
    assert found_of(rule, text) == []
