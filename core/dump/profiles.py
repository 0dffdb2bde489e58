"""Page profiles: what the pages of outlets leave behind, as files that ship with the program or that editors share.

A profile is a TOML file: a name, a title in each language, and groups of lines and patterns with the role they get
and whether they are kept. Lines and patterns are written plainly; they are folded when they are read.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core.dump.dividing.drafts import PageLine
from core.dump.dividing.lines import line_key
from core.dump.patterns import LONGEST_LINE, pattern_key
from core.errors import UserError
from core.model import ProjectLine
from core.resources import RESOURCES

MOST_LINES = 5_000
"""Lines and patterns of one profile."""

LONGEST_FILE = 1 << 20
"""Bytes of a profile's file."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_\-]{0,63}\Z")
_ENDS = re.compile(r"[\r\n]")
_LONGEST_TITLE = 80
_ROLE = re.compile(r"[^\s\[\],;:|]{1,64}\Z")


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One line of a profile.

    Attributes:
        words: the line or the expression as it was written.
        key: what it is known by: `line_key`, or `pattern_key`.
    """

    words: str
    key: str
    role: str
    kept: bool
    pattern: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of page lines; `name` is what projects know it by."""

    name: str
    title_ar: str
    title_en: str
    lines: tuple[ProfileLine, ...]

    def page_lines(self) -> Iterator[PageLine]:
        """Yield its lines as the dividing takes them."""
        for line in self.lines:
            yield PageLine(line.key, line.role, line.kept, line.pattern, self.name)


@cache
def shipped() -> tuple[Profile, ...]:
    """Return the profiles that come with the program, the general one first."""
    files = sorted(
        (RESOURCES / "profiles").glob("*.toml"), key=lambda file: (file.stem != "general", file.stem)
    )
    return tuple(parse_profile(file.read_text(encoding="utf-8"), str(file)) for file in files)


@cache
def load() -> tuple[PageLine, ...]:
    """Return the lines of all shipped profiles."""
    return tuple(line for profile in shipped() for line in profile.page_lines())


def read_profile(path: Path) -> Profile:
    """Return the profile of a file; raise UserError where it cannot be read or is none."""
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST_FILE + 1)
    except OSError as error:
        raise UserError("error.cannot_read", path=str(path), detail=error.strerror or str(error)) from error
    if len(data) > LONGEST_FILE:
        raise UserError("error.profile_size", path=str(path), count=MOST_LINES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("error.profile_syntax", path=str(path), detail="UTF-8") from None
    return parse_profile(text, str(path))


def known_line(words: str, *, pattern: bool) -> str:
    """Return the key of a line or pattern as somebody wrote it; raise UserError where it cannot be a page line."""
    if pattern:
        return pattern_key(words.strip())
    key = line_key(words.strip()) if len(words) <= LONGEST_LINE and not _ENDS.search(words) else ""
    if not key:
        raise UserError("error.no_page_line", count=LONGEST_LINE)
    return key


def parse_profile(text: str, path: str) -> Profile:
    """Return the profile of a file's text; raise UserError that says what is wrong with it, and where."""
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError("error.profile_syntax", path=path, detail=str(error)) from None
    name, titles = found.get("name"), [found.get(key, "") for key in ("title_ar", "title_en")]
    if not isinstance(name, str) or not _NAME.match(name):
        raise UserError("error.profile_name", path=path)
    if not all(isinstance(title, str) and _is_title(title) for title in titles):
        raise UserError("error.profile_field", path=path, field="title_ar, title_en")
    groups = found.get("group", [])
    if not isinstance(groups, list) or not all(isinstance(group, Mapping) for group in groups):
        raise UserError("error.profile_field", path=path, field="group")
    lines: dict[tuple[str, bool], ProfileLine] = {}
    for at, group in enumerate(groups, 1):
        for line in _lines_of(group, at, path):
            lines.setdefault((line.key, line.pattern), line)
    if not 0 < len(lines) <= MOST_LINES:
        raise UserError("error.profile_size", path=path, count=MOST_LINES)
    return Profile(name, titles[0] or name, titles[1] or name, tuple(lines.values()))


def _is_title(title: str) -> bool:
    return len(title) <= _LONGEST_TITLE and title.isprintable()


def _lines_of(group: Mapping[str, Any], at: int, path: str) -> Iterator[ProfileLine]:
    role, kept = group.get("role", "boilerplate"), group.get("kept", False)
    if not isinstance(role, str) or not _ROLE.match(role):
        raise UserError("error.profile_field", path=path, field=f"group {at}: role")
    if not isinstance(kept, bool):
        raise UserError("error.profile_field", path=path, field=f"group {at}: kept")
    for field, pattern in (("lines", False), ("patterns", True)):
        entries = group.get(field, [])
        if not isinstance(entries, list) or not all(isinstance(words, str) for words in entries):
            raise UserError("error.profile_field", path=path, field=f"group {at}: {field}")
        for words in entries:
            yield ProfileLine(words.strip(), _key_of(words, pattern, path), role, kept, pattern)


def _key_of(words: str, pattern: bool, path: str) -> str:
    try:
        return known_line(words, pattern=pattern)
    except UserError:
        raise UserError("error.profile_line", path=path, words=words[:LONGEST_LINE]) from None


def profile_text(profile: Profile) -> str:
    """Return a profile as the text of its file; `parse_profile` reads it back."""
    parts = [
        f"name = {_quoted(profile.name)}",
        f"title_ar = {_quoted(profile.title_ar)}",
        f"title_en = {_quoted(profile.title_en)}",
    ]
    kinds = dict.fromkeys((line.role, line.kept) for line in profile.lines)
    for role, kept in kinds:
        parts += ["", "[[group]]", f"role = {_quoted(role)}", f"kept = {str(kept).lower()}"]
        for field, pattern in (("lines", False), ("patterns", True)):
            alike = [
                line.words
                for line in profile.lines
                if (line.role, line.kept, line.pattern) == (role, kept, pattern)
            ]
            if alike:
                parts += [f"{field} = [", *(f"    {_quoted(words)}," for words in alike), "]"]
    return "\n".join(parts) + "\n"


def _quoted(words: str) -> str:
    """Return words as a TOML string: JSON's escapes are TOML's too, but for DEL."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def in_use(own: Iterable[ProjectLine], profiles: Sequence[Profile] | None = None) -> tuple[PageLine, ...]:
    """Return the page lines that a project uses: its own, then those of the profiles it has not switched off.

    A row of the project stands in the place of the profile's line with the same key; see `ProjectLine`.
    """
    rows = list(own)
    off = {row.profile for row in rows if not row.key and not row.enabled}
    named = {(row.profile, row.pattern, row.key) for row in rows}
    used = [
        PageLine(row.key, row.role, row.kept, row.pattern, row.profile)
        for row in rows
        if row.key and row.enabled
    ]
    for profile in shipped() if profiles is None else profiles:
        if profile.name not in off:
            used += [
                line for line in profile.page_lines() if (line.profile, line.pattern, line.key) not in named
            ]
    return tuple(line for line in used if line.profile not in off)
