"""What one call changed: every view patches what is named here, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.changes import Change
from core.model import Focus, Step


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What a step, its undo, or a way through history changed.

    Attributes:
        kind: ``do``, ``undo``, ``redo`` or ``jump``.
        changes: in the order they were written.
        articles: ids of the articles whose content, or whose row in the list, is not what it was.
        step: the step done, taken back or reached; None where nothing was to do.
        focus: where the view should go.
    """

    kind: str
    changes: tuple[Change, ...] = ()
    articles: frozenset[int] = frozenset()
    step: Step | None = None
    focus: Focus = field(default_factory=Focus)

    def touches(self, kind: str) -> bool:
        """Tell whether any row of a kind changed."""
        return any(change.kind == kind for change in self.changes)

    def changes_listing(self) -> bool:
        """Tell whether articles may have come, gone or moved."""
        return any(
            change.kind == "source" or (change.kind == "article" and change.field in ("*", "deleted", "rank"))
            for change in self.changes
        )
