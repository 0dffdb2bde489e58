"""What an exporter is given: article by article, the blocks and mentions that go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from core.errors import ProjectFileError, UserError
from core.model import STATUSES, Article, Block, Entity, Label, Mention
from core.model.view import View, in_reading_order

Chooses = Callable[[Block, frozenset[str] | None], bool]
"""Tells whether a block goes out, given the roles asked for (None: not asked)."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes out.

    Attributes:
        statuses: only articles with one of these; None: all.
        roles: only blocks with one of these; None: as the format has it.
        articles: only articles with these ids; None: all.
    """

    statuses: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    articles: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """One article on its way out.

    Attributes:
        number: the article's place in the project, from 1, whatever else is exported.
        source: the name of its source.
        blocks: all its blocks in order.
        chosen: those of them that go out.
        mentions: its live mentions in reading order.
    """

    number: int
    article: Article
    source: str
    blocks: Sequence[Block]
    chosen: Sequence[Block]
    mentions: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Names:
    """What mentions point at, and what the file as a whole needs.

    Attributes:
        labels: by id.
        entity: gives an entity by id.
        levels: of CoNLL: the number of tag columns.
    """

    labels: Mapping[int, Label]
    entity: Callable[[int], Entity]
    levels: int = 1


def validate(options: ExportOptions, view: View) -> None:
    """Raise UserError where a status or role that was asked for does not exist."""
    for status in sorted(options.statuses or ()):
        if status not in STATUSES:
            raise UserError("error.unknown_status", name=status)
    known = {role.name for role in view.roles()}
    for role in sorted(options.roles or ()):
        if role not in known:
            raise UserError("error.unknown_role", name=role)


def walk(view: View, options: ExportOptions, chooses: Chooses) -> Iterator[Contents | None]:
    """Walk the articles in order, one in memory at a time; None stands for one that was not asked for."""
    sources = {source.id: source.name for source in view.sources()}
    labels = {label.id for label in view.labels()}
    for number, article in enumerate(view.articles(), start=1):
        if not _wanted(article, options):
            yield None
            continue
        blocks = view.blocks(article.id)
        chosen = [block for block in blocks if chooses(block, options.roles)]
        live = [mention for mention in view.mentions(article.id) if mention.state == "live"]
        _refuse_strays(live, labels, {block.id for block in blocks})
        yield Contents(
            number, article, sources[article.source], blocks, chosen, in_reading_order(live, blocks)
        )


def _refuse_strays(mentions: Sequence[Mention], labels: Set[int], blocks: Set[int]) -> None:
    """Raise ProjectFileError for a mention whose label is not in the project, or whose words are not in its article."""
    for mention in mentions:
        if mention.label not in labels or any(part.block not in blocks for part in mention.parts):
            raise ProjectFileError("error.damaged_row", kind="mention", row=mention.id)


def _wanted(article: Article, options: ExportOptions) -> bool:
    if options.statuses is not None and article.status not in options.statuses:
        return False
    return options.articles is None or article.id in options.articles
