"""Words and sentences: found where they are wrong, with what they should be, and left alone where they are right."""

from __future__ import annotations

import pytest

from core.checks.word_rules import WORD_ARTICLE_RULES, WORD_LOOKUP_RULES, WORD_RULES
from core.texts import LANGUAGES, Texts
from tests.core.checks.build import block, found, found_in

# rule, text, the words found, what they become
WRONG = [
    ("farsi-letters", "أكد الوزير علی ضرورة التعاون", "علی", "على"),
    ("farsi-letters", "افتتحت المکتبة الوطنية أبوابها", "المکتبة", "المكتبة"),
    ("farsi-letters", "وصل الوفد فی ساعة متأخرة", "فی", "في"),
    ("farsi-letters", "بلغت الكلفة عشرين مليون ریال", "ریال", "ريال"),
    ("farsi-letters", "اجتمع المجلس البلدہ أمس", "البلدہ", "البلده"),
    ("farsi-letters", "في مطلع عام 1440ھ بدأ العمل", "ھ", "هـ"),
    ("farsi-letters", "زار الملک فيصل الجامعة", "الملک", "الملك"),
    ("farsi-letters", "المدینة القديمة على الساحل", "المدینة", "المدينة"),
    ("farsi-letters", "وقّع الطرفان اتفاقیة جديدة", "اتفاقیة", "اتفاقية"),
    ("lone-waw", "وصل الوزير و قال إن العمل مستمر", "و قال", "وقال"),
    ("lone-waw", "و أضاف المدير أن الطريق سيفتح", "و أضاف", "وأضاف"),
    ("lone-waw", "بين الرباط و الدار البيضاء قطار سريع", "و الدار", "والدار"),
    ("lone-waw", "قال سعيد: «و هذا ما نريده»", "و هذا", "وهذا"),
    ("lone-waw", "حضر ممثلو النقابة (و غيرهم) الجلسة", "و غيرهم", "وغيرهم"),
    ("lone-waw", "التقى وفود مصر و\u00a0تونس والأردن", "و\u00a0تونس", "وتونس"),
    ("lone-waw", "كتب في «النهضة» و «الميثاق» سنوات", "و «الميثاق", "و«الميثاق"),
    ("lone-waw", "المواد الغذائية  و  الأدوية متوفرة", "و  الأدوية", "والأدوية"),
    ("doubled-word", "قال الوزير إن المشروع في في مرحلته الأخيرة", "في في", "في"),
    ("doubled-word", "أعلنت أعلنت البلدية موعد الافتتاح", "أعلنت أعلنت", "أعلنت"),
    ("doubled-word", "انتقل على على وجه السرعة", "على على", "على"),
    ("doubled-word", "وأوضح أن الوزارة الوزارة ستعلن النتائج", "الوزارة الوزارة", "الوزارة"),
    ("doubled-word", "هطلت الأمطار\u00a0 الأمطار على الساحل", "الأمطار\u00a0 الأمطار", "الأمطار"),
    ("doubled-word", "قالت السلطات إن إن الطريق مغلق", "إن إن", "إن"),
    ("doubled-word", "بعد أن وصلوا وصلوا إلى الميناء", "وصلوا وصلوا", "وصلوا"),
    ("doubled-word", "هذا هذا ما أكده المتحدث", "هذا هذا", "هذا"),
    ("address", "للتواصل مع الكاتب: sami@example.org", "sami@example.org", ""),
    ("address", "التسجيل عبر الموقع (www.example.org) حتى الخميس", "www.example.org", ""),
    ("address", "التفاصيل على http://example.org/news?id=12.", "http://example.org/news?id=12", ""),
    ("address", "كتب على حسابه @sami_k أن اللقاء تأجل", "@sami_k", ""),
    ("address", "الرابط example.com/form مفتوح للجميع", "example.com/form", ""),
    ("address", "راسلونا على info@mail.example.net، ونرد خلال يوم", "info@mail.example.net", ""),
    ("address", "نشرت الوزارة النتائج على https://example.org/نتائج", "https://example.org/نتائج", ""),
    ("address", "زوروا www.example.org\u00a0غداً", "www.example.org", ""),
    ("address", "الرابط http://example.orgوسيبقى مفتوحاً", "http://example.org", ""),
    ("address", "بريد المحرر editor.desk@example.co.uk", "editor.desk@example.co.uk", ""),
]
RIGHT = [
    ("farsi-letters", "أكد الوزير على ضرورة التعاون"),
    ("farsi-letters", "كتبت الصحيفة عنوان «این روزها که می‌گذرد» في صدرها"),
    ("farsi-letters", "شعار الحملة «پیشرفت ایران» على الجدران"),
    ("farsi-letters", "استخدم الفيتو (ڤيتو) مرتين"),
    ("farsi-letters", "شركة گوگل وبلدية چمچمال"),
    ("farsi-letters", "صحيفة «روزنامه کیهان چاپ تهران» اليومية"),
    ("farsi-letters", "كتب بالأردية «یہ خبر غلط ہے» ثم حذفها"),
    ("farsi-letters", "عام 1440هـ في مكة"),
    ("farsi-letters", "قرية کەرکووک القديمة"),
    ("farsi-letters", "جملة كردية: «ئەو دەکات» بين قوسين"),
    ("lone-waw", "الفقرات أ و ب من المادة الثالثة"),
    ("lone-waw", "وكالة الأنباء (و ا س) الرسمية"),
    ("lone-waw", "الفقرة (و) من المادة نفسها"),
    ("lone-waw", "نقلت و ا ج عن الوزير قوله"),
    ("lone-waw", "المادتان 5 و 6 من النظام"),
    ("lone-waw", "قال الوزير ووصف اللقاء بالناجح"),
    ("lone-waw", "الأصناف: أ، ب، ج، د، هـ و ز"),
    ("lone-waw", "شركتا ACME و GLOBEX تندمجان"),
    ("lone-waw", "حرف العطف و، وحرف الجر من"),
    ("doubled-word", "بدأ الجو يتحسن رويداً رويداً"),
    ("doubled-word", "دخلوا القاعة واحداً واحداً"),
    ("doubled-word", "كان الخبر مهماً جداً جداً"),
    ("doubled-word", "بحثوا في المدينة بيت بيت وشارع شارع"),
    ("doubled-word", "هتف الجمهور: لا لا للغلاء"),
    ("doubled-word", "قالت شبكة «سي إن إن» إن الرئيس وصل"),
    ("doubled-word", "وصل محمد محمد أحمد مندوباً عن النقابة"),
    ("doubled-word", "بحث الاجتماع العلاقات العربية العربية"),
    ("doubled-word", "وقالت: جاء المدير. المدير غاضب"),
    ("doubled-word", "نقلت جريدة «اليوم» اليوم نبأ الاستقالة"),
    ("doubled-word", "صرخت الأم «ابني ابني» ثم سكتت"),
    ("doubled-word", "غنّت «ليالي ليالي ليالي الأنس»"),
    ("doubled-word", "قرأ الميثاق بندا بندا قبل التصويت"),
    ("doubled-word", "قال المدرب إن الفريق يخوض البطولة مباراة مباراة"),
    ("doubled-word", "يوم الجمعة. الجمعة التالي"),
    ("doubled-word", "غاب عن اللقاء نائب رئيس الوزراء"),
    ("address", "قال الوزير إن 50/60 من المقاعد شغلت"),
    ("address", "الطراز F/A-18 في المطار"),
    ("address", "شركة أمازون (Amazon.com) تفتح مستودعاً"),
    ("address", "وصل الوفد في الساعة 10:30 مساء"),
    ("address", "و/أو من ينوب عنه"),
    ("address", "النتيجة 3/1 لمصلحة الضيوف"),
    ("address", "سعر الصرف 12 @ للوحدة"),
    ("address", "كتب km/h على اللوحة"),
    ("address", "WTO تجتمع في جنيف"),
]


