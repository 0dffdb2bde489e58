"""The rules that a project has switched on, each as grave as the project says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from core.checks.rule import (
    ArticleContext,
    BlockContext,
    FileContext,
    LookupContext,
    Recurrence,
    Rule,
    Severity,
    SourceContext,
)
from core.checks.table import (
    ARTICLE_RULES,
    BLOCK_RULES,
    FILE_RULES,
    LOOKUP_RULES,
    PROJECT_RULES,
    RULES,
    SOURCE_RULES,
)
from core.model import SEVERITIES, RuleSetting

Context = TypeVar("Context")

PROJECT_SCOPE = "project"
"""The scope of rules that look at all articles at once; the others look at one at a time."""


class RuleSet:
    """What is run of the table of rules.

    Attributes:
        block, article, lookup, file, source, project: the rules by what they are given.
        told: the ids of those whose findings are kept with the articles; others are told when the file is checked.
        suspects: finds the characters that its triggered block rules are about.
    """

    def __init__(self, settings: Iterable[RuleSetting] = (), only: Collection[str] | None = None) -> None:
        said = {setting.rule: setting for setting in settings}

        def runs(rule: Rule[Any]) -> bool:
            if only is not None:
                return rule.id in only
            return said[rule.id].enabled if rule.id in said else rule.on

        def grave(rule: Rule[Context]) -> Rule[Context]:
            severity = _severity(said[rule.id].severity) if rule.id in said else None
            return rule if severity is None else replace(rule, severity=severity)

        self.block: tuple[Rule[BlockContext], ...] = _those(BLOCK_RULES, runs, grave)
        self.article: tuple[Rule[ArticleContext], ...] = _those(ARTICLE_RULES, runs, grave)
        self.lookup: tuple[Rule[LookupContext], ...] = _those(LOOKUP_RULES, runs, grave)
        self.file: tuple[Rule[FileContext], ...] = _those(FILE_RULES, runs, grave)
        self.source: tuple[Rule[SourceContext], ...] = _those(SOURCE_RULES, runs, grave)
        self.project: tuple[Rule[Recurrence], ...] = _those(PROJECT_RULES, runs, grave)
        self._triggers = {rule.id: re.compile(f"[{rule.trigger}]") for rule in self.block if rule.trigger}
        triggers = "".join(rule.trigger for rule in self.block)
        self.suspects = re.compile(f"[{triggers}]" if triggers else "(?!)")
        self._gates = tuple(dict.fromkeys(rule.gate for rule in self.block if rule.gate is not None))
        self._struck = lru_cache(maxsize=4096)(self._struck_by)
        kept: tuple[Rule[Any], ...] = (*self.block, *self.article, *self.lookup, *self.project)
        self._of_blocks = len(self.block) == len(kept)
        self.told = frozenset(rule.id for rule in kept)

    def struck(self, text: str) -> tuple[Rule[BlockContext], ...]:
        """Return the block rules that a text may strike: those its suspects trigger and no gate keeps out."""
        signs = frozenset(self.suspects.findall(text))
        return self._struck(signs, tuple([gate(text) for gate in self._gates]))

    def may_strike(self, texts: Iterable[str]) -> bool:
        """Tell whether any rule may be struck by an article with these texts: a look at their signs often denies it."""
        return not self._of_blocks or any(self.struck(text) for text in texts)

    def _struck_by(self, signs: frozenset[str], passed: tuple[bool, ...]) -> tuple[Rule[BlockContext], ...]:
        """Return the block rules for some suspects and the answers of the gates; few sets of them are ever seen."""
        shown = "".join(signs)
        opened = {gate for gate, opens in zip(self._gates, passed, strict=True) if opens}
        return tuple(
            rule
            for rule in self.block
            if (not rule.trigger or self._triggers[rule.id].search(shown))
            and (rule.gate is None or rule.gate in opened)
        )


def _severity(name: str) -> Severity | None:
    """Return the severity of that name; None for an empty one, which is the rule's own."""
    return cast("Severity", name) if name in SEVERITIES else None


def _those(
    rules: tuple[Rule[Context], ...],
    runs: Callable[[Rule[Any]], bool],
    grave: Callable[[Rule[Context]], Rule[Context]],
) -> tuple[Rule[Context], ...]:
    return tuple(grave(rule) for rule in rules if runs(rule))


@lru_cache(maxsize=16)
def rule_set(settings: tuple[RuleSetting, ...] = (), only: frozenset[str] | None = None) -> RuleSet:
    """Return the rules of a project with these settings; with `only` these rules, switched on or not."""
    return RuleSet(settings, only)


def is_on(rule: str, settings: Iterable[RuleSetting]) -> bool:
    """Tell whether a project with these settings runs a rule; one that is not known is not run."""
    for setting in settings:
        if setting.rule == rule:
            return setting.enabled
    return rule in RULES and RULES[rule].on


def severity_of(rule: str, settings: Iterable[RuleSetting]) -> str:
    """Return how grave a rule's findings are in a project with these settings."""
    for setting in settings:
        if setting.rule == rule and setting.severity:
            return setting.severity
    return RULES[rule].severity
