"""A view for long readers: many short reads, so that an edit never waits, and yet all of one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from core.errors import UserError
from core.model import Article
from core.model.view import View
from core.session.session import Session


class SteadyView:
    """Every question is a short read of its own, answered only while the project stands where it stood at first.

    Once a step was done meanwhile, the next question raises UserError: what was read so far is of another moment.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._head = session.head

    def _ask(self, name: str, *args: Any) -> Any:
        if self._session.head != self._head:
            raise UserError("error.changed_meanwhile")
        return self._session.read(lambda view: getattr(view, name)(*args))

    def articles(self, source: int | None = None) -> Iterator[Article]:
        """Walk the articles in order, each read when it is asked for."""
        for article in self._ask("article_ids", source):
            yield self._ask("article", article)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def ask(*args: Any) -> Any:
            return self._ask(name, *args)

        return ask


def steady_view(session: Session) -> View:
    """Return a view of a session for long readers."""
    return cast("View", SteadyView(session))
