"""Mentions: edges, overlaps, and words that are gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.model import Part
from tests.core.checks.build import block, blocks, found, mention

HEADLINE = ("headline", "المجلس يبحث خطة الطرق")


def struck(rule, text, *marked):
    """Return the words of the findings of `rule` where (words, label) are marked in a paragraph."""
    rows = blocks(HEADLINE, ("paragraph", text))
    mentions = [
        mention(number, rows[1], words, label) for number, (words, label) in enumerate(marked, start=1)
    ]
    return [text[finding.start : finding.end] for finding in found(rows, mentions, rule)]


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("سامر الخط", True),
        ("مر الخطيب", True),
        ("سامر الخطيب", False),
        ("الحشد", False),
        ("بوكمال", False),
        ("البوكمال", False),
        ("14", True),
        ("14,00", False),
    ],
)
def test_a_mention_that_cuts_a_word(words, cut):
    text = "التقى سامر الخطيب وفداً من لـ«الحشد» بالبوكمال عند 14,00 أمس"
    assert bool(struck("mention-cuts-word", text, (words, 1))) is cut


@pytest.mark.parametrize(
    ("words", "takes"),
    [
        ("وحزب النور", True),
        ("حزب النور", False),
        ("بالبوكمال", True),
        ("البوكمال", False),
        ("لـ«الحشد", True),
        ("وليد", False),
        ("باريس", False),
    ],
)
def test_a_mention_that_takes_a_clitic(words, takes):
    text = "قال وليد إن وحزب النور اجتمع بالبوكمال وفي باريس كما قال لـ«الحشد» أمس"
    assert bool(struck("mention-takes-clitic", text, (words, 1))) is takes


def test_mentions_of_left_out_blocks_are_looked_at_too():
    rows = [*blocks(HEADLINE, ("paragraph", "قال سامر")), block(3, "قال سامر الخطيب", kept=False)]
    assert found(rows, [mention(1, rows[2], "سامر الخط")], "mention-cuts-word")


@pytest.mark.parametrize(
    ("marked", "struck_words"),
    [
        ([("وزير الصحة", 1), ("وزير الصحة", 1)], ["وزير الصحة"]),
        ([("وزير الصحة", 1), ("الصحة اللبناني", 1)], ["الصحة اللبناني"]),
        ([("وزير الصحة اللبناني", 1), ("الصحة", 1)], ["الصحة"]),
        ([("وزير الصحة اللبناني", 1), ("وزير", 1), ("اللبناني", 1)], ["وزير", "اللبناني"]),
        ([("وزير الصحة", 1), ("الصحة", 2)], []),
        ([("وزير الصحة", 1), ("وزير الصحة", 2)], []),
        ([("وزير", 1), ("الصحة", 1)], []),
    ],
)
def test_overlapping_mentions_of_one_label(marked, struck_words):
    assert struck("mention-overlaps", "قال وزير الصحة اللبناني أمس", *marked) == struck_words


def test_parts_of_one_mention_do_not_overlap_each_other_nor_other_blocks():
    rows = blocks(HEADLINE, ("paragraph", "قال سامر"), ("paragraph", "قال سامر"))
    one = replace(mention(1, rows[1], "سامر"), parts=(Part(2, 0, 3), Part(2, 4, 8)))
    assert found(rows, [one, mention(2, rows[2], "سامر")], "mention-overlaps") == []


def test_a_lost_mention_is_found_at_its_last_place_with_its_last_words():
    rows = blocks(HEADLINE, ("paragraph", "قال أمس"))
    gone = replace(mention(1, rows[1], "قال"), parts=(Part(2, 4, 4),), state="lost", words="سامر")
    (finding,) = found(rows, [gone])
    assert (finding.rule, finding.block, finding.start, finding.values["words"]) == (
        "mention-lost",
        2,
        4,
        "سامر",
    )


def test_a_mention_that_was_split_is_found_until_it_is_whole():
    rows = blocks(HEADLINE, ("paragraph", "قال سامر"), ("paragraph", "الخطيب أمس"))
    cut = replace(
        mention(1, rows[1], "سامر"), parts=(Part(2, 4, 8), Part(3, 0, 6)), attrs={"cut": "سامر الخطيب"}
    )
    assert [finding.values["words"] for finding in found(rows, [cut], "mention-split")] == ["سامر الخطيب"]
    assert found(rows, [replace(cut, parts=cut.parts[:1])], "mention-split"), "a part was left behind"
    assert found(rows, [replace(cut, parts=cut.parts[:1], words="سامر الخطيب")], "mention-split") == []
    assert found(rows, [replace(cut, attrs={})], "mention-split") == []


@pytest.mark.parametrize(
    ("was", "words", "told"),
    [
        ("سامر الخطيب", "سامر", True),
        ("سامر الخطيب", "سامر الخط", True),
        ("جامعة طرابلس", "طرابلس", True),
        ("الخطيبب", "الخطيب", False),
        ("محمدـ", "محمد", False),
        ("«الخطيب»", "الخطيب", False),
        ("مُحَمَّد", "محمد", False),
        ("سامر  الخطيب", "سامر الخطيب", False),
    ],
)
def test_a_mention_that_an_edit_took_words_from_is_found(was, words, told):
    rows = blocks(HEADLINE, ("paragraph", f"قال {words} أمس"))
    short = replace(mention(1, rows[1], words), attrs={"was": was})
    hits = found(rows, [short], "mention-shrunk")
    assert [(hit.values["old"], hit.values["words"]) for hit in hits] == ([(was, words)] if told else [])
    assert found(rows, [replace(short, attrs={})], "mention-shrunk") == []
