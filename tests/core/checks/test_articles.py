"""What an article is made of: headlines, captions, furniture, length."""

from __future__ import annotations

import pytest

from core.checks.articles import LONG, has_credit
from tests.core.checks.build import blocks, found

HEADLINE = ("headline", "المجلس يبحث خطة الطرق")
BODY = ("paragraph", "بحث المجلس البلدي أمس خطة لصيانة الطرق الداخلية.")
CAPTION = ("caption", "عمال يصلحون طريقاً في وسط المدينة (رويترز)")

STRUCK = [
    ("article-no-headline", [BODY], None),
    ("article-no-headline", [(*HEADLINE, False), BODY], None),
    ("article-two-headlines", [HEADLINE, BODY, ("headline", "فريق المدينة يفوز"), BODY], 3),
    ("article-no-paragraph", [HEADLINE, CAPTION], None),
    ("article-no-paragraph", [HEADLINE, (*BODY, False)], None),
    ("headline-doubled", [HEADLINE, BODY, ("headline", "المجلسُ يبحث خطة الطُرق")], 3),
    ("caption-doubled", [HEADLINE, CAPTION, CAPTION, BODY], 3),
    ("caption-no-credit", [HEADLINE, ("caption", "عمال يصلحون طريقاً"), BODY], 2),
    ("boilerplate-kept", [HEADLINE, ("boilerplate", "TT"), BODY], 2),
    ("block-empty", [HEADLINE, BODY, ("paragraph", " \u00a0")], 3),
    ("block-long", [HEADLINE, ("paragraph", "كلمة " * (LONG // 5 + 1))], 2),
]

CLEAR = [
    ("article-no-headline", [HEADLINE, BODY]),
    ("article-no-headline", [(*HEADLINE, False), ("boilerplate", "TT", False)]),
    ("article-two-headlines", [HEADLINE, ("subheadline", "جلسة ثانية"), (*HEADLINE, False), BODY]),
    ("article-two-headlines", [HEADLINE, HEADLINE, BODY]),
    ("article-no-paragraph", [HEADLINE, BODY]),
    ("article-no-paragraph", []),
    ("headline-doubled", [HEADLINE, (*HEADLINE, False), BODY]),
    ("caption-doubled", [HEADLINE, CAPTION, (*CAPTION, False), BODY]),
    ("caption-doubled", [HEADLINE, CAPTION, ("paragraph", CAPTION[1])]),
    ("caption-no-credit", [HEADLINE, CAPTION, BODY]),
    ("caption-no-credit", [HEADLINE, ("caption", "عمال يصلحون طريقاً"), ("credit", "تصوير: سامر"), BODY]),
    ("caption-no-credit", [HEADLINE, ("caption", "عمال يصلحون طريقاً", False), BODY]),
    ("boilerplate-kept", [HEADLINE, ("boilerplate", "TT", False), BODY]),
    ("block-empty", [HEADLINE, BODY, ("paragraph", "", False)]),
    ("block-long", [HEADLINE, ("paragraph", "كلمة " * (LONG // 5))]),
]


@pytest.mark.parametrize(("rule", "rows", "place"), STRUCK)
def test_the_rule_is_struck_at_its_block(rule, rows, place):
    (finding,) = found(blocks(*rows), rule=rule)
    assert finding.article == 1
    assert finding.block == place


@pytest.mark.parametrize(("rule", "rows"), CLEAR)
def test_the_rule_is_not_struck(rule, rows):
    assert found(blocks(*rows), rule=rule) == []


def test_a_sound_article_has_no_findings():
    assert found(blocks(HEADLINE, CAPTION, ("boilerplate", "TT", False), (*HEADLINE, False), BODY)) == []


@pytest.mark.parametrize(
    "text",
    [
        "لاعبو الفريق يحتفلون (أ.ف.ب)",
        "لاعبو الفريق يحتفلون [د ب أ].",
        "لاعبو الفريق يحتفلون – رويترز",
        "لاعبو الفريق يحتفلون. تصوير: هدى ناصر",
        "لاعبو الفريق يحتفلون (الشرق)  ",
        "لاعبو الفريق يحتفلون / AFP",
        "صورة أرشيفية للاعبي الفريق",
    ],
)
def test_credits_are_known(text):
    assert has_credit(text)


@pytest.mark.parametrize(
    "text", ["لاعبو الفريق يحتفلون", "سامر (الأول من اليمين) يتسلم الكأس", "تصويرهم محظور"]
)
def test_what_is_no_credit(text):
    assert not has_credit(text)
