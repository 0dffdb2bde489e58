"""The learner: a spawned process that learns from what an editor decided and divides the rest anew.

It asks its parent for everything, piece by piece, and sees neither the project file nor any other; what it learned
is gone with it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pkgutil import resolve_name
from typing import Any

from core.dump.dividing.drafts import ArticleDraft, Known, PageLine
from core.errors import TanqihError
from core.session.children import stay_with_parent
from core.suggest import PresentArticle, agreed, differences, held, learned

Lesson = tuple[Sequence[str], Mapping[int, Known]]
"""A source text in pieces, and what is known of its lines by the code point where they start."""


@dataclass(frozen=True, slots=True)
class Methods:
    """How to learn and how to divide: functions as ``module:name``, which only the learner loads.

    Attributes:
        learn: ``learn(lessons)`` returns a model.
        divide: ``divide(chunks, page_lines=…, model=…, known=…)`` yields article drafts.
    """

    learn: str
    divide: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a learner is to do.

    Attributes:
        sources: ids of the dumps.
        page_lines: lines that pages leave behind, known before.
    """

    sources: Sequence[int]
    page_lines: Sequence[PageLine]
    methods: Methods


def think_again(task: Task, parent: Connection) -> None:
    """Learn, divide, send what differs: the process's whole life. Errors are sent too."""
    stay_with_parent()
    try:
        _Learner(task, parent).run()
    except TanqihError as error:
        parent.send(("refused", error.key, error.values))
    except MemoryError:
        parent.send(("refused", "error.learner_memory", {}))
    except Exception:  # noqa: BLE001 - the process's last word; the parent raises it
        parent.send(("failed", traceback.format_exc(), {}))


class _Learner:
    """One round of learning and dividing."""

    def __init__(self, task: Task, parent: Connection) -> None:
        self._task = task
        self._parent = parent
        self._learn: Callable[[Iterable[Lesson]], Any] = resolve_name(task.methods.learn)
        self._divided: Callable[..., Iterator[ArticleDraft]] = resolve_name(task.methods.divide)

    def run(self) -> None:
        known: dict[int, Mapping[int, Known]] = {}
        decided: list[PresentArticle] = []
        for source in self._task.sources:
            articles = list(self._articles(source))
            known[source] = learned(articles)
            decided += (article for article in articles if article.touched)
        if not any(known.values()):
            self._parent.send(("undecided", None, None))
            return
        self._parent.send(("stage", "learning", None))
        model = self._learn((list(self._chunks(source)), lines) for source, lines in known.items() if lines)
        self._parent.send(("stage", "dividing", None))
        page_lines = agreed(self._task.page_lines, decided)
        for source in self._task.sources:
            self._divide(source, model, page_lines)
        self._parent.send(("end", None, None))

    def _divide(self, source: int, model: Any, page_lines: Sequence[PageLine]) -> None:
        articles = list(self._articles(source))
        if all(article.touched for article in articles):
            return
        drafts = self._divided(self._chunks(source), page_lines=page_lines, model=model, known=held(articles))
        self._parent.send(("found", list(differences(articles, drafts)), None))

    def _articles(self, source: int) -> Iterator[PresentArticle]:
        """Yield the articles of a dump in order; those that went while they were read are left out."""
        at = 0
        while found := self._ask("articles", source, at):
            yield from (article for article in found if article is not None)
            at += len(found)

    def _chunks(self, source: int) -> Iterator[str]:
        start = 0
        while text := self._ask("text", source, start):
            yield text
            start += len(text)

    def _ask(self, what: str, source: int, at: int) -> Any:
        self._parent.send((what, source, at))
        return self._parent.recv()
