"""How a member is to be read, as plain values: whoever asks for it does not load the readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.dump.dividing.drafts import PageLine
from core.dump.reading.forms import Fields
from core.dump.reading.unpacking import Limits


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a member is to be read; what is None is found out.

    Attributes:
        encoding: codec name.
        form: one of `core.dump.reading.forms.FORMS`.
        fields: what each field of a record is.
        known_fields: what an editor said of the fields of earlier files, by `fields_key`.
        page_lines: lines that pages leave behind.
        limits: how much may come out of a container.
    """

    encoding: str | None = None
    form: str | None = None
    fields: Fields | None = None
    known_fields: Mapping[str, Fields] = field(default_factory=dict)
    page_lines: Sequence[PageLine] = ()
    limits: Limits = field(default_factory=Limits)


def fields_key(names: Iterable[str]) -> str:
    """Return what two files with fields of the same names have in common."""
    return "\n".join(sorted(names))
