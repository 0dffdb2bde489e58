"""Entities and tags that a page left behind, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.core.checks.mending import found_of, mended

WRONG = [
    ("قالت &quot;الهيئة&quot; إن العمل بدأ", 'قالت "الهيئة" إن العمل بدأ'),
    ("وصل الوفد&nbsp;أمس", "وصل الوفد أمس"),
    ("&#1575;&#1604;بلدية تعلن", "البلدية تعلن"),
    ("&laquo;الأفق&raquo; تفوز بالعقد", "«الأفق» تفوز بالعقد"),
    ("شركة &amp;quot;النقل&amp;quot; الجديدة", 'شركة "النقل" الجديدة'),
    ("انتهى اللقاء&rlm; مساء", "انتهى اللقاء مساء"),
    ("السطر الأول<br>السطر الثاني", "السطر الأول السطر الثاني"),
    ("السطر الأول <br/> السطر الثاني", "السطر الأول  السطر الثاني"),
    ('<p class="intro">أعلنت الوزارة</p>', "أعلنت الوزارة"),
    ('اقرأ <a href="http://example.org/1">الخبر</a> كاملاً', "اقرأ الخبر كاملاً"),
    ("كلمة <strong>مهمة</strong> جداً", "كلمة مهمة جداً"),
    ("تتابعون<!-- advert --> النشرة", "تتابعون النشرة"),
    ("<script>var a = 1;</script>بدأت الجلسة", "بدأت الجلسة"),
    ('<span style="color:red" dir=rtl>عاجل</span>: استقالة الوزير', "عاجل: استقالة الوزير"),
    ("النص &lt;b&gt;المهم&lt;/b&gt; هنا", "النص المهم هنا"),
    ("وصل الوفد nbsp; أمس", "وصل الوفد   أمس"),
    ("العنوان &ndash; التفاصيل", "العنوان – التفاصيل"),
    ("<div>قالت الصحيفة</div><div>وأضافت</div>", "قالت الصحيفة وأضافت"),
]

RIGHT = [
    "قسم R&D في الشركة",
    "إذا كانت a < b فإن c > d",
    "شركة AT&T للاتصالات",
    "الرابط http://example.org/?a=1&copy=2 للمزيد",
    "حصلت S&P; على التصنيف",
    "كتب <هنا> بين قوسين",
    "السهم <- يشير إلى اليمين ->",
    "<<الأفق>> اسم الصحيفة",
    "قسم <b من الكتاب",
    "درجة الحرارة < 5 ليلاً",
    "حساب <الناطق> على الشبكة",
    "مركز البحث & التطوير",
    "كتب بالإنكليزية: he was shy; she was not",
]


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_markup_is_found_and_cleaned(text, right):
    assert found_of("markup", text)
    assert mended("markup", text) == right


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_like_markup_is_left_alone(text):
    assert found_of("markup", text) == []


def test_what_is_hidden_is_never_written():
    assert mended("markup", "قال&#8207; أمس&#x200b; وغادر&#0; ثم&zwnj; عاد&shy;") == "قال أمس وغادر ثم عاد"


def test_the_key_is_the_name_and_a_word_is_one_place():
    keys = [finding.key for finding in found_of("markup", "كلمة <b>مهمة</b> و&quot;هنا&quot; &#1575;")]
    assert keys == ["<b>", "quot", "&#"]
