"""General words of Arabic news pages: agencies, credits, places, given names, page controls.

They are facts about the trade, not about one dump. Patterns are written plainly and folded here; lines are
passed in folded (`core.arabic.fold`), so that spellings with and without hamza or marks are one.
"""

from __future__ import annotations

import re

from core.arabic import fold

_AGENCIES = (
    "أ.ف.ب|فرانس برس|وكالة الصحافة الفرنسية|رويترز|أ.ب|أسوشييتد برس|أسوشيتد برس|د.ب.أ|د.ب.ا|إ.ب.أ|أ.ش.أ|واس|وام|"
    "بنا|كونا|قنا|وفا|سانا|بترا|واع|سونا|الأناضول|شينخوا|سبوتنيك|إرنا|نوفوستي|تاس|غيتي|غيتي إيميجز|جيتي|"
    "وكالات|الوكالات|أرشيفية|أرشيف|الشرق الأوسط|الجزيرة نت|بلومبرغ|نيويورك تايمز|واشنطن بوست|"
    "reuters|afp|ap|epa|getty|getty images|dpa|xinhua|anadolu|spa|wam|upi|bloomberg"
)
_PLACES = (
    "الرياض|جدة|مكة|مكة المكرمة|المدينة المنورة|المدينة|الدمام|الخبر|الأحساء|القطيف|الجبيل|الطائف|أبها|تبوك|حائل|"
    "بريدة|القصيم|جازان|نجران|الباحة|عسير|ينبع|القاهرة|الإسكندرية|الجيزة|أسوان|بيروت|طرابلس|صيدا|دمشق|حلب|حمص|"
    "حماة|اللاذقية|درعا|إدلب|بغداد|أربيل|البصرة|الموصل|النجف|كربلاء|كركوك|السليمانية|عمان|عمّان|إربد|الزرقاء|"
    "القدس|القدس المحتلة|رام الله|غزة|الخليل|نابلس|تل أبيب|حيفا|الكويت|الدوحة|المنامة|أبوظبي|أبو ظبي|دبي|الشارقة|"
    "مسقط|صنعاء|عدن|تعز|الحديدة|مأرب|الخرطوم|أم درمان|بورتسودان|بنغازي|مصراتة|تونس|صفاقس|الجزائر|وهران|الرباط|"
    "الدار البيضاء|طنجة|مراكش|نواكشوط|مقديشو|جيبوتي|واشنطن|نيويورك|لندن|باريس|برلين|بروكسل|موسكو|جنيف|فيينا|روما|"
    "مدريد|أنقرة|إسطنبول|اسطنبول|طهران|كابل|كابول|إسلام آباد|نيودلهي|بكين|طوكيو|سول|أثينا|نيقوسيا|الأمم المتحدة|"
    "أديس أبابا|نيروبي|لاغوس|كييف|وارسو|جاكرتا|سنغافورة|سيدني|عواصم|ميونيخ|دافوس|لاهاي|استوكهولم|كوبنهاغن|أوسلو"
)
_GIVEN_NAMES = (
    "محمد|أحمد|محمود|علي|حسن|حسين|عمر|عثمان|خالد|سعد|سعيد|سعود|فهد|فيصل|سلطان|سلمان|ناصر|إبراهيم|يوسف|موسى|عيسى|"
    "يعقوب|إسماعيل|داود|سليمان|صالح|طارق|زياد|وليد|هاني|سامي|رامي|كريم|مصطفى|عادل|جمال|كمال|هشام|حسام|أسامة|أيمن|"
    "ماجد|بدر|نايف|تركي|بندر|مشعل|منصور|راشد|حمد|حمود|جاسم|عبدالله|عبدالرحمن|عبدالعزيز|عبدالكريم|عبده|ياسر|باسم|"
    "بشار|غسان|مروان|جورج|إلياس|فاطمة|عائشة|مريم|سارة|نورة|هند|هدى|منى|سلوى|ليلى|رنا|ريم|دينا|نادية|سمر|هبة|أمل|"
    "رانيا|لينا|مها|نوال|سوسن|فاتن|أبو|بو|عبد|الشيخ|الدكتور|الأستاذ|المهندس"
)


def _names(alternatives: str) -> str:
    """Return folded names as one group, the dots and spaces of abbreviations free."""
    names = sorted({fold(name) for name in alternatives.split("|")}, key=len, reverse=True)
    return "(?:" + "|".join(re.sub(r"[. ]", r"[.\\s]{1,3}", name) for name in names) + ")"


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(fold(pattern), re.IGNORECASE | re.VERBOSE)


