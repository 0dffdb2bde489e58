"""A hand at a session: finds blocks by their words, does a command, and looks that undo and redo restore all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from core.model import Article, Block, Label, Mention, Role
from core.model.view import View
from core.session import ChangeSet, Session

Answer = TypeVar("Answer")


class Desk:
    """An open project of three articles (see the core's conftest)."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def ask(self, question: Callable[[View], Answer]) -> Answer:
        return self.session.read(question)

    def do(self, command: str, **args: Any) -> ChangeSet:
        """Do a command; that undo brings everything back, and redo brings it there again, is part of every call."""
        before = self.session.content()
        done = self.session.execute(command, **args)
        if done.step is None:
            assert self.session.content() == before
            return done
        after = self.session.content()
        self.session.undo()
        assert self.session.content() == before, f"undo of {command}"
        self.session.redo()
        assert self.session.content() == after, f"redo of {command}"
        return done

    def articles(self) -> list[Article]:
        return self.ask(lambda view: list(view.articles()))

    def article(self, number: int) -> Article:
        """Return the article of that number, from 1."""
        return self.articles()[number - 1]

    def blocks(self, number: int) -> list[Block]:
        article = self.article(number)
        return self.ask(lambda view: view.blocks(article.id))

    def texts(self, number: int) -> list[str]:
        return [block.text for block in self.blocks(number)]

    def block(self, words: str, nth: int = 0) -> Block:
        """Return the nth block that begins with some words."""
        every = self.ask(lambda view: [block for at in view.article_ids() for block in view.blocks(at)])
        return [block for block in every if block.text.startswith(words)][nth]

    def again(self, row: Any) -> Any:
        """Return a row as it is now."""
        kind = type(row).__name__.lower()
        return self.ask(lambda view: getattr(view, kind)(row.id))

    def label(self, name: str) -> Label:
        return next(label for label in self.ask(lambda view: view.labels()) if label.name == name)

    def role(self, name: str) -> Role:
        return self.ask(lambda view: view.role(name))

    def mentions(self, number: int) -> list[Mention]:
        article = self.article(number)
        return self.ask(lambda view: view.mentions(article.id))

    def part(self, block: Block, words: str) -> list[int]:
        start = self.again(block).text.index(words)
        return [block.id, start, start + len(words)]

    def mark(self, block: Block, *words: str, label: str = "PER") -> Mention:
        """Mark words of a block, as one mention of as many parts."""
        parts = [self.part(block, some) for some in words]
        done = self.session.execute("mention.add", parts=parts, label=self.label(label).id)
        mention: Mention = done.changes[0].after
        return mention

    def write(self, block: Block, removed: str, inserted: str) -> ChangeSet:
        """Replace the first place of some words in a block."""
        start = self.again(block).text.index(removed)
        return self.do("block.replace_text", block=block.id, start=start, removed=removed, inserted=inserted)

    def type_at(self, block: Block, start: int, inserted: str) -> ChangeSet:
        return self.do("block.replace_text", block=block.id, start=start, removed="", inserted=inserted)

    def words_under(self, mention: Mention) -> list[str]:
        """Return the words that a mention's parts really lie on."""
        parts = self.again(mention).parts
        return [
            self.ask(lambda view, part=part: view.block(part.block).text[part.start : part.end])
            for part in parts
        ]

    def found(self, rule: str) -> list[Any]:
        return self.session.findings(rule=rule)
