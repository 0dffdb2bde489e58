"""Errands: things to do that name their place by words, so that they can be done again where other things were not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from core.errors import UserError
from core.model import BASE_ROLES, STATUSES, Block, Mention
from core.session import Session

WORDS = tuple(f"ك{number:02}م" for number in range(48))
"""None of them is part of another, nor of what errands write."""

Errand = tuple[int, int, int, int]


class Gone(Exception):
    """What an errand names is not there."""


class Errands:
    """Does errands in one project whose first two articles are made of words that stand nowhere twice."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.articles = session.article_ids()[:2].tolist()
        read = session.read(lambda view: [view.blocks(article)[:3] for article in self.articles])
        self.first = [block.id for blocks in read for block in blocks]

    def prepare(self) -> None:
        """Write the words."""
        words = iter(WORDS)
        for article in self.articles:
            for block in self.session.read(lambda view, at=article: view.blocks(at))[:3]:
                text = " ".join(next(words) for _ in range(8))
                self.session.execute(
                    "block.replace_text", block=block.id, start=0, removed=block.text, inserted=text
                )

    def do(self, errand: Errand, number: int) -> bool:
        """Do an errand; tell whether it made a step. Raises Gone."""
        choose, a, b, c = errand
        before = self.session.head
        try:
            KINDS[choose % len(KINDS)](self, a, b, c, f"خبر{number}")
        except UserError as error:
            raise Gone from error
        return self.session.head != before

    def blocks(self) -> list[Block]:
        """Return all blocks of the articles."""
        return [
            block
            for article in self.session.article_ids()
            for block in self.session.read(lambda view, at=article: view.blocks(at))
        ]

    def place(self, a: int) -> tuple[Block, int, str]:
        """Return where the a-th word stands."""
        word = WORDS[a % 48]
        for block in self.blocks():
            at = block.text.find(word)
            if at >= 0:
                return block, at, word
        raise Gone

    def mention(self, a: int) -> Mention:
        """Return a mention that the a-th word belongs to."""
        block, at, word = self.place(a)
        for mention in self.session.read(lambda view: view.mentions(block.article)):
            if any(
                part.block == block.id and part.start < at + len(word) and at < part.end
                for part in mention.parts
            ):
                return mention
        raise Gone

    def run(self, command: str, **args: Any) -> None:
        self.session.execute(command, **args)

    def type_behind(self, a: int, b: int, c: int, fresh: str) -> None:
        block, at, word = self.place(a)
        self.run("block.replace_text", block=block.id, start=at + len(word), removed="", inserted=f" {fresh}")

    def type_inside(self, a: int, b: int, c: int, fresh: str) -> None:
        block, at, _ = self.place(a)
        self.run("block.replace_text", block=block.id, start=at + 2, removed="", inserted="و" * (1 + b % 3))

    def spell(self, a: int, b: int, c: int, fresh: str) -> None:
        block, at, word = self.place(a)
        self.run("block.replace_text", block=block.id, start=at, removed=word, inserted=fresh)

    def delete(self, a: int, b: int, c: int, fresh: str) -> None:
        block, at, word = self.place(a)
        removed = block.text[at : at + len(word) + b % 2]
        self.run("block.replace_text", block=block.id, start=at, removed=removed, inserted="")

    def mark(self, a: int, b: int, c: int, fresh: str) -> None:
        block, at, word = self.place(a)
        words = " ".join((word, *(WORDS[(a + more) % 48] for more in range(1, 1 + b % 3))))
        if not block.text.startswith(words, at):
            raise Gone
        labels = self.session.read(lambda view: view.labels())
        parts = [[block.id, at, at + len(words)]]
        self.run("mention.add", parts=parts, label=labels[c % len(labels)].id)

    def unmark(self, a: int, b: int, c: int, fresh: str) -> None:
        self.run("mention.remove", mentions=[self.mention(a).id])

    def relabel(self, a: int, b: int, c: int, fresh: str) -> None:
        labels = self.session.read(lambda view: view.labels())
        self.run("mention.relabel", mentions=[self.mention(a).id], label=labels[c % len(labels)].id)

    def resize(self, a: int, b: int, c: int, fresh: str) -> None:
        mention, (block, at, word) = self.mention(a), self.place(a)
        self.run("mention.resize", mention=mention.id, parts=[[block.id, at, at + len(word)]])

    def split(self, a: int, b: int, c: int, fresh: str) -> None:
        block, at, _ = self.place(a)
        self.run("block.split", block=block.id, at=at)

    def merge(self, a: int, b: int, c: int, fresh: str) -> None:
        block, _, _ = self.place(a)
        mates = [mate for mate in self.blocks() if mate.article == block.article]
        at = [mate.id for mate in mates].index(block.id)
        self.run("block.merge", blocks=[mate.id for mate in mates[at : at + 2]])

    def role(self, a: int, b: int, c: int, fresh: str) -> None:
        block = self.first[a % len(self.first)]
        self.run("block.set_role", blocks=[block], role=BASE_ROLES[c % len(BASE_ROLES)])

    def kept(self, a: int, b: int, c: int, fresh: str) -> None:
        self.run("block.set_kept", blocks=[self.first[a % len(self.first)]], kept=bool(b % 2))

    def on_article(self, a: int, b: int, c: int, fresh: str) -> None:
        article = self.articles[a % 2]
        if c % 3 == 0:
            self.run("article.set_status", articles=[article], status=STATUSES[b % 4])
        elif c % 3 == 1:
            self.run("article.set_note", article=article, note=fresh)
        else:
            name = ("date", "place", "author")[b % 3]
            self.run("article.set_attr", article=article, name=name, value=fresh)

    def split_article(self, a: int, b: int, c: int, fresh: str) -> None:
        self.run("article.split", block=self.place(a)[0].id)

    def merge_article(self, a: int, b: int, c: int, fresh: str) -> None:
        self.run("article.merge_next", article=self.place(a)[0].article)


KINDS: Sequence[Callable[[Errands, int, int, int, str], None]] = (
    Errands.type_behind,
    Errands.type_inside,
    Errands.spell,
    Errands.delete,
    Errands.delete,
    Errands.mark,
    Errands.mark,
    Errands.mark,
    Errands.unmark,
    Errands.relabel,
    Errands.resize,
    Errands.split,
    Errands.merge,
    Errands.role,
    Errands.kept,
    Errands.on_article,
    Errands.split_article,
    Errands.merge_article,
)


def told(session: Session) -> list[Any]:
    """Return what a project holds, without the ids and ranks that two of them need not have in common.

    Where a split cuts the place in the dump is found by likeness of raw and present words: it is left out too.
    """
    labels = {label.id: label.name for label in session.read(lambda view: view.labels())}
    found: list[Any] = []
    for article in session.article_ids():
        row, blocks, mentions = session.read(
            lambda view, at=article: (view.article(at), view.blocks(at), view.mentions(at))
        )
        order = {block.id: number for number, block in enumerate(blocks)}
        found.append(
            (
                (row.status, row.note, dict(row.attrs), row.boundary),
                [
                    (block.text, block.role, block.kept, block.role_decision, block.kept_decision)
                    for block in blocks
                ],
                sorted(
                    (
                        labels[mention.label],
                        mention.state,
                        mention.words,
                        [(order[part.block], part.start, part.end) for part in mention.parts],
                        sorted(mention.attrs.items()),
                    )
                    for mention in mentions
                ),
            )
        )
    return found
