"""One file to import: what was seen of it, what the editor chose for it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.dump.reading.forms import RECORDS, Fields
from core.dump.reading.members import Member
from core.errors import UserError
from core.session import MemberChoice
from core.texts import Texts
from gui.models.probes import Probe
from gui.models.sizes import size_words

RAISED = {
    "error.container_too_large": "bytes",
    "error.container_ratio": "ratio",
    "error.container_entries": "entries",
    "error.container_too_deep": "depth",
}
"""The limits that stop a container, by what is said of it."""

LEVELS = {"ready": "circle-check", "doubtful": "triangle-alert", "out": "circle-x", "waiting": "circle"}
"""How a row stands, and the sign that goes with its words."""


@dataclass(slots=True, eq=False)
class DumpRow:
    """One file.

    Attributes:
        path: what was named by the editor: the file, or the folder or container that it lies in.
        form: as chosen, None for the one found.
        encoding: as chosen, None for the one found.
        fields: as chosen, None for those proposed or remembered.
        wanted: whether the editor wants it; None leaves it to what it is.
        probe: what was seen of it, None before.
        twin: the name of a source of the project, or of a row above, that has the same bytes; or empty.
        known: whether `twin` is in the project.
    """

    path: Path
    member: Member
    form: str | None = None
    encoding: str | None = None
    fields: Fields | None = None
    wanted: bool | None = None
    probe: Probe | None = None
    twin: str = ""
    known: bool = False

    @property
    def error(self) -> UserError | None:
        """Why it cannot come in."""
        return self.probe.error if self.probe else None

    @property
    def shown_form(self) -> str:
        """Its form, chosen or found; empty where nobody knows yet."""
        return self.form or (self.probe.form if self.probe else "")

    @property
    def limit(self) -> str:
        """The limit that keeps it outside, or empty."""
        return RAISED.get(self.error.key, "") if self.error else ""

    @property
    def choice(self) -> MemberChoice:
        """How it is to be read."""
        records = self.shown_form in RECORDS
        return MemberChoice(self.encoding, self.form, self.fields if records else None)

    def comes(self, *, again: bool) -> bool:
        """Tell whether it is imported; `again` is the wish for what the project has already."""
        if self.error is not None:
            return False
        if self.wanted is not None:
            return self.wanted
        return not self.twin or (self.known and again)

    def problems(self, texts: Texts) -> list[str]:
        """Return what is worth knowing of it, the gravest first, one sentence each."""
        probe = self.probe
        if probe is None:
            return []
        if probe.error is not None:
            return [refusal_words(probe.error.key, probe.error.values, texts)]
        say = texts.of
        told: list[tuple[bool, str, dict[str, Any]]] = [
            (bool(self.twin), "known" if self.known else "same", {"name": self.twin}),
            (probe.doubtful, "doubtful", {}),
            (probe.lost > 0, "lost", {"count": probe.lost}),
            (probe.undecodable > 0, "undecodable", {"count": probe.undecodable}),
            (probe.misread and not probe.doubtful, "misread", {}),
            (len(probe.mixed) > 1, "mixed", {"names": ", ".join(probe.mixed)}),
        ]
        return [say(f"dialog.import.state.{key}", **values) for holds, key, values in told if holds]

    @property
    def level(self) -> str:
        """How it stands: a key of `LEVELS`."""
        probe = self.probe
        if probe is None:
            return "waiting"
        if probe.error is not None or self.twin:
            return "out"
        doubtful = probe.doubtful or probe.lost or probe.undecodable or probe.misread or len(probe.mixed) > 1
        return "doubtful" if doubtful else "ready"


def refusal_words(key: str, values: Mapping[str, Any], texts: Texts) -> str:
    """Return why a file stays outside, as the window says it: the command line names its options."""
    limit = RAISED.get(key)
    if limit is not None:
        return texts(f"dialog.import.limit.{limit}", limit=limit_words(limit, int(values["limit"]), texts))
    if key == "error.already_imported":
        return texts("dialog.import.state.known", **values)
    return texts(key, **values)


def limit_words(limit: str, most: int, texts: Texts) -> str:
    """Return a limit's number as it is read best."""
    return size_words(most, texts) if limit == "bytes" else f"{most:,}"
