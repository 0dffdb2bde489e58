"""Checks: rules that look at blocks, articles and the whole file, say what is wrong, and how to mend it."""

from __future__ import annotations

from core.checks.fixes import Fix, fixes
from core.checks.rule import Hit, Rule
from core.checks.run import Damage, check_article, check_block, check_integrity, dismissed
from core.checks.table import RULES

__all__ = [
    "RULES",
    "Damage",
    "Fix",
    "Hit",
    "Rule",
    "check_article",
    "check_block",
    "check_integrity",
    "dismissed",
    "fixes",
]
