"""What the import dialog answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.session import ImportOrder, Limits


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All that is to be imported.

    Attributes:
        again: whether what the project has already comes in once more.
        limits: how much may come out of a container.
    """

    orders: tuple[ImportOrder, ...]
    again: bool = False
    limits: Limits = field(default_factory=Limits)


def plan_of(paths: Sequence[tuple[Path, str | None]]) -> ImportPlan:
    """Return the plan of files that nobody was asked about, each with its encoding or None."""
    return ImportPlan(tuple(ImportOrder(path, encoding) for path, encoding in paths))
