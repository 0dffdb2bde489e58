"""The commands ``backup`` and ``restore``."""

from __future__ import annotations

from core.cli.arguments import Invocation
from core.cli.speaking import answer, progress_line, say, steps
from core.errors import UserError
from core.session import Session
from core.session.backups import Backup, backups_of, restore
from core.session.session import utc_now
from core.texts import Texts

FINE = 0


def back_up(invocation: Invocation, texts: Texts) -> int:
    """Make a backup of a project beside it, or list those there are."""
    if invocation.list:
        if not invocation.project.is_file():
            raise UserError("error.no_such_file", path=str(invocation.project))
        _tell(backups_of(invocation.project.resolve()), invocation, texts)
        return FINE
    with Session.open(invocation.project) as session:
        made = session.backups.make("asked", steps(texts))
    progress_line("")
    _tell([made], invocation, texts)
    return FINE


def bring_back(invocation: Invocation, texts: Texts) -> int:
    """Put a backup in the place of a project; what stood there is kept as a backup first."""
    if not invocation.backup.is_file():
        raise UserError("error.no_such_file", path=str(invocation.backup))
    project = invocation.project.resolve()
    kept = restore(project, invocation.backup, utc_now)
    say(texts("cli.restored", path=str(project), backup=str(invocation.backup)))
    if kept is not None:
        say(texts("cli.kept", path=str(kept.path)))
    return FINE


def _tell(found: list[Backup], invocation: Invocation, texts: Texts) -> None:
    if invocation.json:
        entries = (
            {"path": str(each.path), "made": each.made.isoformat(), "why": each.why, "bytes": each.size}
            for each in found
        )
        answer({"backups": list(entries)})
        return
    for each in found:
        why = texts(f"dialog.backups.why.{each.why}")
        print(f"{each.path}\t{each.made.isoformat()}\t{why}")  # noqa: T201 - the command line's own output
    if not found:
        say(texts("cli.no_backups"))