_AGENCY = _names(_AGENCIES)
_PLACE = _names(_PLACES)
_FEW_WORDS = r"\S+(?:\s\S+){0,4}"
_QUOTED = r"[«\"“{][^«»\"“”{}]{2,30}[»\"”}]"
_DASH = r"\s*[-–—/،]\s*"
_SPOKEN = r"(?:خاص|كتب(?:ت)?|بقلم|تقرير|متابعة|إعداد|حوار|حاوره|حاورها|تحقيق|ترجمة|مراسل|أجرى\sالحوار)"

_CREDIT = _pattern(
    rf"""[(\[{{]\s*(?:
        (?P<agency>(?:[^()\[\]{{}}]{{0,30}}\W)?{_AGENCY}\.?|{_QUOTED})
      | (?P<photo>(?:عدسة|تصوير|صورة|الصورة|صور|كاميرا|أرشيف|أرشيفية|خاص)\b[^()\[\]{{}}]{{0,40}})
    )\s*[)\]}}]\W*$"""
)
_WIDGET = _pattern(
    r"(?: [Tتa][\s+\-|/]*[Tتa][\s+\-|/a]* | [+\-]\s?[aTت] | [aTت]\s?[+\-] | (?:تكبير|تصغير|حجم)\s(?:ال)?خط\b.{0,20} )"
)
_FURNITURE = (
    (
        "read-also",
        _pattern(
            r"(?:اقرأ|اقرئي|شاهد|طالع|تابع|راجع)\s*(?:أيضا|كذلك|المزيد|التالي)\b|للمزيد\b|\W*المزيد(?:\W*$|\s(?:من|عن|في)\b)"
        ),
    ),
    (
        "read-also",
        _pattern(
            r"(?:مواضيع|موضوعات|أخبار|مقالات|مواد)\s(?:ذات\sصلة|متعلقة|مشابهة|مرتبطة|قد\sتهمك)|الأكثر\s(?:قراءة|مشاهدة)"
        ),
    ),
    (
        "copyright",
        _pattern(r".{0,60}(?:(?:جميع|كافة|كل)\sالحقوق\sمحفوظة|حقوق\s(?:النشر|الطبع)|copyright|(?<!\w)©)"),
    ),
    (
        "share-line",
        _pattern(
            r"(?:(?:شارك|شاركها?|مشاركة|طباعة|اطبع|ارسال|أرسل|حفظ|نسخ\sالرابط|تغريد|فيسبوك|تويتر|واتساب|تلغرام|تيليجرام|لينكدإن|"
            r"facebook|twitter|whatsapp|telegram|linkedin|instagram|share|print|email|x|عبر|على|الخبر|المقال)\W*){1,10}$"
        ),
    ),
    ("page-path", _pattern(r"[^<>.:؟]{2,25}(?:\s[>›]\s[^<>.:؟]{2,25}){1,4}$")),
    (
        "comments-line",
        _pattern(
            r"(?:التعليقات|أضف\sتعليقا?|لا\sتوجد\sتعليقات|تعليقات\sالقراء|\d+\sتعليقا?(?:ات)?)\W*\d*\W*$"
        ),
    ),
    (
        "tags-line",
        _pattern(
            r"(?:كلمات\s(?:مفتاحية|دلالية|دالة)|الكلمات\s(?:المفتاحية|الدالة|الدلالية)|الوسوم|وسوم|tags)\b"
        ),
    ),
    ("subscribe-line", _pattern(r"(?:اشترك|انضم|تابعنا|تابعونا|حمل\sتطبيق|سجل\sالآن)\b.{0,60}$")),
)
_ANY_FURNITURE = re.compile(
    "|".join(f"(?:{pattern.pattern})" for _, pattern in _FURNITURE), re.IGNORECASE | re.VERBOSE
)
_MONTH = (
    "(?:يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|"
    "تموز|آب|أيلول|تشرين|جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|يوليوز|غشت|شتنبر|نونبر|دجنبر|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذي)"
)
_DAY = r"ال(?:أحد|إثنين|اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت)\W+"
_DATE = _pattern(
    rf"""(?:
        (?:نشر(?:ت)?(?:\sفي)?|تاريخ\sالنشر|آخر\sتحديث|حرر\sفي|تم\sالنشر)\W.{{0,60}}
      | (?:{_DAY})?(?:\d{{1,2}}\s{_MONTH}\b.{{0,40}}\d{{4}}|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}).{{0,50}}
    )$"""
)
_PICTURED = _pattern(
    r"""(?:جانب\sمن|جانبا\sمن|صورة|صور|لقطة|لقطات|مشهد|منظر|لحظة|من\sاليمين|من\sاليسار|آثار|رسم|غلاف|ملصق|أرشيفية)\b
      | .{5,90}\b(?:خلال|أثناء|لدى|عقب)\s(?!ال)\w+(?:ه|ها|هم|هما)\b"""
)
_BYLINES = (
    (
        "byline-agency",
        _pattern(
            rf"(?:[^:.!؟?]{{2,40}}(?:{_DASH}|:\s*))?[({{«]?{_AGENCY}\W*$|{_AGENCY}{_DASH}[^:.!؟?]{{2,30}}:?$"
        ),
    ),
    ("byline-agency", _pattern(rf"[^:.!؟?«»]{{2,50}}(?:{_DASH}|:\s*){_QUOTED}\W*$")),
    (
        "byline-place",
        _pattern(
            rf"(?:{_SPOKEN}\W+)?{_PLACE}(?:\s\([^()]{{2,20}}\))?(?:{_DASH}{_PLACE})*(?:{_DASH}|:\s*){_FEW_WORDS}$"
        ),
    ),
    ("byline-place", _pattern(rf"[^\s\-–—/،]+(?:\s[^\s\-–—/،]+){{0,3}}{_DASH}{_PLACE}\s*:?$")),
    ("byline-place", _pattern(rf"[^:.()]{{2,25}}\s\([^()]{{2,20}}\)\s*:\s*{_FEW_WORDS}$")),
    ("byline-place", _pattern(rf"{_PLACE}\s*:[^:]{{4,40}}\s{_PLACE}\s*:.{{4,40}}$")),
    ("byline-pattern", _pattern(rf"{_SPOKEN}\b\W*{_FEW_WORDS}$")),
    (
        "byline-pattern",
        _pattern(r"(?:[^\s:.!؟?]+\s){0,3}[^\s:.!؟?]+\s*[-–—]\s+(?:[^\s:!؟?]+\s){0,3}[^\s:!؟?]+:?$"),
    ),
    ("byline-pattern", _pattern(rf"[^:.!؟?]{{2,30}}{_DASH}[^:.!؟?]{{2,30}}:$|[^\s:]+(?:\s[^\s:]+){{0,2}}:$")),
    ("byline-name", _pattern(rf"(?:د\.|م\.|أ\.|ا\.)?\s*{_names(_GIVEN_NAMES)}(?:\s[^\s:]+){{1,3}}$")),
)
SURE_BYLINES = ("byline-agency", "byline-place")