@pytest.mark.parametrize(("rule", "text", "words", "right"), WRONG)
def test_wrong_words_are_found_with_what_they_should_be(rule, text, words, right):
    (finding,) = found_in(text, rule)
    assert text[finding.start : finding.end] == words
    assert finding.values["words"] == words
    assert finding.values["right"] == right


@pytest.mark.parametrize(("rule", "text"), RIGHT)
def test_right_words_are_left_alone(rule, text):
    assert found_in(text, rule) == []


LONG = "وأعلنت البلدية أن أعمال الصيانة في الحي القديم ستبدأ مطلع الأسبوع المقبل."
OTHER = "وقال مدير الأشغال إن الطريق الساحلي سيبقى مفتوحاً أمام السيارات الصغيرة."
THIRD = "ودعا السكان إلى سلوك الطرق البديلة وتخفيف السرعة قرب المدارس والأسواق."


def told(rule: str, *paragraphs: str | tuple[str, str]) -> list[tuple[int, str]]:
    """Return (number of the paragraph, words) of what a rule finds in an article of these paragraphs."""
    rows = [block(1, "البلدية تبدأ أعمال الصيانة", "headline")]
    for number, text in enumerate(paragraphs, start=2):
        rows.append(block(number, text, "paragraph") if isinstance(text, str) else block(number, *text))
    texts = {each.id: each.text for each in rows}
    return [
        (finding.block - 1, texts[finding.block][finding.start : finding.end])
        for finding in found(rows, rule=rule)
    ]


