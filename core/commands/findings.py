"""What the editor does not want to be told again."""

from __future__ import annotations

from collections.abc import Sequence

from core.changes import Change, created, removed
from core.commands.rules import switch_off
from core.errors import UserError
from core.model import Dismissal
from core.model.view import View


def dismiss(view: View, rule: str, article: int | None, key: str) -> list[Change]:
    """Silence what a rule says of a key: here (in one article), or everywhere (article None).

    Everywhere and without a key that is all the rule says: it is switched off.
    """
    if article is not None:
        view.article(article)
    elif not key:
        changes = switch_off(view, rule)
        if not changes:
            raise UserError("error.already_dismissed")
        return changes
    for found in view.dismissals():
        if (found.rule, found.article, found.key) == (rule, article, key):
            raise UserError("error.already_dismissed")
    return [created("dismissal", Dismissal(view.new_id(), rule, article, key))]


def restore(view: View, dismissal: int) -> list[Change]:
    """Let a silenced finding be heard again."""
    return [removed("dismissal", view.dismissal(dismissal))]


def restore_all(view: View, dismissals: Sequence[int]) -> list[Change]:
    """Let several silenced findings be heard again."""
    return [change for dismissal in dict.fromkeys(dismissals) for change in restore(view, dismissal)]
