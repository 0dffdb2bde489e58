"""Where articles begin: splitting, merging, and blocks that belong to the neighbour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.changes import Change, created, removed, updated
from core.errors import UserError
from core.model import Article, Block, Decision, Mention
from core.model.anchors import CUT, words_of
from core.model.rank import between, run_between
from core.model.touched import JOINED
from core.model.values import EDITOR
from core.model.view import View


def split_article(view: View, block: int) -> list[Change]:
    """Split an article before a block; what stands from there on becomes an article of its own."""
    return split_before(view, block, EDITOR)


def split_before(view: View, block: int, boundary: Decision) -> list[Change]:
    """Return the changes of a split before a block; `boundary` says who decided it."""
    first = view.block(block)
    article = view.article(first.article)
    blocks = view.blocks(article.id)
    at = next(place for place, mate in enumerate(blocks) if mate.id == block)
    if at == 0:
        raise UserError("error.split_before_first")
    new = Article(
        id=view.new_id(),
        uid=view.new_uid(),
        source=article.source,
        rank=between(article.rank, view.rank_beside(article.id, 1)),
        boundary=boundary,
        status=article.status,
    )
    homes = {mate.id: new.id for mate in blocks[at:]}
    changes = [created("article", new)]
    for mate in blocks[at:]:
        changes += updated("block", mate, article=new.id)
    changes += _suggestions_follow(view, article.id, homes)
    return changes + _mentions_follow(view.mentions(article.id), homes, blocks)


def _suggestions_follow(view: View, article: int, homes: Mapping[int, int]) -> list[Change]:
    """Return the changes that keep what was suggested about blocks with them where they go."""
    changes: list[Change] = []
    for suggestion in view.suggestions(article):
        home = homes.get(suggestion.proposal.get("block", 0), article)
        changes += updated("suggestion", suggestion, article=home)
    return changes


def _mentions_follow(
    mentions: Sequence[Mention], homes: Mapping[int, int], blocks: Sequence[Block]
) -> list[Change]:
    """Return the changes that keep each mention within one article: that of its first words.

    Words that go to another article leave the mention; its words as they were stay in ``attrs`` as ``cut``, which
    the checks report.
    """
    changes: list[Change] = []
    texts = {block.id: block.text for block in blocks}
    for mention in mentions:
        home = homes.get(mention.parts[0].block, mention.article)
        parts = tuple(part for part in mention.parts if homes.get(part.block, mention.article) == home)
        values: dict[str, object] = {"article": home}
        if parts != mention.parts:
            attrs = {**mention.attrs, CUT: mention.words}
            values |= {"parts": parts, "words": words_of(parts, texts), "attrs": attrs}
        changes += updated("mention", mention, **values)
    return changes


def neighbour(view: View, article: int, step: int) -> Article:
    """Return the article behind (1) or before (-1) one in its dump; refuse where there is none."""
    beside = view.article_beside(article, step)
    if beside is None:
        raise UserError("error.no_article_after" if step > 0 else "error.no_article_before")
    return beside


def merge_next(view: View, article: int) -> list[Change]:
    """Add the next article's blocks to an article; it keeps its identity, the next one goes."""
    return merge(view, view.article(article), neighbour(view, article, 1), by_editor=True)


def merge_previous(view: View, article: int) -> list[Change]:
    """Add an article's blocks to the one before it, which keeps its identity."""
    return merge(view, neighbour(view, article, -1), view.article(article), by_editor=True)


def merge(view: View, first: Article, second: Article, *, by_editor: bool) -> list[Change]:
    """Return the changes that add an article's blocks to the one before it.

    An editor's merge is remembered where it takes a machine's boundary away: none is to be found there again.
    """
    if first.deleted or second.deleted:
        raise UserError("error.article_is_deleted")
    moved = view.blocks(second.id)
    changes = _put(view, moved, first.id, after=view.blocks(first.id)[-1:], before=[])
    note = "\n".join(note for note in (first.note, second.note) if note)
    status = "in_work" if first.status == "done" != second.status else first.status
    changes += updated("article", first, status=status, note=note, attrs={**second.attrs, **first.attrs})
    changes += _no_longer_first(second, moved) if by_editor else []
    return [*changes, *_leave(view, second, moved)]


def _no_longer_first(article: Article, blocks: Sequence[Block]) -> list[Change]:
    """Return the changes that note where a machine let an article begin and the editor does not.

    A boundary that the editor made leaves no mark: splitting and merging again is as if nothing had been done.
    """
    if article.boundary == EDITOR:
        return []
    return updated("block", blocks[0], attrs={**blocks[0].attrs, JOINED: True})


def _leave(view: View, article: Article, moved: Sequence[Block]) -> list[Change]:
    """Return what remains to do for an article some blocks leave: with none left it goes."""
    if len(moved) < len(view.blocks(article.id)):
        return []
    ids = {block.id for block in moved}
    lost = [each for each in view.suggestions(article.id) if each.proposal.get("block") not in ids]
    return [*(removed("suggestion", each) for each in lost), removed("article", article)]


def _put(
    view: View, blocks: Sequence[Block], article: int, *, after: Sequence[Block], before: Sequence[Block]
) -> list[Change]:
    """Return the changes that place blocks in another article between two of its blocks (each list one or none)."""
    low = after[-1].rank if after else None
    high = before[0].rank if before else None
    fits = (low is None or blocks[0].rank > low) and (high is None or blocks[-1].rank < high)
    ranks = [block.rank for block in blocks] if fits else run_between(low, high, len(blocks))
    changes: list[Change] = []
    for block, rank in zip(blocks, ranks, strict=True):
        changes += updated("block", block, article=article, rank=rank)
    homes, old = {block.id: article for block in blocks}, blocks[0].article
    changes += _suggestions_follow(view, old, homes)
    return changes + _mentions_follow(view.mentions(old), homes, view.blocks(old))


def move_next(view: View, blocks: Sequence[int]) -> list[Change]:
    """Move blocks of one article to the beginning of the next one."""
    moved, article = _of_one_article(view, blocks)
    target = neighbour(view, article.id, 1)
    first = view.blocks(target.id)[:1]
    changes = _put(view, moved, target.id, after=[], before=first) + _no_longer_first(target, first)
    return [*changes, *updated("article", target, boundary=EDITOR), *_leave(view, article, moved)]


def move_previous(view: View, blocks: Sequence[int]) -> list[Change]:
    """Move blocks of one article to the end of the one before it."""
    moved, article = _of_one_article(view, blocks)
    target = neighbour(view, article.id, -1)
    changes = _put(view, moved, target.id, after=view.blocks(target.id)[-1:], before=[])
    if moved[0].id == view.blocks(article.id)[0].id:
        changes += _no_longer_first(article, moved)
    leaving = _leave(view, article, moved)
    return [*changes, *(leaving or updated("article", article, boundary=EDITOR))]


def _of_one_article(view: View, blocks: Sequence[int]) -> tuple[list[Block], Article]:
    if not blocks:
        raise UserError("error.no_blocks")
    article = view.article(view.block(blocks[0]).article)
    wanted = set(blocks)
    moved = [block for block in view.blocks(article.id) if block.id in wanted]
    if len(moved) != len(wanted):
        raise UserError("error.blocks_of_two_articles")
    return moved, article
