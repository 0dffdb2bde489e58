"""What an editor decided, line by line: to learn from, and to keep a new division from touching it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.dump.dividing.drafts import Known
from core.model import BASE_ROLES
from core.suggest.present import PresentArticle, PresentBlock


def learned(articles: Iterable[PresentArticle]) -> dict[int, Known]:
    """Return what an editor decided by the code point where the line starts; nothing that a machine decided.

    All of an article that is done counts. Of others a confirmed boundary counts; a block whose role was decided is
    known not to begin an article where it does not, and so is one that was joined to what stands before it. Who gave
    a role to a kept block saw that it is kept; of one that is left out the role says nothing about that.
    """
    return {start: known for article in articles for start, known in _learned(article) if any_known(known)}


def _learned(article: PresentArticle) -> Iterator[tuple[int, Known]]:
    for at, block in enumerate(article.blocks):
        role = block.role if article.done or block.role_by == "editor" else None
        kept = block.kept if article.done or block.kept_by == "editor" else None
        if kept is None and role is not None and block.kept:
            kept = True
        yield block.start, Known(_starts(article, at, block), role if role in BASE_ROLES else None, kept)
        for start in block.more:
            yield start, Known(False, role if role in BASE_ROLES else None, kept)


def _starts(article: PresentArticle, at: int, block: PresentBlock) -> bool | None:
    if at == 0:
        return True if article.done or article.boundary_by == "editor" else None
    return False if article.done or block.role_by == "editor" or block.joined else None


def any_known(known: Known) -> bool:
    """Tell whether anything is known of a line."""
    return known != Known()


def held(articles: Iterable[PresentArticle]) -> dict[int, Known]:
    """Return what a new division must leave as it is, by the code point where the line starts.

    Where an editor said that an article begins, or that none does, stays; so does where touched articles begin and
    end, what was decided in them, and what was turned down before.
    """
    found: dict[int, Known] = {}
    before_touched = False
    for article in articles:
        for at, block in enumerate(article.blocks):
            starts = at == 0 if article.touched or (at == 0 and before_touched) else None
            starts = at == 0 if (article.boundary_by == "editor" if at == 0 else block.joined) else starts
            role = block.role if block.role_by == "editor" and block.role in BASE_ROLES else None
            kept = block.kept if block.kept_by == "editor" else None
            known = _turned_down(article, block, Known(starts, role, kept), first=at == 0)
            if any_known(known):
                found[block.start] = known
            found |= {start: Known(False, role, kept) for start in block.more}
        before_touched = article.touched
    return found


def _turned_down(article: PresentArticle, block: PresentBlock, known: Known, *, first: bool) -> Known:
    for about in (about for number, about, _ in article.rejected if number == block.id):
        if about == "boundary":
            known = known._replace(starts=first)
        elif about == "role" and block.role in BASE_ROLES:
            known = known._replace(role=block.role)
        elif about == "kept":
            known = known._replace(kept=block.kept)
    return known
