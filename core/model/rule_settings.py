"""What a project says of a rule: whether it is run, and how grave its findings are."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = ("error", "warning", "note")
"""How grave a finding can be, gravest first."""


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """One rule as this project has it; a rule without a row is as it was made.

    Attributes:
        rule: the rule's id.
        enabled: whether it is run.
        severity: one of `SEVERITIES`, or empty for the rule's own.
    """

    id: int
    rule: str
    enabled: bool
    severity: str
