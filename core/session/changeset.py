"""What one call changed: every view patches what is named here, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.changes import ROW, Change
from core.model import Focus, Step

TYPING = "block.replace_text"
"""The command of a key that writes or deletes within a block."""


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

    @property
    def is_typing(self) -> bool:
        """Tell whether this is a step of one key after the other: texts, and the mentions that go with them."""
        return (
            self.kind == "do"
            and self.step is not None
            and self.step.command == TYPING
            and all(change.field != ROW for change in self.changes)
        )

    def changes_listing(self) -> bool:
        """Tell whether articles may have come, gone or moved."""
        return any(
            change.kind == "source" or (change.kind == "article" and change.field in ("*", "deleted", "rank"))
            for change in self.changes
        )


def together(some: Sequence[ChangeSet], news: Iterable[int] = ()) -> ChangeSet:
    """Return several change sets as one, as a list needs them that follows late; `news` are more articles."""
    articles = frozenset(news).union(*(each.articles for each in some))
    changes = tuple(change for each in some for change in each.changes)
    last = some[-1] if some else ChangeSet("do")
    return ChangeSet(last.kind, changes, articles, last.step, last.focus)
