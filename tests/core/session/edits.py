"""Random edits: numbers drawn by a test become commands that fit what the project holds just now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from core.errors import UserError
from core.model import BASE_ROLES, BEGINNING, STATUSES, Article, Block, Mention
from core.session import Session

Edit = tuple[int, int, int, int]
TYPED = ("ا", "لا", " ", "", "محمد", "😀", "كَتَبَ", "x", "  و", "\u00a0")


class Hand:
    """Turns four numbers into one command on a session; refusals are part of the game."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.refused = 0

    def do(self, edit: Edit) -> None:
        """Do one edit, or count it as refused."""
        choose, a, b, c = edit
        move = MOVES[choose % len(MOVES)]
        try:
            move(self, a, b, c)
        except UserError:
            self.refused += 1

    def run(self, command: str, **args: Any) -> None:
        self.session.execute(command, **args)

    def article(self, a: int) -> Article:
        ids = self.session.article_ids()
        if not ids:
            raise UserError("error.no_such_article", id=0)
        return self.session.read(lambda view: view.article(ids[a % len(ids)]))

    def blocks(self, a: int) -> list[Block]:
        article = self.article(a)
        return self.session.read(lambda view: view.blocks(article.id))

    def block(self, a: int, b: int) -> Block:
        blocks = self.blocks(a)
        return blocks[b % len(blocks)]

    def mention(self, a: int, b: int) -> Mention | None:
        article = self.article(a)
        found = self.session.read(lambda view: view.mentions(article.id))
        return found[b % len(found)] if found else None

    def label(self, c: int) -> int:
        labels = self.session.read(lambda view: view.labels())
        return labels[c % len(labels)].id

    def type(self, a: int, b: int, c: int) -> None:
        block = self.block(a, b)
        start = c % (len(block.text) + 1)
        removed = block.text[start : start + (a + c) % 9]
        self.run(
            "block.replace_text", block=block.id, start=start, removed=removed, inserted=TYPED[c % len(TYPED)]
        )

    def split_block(self, a: int, b: int, c: int) -> None:
        block = self.block(a, b)
        self.run("block.split", block=block.id, at=c % (len(block.text) + 1))

    def merge_blocks(self, a: int, b: int, c: int) -> None:
        blocks = self.blocks(a)
        at = b % len(blocks)
        self.run("block.merge", blocks=[block.id for block in blocks[at : at + 2 + c % 2]])

    def span(self, a: int, b: int, c: int) -> None:
        """Put paragraphs in the place of what stands between two places of an article."""
        start, end, _ = self.places(a, b, c)
        paragraphs = [TYPED[(c + at) % len(TYPED)] for at in range(1 + c % 3)]
        lost = [mention.uid for mention in self.session.read(lambda view: view.mentions(self.article(a).id))]
        mentions = [[uid, [[0, 0, len(paragraphs[0])]]] for uid in lost[: b % 2]]
        self.run("block.replace_span", start=start, end=end, paragraphs=paragraphs, mentions=mentions)

    def move(self, a: int, b: int, c: int) -> None:
        """Take words elsewhere in their article."""
        start, end, to = self.places(a, b, c)
        self.run("block.move_words", start=start, end=end, to=to)

    def places(self, a: int, b: int, c: int) -> tuple[list[int], list[int], list[int]]:
        """Return two places of an article in order, and a third one."""
        blocks = self.blocks(a)
        spots = [(b % len(blocks), c), ((b + c % 3) % len(blocks), a + c), (c % len(blocks), b)]
        fitting = [(at, place % (len(blocks[at].text) + 1)) for at, place in spots]
        ordered = [*sorted(fitting[:2]), fitting[2]]
        start, end, to = ([blocks[at].id, place] for at, place in ordered)
        return start, end, to

    def mark(self, a: int, b: int, c: int) -> None:
        block = self.block(a, b)
        start = c % (len(block.text) + 1)
        parts = [[block.id, start, min(len(block.text), start + 3 + b % 17)]]
        if c % 5 == 0:
            other = self.block(a, b + 1)
            parts.append([other.id, 0, min(4, len(other.text))])
        self.run("mention.add", parts=parts, label=self.label(c))

    def resize(self, a: int, b: int, c: int) -> None:
        mention, block = self.mention(a, b), self.block(a, c)
        if mention is not None:
            self.run(
                "mention.resize", mention=mention.id, parts=[[block.id, 0, min(len(block.text), 1 + c % 20)]]
            )

    def on_mention(self, a: int, b: int, c: int) -> None:
        mention = self.mention(a, b)
        if mention is None:
            return
        if c % 4 == 0:
            self.run("mention.remove", mentions=[mention.id])
        elif c % 4 == 1:
            self.run("mention.relabel", mentions=[mention.id], label=self.label(b))
        else:
            scope = ("article", "project")[c % 2]
            self.run("mention.mark_alike", mention=mention.id, scope=scope)

    def on_article(self, a: int, b: int, c: int) -> None:
        article = self.article(a)
        commands: Sequence[tuple[str, dict[str, Any]]] = (
            ("article.split", {"block": self.block(a, b).id}),
            ("article.merge_next", {"article": article.id}),
            ("article.merge_previous", {"article": article.id}),
            ("article.new", {"after": article.id}),
            ("article.set_status", {"articles": [article.id], "status": STATUSES[b % 4]}),
            ("article.set_note", {"article": article.id, "note": TYPED[b % len(TYPED)]}),
            ("article.set_attr", {"article": article.id, "name": "date", "value": (None, "2026")[b % 2]}),
            (
                "article.delete",
                {"articles": [article.id]} if len(self.session.article_ids()) > 1 else {"articles": []},
            ),
        )
        command, args = commands[c % len(commands)]
        self.run(command, **args)

    def on_block(self, a: int, b: int, c: int) -> None:
        block = self.block(a, b)
        role = BASE_ROLES[c % len(BASE_ROLES)]
        commands: Sequence[tuple[str, dict[str, Any]]] = (
            ("block.move_next", {"blocks": [block.id]}),
            ("block.move_previous", {"blocks": [block.id]}),
            ("block.set_role", {"blocks": [block.id], "role": role}),
            ("block.set_kept", {"blocks": [block.id], "kept": not block.kept}),
            ("block.confirm", {"blocks": [block.id]}),
            ("block.take_raw", {"block": block.id}),
            ("alike.set_kept", {"block": block.id, "kept": bool(b % 2)}),
            ("alike.set_role", {"block": block.id, "role": role}),
            ("reason.set_kept", {"reason": block.kept_decision.reason or "-", "kept": bool(b % 2)}),
        )
        command, args = commands[c % len(commands)]
        self.run(command, **args)

    def on_labels(self, a: int, b: int, c: int) -> None:
        label = self.label(a)
        name = f"NEW{b % 7}"
        titles = {"title_ar": "جديد", "title_en": "New"}
        commands: Sequence[tuple[str, dict[str, Any]]] = (
            ("label.add", {"name": name, **titles, "colour": "#336699", "letter": "ج", "shortcut": ""}),
            ("label.rename", {"label": label, "name": name, **titles}),
            ("label.recolour", {"label": label, "colour": "#112233"}),
            ("label.rekey", {"label": label, "shortcut": str(b % 10)}),
            ("label.merge", {"label": label, "into": self.label(b)}),
            ("role.add", {"name": name.lower(), **titles, "colour": "#445566"}),
        )
        command, args = commands[c % len(commands)]
        self.run(command, **args)

    def undo(self, a: int, b: int, c: int) -> None:
        for _ in range(1 + a % 3):
            self.session.undo()

    def redo(self, a: int, b: int, c: int) -> None:
        self.session.redo()

    def jump(self, a: int, b: int, c: int) -> None:
        steps = self.session.steps()
        self.session.jump(([step.id for step in steps] + [BEGINNING])[a % (len(steps) + 1)])


MOVES: Sequence[Callable[[Hand, int, int, int], None]] = (
    Hand.type,
    Hand.type,
    Hand.split_block,
    Hand.merge_blocks,
    Hand.mark,
    Hand.mark,
    Hand.resize,
    Hand.on_mention,
    Hand.on_article,
    Hand.on_block,
    Hand.on_labels,
    Hand.undo,
    Hand.redo,
    Hand.jump,
    Hand.span,
    Hand.move,
)