@pytest.mark.parametrize(
    ("paragraphs", "hits"),
    [
        ([LONG, OTHER, LONG], [(3, LONG)]),
        ([f"{LONG} {OTHER} {LONG}"], [(1, LONG)]),
        ([f"{LONG} {OTHER}", f"{OTHER} {THIRD}"], [(2, OTHER)]),
        ([LONG, LONG.replace("أن", "أنّ")], [(2, LONG.replace("أن", "أنّ"))]),
        ([f"{LONG} {OTHER}", THIRD, f"{LONG} {OTHER}"], [(3, f"{LONG} {OTHER}")]),
        ([LONG.replace(".", "؟"), LONG], [(2, LONG)]),
        ([LONG, OTHER, f"{THIRD} {LONG}", OTHER], [(3, LONG), (4, OTHER)]),
        ([f"«{LONG}»", LONG], [(2, LONG)]),
        ([LONG, f"وبلغت الكلفة 3.5 مليون. {LONG}"], [(2, LONG)]),
    ],
)
def test_doubled_sentences_are_found(paragraphs, hits):
    assert told("doubled-sentence", *paragraphs) == hits


@pytest.mark.parametrize(
    "paragraphs",
    [
        [LONG, OTHER, THIRD],
        ["وقال إنه لا يعلم.", OTHER, "وقال إنه لا يعلم."],
        [LONG, (LONG, "caption")],
        [(LONG, "subheadline"), LONG],
        [LONG, LONG.replace("المقبل", "الحالي")],
        ["هل أنت راض عن النتيجة؟", "نعم.", "هل أنت راض عن النتيجة؟", "لا."],
        ["ارتفع المؤشر 16.55 نقطة إلى مستوى جديد.", "ارتفع المؤشر 16.72 نقطة إلى مستوى جديد."],
        [f"{LONG[:-1]} وأضافت: {OTHER}", f"{THIRD[:-1]} وأضافت: {OTHER}"],
        [LONG, (LONG, "paragraph", False)],
    ],
)
def test_sentences_that_stand_once_are_left_alone(paragraphs):
    assert told("doubled-sentence", *paragraphs) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("وصل الوفد إلى المدينة بعد رحلة طويلة في", "الصحراء استغرقت ثلاثة أيام."),
        ("وقال المتحدث باسم الوزارة للصحافيين أمس إن", "العمل في المشروع سيبدأ قريباً."),
        ("وشارك في الاجتماع وزراء الخارجية والداخلية و", "عدد من المستشارين."),
        ("وأضاف أن اللجنة التي شكلت العام الماضي لم", "تنجز تقريرها بعد."),
        ("ويضم المتحف مجموعة نادرة من القطع الأثرية التي", "عثر عليها في الوادي."),
        ("وأكد الطبيب أن حالة المصابين مستقرة وأنهم غادروا المستشفى", "، وأن التحقيق مستمر."),
        ("ووزعت الجمعية مساعدات غذائية على الأسر المحتاجة في القرى", ". وشكر الأهالي المتطوعين."),
        ("واتفق الجانبان على عقد لقاء ثان مطلع الشهر المقبل بين", "الخبراء لمتابعة التنفيذ."),
        ("وذكرت المصادر أن الشركة خسرت نصف قيمتها منذ", "مطلع العام الحالي."),
    ],
)
def test_broken_lines_are_found(first, second):
    rows = [block(1, "عنوان الخبر", "headline"), block(2, first), block(3, second), block(4, OTHER)]
    (finding,) = found(rows, rule="broken-line")
    assert (finding.block, finding.values["blocks"]) == (2, [2, 3])


COLUMN = [
    "افتتح وزير الثقافة أمس معرض الكتاب في دورته",
    "العشرين، بمشاركة أربعمئة دار نشر من ثلاثين بلداً",
    "عربياً وأجنبياً. وقال الوزير في كلمته إن المعرض",
    "صار موعداً للقراء والكتّاب، وإن عدد زواره زاد",
    "هذا العام بنسبة الثلث، وأعلن تمديده يومين حتى",
    "نهاية الأسبوع.",
]


