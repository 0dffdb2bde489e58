"""One decision for many blocks: those with the same folded text, or those decided for the same reason."""

from __future__ import annotations

from core.changes import Change
from core.commands.blocks import all_of, decided_kept, decided_role
from core.model.view import View


def set_role(view: View, block: int, role: str) -> list[Change]:
    """Give a role to all blocks of the project alike (same folded text)."""
    return all_of(decided_role(view, mate, role) for mate in view.blocks_alike(block))


def set_kept(view: View, block: int, kept: bool) -> list[Change]:
    """Keep or leave out all blocks of the project alike (same folded text)."""
    return all_of(decided_kept(mate, kept) for mate in view.blocks_alike(block))


def set_role_for_reason(view: View, reason: str, role: str) -> list[Change]:
    """Give a role to all blocks whose role was decided for one reason; what an editor decided stays."""
    mates = [
        mate
        for mate in view.blocks_for_reason(reason)
        if mate.role_decision.reason == reason and mate.role_decision.by != "editor"
    ]
    return all_of(decided_role(view, mate, role) for mate in mates)


def set_kept_for_reason(view: View, reason: str, kept: bool) -> list[Change]:
    """Keep or leave out all blocks decided for one reason; what an editor decided stays."""
    mates = [
        mate
        for mate in view.blocks_for_reason(reason)
        if mate.kept_decision.reason == reason and mate.kept_decision.by != "editor"
    ]
    return all_of(decided_kept(mate, kept) for mate in mates)
