"""Checks: rules that look at blocks, articles and the whole file, say what is wrong, and how to mend it."""

from __future__ import annotations

from core.checks.fixes import COMPARE, Fix, fixes
from core.checks.recurring import LONGEST, least_copies
from core.checks.rule import Hit, Rule
from core.checks.run import (
    Damage,
    check_article,
    check_block,
    check_integrity,
    check_line,
    check_lookup,
    check_recurring,
    dismissed,
)
from core.checks.sentences import sentence_key
from core.checks.table import RULES

__all__ = [
    "COMPARE",
    "LONGEST",
    "RULES",
    "Damage",
    "Fix",
    "Hit",
    "Rule",
    "check_article",
    "check_block",
    "check_integrity",
    "check_line",
    "check_lookup",
    "check_recurring",
    "dismissed",
    "fixes",
    "least_copies",
    "sentence_key",
]
