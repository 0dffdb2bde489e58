"""Page lines as the window lists them: the project's own, then profile by profile, with what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.arabic import fold
from core.dump.dividing.drafts import PageLine
from core.dump.profiles import Profile
from core.model import ProjectLine, Role
from core.texts import Texts
from gui.models.direction import isolated
from gui.widgets.row_list import Row

PLAIN = "#777777"
"""Colour of a profile's head, and of a role the project does not have."""


_ARABIC = re.compile("[\u0620-\u064a]")


@dataclass(frozen=True, slots=True)
class LineEntry:
    """One line of the list: a profile's head (`key` empty), or a page line.

    Attributes:
        id: what the list knows it by; a shipped line keeps it when a row of the project stands in its place.
        title: the words, or the profile's title.
        profile: name of its profile, empty for the project's own.
        row: the project's row, None where there is none.
        shipped: whether it comes with the program.
        used: whether the profile is used at all.
    """

    id: Hashable
    title: str
    key: str = ""
    pattern: bool = False
    role: str = "boilerplate"
    kept: bool = False
    profile: str = ""
    enabled: bool = True
    row: int | None = None
    shipped: bool = False
    used: bool = True

    @property
    def is_line(self) -> bool:
        """Whether it is a page line and no head."""
        return bool(self.key)

    def page_line(self) -> PageLine:
        """Return it as the dividing takes it."""
        return PageLine(self.key, self.role, self.kept, self.pattern, self.profile)


def entries(own: Sequence[ProjectLine], profiles: Iterable[Profile], texts: Texts) -> list[LineEntry]:
    """Return all lines of the list in order."""
    shipped = list(profiles)
    off = {row.profile for row in own if not row.key and not row.enabled}
    known = {profile.name for profile in shipped}
    brought = dict.fromkeys(row.profile for row in own if row.profile and row.profile not in known)
    listed = list(_of_group(own, "", texts("dialog.page_lines.own"), off))
    for name in brought:
        listed += _of_group(own, name, name, off)
    for profile in shipped:
        title = profile.title_ar if texts.lang == "ar" else profile.title_en
        listed += _of_profile(own, profile, title, off)
    return listed


def _of_group(own: Sequence[ProjectLine], name: str, title: str, off: set[str]) -> Iterator[LineEntry]:
    used = name not in off
    yield LineEntry(("head", name), title, profile=name, enabled=used, used=used)
    for row in own:
        if row.key and row.profile == name:
            yield _own_entry(row, used=used)


def _own_entry(row: ProjectLine, *, used: bool) -> LineEntry:
    return LineEntry(
        ("own", row.id),
        row.words,
        row.key,
        row.pattern,
        row.role,
        row.kept,
        row.profile,
        row.enabled,
        row.id,
        used=used,
    )


def _of_profile(
    own: Sequence[ProjectLine], profile: Profile, title: str, off: set[str]
) -> Iterator[LineEntry]:
    used = profile.name not in off
    instead = {(row.key, row.pattern): row for row in own if row.profile == profile.name and row.key}
    yield LineEntry(
        ("head", profile.name), title, profile=profile.name, enabled=used, shipped=True, used=used
    )
    for line in profile.lines:
        where = (profile.name, line.pattern, line.key)
        row = instead.pop((line.key, line.pattern), None)
        if row is not None:
            yield replace(_own_entry(row, used=used), id=where, shipped=True)
        else:
            yield LineEntry(
                where,
                line.words,
                line.key,
                line.pattern,
                line.role,
                line.kept,
                profile.name,
                shipped=True,
                used=used,
            )
    for row in instead.values():
        yield _own_entry(row, used=used)


def searched(listed: Sequence[LineEntry], words: str) -> list[LineEntry]:
    """Return the lines that hold some words, each with its profile's head; all without words."""
    wanted = fold(words).strip().casefold()
    if not wanted:
        return list(listed)
    fitting = [entry for entry in listed if entry.is_line and wanted in fold(entry.title).casefold()]
    heads = {entry.profile for entry in fitting}
    return [entry for entry in listed if entry in fitting or (not entry.is_line and entry.profile in heads)]


def by_places(listed: Sequence[LineEntry], counts: Mapping[Hashable, int]) -> list[LineEntry]:
    """Return the lines with those that stand in most places first, each under its profile's head."""
    groups: dict[str, list[LineEntry]] = {}
    for entry in listed:
        groups.setdefault(entry.profile, []).append(entry)
    return [
        entry
        for group in groups.values()
        for entry in sorted(group, key=lambda each: (each.is_line, -counts.get(each.id, 0)))
    ]


def rows_of(
    listed: Sequence[LineEntry], counts: Mapping[Hashable, int] | None, roles: Sequence[Role], texts: Texts
) -> list[Row]:
    """Return the lines as rows; `counts` are the places, None while they are being counted."""
    colours = {role.name: role.colour for role in roles}
    return [_row(entry, counts, colours.get(entry.role, PLAIN), texts) for entry in listed]


def _row(entry: LineEntry, counts: Mapping[Hashable, int] | None, colour: str, texts: Texts) -> Row:
    on = entry.enabled and entry.used
    off = "" if entry.enabled else texts("dialog.page_lines.off")
    if not entry.is_line:
        return Row(
            entry.id, entry.title, PLAIN, shape="bar", cap=off, faint=not on, spoken=_said(entry.title, off)
        )
    foreign = entry.pattern or not _ARABIC.search(entry.title)
    count = "…" if counts is None else str(counts.get(entry.id, 0) or "")
    places = "" if counts is None else texts("dialog.page_lines.places", count=counts.get(entry.id, 0))
    return Row(
        entry.id,
        isolated(entry.title, left_to_right=True) if foreign else entry.title,
        colour,
        shape="dot",
        count=count,
        cap=off or (".*" if entry.pattern else ""),
        spoken=_said(entry.title, places, off),
        content=not foreign,
        faint=not on,
    )


def _said(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
