"""What a rule is, what it is given, and what it answers. Offsets are code points in the block's text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from core.model import Article, Block, Label, LineUse, Mention, Part, Source
from core.model.view import View

Severity = Literal["error", "warning", "note"]
Scope = Literal["block", "article", "lookup", "file", "source", "project"]
Context = TypeVar("Context")


class Hit(NamedTuple):
    """One place a rule is struck by; rule, severity and article are added by whoever ran it.

    Attributes:
        key: what makes it the same finding after other edits; for dismissals.
        block: the block's id; a rule of scope ``block`` may leave it out.
        start: code point in the block's text, None for the whole block.
        end: exclusive.
        values: what the sentence names; only what JSON can hold.
    """

    key: str = ""
    block: int | None = None
    start: int | None = None
    end: int | None = None
    values: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Rule(Generic[Context]):
    """One check: a function in the table.

    Attributes:
        id: its sentence is the text ``check.<id>``, its name ``check_title.<id>``.
        run: gives the places it is struck by; pure.
        trigger: of a block rule: the inside of a regular expression's class; a text with none of these
            characters cannot strike the rule, and most text has none of any rule. Empty: always run.
        gate: of a block rule: a quick look at a text that clears most of it; rules that share one are cleared together.
        left_out: of a block rule: whether it also looks at blocks that are left out.
        on: whether it is run where the project says nothing of it.
        by_block: of a lookup rule: whether it looks at each block by itself (`LookupContext.blocks`), so that after a
            key press it looks at the touched ones alone.
    """

    id: str
    severity: Severity
    scope: Scope
    run: Callable[[Context], Iterable[Hit]]
    trigger: str = ""
    gate: Callable[[str], bool] | None = None
    left_out: bool = False
    on: bool = True
    by_block: bool = False


@dataclass(frozen=True, slots=True)
class BlockContext:
    """What a block rule sees: the block, and each stretch of a live mention that lies in it."""

    block: Block
    parts: Sequence[tuple[Mention, Part]]


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What an article rule sees: all of one article, and the labels by id."""

    article: Article
    blocks: Sequence[Block]
    mentions: Sequence[Mention]
    labels: Mapping[int, Label]

    def kept(self, role: str) -> list[Block]:
        """Return the kept blocks of a role, in order."""
        return [block for block in self.blocks if block.kept and block.role == role]


@dataclass(frozen=True, slots=True)
class LookupContext:
    """What a lookup rule sees: one article, and the project around it.

    Attributes:
        only: the blocks that a rule told to go `by_block` looks at; None for all.
    """

    inside: ArticleContext
    view: View
    only: Collection[int] | None = None

    @property
    def blocks(self) -> list[Block]:
        """Return the blocks that a rule looks at which goes by block."""
        return [block for block in self.inside.blocks if self.only is None or block.id in self.only]


@dataclass(frozen=True, slots=True)
class FileContext:
    """What a file rule sees: one article's rows as they are stored, and what they may point at.

    Attributes:
        before: the article before it in its source.
        source: None where the article's source is missing.
        roles: the names of all roles.
        labels: the ids of all labels.
        texts: each block's text by the block's id.
    """

    article: Article
    before: Article | None
    blocks: Sequence[Block]
    mentions: Sequence[Mention]
    source: Source | None
    roles: frozenset[str]
    labels: frozenset[int]
    texts: Mapping[int, str]
    view: View


@dataclass(frozen=True, slots=True)
class SourceContext:
    """What a source rule sees: one source, and the way to its bytes and text."""

    source: Source
    view: View


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What a project rule sees: how one line is used, and how many articles there are."""

    use: LineUse
    articles: int
