"""What may be read of a project: `core.model.view.View` over the tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from core.arabic import fold
from core.errors import UserError
from core.model import (
    Article,
    Block,
    Dismissal,
    Entity,
    Label,
    LineUse,
    Mention,
    ProjectLine,
    Recipe,
    Role,
    RuleSetting,
    SavedSearch,
    Source,
    Suggestion,
    Twin,
)
from core.model.spellings import TanweenWays, Usage
from core.model.uid import new_uid
from core.storage import importing, mentioned, page_lines, queries, rows, spellings, twins


def _nothing() -> None:
    """Answer a question at once: where nothing ever waits to be derived."""


class Reader:
    """Implements `View`; used on the storage thread alone.

    Attributes:
        before_words: called before a question about folded words (fold keys, the word index).
        before_articles: called before a question about what is derived of whole articles.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self.before_words: Callable[[], object] = _nothing
        self.before_articles: Callable[[], object] = _nothing

    def _one(self, kind: str, row: int) -> Any:
        found = rows.fetch(self._db, kind, row)
        if found is None:
            raise UserError(f"error.no_such_{kind}", id=row)
        return found

    def sources(self) -> list[Source]:
        """Return the present sources in the order of their import."""
        return rows.fetch_all(self._db, "source", "WHERE state = 'present' ORDER BY id")

    def source(self, source: int) -> Source:
        """Return one source."""
        found: Source = self._one("source", source)
        return found

    def source_text(self, source: int, start: int = 0, end: int | None = None) -> str:
        """Return the source text between two code points."""
        return importing.read_text(self._db, source, start, end)

    def source_bytes(self, source: int) -> bytes:
        """Return the imported bytes, unchanged."""
        return importing.read_bytes(self._db, source)

    def article_ids(self, source: int | None = None) -> list[int]:
        """Return the ids of all articles, or of one source's, in the order of screen and export."""
        return queries.article_ids(self._db, queries.ArticleFilter(source=source)).tolist()

    def article(self, article: int) -> Article:
        """Return one article."""
        found: Article = self._one("article", article)
        return found

    def articles(self, source: int | None = None) -> Iterator[Article]:
        """Walk the articles in the order of screen and export; one that goes during the walk is passed over."""
        for article in self.article_ids(source):
            found = rows.fetch(self._db, "article", article)
            if found is not None:
                yield found

    def article_beside(self, article: int, step: int) -> Article | None:
        """Return the next (step 1) or previous (step -1) article of the same source, deleted ones skipped."""
        here = self.article(article)
        compare, order = (">", "ASC") if step > 0 else ("<", "DESC")
        where = f"WHERE source = ? AND rank {compare} ? AND deleted = 0 ORDER BY rank {order} LIMIT 1"
        found = rows.fetch_all(self._db, "article", where, [here.source, here.rank])
        return found[0] if found else None

    def rank_beside(self, article: int, step: int) -> str | None:
        """Return the order key of the row after (1) or before (-1) an article in its source, deleted ones too."""
        here = self.article(article)
        compare, pick = (">", "min") if step > 0 else ("<", "max")
        query = f"SELECT {pick}(rank) FROM article WHERE source = ? AND rank {compare} ?"
        found: str | None = self._db.execute(query, [here.source, here.rank]).fetchone()[0]
        return found

    def blocks(self, article: int) -> list[Block]:
        """Return an article's blocks in order."""
        return rows.fetch_all(self._db, "block", "WHERE article = ? ORDER BY rank", [article])

    def block(self, block: int) -> Block:
        """Return one block."""
        found: Block = self._one("block", block)
        return found

    def mentions(self, article: int) -> list[Mention]:
        """Return an article's mentions, lost ones included, by id."""
        return rows.fetch_all(self._db, "mention", "WHERE article = ? ORDER BY id", [article])

    def mentions_in(self, blocks: Collection[int]) -> list[Mention]:
        """Return the mentions, lost ones included, with a part in some blocks, by id."""
        return rows.fetch_all(self._db, "mention", f"WHERE {mentioned.inside(blocks)} ORDER BY id")

    def mention(self, mention: int) -> Mention:
        """Return one mention."""
        found: Mention = self._one("mention", mention)
        return found

    def mentions_of_label(self, label: int) -> list[Mention]:
        """Return every mention with a label, removed and deleted articles included."""
        return rows.fetch_all(self._db, "mention", "WHERE label = ? ORDER BY id", [label])

    def labels(self) -> list[Label]:
        """Return the labels in order."""
        return rows.fetch_all(self._db, "label", "ORDER BY rank")

    def label(self, label: int) -> Label:
        """Return one label."""
        found: Label = self._one("label", label)
        return found

    def roles(self) -> list[Role]:
        """Return the roles in order."""
        return rows.fetch_all(self._db, "role", "ORDER BY rank")

    def role(self, name: str) -> Role:
        """Return the role of that name."""
        found: list[Role] = rows.fetch_all(self._db, "role", "WHERE name = ?", [name])
        if not found:
            raise UserError("error.no_such_role", name=name)
        return found[0]

    def entity(self, entity: int) -> Entity:
        """Return one entity."""
        found: Entity = self._one("entity", entity)
        return found

    def dismissals(self) -> list[Dismissal]:
        """Return everything dismissed."""
        return rows.fetch_all(self._db, "dismissal", "ORDER BY id")

    def dismissal(self, dismissal: int) -> Dismissal:
        """Return one dismissal."""
        found: Dismissal = self._one("dismissal", dismissal)
        return found

    def rule_settings(self) -> list[RuleSetting]:
        """Return what the project says of rules."""
        return rows.fetch_all(self._db, "rule_setting", "ORDER BY id")

    def saved_searches(self) -> list[SavedSearch]:
        """Return the saved searches, oldest first."""
        return rows.fetch_all(self._db, "search", "ORDER BY id")

    def saved_search(self, search: int) -> SavedSearch:
        """Return one saved search."""
        found: SavedSearch = self._one("search", search)
        return found

    def recipes(self) -> list[Recipe]:
        """Return the recipes, oldest first."""
        return rows.fetch_all(self._db, "recipe", "ORDER BY id")

    def recipe(self, recipe: int) -> Recipe:
        """Return one recipe."""
        found: Recipe = self._one("recipe", recipe)
        return found

    def _shown_blocks(self, where: str, values: Sequence[Any]) -> list[Block]:
        join = f"JOIN article ON article.id = block.article WHERE {queries.SHOWN} AND {where}"
        order = " ORDER BY article.source, article.rank, block.rank"
        return rows.fetch_all(self._db, "block", join + order, values)

    def blocks_alike(self, block: int) -> list[Block]:
        """Return all blocks of present articles with the same folded text, this one included, in order."""
        self.before_words()
        here = self.block(block)
        key = rows.fold_key(fold(here.text))
        if key == 0:
            return self._shown_blocks("block.text = ?", [here.text])
        return self._shown_blocks("block.fold_key = ?", [key])

    def blocks_for_reason(self, reason: str) -> list[Block]:
        """Return all blocks of present articles whose role or kept state was decided for `reason`."""
        return self._shown_blocks("(block.role_reason = ? OR block.kept_reason = ?)", [reason, reason])

    def blocks_with_words(self, words: str) -> list[Block]:
        """Return the blocks of present articles whose folded text may hold the folded `words`, in order."""
        self.before_words()
        match = queries.phrase_match(words)
        if not match:
            return []
        return self._shown_blocks(
            "block.id IN (SELECT rowid FROM block_words WHERE block_words MATCH ?)", [match]
        )

    def labels_of_words(self, words: str) -> list[tuple[int, int]]:
        """Return (label id, count) of the live mentions of present articles with the same folded words."""
        query = (
            "SELECT mention.label, count(*) FROM mention JOIN article ON article.id = mention.article"
            f" WHERE mention.words_key = ? AND mention.state = 'live' AND {queries.SHOWN} GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        found = self._db.execute(query, [rows.words_key(words)]).fetchall()
        return [(int(label), int(count)) for label, count in found]

    def articles_alike(self, article: int) -> list[int]:
        """Return the other present articles whose kept text is the same, folded; none where it is short."""
        self.before_articles()
        query = (
            "SELECT other.article FROM summary JOIN summary AS other ON other.fold_key = summary.fold_key"
            " JOIN article ON article.id = other.article"
            " WHERE summary.article = ? AND other.article != summary.article AND summary.fold_key != 0"
            f" AND {queries.SHOWN}"
            " ORDER BY article.source, article.rank"
        )
        return [int(found) for (found,) in self._db.execute(query, [article]).fetchall()]

    def suggestions(self, article: int) -> list[Suggestion]:
        """Return everything ever suggested about an article that is still known, answered or not, by id."""
        return rows.fetch_all(self._db, "suggestion", "WHERE article = ? ORDER BY id", [article])

    def suggestion(self, suggestion: int) -> Suggestion:
        """Return one suggestion."""
        found: Suggestion = self._one("suggestion", suggestion)
        return found

    def suggestions_in_state(self, state: str) -> list[Suggestion]:
        """Return all suggestions that are ``open``, ``accepted`` or ``rejected``, by id."""
        return rows.fetch_all(self._db, "suggestion", "WHERE state = ? ORDER BY id", [state])

    def page_lines(self) -> list[ProjectLine]:
        """Return the project's page lines, oldest first."""
        return rows.fetch_all(self._db, "page_line", "ORDER BY id")

    def page_line(self, line: int) -> ProjectLine:
        """Return one page line."""
        found: ProjectLine = self._one("page_line", line)
        return found

    def blocks_of_line(self, words: str) -> list[Block]:
        """Return the blocks of present articles that are the same line, in order."""
        self.before_words()
        return page_lines.blocks_of_line(self._db, words)

    def short_lines(self, after: int, limit: int) -> tuple[int | None, list[tuple[int, str]]]:
        """Return (id, text) of those among the next `limit` blocks that could be page lines, and where to go on."""
        return page_lines.short_lines(self._db, after, limit)

    def lines_repeated(self, least: int, part: int, parts: int) -> list[int]:
        """Return a block of each line that stands in at least so many blocks: those of one part of all, from 0."""
        self.before_words()
        return page_lines.lines_repeated(self._db, least, part, parts)

    def line_use(self, words: str) -> LineUse:
        """Return how a line is used in the present articles."""
        self.before_words()
        return page_lines.line_use(self._db, words)

    def twins(self, article: int) -> list[Twin]:
        """Return the other present articles that were found to be nearly the same, the likest first."""
        self.before_articles()
        return twins.of_article(self._db, article)

    def rare_spellings(self, forms: Collection[str]) -> dict[str, Usage]:
        """Return those of some forms that are rare spellings in the project."""
        return spellings.rare_spellings(self._db, sorted(forms))

    def tanween_ways(self) -> TanweenWays:
        """Return how often tanween was written in either way when the project's words were counted."""
        return spellings.tanween_ways(self._db)

    def blocks_holding(self, word: str, most: int) -> int:
        """Return how many blocks hold a word, folded, as a word by itself; counted up to `most`."""
        self.before_words()
        return spellings.blocks_holding(self._db, fold(word), most)

    def new_id(self) -> int:
        """Return a row id never given before; undo does not turn the counter back."""
        return rows.new_id(self._db)

    def new_uid(self) -> str:
        """Return a fresh ULID."""
        return new_uid()
