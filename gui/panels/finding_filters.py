"""What narrows the findings: this article or all, how grave, which rule, only those alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.model import SEVERITIES, Finding
from core.session.told import Total, Wanted
from core.texts import Texts
from gui.models.rule_words import rule_title
from gui.theme import Theme
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.choice_box import ChoiceBox

SCOPES = ("article", "project")


class FindingFilters(QObject):
    """The controls above the findings. What is chosen stays chosen while the counts change.

    Signals:
        changed: () the editor narrowed otherwise.

    Attributes:
        rule: the id of the rule chosen, or empty.
        alike: a finding; only those of its rule and key are wanted.
    """

    changed = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self._texts = texts
        self._totals: Sequence[Total] = ()
        self._rules: list[str] = []
        self.rule = ""
        self.alike: Finding | None = None
        self.scopes, self.severities = ChipRow(theme, parent), ChipRow(theme, parent)
        self.rules = ChoiceBox(parent)
        self.scopes.chosen.connect(lambda _: self.changed.emit())
        self.severities.chosen.connect(lambda _: self._narrow())
        self.rules.activated.connect(self._choose_rule)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The controls in reading order."""
        return self.scopes, self.severities, self.rules

    @property
    def scope(self) -> str:
        """``article`` or ``project``."""
        return self.scopes.choice

    def wanted(self, article: int | None = None) -> Wanted:
        """Return the filter, with the scope of this article where an article is named."""
        if self.alike is not None:
            return Wanted((self.alike.rule,), (), article, self.alike.key)
        severity = self.severities.choice
        return Wanted((self.rule,) if self.rule else (), (severity,) if severity else (), article)

    def show_totals(self, totals: Sequence[Total]) -> None:
        """Say how many findings there are of each rule and severity in the scope."""
        self._totals = totals
        chosen = self.severities.choice
        counts = {
            severity: sum(
                total.count
                for total in totals
                if severity in ("", total.severity) and self.rule in ("", total.rule)
            )
            for severity in ("", *SEVERITIES)
        }
        self.severities.show_chips(
            [
                ChipWords(
                    severity,
                    self._texts(_chip(severity)),
                    f"{count:,}",
                )
                for severity, count in counts.items()
            ]
        )
        self.severities.choose(chosen)
        self._list_rules()
        for part in (self.severities, self.rules):
            part.setVisible(bool(totals) or bool(self.rule or chosen))
            part.setEnabled(self.alike is None)

    def choose(self, rule: str) -> None:
        """Want what one rule found in the whole project."""
        self.reset()
        self.rule = rule
        self.scopes.choose("project")

    def reset(self) -> None:
        """Narrow by nothing but the scope."""
        self.rule, self.alike = "", None
        self.severities.choose("")

    def show_alike(self, finding: Finding | None) -> None:
        """Want only findings alike one, or all again."""
        self.alike = finding

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.scopes.setAccessibleName(texts("panel.findings.scope"))
        self.scopes.show_chips([ChipWords(scope, texts(f"panel.findings.scope_{scope}")) for scope in SCOPES])
        self.severities.setAccessibleName(texts("panel.findings.severity"))
        self.rules.setAccessibleName(texts("panel.findings.rule"))
        self.show_totals(self._totals)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.scopes.set_theme(theme)
        self.severities.set_theme(theme)
        self.rules.setFixedSize(theme.px(230), theme.px(28))

    def _narrow(self) -> None:
        self.show_totals(self._totals)
        self.changed.emit()

    def _choose_rule(self, at: int) -> None:
        self.rule = self._rules[at - 1] if at > 0 else ""
        self._narrow()

    def _list_rules(self) -> None:
        severity = self.severities.choice
        counts = {total.rule: total.count for total in self._totals if severity in ("", total.severity)}
        if self.rule:
            counts.setdefault(self.rule, 0)
        titles = {rule: rule_title(self._texts, rule) for rule in counts}
        self._rules = sorted(counts, key=lambda rule: (-counts[rule], titles[rule]))
        self.rules.clear()
        self.rules.addItem(self._texts("panel.findings.every_rule"))
        self.rules.addItems(
            [
                self._texts("panel.findings.rule_count", rule=titles[rule], number=f"{counts[rule]:,}")
                for rule in self._rules
            ]
        )
        self.rules.setCurrentIndex(self._rules.index(self.rule) + 1 if self.rule else 0)


def _chip(severity: str) -> str:
    """Return the key of a chip's words."""
    return f"panel.findings.{severity}s" if severity else "panel.findings.all"
