"""The one table of kinds: it drives storage, journal and invariants. A new kind is one row here."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.page_lines import ProjectLine
from core.model.recipes import Recipe, SavedSearch
from core.model.rule_settings import RuleSetting
from core.model.values import (
    Article,
    Block,
    Dismissal,
    Entity,
    Label,
    Mention,
    Relation,
    Role,
    Row,
    Source,
    Suggestion,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of stored value.

    Attributes:
        name: the table's name.
        type: the dataclass whose fields are the columns.
        parents: fields that hold the id of a row of another kind.
    """

    name: str
    type: type[Row]
    parents: tuple[tuple[str, str], ...] = ()


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("source", Source),
        Kind("article", Article, (("source", "source"),)),
        Kind("block", Block, (("article", "article"),)),
        Kind("label", Label),
        Kind("role", Role),
        Kind("entity", Entity),
        Kind("mention", Mention, (("article", "article"), ("label", "label"), ("entity", "entity"))),
        Kind("relation", Relation, (("from_mention", "mention"), ("to_mention", "mention"))),
        Kind("suggestion", Suggestion, (("article", "article"),)),
        Kind("dismissal", Dismissal),
        Kind("page_line", ProjectLine),
        Kind("rule_setting", RuleSetting),
        Kind("search", SavedSearch),
        Kind("recipe", Recipe),
    )
}
