"""Characters that do not belong: found where they harm, left alone where they work."""

from __future__ import annotations

import pytest

from core.checks import characters
from tests.core.checks.build import block, found, found_in

SAMPLE = "أعلنت الهيئة أن أعمال الصيانة ستبدأ الأسبوع المقبل، وأن الطريق سيغلق ليلاً."

WRONG = [
    ("bidi-control", "وصل الوفد \u202bأمس\u202c إلى العاصمة"),
    ("bidi-control", "المادة 5\u200f من النظام"),
    ("bidi-control", "الشركة \u2066ACME\u2069 تتوسع"),
    ("bidi-control", "\u200fنقلت الصحيفة عن مصدر مطلع"),
    ("bidi-control", "ارتفع المؤشر 8.\u200f6 في المائة"),
    ("bidi-control", "قالت الشركة (\u200eNova\u200e) إنها باعت المصنع"),
    ("bidi-control", "\u202eعنوان مقلوب\u202c"),
    ("bidi-control", "بدأت الجلسة\u061c وانتهت"),
    ("zero-width", "وصل الوفد\u200b أمس"),
    ("zero-width", "\ufeffوصل الوفد أمس"),
    ("zero-width", "أسعار النف\u00adط"),
    ("zero-width", "جلسة\u200c مسائية"),
    ("zero-width", "الم\u200cحافظ يتفقد السوق"),
    ("zero-width", "قال\u2060 المتحدث إن العمل بدأ"),
    ("zero-width", "\u200b\u200bافتتح المعرض أبوابه"),
    ("zero-width", "الكتا\u200dب الجديد"),
    ("presentation-forms", "عاد \ufe8d\ufedf\ufeed\ufed3\ufeaa مساء"),
    ("presentation-forms", "بدأ ا\ufef7سبوع"),
    ("presentation-forms", "شعار (ا\ufedf\ufee4ريض أولاً) في المستشفى"),
    ("presentation-forms", "لم يحضر إ\ufefb المدير"),
    ("presentation-forms", "\ufef7ن الطريق مغلق"),
    ("presentation-forms", "صلى \ufdf2 عليه"),
    ("presentation-forms", "كتاب\ufe70 مدرسي"),
    ("presentation-forms", "قالت فر\ufeeb\ufee8\ufb92\ufef0 الصحافية"),
    ("stray-tatweel", "عـــاجل من العاصمة"),
    ("stray-tatweel", "كلمة الرئيـس في الافتتاح"),
    ("stray-tatweel", "مـحمد يفوز بالسباق"),
    ("stray-tatweel", "ملطّـخ بالحبر"),
    ("stray-tatweel", "انتهى اللقاءـ"),
    ("stray-tatweel", "الشركة العربية للعـود"),
    ("stray-tatweel", "خـــالــــد يتسلم الجائزة"),
    ("stray-tatweel", "وخفـض الرسوم على التجار"),
    ("mixed-digits", "ارتفع العدد من 120 إلى ١٥٠ خلال عام"),
    ("mixed-digits", "في 15/7/2015 أي قبل ٣ أعوام و٤ أشهر"),
    ("mixed-digits", "بين ٤٥ و۴۶ درجة"),
    ("mixed-digits", "حضر ٣٠٠ طالب و250 طالبة"),
    ("mixed-digits", "المادة 5 من نظام عام ١٤٢٠"),
    ("mixed-digits", "بتاريخ 21 / 4 / ١٤٣٦"),
    ("mixed-digits", "بلغت ٣٫٥ في المئة بعد 2.9"),
    ("mixed-digits", "المباراة انتهت ٢-١ في الدقيقة 90"),
    ("digits-in-number", "افتتح المصنع عام 20١5"),
    ("digits-in-number", "بلغ العدد ١2٣ زائراً"),
    ("digits-in-number", "وُلد سنة ١٩7٠ في حلب"),
    ("digits-in-number", "رقم الهاتف 0١٢345"),
    ("digits-in-number", "في ٢٠١5 عادت الفرقة"),
    ("digits-in-number", "سجل ٣5 هدفاً"),
    ("digits-in-number", "المادة ۱٢ من النظام"),
    ("digits-in-number", "بين 10٠ و200 طن"),
]

