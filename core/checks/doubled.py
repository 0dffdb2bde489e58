"""Words and sentences that stand twice by mistake: left by pasting, or by an edit that was not finished."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq
from typing import NamedTuple

from core.arabic import fold
from core.changes import Splice
from core.checks.rule import ArticleContext, Hit
from core.checks.spots import SHOWN, Spot, hit_of
from core.model import Block

_MARKS = "\u064b-\u0652\u0670"
_DOUBLED = re.compile(rf"(?<![\w{_MARKS}ـ.])([\u0621-\u064a{_MARKS}]{{2,}})([ \t\u00a0]+\1)(?![\w{_MARKS}ـ])")
_WORD = re.compile(rf"[\u0621-\u064a{_MARKS}]+")
_BESIDE = 24
"""Code points at either side in which the word beside a doubled one is looked for."""

_WELL_DOUBLED = frozenset(
    fold(word)
    for word in (
        # said twice for weight, or one by one
        "رويدا جدا قليلا شيئا كثيرا مهلا أبدا دائما حقا مرحبا أهلا هنيئا فردا تباعا شكرا عاجلا سريعا "
        "كلا نعم لا هيا هلا يا آه ها ما الله الآن اليوم هو هي نحن أنا أنت أنتم هم هما واحد واحدة "
        "اثنين ثلاثة أربعة خمسة عشرة مئة ألف كلمة خطوة يوم يوما مرة لحظة دقيقة ساعة سنة عام بند نقطة "
        "حبة درجة حجر حجرا حصاة بيت بيتا حرف حرفا سطر صف شارع دار زنقة حارة باب قرية شبر شبرا مدينة "
        "بلدة رجل جيل دولة جزء فصل صفحة ورقة قطرة نوع لون اسم رقم هدف عين حي شخص فرد ملف قضية حالة "
        "بقعة جدار طوبة لقمة سؤال نفر تدريجيا قطعة حلقة دمعة وردة ضربة طلقة رصاصة صفوف زمر أفواج "
        "جماعات القليل الكثير البعض أكثر أقل حتما لماذا كيف أين متى من كل بعض عاش يسقط ارحل سلمية "
        "صبرا حرام خلاص بس طيب "
        "شوية شوي كده كدا يلا تعال نص وحدة هيك هكذا مباراة لعبة شوط مرحلة غرفة منزل قاعة زاوية دولار ليرة قرش "
        "طابق كتاب جملة فقرة مادة بابا جولة مقعد صوت متر "
        # said of kin and of offices under offices
        "ابن ابنة بن بنت أم أبو أخ أخت جد عم خال نائب رئيس مدير وزير وكيل مساعد أمين عضو "
        # names that fathers and sons share
        "محمد أحمد محمود علي حسن حسين مصطفى إبراهيم إسماعيل خالد سعيد سعد عمر عثمان يوسف يحيى صالح "
        "سالم سليمان عبدالله السيد جمعة رمضان عوض عيسى موسى فرج ناصر منصور مبارك راشد سلطان حمد حمود "
        "زيد مهدي جابر عباس جاسم كاظم طه "
        # halves of names
        "دي كيم جون بوب تشا تاك دوم شي لو بو جو كو زو رو فو يو مي تي نا بابا ماما دادا بينغ وان تشان "
        "لانغ جي"
    ).split()
)
_PARTICLES = frozenset(
    fold(word)
    for word in (
        "في على إلى عن أن إن أو ثم مع قد لن منذ عند بين حيث كما لكن حتى كان كانت هذا هذه ذلك تلك التي الذي"
    ).split()
)
"""Short words that are never said twice; any other word of two letters may be half a name or a shout."""

_LETTER_NAMES = frozenset(
    (
        "إيه إي أي اي بي ان اس سي دي إف أف جي إتش آي جيه كيه كي إل أل إم أم إن أن أو بيه بي كيو آر أر "
        "إس أس تي يو في دبليو إكس واي زد"
    ).split()
)
"""Names of Latin letters: «سي إن إن» says none of them twice by mistake."""

_ADVERB = re.compile("^(?!ال).*(?:[\u064b]ا?|ا\u064b|[^وم]ا)$")
_END = re.compile(r"""[.!?؟…]+[»”"')\]]*(?=\s|$)""")

LONG_ENOUGH = 35
"""Letters of a sentence, some seven words: shorter ones («وقال إنه لا يعلم») may well be said twice."""