def credit_of(tail: str) -> str:
    """Return the reason key of a picture credit in brackets at a line's end, or an empty string."""
    if not any(bracket in tail[-6:] for bracket in ")]}"):
        return ""
    found = _CREDIT.search(tail)
    if found is None:
        return ""
    return "agency-credit" if found["agency"] else "photo-credit"


def is_credit_alone(line: str) -> bool:
    """Return whether a line that ends in a credit is nothing else."""
    return _CREDIT.match(line) is not None


def is_widget(line: str) -> bool:
    """Return whether a line is a control for the size of the type: TT, A+ A-, ت ت."""
    return len(line) <= 40 and _WIDGET.fullmatch(line) is not None


def furniture_of(line: str) -> str:
    """Return the reason key of what the page put around the article, or an empty string."""
    if not _ANY_FURNITURE.match(line):
        return ""
    return next(reason for reason, pattern in _FURNITURE if pattern.match(line))


def is_date(line: str) -> bool:
    """Return whether a line is nothing but a date, or says when the page was published."""
    return len(line) <= 100 and _DATE.match(line) is not None


def is_pictured(line: str) -> bool:
    """Return whether a short line speaks of a picture: «جانب من …», «… خلال لقائه …»."""
    return _PICTURED.match(line) is not None


def byline_of(line: str) -> str:
    """Return the reason key of a line that names author, agency or place, or an empty string.

    `SURE_BYLINES` name an agency, a paper or a well-known place; the others only have the shape.
    """
    if len(line) > 90 or line.count(" ") > 12:
        return ""
    return next((reason for reason, pattern in _BYLINES if pattern.match(line)), "")
