"""Values of a project: small frozen dataclasses, and the one table of kinds. No storage, no Qt."""

from __future__ import annotations

from core.model.kinds import KINDS, Kind
from core.model.page_lines import LineUse, ProjectLine
from core.model.recipes import Recipe, SavedSearch
from core.model.rule_settings import SEVERITIES, RuleSetting
from core.model.steps import BEGINNING, Step
from core.model.values import (
    BASE_ROLES,
    STATUSES,
    Article,
    Block,
    Decision,
    Dismissal,
    Entity,
    Finding,
    Focus,
    Label,
    Mention,
    Part,
    Piece,
    Relation,
    Role,
    Row,
    Source,
    Suggestion,
    Twin,
)

__all__ = [
    "BASE_ROLES",
    "BEGINNING",
    "KINDS",
    "SEVERITIES",
    "STATUSES",
    "Article",
    "Block",
    "Decision",
    "Dismissal",
    "Entity",
    "Finding",
    "Focus",
    "Kind",
    "Label",
    "LineUse",
    "Mention",
    "Part",
    "Piece",
    "ProjectLine",
    "Recipe",
    "Relation",
    "Role",
    "Row",
    "RuleSetting",
    "SavedSearch",
    "Source",
    "Step",
    "Suggestion",
    "Twin",
]