def doubled_words(text: str) -> Iterator[Spot]:
    """Yield each word that stands twice in a row with nothing but space between; the spot is both of them.

    Left alone is what is said twice on purpose («رويداً رويداً», «واحد واحد», «لا لا»), names of father and son,
    halves of names, and whatever stands three times in a row.
    """
    words = _WORD.findall(text)
    if not any(map(eq, words, islice(words, 1, None))):
        return
    for found in _DOUBLED.finditer(text):
        word = found[1]
        if _is_meant(word) or _stands_again(text, found) or _is_meant_here(text, found):
            continue
        start, end = found.span(2)
        yield Spot(found.start(), found.end(), fold(word), (Splice(start, text[start:end], ""),))


def _is_meant(word: str) -> bool:
    key = fold(word)
    if key in _PARTICLES:
        return False
    return len(key) < 4 or key in _WELL_DOUBLED or _ADVERB.search(word) is not None


def _stands_again(text: str, found: re.Match[str]) -> bool:
    """Tell whether the word stands a third time beside the two: then it is said so for weight."""
    before, after = _words_beside(text, found)
    return after == found[1] or before in (found[1], found[1].removeprefix("و"))


def _words_beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    before = _WORD.findall(text, max(0, found.start() - _BESIDE), found.start())
    after = _WORD.findall(text, found.end(), found.end() + _BESIDE)
    return before[-1] if before else "", after[0] if after else ""


def _is_meant_here(text: str, found: re.Match[str]) -> bool:
    """Tell whether the place shows that the word is meant twice: a call, two sides of one matter, a name spelled out.

    «العلاقات العربية العربية» are those of Arabs with Arabs, «سي إن إن» is CNN.
    """
    word, names = found[1], _words_beside(text, found)
    if text[found.end() : found.end() + 1] in ("»", "!", '"', "”"):
        return True
    if word.startswith("ال") and word.endswith(("ي", "ية")):
        return True
    return word in _LETTER_NAMES and any(name in _LETTER_NAMES for name in names)


class Sentence(NamedTuple):
    """A sentence of a block's text: where it lies, and its letters, folded, without spaces, marks and signs."""

    start: int
    end: int
    key: str


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, each with the space before it; a stop inside a number ends none."""
    start = 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        if end > start:
            yield Sentence(start, end, "".join(filter(str.isalnum, fold(text[start:end]))))
            start = end


def doubled_sentences(context: ArticleContext) -> Iterator[Hit]:
    """Find sentences of kept paragraphs that stand before in the same article; neighbours that do are one finding.

    What repeats a headline or a caption is no matter here.
    """
    for block, spot in repeats(context.blocks):
        yield hit_of(block.text, spot, block.id)


def repeats(blocks: Sequence[Block]) -> Iterator[tuple[Block, Spot]]:
    """Yield the stretches of an article's paragraphs that repeat sentences of it; no splices where that is all."""
    seen: set[str] = set()
    for block in blocks:
        if block.kept and block.role == "paragraph":
            for run in _runs(block, seen):
                start, end = _stretch(block.text, run)
                splices = _removal(block.text, start, end)
                yield block, Spot(start, end, run[0].key[:SHOWN], splices, {"count": len(run)})


def _runs(block: Block, seen: set[str]) -> Iterator[list[Sentence]]:
    """Yield each run of sentences that were seen, and remember those that were not."""
    run: list[Sentence] = []
    for sentence in sentences(block.text):
        if sentence.key in seen:
            run.append(sentence)
            continue
        if len(sentence.key) >= LONG_ENOUGH:
            seen.add(sentence.key)
        if run:
            yield run
            run = []
    if run:
        yield run


def _stretch(text: str, run: Sequence[Sentence]) -> tuple[int, int]:
    words = text[run[0].start : run[-1].end]
    return run[0].start + len(words) - len(words.lstrip()), run[0].start + len(words.rstrip())


def _removal(text: str, start: int, end: int) -> tuple[Splice, ...]:
    """Return the splice that takes a stretch out with the space on one side of it; none where it is the whole text."""
    if not text[:start].strip() and not text[end:].strip():
        return ()
    if text[end : end + 1].isspace():
        end += 1
    elif start and text[start - 1].isspace():
        start -= 1
    return (Splice(start, text[start:end], ""),)
