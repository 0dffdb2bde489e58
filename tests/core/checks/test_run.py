"""Running the rules: which of them, over which blocks, and what the editor dismissed."""

from __future__ import annotations

import pytest

from core.checks import RULES, Silence, check_article
from core.checks.rule_set import rule_set
from core.checks.table import BLOCK_RULES
from core.model import Dismissal, Finding
from core.texts import LANGUAGES, Texts
from tests.core.checks.build import ARTICLE, LABELS, blocks

ROWS = blocks(("paragraph", "قال أمـس"), ("paragraph", "وقال غـداً"))


def test_only_the_blocks_asked_for_are_checked_but_the_article_always_is():
    every = check_article(ARTICLE, ROWS, [], LABELS, None)
    some = check_article(ARTICLE, ROWS, [], LABELS, None, {2})
    assert [finding.rule for finding in every] == ["stray-tatweel", "stray-tatweel", "article-no-headline"]
    assert some == every[1:]
    assert check_article(ARTICLE, ROWS, [], LABELS, None, frozenset()) == every[2:]
    assert {RULES[finding.rule].scope for finding in every} == {"block", "article"}


def test_findings_carry_their_rule_severity_and_article():
    finding = check_article(ARTICLE, ROWS, [], LABELS, None)[0]
    assert (finding.rule, finding.severity, finding.article, finding.block) == ("stray-tatweel", "note", 1, 1)


@pytest.mark.parametrize(
    ("dismissal", "gone"),
    [
        (Dismissal(1, "stray-tatweel", None, ""), False),
        (Dismissal(1, "stray-tatweel", None, "امس"), True),
        (Dismissal(1, "stray-tatweel", 1, "امس"), True),
        (Dismissal(1, "stray-tatweel", 2, "امس"), False),
        (Dismissal(1, "stray-tatweel", 1, "غدا"), False),
        (Dismissal(1, "stray-tatweel", 1, ""), False),
        (Dismissal(1, "stray-tatweel", None, "غدا"), False),
        (Dismissal(1, "mojibake", None, ""), False),
    ],
)
def test_dismissals_take_the_key_or_the_place(dismissal, gone):
    finding = check_article(ARTICLE, ROWS, [], LABELS, None)[0]
    assert Silence([Dismissal(9, "block-long", None, ""), dismissal]).covers(finding) is gone


def test_a_finding_without_a_key_is_dismissed_in_its_article_alone():
    here = Dismissal(1, "article-no-headline", 1, "")
    assert Silence([here]).covers(Finding("article-no-headline", "warning", 1))
    assert not Silence([here]).covers(Finding("article-no-headline", "warning", 2))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_has_its_texts(rule, lang):
    texts = Texts(lang)
    values = dict.fromkeys(
        (
            "words",
            "right",
            "label",
            "usual",
            "mark",
            "signs",
            "clitic",
            "length",
            "role",
            "kind",
            "missing",
            "detail",
            "name",
            "share",
            "articles",
            "old",
        ),
        "x",
    )
    assert texts(f"check.{rule}", count=3, **values)
    assert texts(f"check_title.{rule}")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("bidi-control", "قال\u200f أمس"),
        ("zero-width", "قال\u200b أمس"),
        ("presentation-forms", "\ufe8dقال"),
        ("stray-tatweel", "قـال"),
        ("mixed-digits", "٣ و5"),
        ("letters-lost", "قال \ufffd"),
        ("mojibake", "Ø§Ù„"),
        ("mirrored-marks", "قال («"),
        ("markup", "قال &quot;"),
    ],
)
def test_every_triggered_rule_is_let_through_by_the_first_scan(rule, text):
    def struck(words):
        return {each.id for each in rules.struck(words)}

    rules = rule_set()
    plain = "أعلنت الهيئة أمس أن العمل سيبدأ غداً"
    assert rule in struck(text)
    assert rule not in struck(plain)
    assert struck(plain) == {
        each.id for each in BLOCK_RULES if each.on and not each.trigger and not each.gate
    }
