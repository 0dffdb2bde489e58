"""Mending all findings alike in the same way, as one step.

Fixes are computed in pages that let an edit go first. Those that only change text, most of them, are then written block
by block; others are done one after the other, each looked up again in its turn, because one may take away what another
was about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from core.changes import Splice
from core.checks import Fix, fixes
from core.commands.replacing import replaced
from core.errors import UserError
from core.model import Finding, Focus
from core.model.view import View
from core.model.waiting import Progress, StopAsked, refuse
from core.session.changeset import ChangeSet
from core.session.stepping import Call, Stepper
from core.session.told import Told, Wanted
from core.storage import ProjectFile
from core.storage.reader import Reader

FIX_ALIKE = "finding.fix_alike"
TEXT, RANGES = "block.replace_text", "block.replace_ranges"

PAGE = 100
"""Findings whose fixes are computed in one read."""


@dataclass(slots=True)
class Mended:
    """What fixes come to.

    Attributes:
        edits: what is put where, by block.
        others: findings whose fix is another command.
        mended: how many findings have such a fix at all.
    """

    edits: dict[int, dict[Splice, None]] = field(default_factory=dict)
    others: list[Finding] = field(default_factory=list)
    mended: int = 0


class Mending:
    """The door to bulk fixes. Its method may be called from any thread."""

    def __init__(self, project: ProjectFile, view: Reader, stepper: Stepper, told: Told) -> None:
        self._project = project
        self._view = view
        self._stepper = stepper
        self._told = told

    def alike(
        self,
        rule: str,
        title: str,
        key: str | None = None,
        *,
        focus: Focus | None = None,
        progress: Progress | None = None,
        cancelled: StopAsked | None = None,
    ) -> ChangeSet:
        """Mend all findings of a rule (with `key` only those alike) by the fix of that title, as one step.

        What has moved on meanwhile, or is refused, is left. Raises Cancelled with nothing done.
        """
        if self._project.read_only:
            raise UserError("error.read_only_project", path=str(self._project.path))
        work = self._collected(Wanted(rules=(rule,), key=key), title, progress, cancelled)
        args = {"rule": rule, "fix": title, **({} if key is None else {"key": key}), "findings": work.mended}
        write = partial(self._write, work, title, args, focus or Focus(), _second_half(progress), cancelled)
        return self._project.thread.call(write, patient=True)

    def _collected(
        self, wanted: Wanted, title: str, progress: Progress | None, cancelled: StopAsked | None
    ) -> Mended:
        """Compute the fixes page by page."""
        listing, work = self._told.listing(wanted), Mended()
        count = len(listing)
        for first in range(0, count, PAGE):
            refuse(cancelled)
            found = [each for each in listing.findings(first, min(first + PAGE, count)) if each is not None]
            self._project.thread.call(partial(self._look, found, title, work), patient=True)
            if progress is not None:
                progress(min(first + PAGE, count), 2 * count)
        return work

    def _look(self, found: Iterable[Finding], title: str, work: Mended) -> None:
        for finding in found:
            way = _way(finding, title, self._view)
            if way is None:
                continue
            work.mended += 1
            if way.command == TEXT:
                splices = [Splice(way.args["start"], way.args["removed"], way.args["inserted"])]
            elif way.command == RANGES:
                splices = [Splice(*splice) for splice in way.args["splices"]]
            else:
                work.others.append(finding)
                continue
            work.edits.setdefault(way.args["block"], {}).update(dict.fromkeys(splices))

    def _write(
        self,
        work: Mended,
        title: str,
        args: dict[str, object],
        focus: Focus,
        progress: Progress | None,
        cancelled: StopAsked | None,
    ) -> ChangeSet:
        db = self._project.db
        if work.others:
            calls = partial(_calls, work.others, title, progress)
            return self._stepper.execute_all(db, FIX_ALIKE, calls, focus, cancelled)
        with db.atomic():
            changes = replaced(
                self._view, {block: list(splices) for block, splices in work.edits.items()}
            ).changes
            refuse(cancelled)
            if not changes:
                return ChangeSet("do", focus=focus)
            return self._stepper.do(db, FIX_ALIKE, args, changes, focus, progress, cancelled)


def _second_half(progress: Progress | None) -> Progress | None:
    """Return what tells the progress of the second half of a work."""
    return None if progress is None else lambda done, total: progress(total + done, 2 * total)


def _way(finding: Finding, title: str, view: View) -> Fix | None:
    return next((way for way in fixes(finding, view) if way.title == title), None)


def _calls(found: Sequence[Finding], title: str, progress: Progress | None, view: View) -> Iterator[Call]:
    """Yield the commands that mend findings, the last of them first: so those before it stay where they are."""
    for at, each in enumerate(reversed(found)):
        if progress is not None:
            progress(at, len(found))
        way = _way(each, title, view)
        if way is not None:
            yield way.command, way.args
