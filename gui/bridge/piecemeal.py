"""A view that asks for one thing at a time, so that an edit never waits for a whole export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from core.model import Article
from core.model.view import View
from core.session import Session


class Piecemeal:
    """Every question is a short read of its own on the storage thread.

    Other edits may come between two questions: what is read of one article may be newer than what was read of
    the one before. A reader that needs one moment for everything uses `Session.read`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def articles(self, source: int | None = None) -> Iterator[Article]:
        """Walk the articles in order, each read when it is asked for."""
        for article in self._session.read(lambda view: view.article_ids(source)):
            yield self._article(article)

    def _article(self, article: int) -> Article:
        return self._session.read(lambda view: view.article(article))

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def ask(*args: Any) -> Any:
            return self._session.read(lambda view: getattr(view, name)(*args))

        return ask


def piecemeal(session: Session) -> View:
    """Return a view of a session for long readers."""
    return cast("View", Piecemeal(session))
