"""Proposing again: what a model that learned from the editor would divide otherwise, as suggestions of one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from core.changes import ROW
from core.errors import Cancelled, UserError
from core.model import Source
from core.model.view import View
from core.model.waiting import StopAsked
from core.session.changeset import ChangeSet
from core.session.learner import Methods, Task, think_again
from core.session.session import Session
from core.suggest import Difference, PresentArticle, present

PROPOSE, ACCEPT = "suggestion.propose", "suggestion.accept_all"
"""The command ids of the steps that note suggestions, and that take several of them."""

POLL = 0.05
"""Seconds between two looks at whether the user gave up or the learner died."""

TEXT_AT_ONCE, ARTICLES_AT_ONCE = 1 << 20, 50
"""Code points, and articles, that are read in one go: so long an edit may wait."""

AT_ONCE = 1_000
"""Suggestions that are noted or taken by one command; it looks at each of their articles once."""

Item = TypeVar("Item")

DIVIDED = (None, "", "dump")
"""Forms of dumps that are divided by their lines; records and pages say themselves where an article begins."""

METHODS = Methods("core.dump.dividing.model:learn", "core.dump.dividing.divide:divide")
"""The program's own ways."""

Tell = Callable[[str, int, int], None]
"""Called with the stage (``reading``, ``learning``, ``dividing``) and how many of how many code points are read."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was proposed.

    Attributes:
        counts: suggestions by what they are about: ``boundary``, ``role``, ``kept``.
        changeset: the step that noted them.
    """

    counts: Mapping[str, int]
    changeset: ChangeSet


def propose_again(
    session: Session,
    methods: Methods = METHODS,
    *,
    tell: Tell | None = None,
    cancelled: StopAsked | None = None,
) -> Proposed:
    """Learn from what the editor decided, divide the rest anew, and note what would change, all as one step.

    Suggestions of an earlier time that nobody answered go. Nothing but suggestions is written. Raises UserError where
    nothing is decided yet, and Cancelled; either leaves the project as it was. Call it off the window's thread.
    """
    if session.read_only:
        raise UserError("error.read_only_project", path=str(session.path))
    asked = _Conversation(session, tell or (lambda *_: None), cancelled or (lambda: False))
    found = asked.hold(methods)

    def calls(view: View) -> Iterator[tuple[str, Mapping[str, Any]]]:
        yield "suggestion.withdraw", {}
        for some in _batched(found):
            yield "suggestion.add_all", {"suggestions": [each._asdict() for each in some]}

    changeset = session.execute_all(PROPOSE, calls, cancelled=cancelled)
    made = [change.after for change in changeset.changes if change.field == ROW and change.after is not None]
    return Proposed(Counter(suggestion.about for suggestion in made), changeset)


def accept_suggestions(
    session: Session,
    suggestions: Sequence[int],
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: StopAsked | None = None,
) -> ChangeSet:
    """Take suggestions as one step; those whose article an editor touched since are left out and stay open.

    Articles are split from the last line to the first, so that no block moves twice, then joined; lines come last.
    """

    def calls(view: View) -> Iterator[tuple[str, Mapping[str, Any]]]:
        boundaries, lines = _in_order(view, suggestions)
        for done, suggestion in enumerate(boundaries):
            told(done)
            yield "suggestion.accept", {"suggestion": suggestion}
        for number, some in enumerate(_batched(lines)):
            told(len(boundaries) + number * AT_ONCE)
            yield "suggestion.accept_lines", {"suggestions": some}

    def told(done: int) -> None:
        if progress is not None:
            progress(done, len(suggestions))

    return session.execute_all(ACCEPT, calls, cancelled=cancelled)


def _in_order(view: View, suggestions: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return those of some suggestions that are open: about boundaries, splits before joins, and about lines."""
    opened = {each.id: each for each in view.suggestions_in_state("open")}
    there = [opened[each] for each in dict.fromkeys(suggestions) if each in opened]
    boundaries = [each for each in there if each.about == "boundary"]
    splits = [each.id for each in reversed(boundaries) if each.proposal.get("after")]
    joins = [each.id for each in boundaries if not each.proposal.get("after")]
    return splits + joins, [each.id for each in there if each.about != "boundary"]


def _batched(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield items some hundred at a time: between them a cancel is heard."""
    return (items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE))


@dataclass(slots=True)
class _Conversation:
    """Answers a learner's questions until it has said what differs."""

    session: Session
    tell: Tell
    cancelled: StopAsked
    _stage: str = "reading"
    _read: int = 0
    _total: int = 0
    _articles: dict[int, Sequence[int]] = field(default_factory=dict)

    def hold(self, methods: Methods) -> list[Difference]:
        """Start a learner and return what it finds."""
        sources = [each for each in self.session.read(lambda view: view.sources()) if _is_divided(each)]
        self._total = 2 * sum(source.length for source in sources)
        found: list[Difference] = []
        with _learner(Task([source.id for source in sources], self.session.page_lines(), methods)) as (
            process,
            child,
        ):
            while True:
                what, value, more = self._next(process, child)
                if what == "end":
                    return found
                if what == "found":
                    found += value
                elif what == "stage":
                    self._stage = value
                else:
                    answer = self._answer(what, value, more)
                    with suppress(
                        ConnectionError
                    ):  # one that died while it waited is noticed at the next look
                        child.send(answer)
                self.tell(self._stage, min(self._read, self._total), self._total)

    def _next(self, process: SpawnProcess, child: Connection) -> tuple[str, Any, Any]:
        try:
            while not child.poll(POLL):
                if self.cancelled():
                    raise Cancelled
            message: tuple[str, Any, Any] = child.recv()
        except (EOFError, ConnectionError):
            process.join()
            raise UserError("error.learner_died", code=process.exitcode) from None
        if self.cancelled():
            raise Cancelled
        return message

    def _answer(self, what: str, value: Any, more: Any) -> Any:
        if what == "undecided":
            raise UserError("error.nothing_decided")
        if what == "refused":
            raise UserError(value, **more)
        if what == "failed":
            raise RuntimeError(f"the learner failed:\n{value}")
        if what == "text":
            self._read += TEXT_AT_ONCE
            return self.session.read(lambda view: view.source_text(value, more, more + TEXT_AT_ONCE))
        return self._present(value, more)

    def _present(self, source: int, at: int) -> list[PresentArticle | None]:
        if at == 0:
            self._articles[source] = self.session.read(lambda view: view.article_ids(source))
        wanted = self._articles[source][at : at + ARTICLES_AT_ONCE]
        return self.session.read(lambda view: [_present_or_gone(view, article) for article in wanted])


def _present_or_gone(view: View, article: int) -> PresentArticle | None:
    try:
        return present(view, article)
    except UserError:
        return None


def _is_divided(source: Source) -> bool:
    return source.attrs.get("form") in DIVIDED


@contextmanager
def _learner(task: Task) -> Iterator[tuple[SpawnProcess, Connection]]:
    """Start a learner and see to it that it is gone in the end."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=think_again, args=(task, theirs), daemon=True, name="tanqih learner")
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        if process.is_alive():
            process.terminate()
        ours.close()
        process.join()
        process.close()
