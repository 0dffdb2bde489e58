"""A rule in words: its name, and what it is for."""

from __future__ import annotations

from core.texts import Texts, table


def rule_title(texts: Texts, rule: str) -> str:
    """Return a rule's name; its id where it has none."""
    return _words(texts, f"check_title.{rule}") or rule


def rule_help(texts: Texts, rule: str) -> str:
    """Return what a rule looks for, why, and when it is better left alone; empty where nobody has written that."""
    return _words(texts, f"check_help.{rule}")


def _words(texts: Texts, key: str) -> str:
    return texts(key) if key in table(texts.lang) else ""
