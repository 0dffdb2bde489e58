"""Roles: what blocks can be. A role's name is fixed, its titles and colour are not."""

from __future__ import annotations

from core.changes import Change, created, updated
from core.commands.labels import checked_colour, checked_name, checked_title
from core.errors import UserError
from core.model import Role
from core.model.rank import between
from core.model.view import View


def add_role(
    view: View, name: str, title_ar: str, title_en: str, colour: str, kept: bool = True
) -> list[Change]:
    """Add a role at the end of the list; it takes the first free digit of Alt+1 to Alt+9."""
    roles = view.roles()
    if any(role.name == checked_name(name) for role in roles):
        raise UserError("error.name_taken", name=name)
    taken = {role.shortcut for role in roles}
    role = Role(
        id=view.new_id(),
        uid=view.new_uid(),
        name=name,
        title_ar=checked_title(title_ar) or name,
        title_en=checked_title(title_en) or name,
        colour=checked_colour(colour),
        shortcut=next((digit for digit in "123456789" if digit not in taken), ""),
        kept=kept,
        rank=between(roles[-1].rank, None),
    )
    return [created("role", role)]


def rename_role(view: View, role: str, title_ar: str, title_en: str) -> list[Change]:
    """Give a role other titles."""
    return updated(
        "role",
        view.role(role),
        title_ar=checked_title(title_ar) or role,
        title_en=checked_title(title_en) or role,
    )


def recolour_role(view: View, role: str, colour: str) -> list[Change]:
    """Give a role another colour (#rrggbb)."""
    return updated("role", view.role(role), colour=checked_colour(colour))
