"""Which words, label, role or status a step of the history was about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.changes import ROW, Change, Splice
from core.model import Label, Mention, Role
from core.model.steps import Step
from gui.models.direction import isolated

MOST_CHANGES = 40
"""Of a step with more changes nothing is read: which of them would be named?"""

LONGEST = 40
"""Code points of an article's words."""

WordsOf = Callable[[Step], str]
Said = Callable[[Change], str]


def words_of_steps(
    changes_of: Callable[[int], Sequence[Change]], labels: Sequence[Label], roles: Sequence[Role], lang: str
) -> WordsOf:
    """Return what tells the words of a step, empty where it holds none; it reads a step's changes when asked."""
    titles = _Titles(labels, roles, lang)

    def tell(step: Step) -> str:
        named = step.args.get("name")
        if step.command == "source.import" and isinstance(named, str):
            return isolated(named)
        if not 0 < step.count <= MOST_CHANGES:
            return ""
        told = (titles.of(change) for change in changes_of(step.id))
        return " · ".join(dict.fromkeys(isolated(words) for words in told if words))

    return tell


class _Titles:
    """Says a change in words, by kind and field; what is not listed says nothing."""

    def __init__(self, labels: Sequence[Label], roles: Sequence[Role], lang: str) -> None:
        self._lang = lang
        self._labels = {label.id: self._title(label) for label in labels}
        self._roles = {role.name: self._title(role) for role in roles}
        self._said: Mapping[tuple[str, str], Said] = {
            ("mention", ROW): lambda change: self._mention(change.after or change.before),
            ("mention", "words"): lambda change: shortened(change.after),
            ("mention", "label"): lambda change: self._labels.get(change.after, ""),
            ("block", "text"): lambda change: _typed(change.after),
            ("block", "role"): lambda change: self._roles.get(change.after, change.after),
            ("label", ROW): lambda change: self._title(change.after or change.before),
            ("role", ROW): lambda change: self._title(change.after or change.before),
            ("page_line", ROW): lambda change: shortened((change.after or change.before).words),
            ("article", "note"): lambda change: shortened(change.after),
        }

    def of(self, change: Change) -> str:
        said = self._said.get((change.kind, change.field))
        return said(change) if said is not None else ""

    def _mention(self, mention: Mention) -> str:
        label = self._labels.get(mention.label, "")
        return shortened(mention.words) + (f" ({label})" if label else "")

    def _title(self, row: Any) -> str:
        title: str = row.title_ar if self._lang == "ar" else row.title_en
        return title or row.name


def _typed(splice: Splice) -> str:
    return shortened(splice.inserted.strip() or splice.removed.strip())


def shortened(words: str) -> str:
    """Return words of an article short enough for a line among others."""
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()}…"
