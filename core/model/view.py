"""What commands, checks and formats may read of a project, whoever stores it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from core.model.page_lines import LineUse, ProjectLine
from core.model.recipes import Recipe, SavedSearch
from core.model.rule_settings import RuleSetting
from core.model.spellings import TanweenWays, Usage
from core.model.values import (
    Article,
    Block,
    Dismissal,
    Entity,
    Label,
    Mention,
    Role,
    Source,
    Suggestion,
    Twin,
)


class View(Protocol):
    """Read access to a project's present content, inside one transaction. An unknown id raises UserError.

    Removed sources and their articles, and deleted articles, are left out of every listing;
    asking for one row by id returns it all the same.
    """

    def sources(self) -> list[Source]:
        """Return the present sources in the order of their import."""

    def source(self, source: int) -> Source:
        """Return one source."""

    def source_text(self, source: int, start: int = 0, end: int | None = None) -> str:
        """Return the source text between two code points."""

    def source_bytes(self, source: int) -> bytes:
        """Return the imported bytes, unchanged."""

    def article_ids(self, source: int | None = None) -> list[int]:
        """Return the ids of all articles, or of one source's, in the order of screen and export."""

    def article(self, article: int) -> Article:
        """Return one article."""

    def articles(self, source: int | None = None) -> Iterator[Article]:
        """Walk the articles in the order of screen and export."""

    def article_beside(self, article: int, step: int) -> Article | None:
        """Return the next (step 1) or previous (step -1) article of the same source, deleted ones skipped."""

    def rank_beside(self, article: int, step: int) -> str | None:
        """Return the order key of the row after (1) or before (-1) an article in its source, deleted ones too."""

    def blocks(self, article: int) -> list[Block]:
        """Return an article's blocks in order."""

    def block(self, block: int) -> Block:
        """Return one block."""

    def mentions(self, article: int) -> list[Mention]:
        """Return an article's mentions, lost ones included, by id."""

    def mentions_in(self, blocks: Collection[int]) -> list[Mention]:
        """Return the mentions, lost ones included, with a part in some blocks, by id: all that a key press reads."""

    def mention(self, mention: int) -> Mention:
        """Return one mention."""

    def mentions_of_label(self, label: int) -> list[Mention]:
        """Return every mention with a label, removed and deleted articles included."""

    def labels(self) -> list[Label]:
        """Return the labels in order."""

    def label(self, label: int) -> Label:
        """Return one label."""

    def roles(self) -> list[Role]:
        """Return the roles in order."""

    def role(self, name: str) -> Role:
        """Return the role of that name."""

    def entity(self, entity: int) -> Entity:
        """Return one entity."""

    def dismissals(self) -> list[Dismissal]:
        """Return everything dismissed."""

    def dismissal(self, dismissal: int) -> Dismissal:
        """Return one dismissal."""

    def rule_settings(self) -> list[RuleSetting]:
        """Return what the project says of rules."""

    def saved_searches(self) -> list[SavedSearch]:
        """Return the saved searches, oldest first."""

    def saved_search(self, search: int) -> SavedSearch:
        """Return one saved search."""

    def recipes(self) -> list[Recipe]:
        """Return the recipes, oldest first."""

    def recipe(self, recipe: int) -> Recipe:
        """Return one recipe."""

    def blocks_alike(self, block: int) -> list[Block]:
        """Return all blocks of present articles with the same folded text, this one included, in order."""

    def blocks_for_reason(self, reason: str) -> list[Block]:
        """Return all blocks of present articles whose role or kept state was decided for `reason`."""

    def blocks_with_words(self, words: str) -> list[Block]:
        """Return the blocks of present articles whose folded text may hold the folded `words`, in order."""

    def labels_of_words(self, words: str) -> list[tuple[int, int]]:
        """Return (label id, count) of the live mentions of present articles with the same folded words."""

    def articles_alike(self, article: int) -> list[int]:
        """Return the other present articles whose kept text is the same, folded; none where it is short."""

    def page_lines(self) -> list[ProjectLine]:
        """Return the project's page lines, oldest first."""

    def page_line(self, line: int) -> ProjectLine:
        """Return one page line."""

    def blocks_of_line(self, words: str) -> list[Block]:
        """Return the blocks of present articles that are the same line (`core.dump.line_key`), in order."""

    def short_lines(self, after: int, limit: int) -> tuple[int | None, list[tuple[int, str]]]:
        """Return (id, text) of those among the next `limit` blocks behind an id that could be page lines.

        Before them the id to go on behind, None where these were the last: for walking all in short reads.
        """

    def lines_repeated(self, least: int, part: int, parts: int) -> list[int]:
        """Return a block of each line that stands in at least so many blocks: those of one part of all, from 0."""

    def line_use(self, words: str) -> LineUse:
        """Return how a line is used in the present articles."""

    def suggestions(self, article: int) -> list[Suggestion]:
        """Return everything ever suggested about an article that is still known, answered or not, by id."""

    def suggestion(self, suggestion: int) -> Suggestion:
        """Return one suggestion."""

    def suggestions_in_state(self, state: str) -> list[Suggestion]:
        """Return all suggestions that are ``open``, ``accepted`` or ``rejected``, by id."""

    def twins(self, article: int) -> list[Twin]:
        """Return the other present articles that were found to be nearly the same, the likest first."""

    def rare_spellings(self, forms: Collection[str]) -> dict[str, Usage]:
        """Return those of some forms (`core.arabic.spellings`) that are rare spellings in the project."""

    def tanween_ways(self) -> TanweenWays:
        """Return how often tanween was written in either way when the project's words were counted."""

    def blocks_holding(self, word: str, most: int) -> int:
        """Return how many blocks hold a word, folded, as a word by itself; counted up to `most`."""

    def new_id(self) -> int:
        """Return a row id never given before; undo does not turn the counter back."""

    def new_uid(self) -> str:
        """Return a fresh ULID."""


def in_reading_order(mentions: Sequence[Mention], blocks: Sequence[Block]) -> list[Mention]:
    """Return the mentions by where they start (outer ones first) in an article's blocks."""
    place = {block.id: at for at, block in enumerate(blocks)}

    def key(mention: Mention) -> tuple[int, int, int, int]:
        first, last = mention.parts[0], mention.parts[-1]
        return (place.get(first.block, -1), first.start, -place.get(last.block, -1), -last.end)

    return sorted(mentions, key=key)
