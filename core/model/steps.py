"""A step is what one undo takes back: a named list of changes in the tree of history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.model.values import Focus

BEGINNING = 0
"""The id of the place in history before the first step."""


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the journal.

    Attributes:
        parent: the step it was done after, or `BEGINNING`.
        command: the command's id (``block.set_role``); the window says it in words.
        args: the command's arguments as plain JSON.
        author: who did it.
        time: UTC, ISO 8601.
        focus: where the editor was.
        count: number of changes.
        redo: the child that redo goes to, or `BEGINNING` for none.
    """

    id: int
    uid: str
    parent: int
    command: str
    args: Mapping[str, Any] = field(default_factory=dict)
    author: str = ""
    time: str = ""
    focus: Focus = field(default_factory=Focus)
    count: int = 0
    redo: int = BEGINNING
