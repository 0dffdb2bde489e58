"""Which other roles a line may have: what an editor is offered first where a machine was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from core.model import BASE_ROLES

LIKELY: Mapping[str, Sequence[str]] = {
    "headline": ("subheadline", "paragraph", "crosshead", "caption", "boilerplate"),
    "subheadline": ("headline", "caption", "paragraph", "crosshead", "byline"),
    "byline": ("dateline", "credit", "paragraph", "caption", "boilerplate"),
    "dateline": ("byline", "paragraph", "boilerplate", "credit"),
    "caption": ("paragraph", "subheadline", "credit", "headline", "byline"),
    "credit": ("caption", "byline", "boilerplate", "dateline"),
    "crosshead": ("paragraph", "subheadline", "caption", "headline", "boilerplate"),
    "paragraph": ("caption", "boilerplate", "crosshead", "subheadline", "byline"),
    "boilerplate": ("paragraph", "byline", "caption", "credit", "dateline"),
}
"""For what a line was taken: what it is most often instead in news pages, the likeliest first."""


def other_roles(role: str, names: Iterable[str]) -> list[str]:
    """Return the names of all other roles of a project, the likeliest first, its own added ones last."""
    known = list(names)
    ordered = dict.fromkeys((*LIKELY.get(role, ()), *BASE_ROLES, *known))
    return [name for name in ordered if name in known and name != role]
