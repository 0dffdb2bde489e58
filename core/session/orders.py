"""What an import is told and what it tells, as plain values: they go from process to process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from core.dump.dividing.drafts import PageLine
from core.dump.reading.forms import Fields, Problem
from core.dump.reading.unpacking import Limits
from core.model import Dismissal, Label, RuleSetting, Source

NO_TEXT = frozenset({"error.binary_file", "error.empty_file", "error.no_text"})
"""Why a file is left out that is no dump at all: pictures in a folder, say."""


class MemberChoice(NamedTuple):
    """How one member is to be read; what is None is found out.

    Attributes:
        encoding: codec name.
        form: one of `core.dump.reading.forms.FORMS`.
        fields: what each field of its records is.
    """

    encoding: str | None = None
    form: str | None = None
    fields: Fields | None = None


class ImportOrder(NamedTuple):
    """What is to be imported: a file, a container or a folder, and how.

    Attributes:
        encoding, form, fields: how all of it is read, as in `MemberChoice`.
        members: how single members are read instead, by `Member.name`.
        left_out: names of members that stay outside.
    """

    path: Path
    encoding: str | None = None
    form: str | None = None
    fields: Fields | None = None
    members: Mapping[str, MemberChoice] = {}
    left_out: frozenset[str] = frozenset()

    def choice_of(self, name: str) -> MemberChoice:
        """Return how a member is to be read."""
        return self.members.get(name) or MemberChoice(self.encoding, self.form, self.fields)


@dataclass(frozen=True, slots=True)
class Orders:
    """All that a worker needs to know.

    Attributes:
        known: sha256 of each source the project has to its name; such files are left out.
        known_fields: see `ReadOptions`.
    """

    dumps: Sequence[ImportOrder]
    labels: Sequence[Label] = ()
    dismissals: Sequence[Dismissal] = ()
    rule_settings: Sequence[RuleSetting] = ()
    page_lines: Sequence[PageLine] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    known_fields: Mapping[str, Fields] = field(default_factory=dict)
    again: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that did not come in, and why.

    Attributes:
        name: as `Member.name`.
        key: text key of the sentence, with its values.
        listed: whether it was found in a folder or container, and not named by the user.
    """

    name: str
    key: str
    values: Mapping[str, Any]
    listed: bool

    @property
    def harmless(self) -> bool:
        """Whether nobody will miss it: found by the way, and no text."""
        return self.listed and self.key in NO_TEXT


@dataclass(frozen=True, slots=True)
class Brought:
    """What a source brought in.

    Attributes:
        source: as it is now known: its length, and in its attributes what was met on the way.
        problems: records that were skipped, the first of them.
        skipped: how many there were in all.
        chosen: whether the editor said what the fields are.
    """

    source: Source
    articles: int
    blocks: int
    problems: tuple[Problem, ...]
    skipped: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """What a worker says.

    Attributes:
        kind: found, file, member, progress, ids, source, bytes, text, batch, brought, skipped,
            too_large, failed or end.
        done: bytes on disk that are done with.
    """

    kind: str
    value: Any = None
    done: int = 0
