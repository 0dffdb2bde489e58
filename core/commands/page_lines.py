"""Page lines: what the pages of a project's dumps leave behind, and leaving it out everywhere at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.changes import Change, created, removed, updated
from core.commands.blocks import all_of, decided_kept, decided_role
from core.commands.labels import checked_name
from core.dump.patterns import PageLines
from core.dump.profiles import in_use, known_line
from core.errors import UserError
from core.model import Block, ProjectLine
from core.model.values import PAGE_LINE
from core.model.view import View

WALKED = 2_000
"""Blocks looked at in one read for a pattern."""


def add_page_line(
    view: View,
    words: str,
    role: str = "boilerplate",
    kept: bool = False,
    pattern: bool = False,
    profile: str = "",
    enabled: bool = True,
) -> list[Change]:
    """Add a page line to the project: dumps imported from now on are read by it, what is there stays."""
    line = _made(view, words, role, kept=kept, pattern=pattern, profile=profile, enabled=enabled)
    if any(_is_same(line, known) and line.profile == known.profile for known in view.page_lines()):
        raise UserError("error.page_line_known", words=line.words)
    return [created("page_line", line)]


def _made(
    view: View, words: str, role: str, *, kept: bool, pattern: bool, profile: str, enabled: bool
) -> ProjectLine:
    key = known_line(words, pattern=pattern)
    name = checked_name(profile) if profile else ""
    view.role(role)
    return ProjectLine(view.new_id(), view.new_uid(), key, words.strip(), pattern, role, kept, name, enabled)


def _is_same(one: ProjectLine, other: ProjectLine) -> bool:
    return (one.key, one.pattern) == (other.key, other.pattern)


def set_page_line(
    view: View,
    page_line: int,
    words: str | None = None,
    role: str | None = None,
    kept: bool | None = None,
    enabled: bool | None = None,
) -> list[Change]:
    """Give a page line other words, another role or kept state, or switch it; what is None stays."""
    line = view.page_line(page_line)
    spoken = line.words if words is None else words.strip()
    key = line.key if words is None else known_line(spoken, pattern=line.pattern)
    for known in view.page_lines():
        if known.id != line.id and (known.key, known.pattern, known.profile) == (
            key,
            line.pattern,
            line.profile,
        ):
            raise UserError("error.page_line_known", words=spoken)
    return updated(
        "page_line",
        line,
        key=key,
        words=spoken,
        role=line.role if role is None else view.role(role).name,
        kept=line.kept if kept is None else kept,
        enabled=line.enabled if enabled is None else enabled,
    )


def remove_page_lines(view: View, page_lines: Sequence[int]) -> list[Change]:
    """Forget page lines of the project; what was left out for them stays so."""
    return all_of([removed("page_line", view.page_line(line))] for line in page_lines)


def switch_profile(view: View, profile: str, enabled: bool) -> list[Change]:
    """Use a profile in this project, or do not; all of them are used at first."""
    known = next((line for line in view.page_lines() if line.profile == profile and not line.key), None)
    if known is not None:
        return [removed("page_line", known)] if enabled else updated("page_line", known, enabled=False)
    if enabled:
        return []
    switch = ProjectLine(
        view.new_id(), view.new_uid(), "", "", False, "boilerplate", False, checked_name(profile), False
    )
    return [created("page_line", switch)]


def apply_page_line(
    view: View,
    block: int | None = None,
    words: str = "",
    role: str = "boilerplate",
    kept: bool = False,
    pattern: bool = False,
    profile: str = "",
) -> list[Change]:
    """Leave a line out everywhere (or give it a role everywhere): the block's line, or `words`.

    The project knows the page line from then on, and every block that is this line gets role and kept state, unless
    an editor decided about it. The block itself is decided by this very step, whoever decided it before.
    """
    here = view.block(block) if block is not None else None
    line = _made(
        view,
        here.text if here is not None else words,
        role,
        kept=kept,
        pattern=pattern,
        profile=profile,
        enabled=True,
    )
    mates = _blocks_of(view, line)
    if here is not None and here.id not in {mate.id for mate in mates}:
        mates.append(here)
    return _known(view, line) + all_of(_decided(view, mate, line, at_hand=mate.id == block) for mate in mates)


def _known(view: View, line: ProjectLine) -> list[Change]:
    """Return the changes after which the project uses a page line."""
    rows = view.page_lines()
    for known in rows:
        if _is_same(known, line) and (known.profile == line.profile or not line.profile):
            return updated("page_line", known, role=line.role, kept=line.kept, enabled=True)
    used = next((each for each in in_use(rows) if (each.key, each.pattern) == (line.key, line.pattern)), None)
    if used is not None and (used.role, used.kept) == (line.role, line.kept):
        return []
    return [created("page_line", line)]


def _blocks_of(view: View, line: ProjectLine) -> list[Block]:
    return list(_matched(view, line)) if line.pattern else view.blocks_of_line(line.words)


def _matched(view: View, line: ProjectLine) -> Iterator[Block]:
    """Yield the blocks that a pattern fits: all short lines are looked at."""
    lines = PageLines(in_use([line], ()))
    after: int | None = 0
    while after is not None:
        after, page = view.short_lines(after, WALKED)
        for block, text in page:
            if lines.of(text) is not None:
                yield view.block(block)


def _decided(view: View, block: Block, line: ProjectLine, *, at_hand: bool) -> list[Change]:
    """Return the changes that make a block what its page line says, none where that is settled."""
    by_editor = "editor" in (block.role_decision.by, block.kept_decision.by)
    if by_editor and not at_hand:
        return []
    if not by_editor:
        return updated(
            "block",
            block,
            role=line.role,
            kept=line.kept,
            role_decision=PAGE_LINE,
            kept_decision=PAGE_LINE,
        )
    changes = decided_role(view, block, line.role) if block.role != line.role else []
    changes = [change for change in changes if change.field not in ("kept", "kept_decision")]
    return changes + decided_kept(block, line.kept)
