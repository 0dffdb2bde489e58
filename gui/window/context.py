"""What is chosen now, and the predicates that say whether an action applies to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Context:
    """What the editor has before them; row ids throughout.

    Attributes:
        project: whether a project is open.
        read_only: whether it cannot be written.
        busy: whether a long task runs.
        mode: ``mark`` or ``write``.
        block: the block with the caret.
        blocks: the chosen blocks, at least the one with the caret.
        first: whether the block is its article's first.
        caret: code points in the block's text.
        kept: whether the block belongs to the corrected text.
        reason: why the block was decided so, empty for an editor's decision.
        words: whether there are words at the caret or chosen.
        mention: the chosen mention, or the innermost at the caret.
        status: the article's.
        doubting: whether a doubt is asked about.
        signs: whether the pane shows characters that show nothing.
    """

    project: bool = False
    read_only: bool = False
    busy: bool = False
    can_undo: bool = False
    can_redo: bool = False
    mode: str = "mark"
    article: int | None = None
    block: int | None = None
    blocks: tuple[int, ...] = ()
    first: bool = False
    caret: int = 0
    kept: bool = True
    reason: str = ""
    words: bool = False
    mention: int | None = None
    mentions: tuple[int, ...] = ()
    status: str = ""
    doubting: bool = False
    theme: str = "system"
    full_screen: bool = False
    signs: bool = False

    @property
    def editable(self) -> bool:
        """Whether edits are possible at all."""
        return self.project and not self.read_only

    def resolve(self, args: Mapping[str, Any]) -> dict[str, Any]:
        """Return the arguments with ``@name`` replaced by what is chosen; lists for the plural ones."""
        return {name: self._value(value) for name, value in args.items()}

    def _value(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.startswith("@"):
            return value
        found = getattr(self, value[1:])
        return list(found) if isinstance(found, tuple) else found


Predicate = Callable[[Context], bool]


def _is(field: str, value: str) -> Predicate:
    return lambda now: getattr(now, field) == value


PREDICATES: Mapping[str, Predicate] = {
    "always": lambda now: True,
    "idle": lambda now: not now.busy,
    "project": lambda now: now.project,
    "idle_project": lambda now: now.project and not now.busy,
    "edit_idle": lambda now: now.editable and not now.busy,
    "edit": lambda now: now.editable,
    "undo": lambda now: now.editable and now.can_undo,
    "redo": lambda now: now.editable and now.can_redo,
    "article": lambda now: now.article is not None,
    "edit_article": lambda now: now.editable and now.article is not None,
    "edit_block": lambda now: now.editable and now.block is not None,
    "edit_inner_block": lambda now: now.editable and now.block is not None and not now.first,
    "edit_reason": lambda now: now.editable and now.block is not None and bool(now.reason),
    "edit_words": lambda now: now.editable and (now.words or now.mention is not None),
    "edit_mention": lambda now: now.editable and now.mention is not None,
    "doubt": lambda now: now.editable and now.doubting,
    "mark_mode": lambda now: now.mode == "mark",
    "write_mode": lambda now: now.mode == "write",
    "left_out": lambda now: now.block is not None and not now.kept,
    "full_screen": lambda now: now.full_screen,
    "signs": lambda now: now.signs,
    **{f"status_{status}": _is("status", status) for status in ("new", "in_work", "done", "doubtful")},
    **{f"theme_{theme}": _is("theme", theme) for theme in ("system", "light", "dark", "contrast")},
}
"""Every name that `Action.when` and `Action.checked` may use."""
