"""What is told without being anyone's fault: there was nothing to do."""

from __future__ import annotations

from core.errors import UserError
from core.session import ChangeSet

NOTHING_DONE = {"mention.mark_alike": "statusbar.no_other_place"}
"""What it means that a command changed nothing, by command; the others then say nothing."""


class Note(UserError):
    """Nothing was done because there is nothing to do: told as news, not as a refusal."""


def note_on(command: str, done: ChangeSet | None) -> Note | None:
    """Return what to tell about a command that ran and changed nothing; None where there is nothing to tell."""
    key = NOTHING_DONE.get(command)
    return Note(key) if key is not None and done is not None and not done.changes else None
