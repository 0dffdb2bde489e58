"""A hand that edits at random through the real pane, and what must be true after each of its edits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from random import Random

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QKeyEvent, QTextCursor

from core.model import Mention, Part
from core.model.anchors import words_of
from gui.pane import WRITE, ArticleScene
from gui.window.scenes import load_scene
from tests.gui.window.hands import Hands

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
"""Five code points that are one picture."""

LINES = (
    "بلدية الميناء تفتتح ممشى جديداً",
    f"قال سَامِرٌ الخطيب لإذاعة الساحل {FAMILY} إن الأعمال تبدأ\u00a0غداً.",
    "زار وفد Harbor Works (لا صلة له بالبلدية) سوق\u2028السمك أمس.",
    "وأضافت هدى ناصر 😀 أن «شركة الساحل» للإنارة أنهت عملها\u2029في الحي.",
    "لا",
    "قيل الكثير عن لآلئ الخليج، وقيل عن غيرها 🇱🇧 ما قيل.",
)
PIECES = (
    "ا",
    "لا",
    "ل",
    "\u064e",
    "\u0651",
    " ",
    "\u00a0",
    "😀",
    FAMILY,
    "AFP ",
    "،",
    "\u200c",
    "س",
    "7",
    "\U00020000",
)
PASTED = (
    "سطر أول\nسطر ثان\nثالث",
    "كلمة",
    "أ\r\nب\r\n\r\nج",
    f"\n\n{FAMILY} لا\u2029Latin run\n  \nآخر",
    "سامر الخطيب",
    "\u2028",
    "  ",
)
WORD = re.compile(r"[^\W_]+")
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class Drop(QDropEvent):
    """A drop that knows where it comes from: else only Qt's own drags do."""

    origin = None

    def source(self):
        return self.origin


