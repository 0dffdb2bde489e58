"""What the editor does not want to be told again."""

from __future__ import annotations

from core.changes import Change, created, removed
from core.errors import UserError
from core.model import Dismissal
from core.model.view import View


def dismiss(view: View, rule: str, article: int | None, key: str) -> list[Change]:
    """Silence a finding here (its article), or everywhere (article None; with an empty key the whole rule)."""
    if article is not None:
        view.article(article)
    for found in view.dismissals():
        if (found.rule, found.article, found.key) == (rule, article, key):
            raise UserError("error.already_dismissed")
    return [created("dismissal", Dismissal(view.new_id(), rule, article, key))]


def restore(view: View, dismissal: int) -> list[Change]:
    """Let a silenced finding be heard again."""
    return [removed("dismissal", view.dismissal(dismissal))]
