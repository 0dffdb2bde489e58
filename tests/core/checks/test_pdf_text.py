"""What text out of PDF files brings along: lam-alef turned round, words cut by spaces."""

from __future__ import annotations

import pytest

from tests.core.checks.mending import found_of, mended

WRONG = {
    "swapped-lam-alef": [
        ("أقر المجلس قانون االستثمار الجديد", "أقر المجلس قانون الاستثمار الجديد"),
        ("عقد االجتماع في مقر اإلدارة", "عقد الاجتماع في مقر الإدارة"),
        ("زار الوفد المدينة األثرية", "زار الوفد المدينة الأثرية"),
        ("يبدأ العمل اآلن في المصنع", "يبدأ العمل الآن في المصنع"),
        ("تراجعت الأسعار خالل الشهر الماضي", "تراجعت الأسعار خلال الشهر الماضي"),
        ("لم يحضر إال المدير", "لم يحضر إلا المدير"),
        ("واألمر متروك للجنة", "والأمر متروك للجنة"),
        ("باإلضافة إلى ذلك بدأ التسجيل", "بالإضافة إلى ذلك بدأ التسجيل"),
        ("قال إن االنتخابات ستؤجل", "قال إن الانتخابات ستؤجل"),
    ],
    "cut-word": [
        ("نشر ا لتقرير أمس", "نشر التقرير أمس"),
        ("الولايات ا لمتحدة تعلن موقفها", "الولايات المتحدة تعلن موقفها"),
        ("زار المدين ة القديمة", "زار المدينة القديمة"),
        ("عاد إل ى بلاده", "عاد إلى بلاده"),
        ("ا لوزير يفتتح المصنع", "الوزير يفتتح المصنع"),
        ("قال وا لحكومة صامتة", "قال والحكومة صامتة"),
        ("عنوان ا ل ت ق ر ي ر السنوي", "عنوان التقرير السنوي"),
        ("وصل الوفد با لطائرة", "وصل الوفد بالطائرة"),
        ("تكلم عل ى الملأ", "تكلم على الملأ"),
    ],
}

RIGHT = {
    "swapped-lam-alef": [
        "أقر المجلس قانون الاستثمار الجديد خلال الجلسة",
        "قال إن الأمر إلى الإدارة إلا إذا رفضت",
        "وصل إلى ألمانيا وألبانيا",
        "بلغ المبلغ ألف دينار لألمانيا",
        "سال الماء من السد",
        "ماالذي جرى",
        "أعلن اتحاد العمال إضراباً",
        "لاعب االفريق",
        "الآن يبدأ العمل وفي الآونة الأخيرة",
    ],
    "cut-word": [
        "كان سعيدًا لأن الجميع حضر",
        "نقلت ا ف ب عن مصدر",
        "نقلت د ب أ عن مصدر",
        "كان لقاءً لافتًا للأنظار",
        "فيتامين ا لعلاج العشى",
        "هذا لم يحدث وما لم يقل",
        "أ - البند الأول ب - البند الثاني",
        "حرف ة في آخر الكلمة",
        "عقد اتفاقا لمدة عام",
        "نظرًا للظروف وموطنًا لعدد من الطيور",
    ],
}


@pytest.mark.parametrize(
    ("rule", "text", "right"), [(rule, *case) for rule, cases in WRONG.items() for case in cases]
)
def test_broken_words_are_found_and_made_whole(rule, text, right):
    assert found_of(rule, text)
    assert mended(rule, text) == right


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in RIGHT.items() for text in texts])
def test_whole_words_are_left_alone(rule, text):
    assert found_of(rule, text) == []


def test_the_key_is_the_word_made_whole():
    assert found_of("cut-word", "نشر ا لتقرير أمس")[0].key == "التقرير"
    assert found_of("cut-word", "عنوان ا ل ت ق ر ي ر السنوي")[0].key == "التقرير"


def test_an_alef_typed_twice_is_taken_for_one_turned_round_where_surer_words_stand_beside_it():
    assert len(found_of("swapped-lam-alef", "ناقشت اإلدارة أمس كل االمور")) == 2
    assert found_of("swapped-lam-alef", "ناقش المدير أمس كل االمور") == []
