"""The table of rules. A new check is one function, one row here, and two texts."""

from __future__ import annotations

from typing import Any, Final

from core.checks import articles, characters, integrity, lookups, mentions, misread, recurring
from core.checks.cleaning import each_of, key_of_signs, key_of_word, no_key, rule_of
from core.checks.rule import (
    ArticleContext,
    BlockContext,
    FileContext,
    LookupContext,
    Recurrence,
    Rule,
    SourceContext,
)
from core.checks.sign_rules import SIGN_RULES
from core.checks.unbalanced import unbalanced
from core.checks.word_rules import WORD_ARTICLE_RULES, WORD_LOOKUP_RULES, WORD_RULES

BLOCK_RULES: Final[tuple[Rule[BlockContext], ...]] = (
    Rule("block-empty", "warning", "block", articles.block_empty),
    Rule("block-long", "note", "block", articles.block_long),
    Rule("boilerplate-kept", "warning", "block", articles.boilerplate_kept),
    Rule("mojibake", "error", "block", misread.misread, trigger=misread.TRIGGER),
    Rule("letters-lost", "warning", "block", misread.letters_lost, trigger=misread.LOST_TRIGGER),
    Rule(
        "bidi-control", "warning", "block", rule_of(characters.bidi_controls, key_of_signs), characters.BIDI
    ),
    Rule(
        "zero-width", "warning", "block", rule_of(characters.zero_width, key_of_signs), characters.ZERO_WIDTH
    ),
    Rule(
        "presentation-forms",
        "warning",
        "block",
        rule_of(characters.presentation_forms, no_key),
        characters.FORMS,
    ),
    Rule(
        "stray-tatweel", "note", "block", each_of(characters.stray_tatweel, key_of_word), characters.TATWEEL
    ),
    Rule("mixed-digits", "note", "block", rule_of(characters.mixed_digits, no_key), characters.EASTERN),
    *SIGN_RULES,
    *WORD_RULES,
    Rule("mention-cuts-word", "warning", "block", mentions.cuts_word, left_out=True),
    Rule("mention-takes-clitic", "note", "block", mentions.takes_clitic, left_out=True),
)

ARTICLE_RULES: Final[tuple[Rule[ArticleContext], ...]] = (
    Rule("article-no-headline", "warning", "article", articles.no_headline),
    Rule("article-two-headlines", "warning", "article", articles.two_headlines),
    Rule("article-no-paragraph", "warning", "article", articles.no_paragraph),
    Rule("headline-doubled", "warning", "article", articles.headline_doubled),
    Rule("caption-doubled", "warning", "article", articles.caption_doubled),
    Rule("caption-no-credit", "note", "article", articles.caption_no_credit),
    Rule("unbalanced", "warning", "article", unbalanced),
    Rule("mention-lost", "warning", "article", mentions.lost),
    Rule("mention-split", "warning", "article", mentions.split),
    Rule("mention-shrunk", "warning", "article", mentions.shrunk),
    Rule("mention-overlaps", "warning", "article", mentions.overlaps),
    *WORD_ARTICLE_RULES,
)

LOOKUP_RULES: Final[tuple[Rule[LookupContext], ...]] = (
    Rule("mention-label-differs", "note", "lookup", lookups.label_differs),
    Rule("article-repeats", "warning", "lookup", lookups.article_repeats),
    Rule("near-duplicate", "warning", "lookup", lookups.near_duplicate),
    *WORD_LOOKUP_RULES,
)

FILE_RULES: Final[tuple[Rule[FileContext], ...]] = (
    Rule("file-article-empty", "warning", "file", integrity.article_empty),
    Rule("file-rank-order", "error", "file", integrity.rank_order),
    Rule("file-piece-range", "error", "file", integrity.piece_range),
    Rule("file-line-end", "error", "file", integrity.line_end),
    Rule("file-role-unknown", "error", "file", integrity.role_unknown),
    Rule("file-parent-missing", "error", "file", integrity.parent_missing),
    Rule("file-mention-range", "error", "file", integrity.mention_range),
    Rule("file-damaged", "error", "file", integrity.told_by_storage),
)

SOURCE_RULES: Final[tuple[Rule[SourceContext], ...]] = (
    Rule("file-source-bytes", "error", "source", integrity.source_bytes),
    Rule("file-source-text", "error", "source", integrity.source_text),
)

PROJECT_RULES: Final[tuple[Rule[Recurrence], ...]] = (
    Rule("recurring-line", "note", "project", recurring.recurring_line),
)

_ALL: Final[tuple[tuple[Rule[Any], ...], ...]] = (
    BLOCK_RULES,
    ARTICLE_RULES,
    LOOKUP_RULES,
    FILE_RULES,
    SOURCE_RULES,
    PROJECT_RULES,
)
RULES: Final[dict[str, Rule[Any]]] = {rule.id: rule for rules in _ALL for rule in rules}
"""Every rule by its id."""
