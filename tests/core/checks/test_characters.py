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
    ("zero-width", "وصل الوفد\u200b أمس"),
    ("zero-width", "\ufeffوصل الوفد أمس"),
    ("zero-width", "أسعار النف\u00adط"),
    ("zero-width", "\u001aسؤال من قارئ"),
    ("zero-width", "جلسة\u200c مسائية"),
    ("presentation-forms", "عاد \ufe8d\ufedf\ufeed\ufed3\ufeaa مساء"),
    ("presentation-forms", "بدأ ا\ufef7سبوع"),
    ("stray-tatweel", "عـــاجل من العاصمة"),
    ("stray-tatweel", "كلمة الرئيـس في الافتتاح"),
    ("stray-tatweel", "مـحمد يفوز بالسباق"),
    ("stray-tatweel", "ملطّـخ بالحبر"),
    ("stray-tatweel", "انتهى اللقاءـ"),
    ("mixed-digits", "ارتفع العدد من 120 إلى ١٥٠ خلال عام"),
    ("mixed-digits", "في 15/7/2015 أي قبل ٣ أعوام و٤ أشهر"),
    ("mixed-digits", "بين ٤٥ و۴۶ درجة"),
]

RIGHT = [
    ("bidi-control", SAMPLE),
    ("zero-width", "فريق العائلة 👨\u200d👩\u200d👧 يفوز"),
    ("zero-width", "عام 1440ه\u200d الموافق 2019"),
    ("zero-width", "سطر\tبجدولة"),
    ("presentation-forms", "قال النبي ﷺ ﴿وقل رب زدني علما﴾"),
    ("stray-tatweel", "عناصر من «الحشد» ولـ«الحشد» وبـ20 سيارة"),
    ("stray-tatweel", "عام 1440هـ في الـ20 من الشهر"),
    ("stray-tatweel", "بـداعش ولـلبنان"),
    ("stray-tatweel", "أ ـ المادة الأولى ـ كما وردت"),
    ("stray-tatweel", "ـــــــــــــ"),
    ("mixed-digits", "ارتفع العدد من 120 إلى 150"),
    ("mixed-digits", "طائرة F-16 تحلق على ارتفاع ٣ كيلومترات"),
    ("mixed-digits", "عرض فيلم Big Hero 6 في ٥ مدن"),
    ("mixed-digits", "رابط http://example.org/2015 و٣ صور"),
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
        (characters.zero_width, "\u001aسؤال\u200b هنا", "سؤال هنا"),
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