RIGHT = [
    ("bidi-control", SAMPLE),
    ("bidi-control", "قالت شركة (Nova) إن المبيعات زادت 5%"),
    ("bidi-control", "جلسة\u200cمسائية"),
    ("bidi-control", "وصل\u00a0الوفد"),
    ("bidi-control", "شعار 👨\u200d👩\u200d👧 العائلة"),
    ("bidi-control", "٣ + ٢ = ٥"),
    ("bidi-control", "كتاب C++ للمبتدئين"),
    ("bidi-control", "قال النبي ﷺ"),
    ("zero-width", SAMPLE),
    ("zero-width", "فريق العائلة 👨\u200d👩\u200d👧 يفوز"),
    ("zero-width", "عام 1440ه\u200d الموافق 2019"),
    ("zero-width", "سطر\tبجدولة"),
    ("zero-width", "كتب بالفارسية: می\u200cخواهم بروم"),
    ("zero-width", "علم 🏳️\u200d🌈 ملون"),
    ("zero-width", "وصل\u00a0الوفد أمس"),
    ("zero-width", "قال\u200f أمس"),
    ("zero-width", "من\u2009هنا"),
    ("presentation-forms", SAMPLE),
    ("presentation-forms", "قال النبي ﷺ ﴿وقل رب زدني علما﴾"),
    ("presentation-forms", "السعر ٥٠ ﷼"),
    ("presentation-forms", "﷽ نبدأ"),
    ("presentation-forms", "کابل عاصمة أفغانستان"),
    ("presentation-forms", "لأن الأمر لا يحتمل"),
    ("presentation-forms", "هـ كما في 1440هـ"),
    ("presentation-forms", "ﷻ جل جلاله"),
    ("stray-tatweel", "عناصر من «الحشد» ولـ«الحشد» وبـ20 سيارة"),
    ("stray-tatweel", "عام 1440هـ في الـ20 من الشهر"),
    ("stray-tatweel", "بـداعش ولـلبنان"),
    ("stray-tatweel", "أ ـ المادة الأولى ـ كما وردت"),
    ("stray-tatweel", "ـــــــــــــ"),
    ("stray-tatweel", "قالت لـ(الأفق) إن العمل بدأ"),
    ("stray-tatweel", 'يسمى بـ "المدينة الذكية"'),
    ("stray-tatweel", "والـ«كونفدرالية» والـBBC"),
    ("mixed-digits", "ارتفع العدد من 120 إلى 150"),
    ("mixed-digits", "طائرة F-16 تحلق على ارتفاع ٣ كيلومترات"),
    ("mixed-digits", "عرض فيلم Big Hero 6 في ٥ مدن"),
    ("mixed-digits", "رابط http://example.org/2015 و٣ صور"),
    ("mixed-digits", "من ١٢٠ إلى ١٥٠"),
    ("mixed-digits", "على مساحة ٣ آلاف م2"),
    ("mixed-digits", "مساحتها ٧ كم2 فقط"),
    ("mixed-digits", "لا أرقام هنا"),
    ("digits-in-number", "ارتفع العدد من 120 إلى ١٥٠"),
    ("digits-in-number", "بلغ ٣٫٥ في المئة"),
    ("digits-in-number", "في 15/7/2015"),
    ("digits-in-number", "طراز X5٣ الجديد"),
    ("digits-in-number", "عام ١٩٧٠"),
    ("digits-in-number", "٣ 5"),
    ("digits-in-number", "بين ٤٥ و46"),
    ("digits-in-number", "٣-5 في المباراة"),
]


@pytest.mark.parametrize(("rule", "text"), WRONG)
def test_wrong_text_is_found_once_and_its_place_is_what_goes(rule, text):
    (finding,) = found_in(text, rule)
    assert finding.block == 2
    assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(("rule", "text"), RIGHT)
def test_right_text_is_left_alone(rule, text):
    assert found_in(text, rule) == []


def mended(text, cleaner):
    for splice in reversed(cleaner(text)):
        text = splice.apply(text)
    return text


@pytest.mark.parametrize(
    ("cleaner", "before", "after"),
    [
        (characters.bidi_controls, "وصل \u202bأمس\u202c", "وصل أمس"),
        (characters.zero_width, "سؤال\u200b هنا", "سؤال هنا"),
        (characters.zero_width, "جلسة\u200cمسائية", "جلسة مسائية"),
        (characters.digits_in_number, "عام 20١5 و١2٣", "عام 2015 و١٢٣"),
        (characters.digits_in_number, "المادة 1٢ و٣٤", "المادة ١٢ و٣٤"),
        (characters.presentation_forms, "\ufe8d\ufedf\ufe92\ufef4\ufe96 وا\ufef7رض", "البيت والأرض"),
        (characters.presentation_forms, "مد\ufe70", "مد\u064b"),
        (characters.stray_tatweel, "عـــاجل: الرئيـس ولـ«الحشد»", "عاجل: الرئيس ولـ«الحشد»"),
        (characters.mixed_digits, "من 120 إلى ١٥٠ ثم 90", "من 120 إلى 150 ثم 90"),
        (characters.mixed_digits, "من ١٢٠ إلى 150 ثم ٩٠", "من ١٢٠ إلى ١٥٠ ثم ٩٠"),
        (characters.mixed_digits, "في 15/7/2015 و٣", "في 15/7/2015 و3"),
    ],
)
def test_splices_put_the_text_right_for_good(cleaner, before, after):
    assert mended(before, cleaner) == after
    assert cleaner(after) == []


def test_left_out_blocks_are_not_looked_at():
    rows = [block(1, "عنوان", "headline"), block(2, "نص"), block(3, "عـــاجل \u202bأمس 5 و٦ «", kept=False)]
    assert found(rows) == []


def test_keys_survive_edits_elsewhere():
    before, after = (
        found_in(text, "stray-tatweel")[0] for text in ("قال الرئيـس أمس", "وأمس قال الرئيــس كلمة")
    )
    assert before.key == after.key
    before, after = (
        found_in(text, "bidi-control")[0] for text in ("قال\u200f أمس", "قال كلمة\u200f وثانية\u200f")
    )
    assert before.key == after.key
    assert before.key != found_in("قال\u202a أمس", "bidi-control")[0].key