class Writer:
    """Edits, and knows what the project held at each point of its history.

    Attributes:
        done: what was done, for the message of a failure.
    """

    def __init__(self, hands: Hands, seed: int) -> None:
        self.hands = hands
        self.random = Random(seed)
        self.done: list[str] = []
        self.held = {self.session.head: self.session.content()}
        self.told_lost = 0

    @property
    def session(self):
        return self.hands.session

    @property
    def pane(self):
        return self.hands.pane

    @property
    def scene(self) -> ArticleScene:
        return self.hands.scene

    def edit(self) -> None:
        """Do one thing, and look at everything."""
        self.pane.set_mode(WRITE)
        before = self.mentions()
        move = self.random.choices(MOVES, WEIGHTS)[0]
        self.done.append(move.__name__)
        travelled = move(self)
        self.hands.app.processEvents()
        if travelled:
            head = self.session.head
            assert head not in self.held or self.session.content() == self.held[head], (
                "history is not what it was"
            )
        self.held[self.session.head] = self.session.content()
        self.look()
        if not travelled:
            self.look_for_findings(before)

    def mentions(self) -> dict[int, Mention]:
        article = self.scene.article.id
        return {mention.id: mention for mention in self.session.read(lambda view: view.mentions(article))}

    def look(self) -> None:
        """The widget, the scene and the file are the same, and the invariants hold."""
        scene, stored = self.scene, load_scene(self.session, self.scene.article.id)
        assert stored is not None
        for field in fields(ArticleScene):
            if field.name != "findings":
                assert getattr(scene, field.name) == getattr(stored, field.name), field.name
        assert self.pane.scene is scene
        assert self.pane._page.holds()
        shown = {row.block.id: "" for row in self.pane._page.rows if row.number}
        for row in self.pane._page.rows:
            if row.number:
                shown[row.block.id] += row.block.text[row.start : row.end]
        assert list(shown.items()) == [(block.id, block.text) for block in stored.blocks]
        block, position = self.pane.caret()
        assert self.pane._page.locate(block, position) == self.pane.textCursor().position()
        self.look_at_values(stored)

    def look_at_values(self, scene: ArticleScene) -> None:
        texts = {block.id: block.text for block in scene.blocks}
        source = self.session.read(lambda view: view.source(scene.article.source))
        for block in scene.blocks:
            assert not set("\r\n") & set(block.text)
            assert all(0 <= start < end <= source.length for start, end in block.pieces)
        assert [block.rank for block in scene.blocks] == sorted({block.rank for block in scene.blocks})
        for mention in scene.mentions:
            assert mention.parts
            assert all(part.block in texts for part in mention.parts)
            for part in mention.parts:
                words = texts[part.block][part.start : part.end]
                assert (words == words.strip() != "") is (mention.state == "live"), mention
                assert 0 <= part.start <= part.end <= len(texts[part.block])
            if mention.state == "live":
                assert mention.words == words_of(mention.parts, texts)

    def look_for_findings(self, before: dict[int, Mention]) -> None:
        """No mention goes, and none loses a word, without a finding that names its old words."""
        after = self.mentions()
        assert before.keys() <= after.keys(), "a mention is gone"
        told = {
            (finding.rule, finding.values["mention"])
            for finding in self.session.findings(self.scene.article.id)
            if finding.rule in ("mention-lost", "mention-shrunk", "mention-split")
        }
        for number, mention in after.items():
            if mention.state == "lost":
                assert ("mention-lost", number) in told
            elif number in before and before[number].state == "live" and self.poorer(before[number], mention):
                assert {("mention-shrunk", number), ("mention-split", number)} & told, (
                    before[number],
                    mention,
                )
        self.told_lost += sum(rule == "mention-lost" for rule, _ in told)

    def poorer(self, before: Mention, after: Mention) -> bool:
        """Tell whether words at an edge of a mention are gone; what was spelled anew inside is none of them."""
        old, new = WORD.findall(before.words), WORD.findall(after.words)
        return len(new) < len(old) and (old[: len(new)] == new or old[-len(new) :] == new)

    def reopen(self) -> None:
        """Close the project and open it again: it is what it was."""
        path, content, article = self.session.path, self.session.content(), self.scene.article.id
        projects = self.hands.window.control.projects
        projects.close()
        assert projects.open_project(path)
        self.hands.rest()
        assert self.session.content() == content
        self.hands.window.parts.workspace.show(article)
        self.look()

    # what a hand can do

    def place(self, *, here: bool = False) -> tuple[int, int]:
        blocks = self.scene.blocks
        near = self.pane.current_block()
        block = self.scene.block_of[near] if here and near else self.random.choice(blocks)
        return block.id, self.random.randint(0, len(block.text))

    def point(self) -> None:
        """Put the caret somewhere, or select: a few letters, words of a mention, or over blocks."""
        live = [mention for mention in self.scene.mentions if mention.state == "live"]
        how = self.random.random()
        if how < 0.25 and live:
            part = self.random.choice(self.random.choice(live).parts)
            first, last = (part.block, part.start), (part.block, part.end)
            if self.random.random() < 0.5:
                last = (part.block, self.random.randint(part.start, part.end))
        elif how < 0.5:
            block, at = self.place()
            first, last = (
                (block, at),
                (block, min(at + self.random.randint(0, 9), len(self.scene.block_of[block].text))),
            )
        elif how < 0.62:
            first, last = self.place(), self.place()
        else:
            first = last = self.place(here=how < 0.8)
        self.select(first, last)

    def select(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        cursor = self.pane.textCursor()
        cursor.setPosition(self.pane._page.locate(*first))
        cursor.setPosition(self.pane._page.locate(*last), QTextCursor.MoveMode.KeepAnchor)
        self.pane.setTextCursor(cursor)

    def key(self, key: int, text: str = "", held: Qt.KeyboardModifier = NONE) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.hands.app.sendEvent(self.pane, QKeyEvent(kind, int(key), held, text))

    def type(self) -> None:
        if self.random.random() < 0.4:
            self.point()
        for _ in range(self.random.randint(1, 4)):
            text = self.random.choice(PIECES)
            self.key(0x01000000 | ord(text[0]), text)

    def compose(self) -> None:
        """Write by an input method: a preview, then what it comes to."""
        self.point()
        self.hands.app.sendEvent(self.pane, QInputMethodEvent("ك", []))
        event = QInputMethodEvent()
        event.setCommitString("".join(self.random.choices(PIECES, k=2)))
        self.hands.app.sendEvent(self.pane, event)

    def erase(self) -> None:
        if self.random.random() < 0.6:
            self.point()
        key = self.random.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete))
        held = CONTROL if self.random.random() < 0.2 else NONE
        for _ in range(self.random.choice((1, 1, 2, 6))):
            self.key(key, "", held)

    def at_edge(self) -> None:
        """Join at a block's start or end."""
        block = self.random.choice(self.scene.blocks)
        back = self.random.random() < 0.5
        place = (block.id, 0 if back else len(block.text))
        self.select(place, place)
        self.key(Qt.Key.Key_Backspace if back else Qt.Key.Key_Delete)

    def enter(self) -> None:
        self.point()
        self.key(Qt.Key.Key_Return, "\r")

    def paste(self) -> None:
        self.point()
        data = QMimeData()
        data.setText(self.random.choice(PASTED))
        self.pane.insertFromMimeData(data)

    def cut(self) -> None:
        self.point()
        self.pane.cut()
        if self.random.random() < 0.7:
            place = self.place()
            self.select(place, place)
            self.pane.paste()

    def copy(self) -> None:
        self.point()
        self.pane.copy()
        self.point()
        self.pane.paste()

    def drop(self) -> None:
        self.point()
        data = self.pane.createMimeDataFromSelection()
        cursor = QTextCursor(self.pane.document())
        cursor.setPosition(self.pane._page.locate(*self.place()))
        where = QPointF(self.pane.cursorRect(cursor).center())
        held = CONTROL if self.random.random() < 0.2 else NONE
        event = Drop(where, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, held)
        event.origin = self.pane if self.random.random() < 0.8 else None
        self.pane.dropEvent(event)

    def mark(self) -> None:
        block, _ = self.place()
        words = list(WORD.finditer(self.scene.block_of[block].text))
        if words:
            first = self.random.randrange(len(words))
            last = words[min(first + self.random.randint(0, 2), len(words) - 1)]
            part = Part(block, words[first].start(), last.end())
            label = self.random.choice(self.scene.labels).id
            taken = any(each.parts == (part,) and each.label == label for each in self.scene.mentions)
            if not taken:
                self.hands.window.parts.workspace.run("mention.add", parts=[list(part)], label=label)

    def undo(self) -> bool:
        for _ in range(self.random.randint(1, 4)):
            if self.session.can_undo:
                self.hands.window.control.history.undo()
        return True

    def redo(self) -> bool:
        for _ in range(self.random.randint(1, 3)):
            if self.session.can_redo:
                self.hands.window.control.history.redo()
        return True

    def take_raw(self) -> None:
        block = self.random.choice(self.scene.blocks)
        if block.pieces:
            self.hands.window.parts.workspace.run("block.take_raw", block=block.id)


CHANCES: Sequence[tuple[Callable[[Writer], bool | None], int]] = (
    (Writer.type, 16),
    (Writer.erase, 14),
    (Writer.mark, 12),
    (Writer.cut, 10),
    (Writer.undo, 10),
    (Writer.paste, 8),
    (Writer.enter, 8),
    (Writer.at_edge, 8),
    (Writer.drop, 8),
    (Writer.redo, 6),
    (Writer.compose, 5),
    (Writer.copy, 4),
    (Writer.take_raw, 3),
)
MOVES, WEIGHTS = [move for move, _ in CHANCES], [chance for _, chance in CHANCES]
