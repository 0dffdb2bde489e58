"""Rules and what is silenced, as rows of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.arabic import fold
from core.checks import RULES
from core.session.rules import RuleState, Silenced
from core.texts import Texts
from gui.models.direction import isolated
from gui.models.rule_words import rule_help, rule_title
from gui.theme import Theme
from gui.widgets.row_list import Row

SILENT = "#8a8f98"


def rule_rows(
    states: Sequence[RuleState], counts: Mapping[str, int], words: str, texts: Texts, theme: Theme
) -> list[Row]:
    """Return the rules in which some words stand (name or explanation); those that are off are faint."""
    rows = []
    for state in states:
        title = rule_title(texts, state.rule)
        if not _holds(f"{title} {rule_help(texts, state.rule)} {state.rule}", words):
            continue
        count = counts.get(state.rule, 0)
        rows.append(
            Row(
                state.rule,
                title,
                getattr(theme, state.severity) if state.enabled else SILENT,
                shape="dot",
                count=f"{count:,}" if count else "",
                cap=texts("dialog.rules.off") if not state.enabled else "",
                spoken=_spoken(state, title, count, texts),
                faint=not state.enabled,
            )
        )
    return rows


def silenced_rows(silenced: Sequence[Silenced], texts: Texts) -> list[Row]:
    """Return what is silenced: the rule, what it is about, and where."""
    return [
        Row(
            each.dismissal.id,
            _silenced_words(each, texts),
            SILENT,
            shape="bar",
            count=f"{each.count:,}",
        )
        for each in silenced
    ]


def is_kept(rule: str) -> bool:
    """Tell whether a rule's findings are kept and counted; the others are told when the file is checked."""
    return RULES[rule].scope not in ("file", "source")


def _silenced_words(each: Silenced, texts: Texts) -> str:
    rule, key = rule_title(texts, each.dismissal.rule), each.dismissal.key
    everywhere = each.dismissal.article is None
    where = texts("dialog.rules.everywhere") if everywhere else isolated(each.headline or "—")
    name = "silenced_key" if key else "silenced_place"
    return texts(f"dialog.rules.{name}", rule=rule, key=isolated(key), where=where)


def _spoken(state: RuleState, title: str, count: int, texts: Texts) -> str:
    on = texts("dialog.rules.on" if state.enabled else "dialog.rules.off")
    severity = texts(f"panel.findings.{state.severity}")
    return texts("dialog.rules.spoken", rule=title, state=on, severity=severity, number=f"{count:,}")


def _holds(told: str, words: str) -> bool:
    folded = fold(told).casefold()
    return all(word in folded for word in fold(words).casefold().split())
