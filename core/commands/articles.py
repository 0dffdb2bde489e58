"""Articles as a whole: new, deleted, restored; their status, note and attributes."""

from __future__ import annotations

from collections.abc import Sequence

from core.changes import Change, created, updated
from core.commands.blocks import all_of, confirm
from core.errors import UserError
from core.model import STATUSES, Article, Block
from core.model.rank import between, sequence
from core.model.values import EDITOR
from core.model.view import View


def new_article(view: View, after: int) -> list[Change]:
    """Make an article with one empty headline behind another, in the same dump."""
    mate = view.article(after)
    article = Article(
        id=view.new_id(),
        uid=view.new_uid(),
        source=mate.source,
        rank=between(mate.rank, view.rank_beside(after, 1)),
        boundary=EDITOR,
    )
    block = Block(
        id=view.new_id(),
        uid=view.new_uid(),
        article=article.id,
        rank=sequence(0),
        role="headline",
        kept=True,
        text="",
        pieces=(),
        role_decision=EDITOR,
        kept_decision=EDITOR,
    )
    return [created("article", article), created("block", block)]


def delete_articles(view: View, articles: Sequence[int]) -> list[Change]:
    """Take articles out of lists and exports; nothing of them is lost."""
    return all_of(updated("article", view.article(article), deleted=True) for article in articles)


def restore_articles(view: View, articles: Sequence[int]) -> list[Change]:
    """Bring deleted articles back."""
    return all_of(updated("article", view.article(article), deleted=False) for article in articles)


def set_status(view: View, articles: Sequence[int], status: str) -> list[Change]:
    """Say where articles stand in the work: one of `STATUSES`."""
    if status not in STATUSES:
        raise UserError("error.no_such_status", name=status)
    return all_of(updated("article", view.article(article), status=status) for article in articles)


def finish(view: View, article: int) -> list[Change]:
    """Say that an article is done: all that machines decided in it becomes the editor's own decision."""
    blocks = [block.id for block in view.blocks(article)]
    return [*confirm(view, blocks), *set_status(view, [article], "done")]


def set_note(view: View, article: int, note: str) -> list[Change]:
    """Write an article's note."""
    return updated("article", view.article(article), note=note)


def set_attr(view: View, article: int, name: str, value: str | None) -> list[Change]:
    """Give an article an attribute (date, url …), or take it away with None."""
    name = name.strip()
    if not name:
        raise UserError("error.attr_without_name")
    here = view.article(article)
    attrs = {key: kept for key, kept in here.attrs.items() if key != name}
    if value is not None:
        attrs[name] = value
    return updated("article", here, attrs=attrs)
