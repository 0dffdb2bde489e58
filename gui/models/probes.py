"""What a look at files before they are imported shows, and the two ways to look.

What reads dumps takes long to load: it is loaded by the first look, in the dialog's own thread, and not by the window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pkgutil import resolve_name

from core.dump.reading.forms import Fields, Problem
from core.dump.reading.members import Member
from core.dump.reading.options import ReadOptions
from core.errors import UserError


@dataclass(frozen=True, slots=True)
class SeenBlock:
    """One block as the program reads it: the role's name, whether it is kept, its first words."""

    role: str
    kept: bool
    words: str


@dataclass(frozen=True, slots=True)
class Probe:
    """What one pass over a file showed.

    Attributes:
        size: bytes, unpacked.
        sha256: of all of them; empty where it cannot be read.
        form: one of `core.dump.reading.forms.FORMS`; empty where it was not read.
        encoding: its name; empty where the form has none.
        encoding_by: ``bom``, ``detected``, ``chosen`` or ``form``.
        mixed: the encodings of a file in several.
        fields: of records, what each field would be.
        undecodable: places whose bytes say nothing in the encoding.
        lost: places of the beginning whose letters were lost before the file was written (``?C?``).
        misread: whether some of its beginning was read in a wrong encoding before the file was written.
        doubtful: whether it hardly looks like text as it reads now: another encoding may do better.
        error: why the file cannot be imported, None where it can.
    """

    size: int = 0
    sha256: str = ""
    form: str = ""
    encoding: str = ""
    encoding_by: str = ""
    mixed: tuple[str, ...] = ()
    fields: Fields = field(default_factory=dict)
    undecodable: int = 0
    lost: int = 0
    misread: bool = False
    doubtful: bool = False
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """The beginning of a file as it would come in.

    Attributes:
        name: of the file.
        text: decoded; of a page the article's own. Empty for sheets.
        articles: the first ones.
        names: of records, the fields in their order with some values each.
        fields: what each field is now.
        remembered: whether an editor said so at an earlier import.
        misread: words that were read in a wrong encoding, as they stand and as they were written.
        problems: what was skipped so far, and how often each reason was met.
    """

    name: str = ""
    form: str = ""
    encoding: str = ""
    text: str = ""
    articles: tuple[tuple[SeenBlock, ...], ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Fields = field(default_factory=dict)
    remembered: bool = False
    misread: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    error: UserError | None = None


def probe(member: Member, options: ReadOptions, stopped: Callable[[], bool]) -> Probe:
    """Look a file over, as `gui.models.dump_probe.probe` does."""
    seen: Probe = resolve_name("gui.models.dump_probe:probe")(member, options, stopped)
    return seen


def look(member: Member, options: ReadOptions) -> Look:
    """Read the beginning of a file, as `gui.models.dump_probe.look` does."""
    seen: Look = resolve_name("gui.models.dump_probe:look")(member, options)
    return seen
