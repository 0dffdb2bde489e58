"""What is looked for, where, and what was found. Offsets are code points of a block's text, `end` is exclusive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from core.errors import UserError
from core.model.values import Part

HOWS = ("plain", "word", "clitics", "regex")
"""Anywhere; as whole words; as whole words that may carry proclitics; a regular expression."""

SCOPES = ("selection", "article", "list", "project")
MENTIONED = ("", "inside", "outside")

CONTEXT = 60
"""Code points of text before and behind a hit that it carries along."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for, and where.

    Attributes:
        words: the words, or the regular expression.
        how: one of `HOWS`.
        exact: letter for letter, instead of folded.
        scope: one of `SCOPES`.
        articles: ids that the scopes ``article`` and ``list`` mean, in the order they are gone through.
        parts: the stretches that the scope ``selection`` means.
        roles: names of roles a block must have one of; none given, any will do.
        kept: whether a block must be kept (True) or left out (False).
        mentions: ``inside`` or ``outside`` the live mentions with one of `labels`; empty, it does not matter.
        labels: ids; none given, any label.
    """

    words: str
    how: str = "plain"
    exact: bool = False
    scope: str = "project"
    articles: tuple[int, ...] | None = None
    parts: tuple[Part, ...] = ()
    roles: tuple[str, ...] = ()
    kept: bool | None = None
    mentions: str = ""
    labels: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return what a file or a saved search holds: what differs from the defaults, without the places."""
        told: dict[str, Any] = {"words": self.words}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name not in ("words", "articles", "parts") and value != field.default:
                told[field.name] = list(value) if isinstance(value, tuple) else value
        return told

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Query:
        """Return the query that `to_json` told, raise UserError for what is none; it has no places."""
        names = {field.name for field in fields(cls)} - {"articles", "parts"}
        for name, value in told.items():
            if name not in names or not _fits(name, value):
                raise UserError("error.bad_query", name=name)
        if not told.get("words"):
            raise UserError("error.bad_query", name="words")
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
        }
        return cls(**values)


_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "how": HOWS,
    "exact": (True, False),
    "scope": SCOPES,
    "kept": (True, False, None),
    "mentions": MENTIONED,
}
_ENTRIES: Mapping[str, type] = {"roles": str, "labels": int}


def _fits(name: str, value: object) -> bool:
    """Tell whether a value read from JSON can stand in a query."""
    if name in _CHOICES:
        return any(
            value is choice or (isinstance(choice, str) and value == choice) for choice in _CHOICES[name]
        )
    if name in _ENTRIES:
        return isinstance(value, list) and all(type(entry) is _ENTRIES[name] for entry in value)
    return isinstance(value, str)


class Hit(NamedTuple):
    """One place where a query's words stand.

    Attributes:
        before, after: the text around it, cut at whole letters, up to `CONTEXT` code points.
        words: the text of the hit itself.
        number: the article's number in the listing of the whole project; 0 where that is not known.
    """

    article: int
    block: int
    start: int
    end: int
    role: str
    kept: bool
    before: str
    words: str
    after: str
    number: int = 0


class Preview(NamedTuple):
    """What a replacement would put in a hit's place."""

    hit: Hit
    instead: str


class Counts(NamedTuple):
    """How much a query finds: places, blocks that hold them, articles that hold these."""

    hits: int
    blocks: int
    articles: int
