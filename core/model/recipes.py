"""What an editor keeps to use again: searches by name, and recipes (replacements and fixes in their order)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search by name.

    Attributes:
        query: what `core.model.search.Query.to_json` tells.
        instead: what replaced the words when it was saved.
    """

    id: int
    uid: str
    name: str
    query: Mapping[str, Any]
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A named list of replacements and fixes; the second sees what the first has done.

    Attributes:
        entries: ``{"kind": "replace", "query": {…}, "instead": "…"}``, or ``{"kind": "fix", "rule": "…",
            "fix": "fix.title"}`` where an empty fix means the first that a finding offers.
    """

    id: int
    uid: str
    name: str
    entries: tuple[Mapping[str, Any], ...]