def test_the_lines_of_a_column_are_one_paragraph():
    rows = [block(number, line) for number, line in enumerate(COLUMN, start=1)]
    (finding,) = found(rows, rule="broken-line")
    assert finding.values["blocks"] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [LONG, OTHER],
        ["وفي ما يأتي أبرز ما جاء في البيان:", "أولاً، وقف الأعمال فوراً."],
        ["من المشاركين في", "الندوة كريم حداد."],
        ["وقال الوزير في ختام كلمته أمام الحضور «سنعود»", "وغادر الوفد القاعة."],
        ["أبرز بنود الاتفاق الموقع بين الطرفين مساء أمس", "- وقف العمل", "- تبادل الوثائق"],
        ["وصل الوفد المشارك إلى المدينة مساء أمس بعد رحلة طويلة", "وكان في استقباله المحافظ."],
        ["وشملت المواد التي وزعت على العائلات في", ("مشهد من التوزيع", "caption"), "القرى القريبة."],
        [
            "يا دار أهلي على سفح الجبل باقيه",
            "ما غيرتك السنين ولا الليالي الطوال",
            "في ظل زيتونة عند العيون ساقيه",
            "كنا نغني مع الريح ومع الجبال",
            "واليوم نمشي غريبين في الدروب نائيه",
        ],
        ["وقال شهود إن الحريق اندلع في الطابق الثالث من المبنى", "»الدفاع المدني« أخمد النيران."],
        ["وأشار إلى أن موعد الافتتاح الرسمي للجسر لم يتحدد بعد", "وغادر الوزير الموقع."],
        ["الأرقام المعلنة بلغت في الربع الأول من العام 20", "مليوناً"],
        ["وختم المدير حديثه إلى الصحيفة بالقول إن العمل مستمر...", "وأضاف مساعده تفاصيل أخرى."],
    ],
)
def test_whole_paragraphs_are_left_alone(paragraphs):
    assert told("broken-line", *paragraphs) == []


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (f"{OTHER} انتهى", "انتهى"),
        (f"{OTHER} (انتهى)", "(انتهى)"),
        (f"{OTHER} أ.ح/ن.ص", "أ.ح/ن.ص"),
        (f"{OTHER} م.ع/س.ب.", "م.ع/س.ب."),
        (f"{OTHER} — رويترز", "— رويترز"),
        (f"{OTHER} // انتهى // س م", "// انتهى // س م"),
        (f"{OTHER} (أ.ف.ب)", "(أ.ف.ب)"),
        (f"{OTHER} (د ب أ، رويترز)", "(د ب أ، رويترز)"),
        (f"{OTHER} (إعداد سعاد نجم للنشرة العربية - تحرير كريم حداد)", None),
        (f"{OTHER} يتبع", "يتبع"),
        (f"{OTHER} س.ع", "س.ع"),
        (f"{OTHER} // انتهى // 15:30 ت م", "// انتهى // 15:30 ت م"),
        (f"{OTHER} (النهاية) م خ / ن س ع", "(النهاية) م خ / ن س ع"),
        (f"{OTHER} /قنا/", "/قنا/"),
        (f"{OTHER} (و م ع)", "(و م ع)"),
        (f"{OTHER} ـــ ي.ط/ ن.ش", "ـــ ي.ط/ ن.ش"),
        ("انتهى/م.ن", "انتهى/م.ن"),
        ("(رويترز)", "(رويترز)"),
    ],
)
def test_sign_offs_are_found(last, words):
    expected = words or last[len(OTHER) + 1 :]
    assert told("sign-off", LONG, last) == [(2, expected)]


@pytest.mark.parametrize(
    "last",
    [
        OTHER,
        "وقال الحكم إن الشوط الأول انتهى",
        "وأكد الوزير أن زمن التهاون قد انتهى.",
        "وعثر على نقوش تعود إلى القرن الثالث ق.م.",
        "ونقلت الخبر وكالة رويترز",
        "وبلغ السعر 3 د.ك.",
        "وسأل الصحافي: هل العمل انتهى؟",
        "ووقع البيان كل من الاتحاد والنقابة (الفرع المحلي)",
        "وعنوان الجمعية: ص.ب 120",
        "وقال مصدر في وزارة الداخلية - فرع الشمال",
        "وكتب على اللوحة: «النهاية»",
    ],
)
def test_articles_that_merely_end_are_left_alone(last):
    assert told("sign-off", LONG, last) == []


def test_a_sign_off_before_the_end_is_left_alone():
    assert told("sign-off", f"{LONG} انتهى", OTHER) == []


def test_lines_of_their_own_are_all_found_from_the_end():
    assert told("sign-off", LONG, "انتهى", "أ.ح/ن.ص") == [(3, "أ.ح/ن.ص"), (2, "انتهى")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", [*WORD_RULES, *WORD_ARTICLE_RULES, *WORD_LOOKUP_RULES])
def test_every_rule_is_said_in_words(rule, lang):
    texts = Texts(lang)
    values = {"words": "كلمة", "right": "كلمة", "count": 3, "usual": "20"}
    for key in (f"check.{rule.id}", f"check_title.{rule.id}", f"check_help.{rule.id}"):
        assert texts(key, **values)
