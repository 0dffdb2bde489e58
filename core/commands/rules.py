"""What a project says of a rule: whether it is run, and how grave what it finds is."""

from __future__ import annotations

from core.changes import Change, created, updated
from core.errors import UserError
from core.model import SEVERITIES, RuleSetting
from core.model.view import View


def set_rule(view: View, rule: str, enabled: bool, severity: str = "") -> list[Change]:
    """Switch a rule on or off in this project, and say how grave it is; without a severity as grave as it was made."""
    if severity and severity not in SEVERITIES:
        raise UserError("error.no_such_severity", name=severity, severities="، ".join(SEVERITIES))
    for setting in view.rule_settings():
        if setting.rule == rule:
            return updated("rule_setting", setting, enabled=enabled, severity=severity)
    return [created("rule_setting", RuleSetting(view.new_id(), rule, enabled, severity))]


def switch_off(view: View, rule: str) -> list[Change]:
    """Switch a rule off and leave how grave it is."""
    graded = {setting.rule: setting.severity for setting in view.rule_settings()}
    return set_rule(view, rule, False, graded.get(rule, ""))
