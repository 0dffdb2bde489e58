"""Running the rules: which of them, over which blocks, and what the editor dismissed."""

from __future__ import annotations

import pytest

from core.checks import RULES, check_article, dismissed
from core.checks.table import BLOCK_RULES, SUSPECT
from core.model import Dismissal, Finding
from core.texts import LANGUAGES, Texts
from tests.core.checks.build import ARTICLE, LABELS, blocks

ROWS = blocks(("paragraph", "قال «أمس"), ("paragraph", "وقال «غداً"))


def test_only_the_blocks_asked_for_are_checked_but_the_article_always_is():
    every = check_article(ARTICLE, ROWS, [], LABELS, None)
    some = check_article(ARTICLE, ROWS, [], LABELS, None, {2})
    assert [finding.rule for finding in every] == ["unbalanced", "unbalanced", "article-no-headline"]
    assert some == every[1:]
    assert check_article(ARTICLE, ROWS, [], LABELS, None, frozenset()) == every[2:]
    assert {RULES[finding.rule].scope for finding in every} == {"block", "article"}


def test_findings_carry_their_rule_severity_and_article():
    finding = check_article(ARTICLE, ROWS, [], LABELS, None)[0]
    assert (finding.rule, finding.severity, finding.article, finding.block) == ("unbalanced", "warning", 1, 1)


@pytest.mark.parametrize(
    ("dismissal", "gone"),
    [
        (Dismissal(1, "unbalanced", None, ""), True),
        (Dismissal(1, "unbalanced", None, "« امس"), True),
        (Dismissal(1, "unbalanced", 1, "« امس"), True),
        (Dismissal(1, "unbalanced", 2, "« امس"), False),
        (Dismissal(1, "unbalanced", 1, "« غدا"), False),
        (Dismissal(1, "unbalanced", 1, ""), False),
        (Dismissal(1, "unbalanced", None, "« غدا"), False),
        (Dismissal(1, "mojibake", None, ""), False),
    ],
)
def test_dismissals_take_the_rule_the_key_or_the_place(dismissal, gone):
    finding = check_article(ARTICLE, ROWS, [], LABELS, None)[0]
    assert dismissed(finding, [Dismissal(9, "block-long", None, ""), dismissal]) is gone


def test_a_finding_without_a_key_is_dismissed_in_its_article_alone():
    here = Dismissal(1, "article-no-headline", 1, "")
    assert dismissed(Finding("article-no-headline", "warning", 1), [here])
    assert not dismissed(Finding("article-no-headline", "warning", 2), [here])


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
        ),
        "x",
    )
    assert texts(f"check.{rule}", count=3, **values)
    assert texts(f"check_title.{rule}")


def test_every_triggered_rule_is_let_through_by_the_first_scan():
    assert all(SUSPECT.search(text) for text in ("\u200f", "\u200b", "\ufe8d", "ـ", "٣", "\ufffd", "Ø", "?"))
    assert not SUSPECT.search("أعلنت الهيئة، أمس: «سنبدأ» 5 (غداً)؟")
    assert sum(bool(rule.trigger) for rule in BLOCK_RULES) == 7
