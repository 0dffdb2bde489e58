"""Words hyphenated at the end of a printed line, told from dashes by which words the project knows."""

from __future__ import annotations

import pytest

from core.arabic import fold
from core.checks.joining import hyphen_break
from core.checks.rule import ArticleContext, LookupContext
from tests.core.checks.build import ARTICLE, block

KNOWN = "الاقتصادية المستشفى الجامعة التعليم استثمارات المسؤولون الجديدة والمهندسين القاهرة أحمد بيروت دمشق غرب شرق مصر"


class Project:
    """Knows which words stand in other blocks."""

    def blocks_holding(self, word: str, most: int) -> int:
        return most if fold(word) in {fold(known) for known in KNOWN.split()} else 0


def told(*texts: str) -> list[tuple[int, str]]:
    """Return (block, word made whole) of what is found in an article of these paragraphs."""
    rows = [block(number, text) for number, text in enumerate(texts, start=1)]
    context = LookupContext(ArticleContext(ARTICLE, rows, (), {}), Project())
    return [(hit.block, hit.values["right"]) for hit in hyphen_break(context)]


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (["قال إن الأزمة الاقتصا- دية طالت"], "الاقتصادية"),
        (["نقل المصاب إلى المستش- فى القريب"], "المستشفى"),
        (["طلاب الجا-\u00a0معة في الساحة"], "الجامعة"),
        (["نريد التعل\u00ac يم أولاً"], "التعليم"),
        (["ضخ استثما\u2010 رات كبيرة"], "استثمارات"),
        (["وقال المسؤو-  لون إن العمل بدأ"], "المسؤولون"),
        (["وصل الوفد إلى المدينة الجد-", "يدة مساء أمس"], "الجديدة"),
        (["التقى الوزير الأطباء والمهند- ", "سين في النقابة"], "والمهندسين"),
        (["عاد الرئيس إلى القا- هرة"], "القاهرة"),
    ],
)
def test_hyphenated_words_are_found(texts, whole):
    assert told(*texts) == [(1, whole)]


@pytest.mark.parametrize(
    "texts",
    [
        ["القاهرة- أحمد حسن"],
        ["بيروت- دمشق طريق طويل"],
        ["قال - وهو يبتسم - إنه سعيد"],
        ["غرب- شرق المدينة"],
        ["الأزمة الاقتصا-دية"],
        ["كلمة- غريبة"],
        ["عاد إلى القا-", "- هرة"],
        ["1990- الجديدة"],
        ["قال لل- صحافيين"],
    ],
)
def test_dashes_are_left_alone(texts):
    assert told(*texts) == []


def test_left_out_lines_and_captions_are_not_looked_at():
    rows = [block(1, "الجد- يدة", kept=False), block(2, "الجد- يدة", "caption")]
    assert list(hyphen_break(LookupContext(ArticleContext(ARTICLE, rows, (), {}), Project()))) == []
