"""Checks: rules that look at blocks, articles and the whole file, say what is wrong, and how to mend it."""

from __future__ import annotations

from core.checks.fixes import COMPARE, fixes
from core.checks.mending import Fix
from core.checks.recurring import LONGEST, least_copies
from core.checks.rule import Hit, Rule
from core.checks.rule_set import PROJECT_SCOPE, RuleSet, is_on, rule_set, severity_of
from core.checks.run import (
    Damage,
    Silence,
    check_article,
    check_block,
    check_integrity,
    check_line,
    check_lookup,
    check_recurring,
)
from core.checks.sentences import sentence_key
from core.checks.table import RULES
from core.checks.tanween import clear_way, tanween_ways
from core.checks.usage import rare_spellings
from core.checks.word_rules import SPELLING_RULES, asks_the_project

__all__ = [
    "COMPARE",
    "LONGEST",
    "PROJECT_SCOPE",
    "RULES",
    "SPELLING_RULES",
    "Damage",
    "Fix",
    "Hit",
    "Rule",
    "RuleSet",
    "Silence",
    "asks_the_project",
    "check_article",
    "check_block",
    "check_integrity",
    "check_line",
    "check_lookup",
    "check_recurring",
    "clear_way",
    "fixes",
    "is_on",
    "least_copies",
    "rare_spellings",
    "rule_set",
    "sentence_key",
    "severity_of",
    "tanween_ways",
]
