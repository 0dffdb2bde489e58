"""Scenes for the pane's tests: made of plain values, with sentences of our own."""

from __future__ import annotations

import tomllib
from dataclasses import replace

from core.changes import Splice
from core.model import Article, Block, Decision, Finding, Label, Mention, Part, Role
from core.resources import RESOURCES
from gui.pane import ArticlePane, ArticleScene
from gui.pane.page import Place

SURE = Decision("segmenter", "first-line", 0.9)

HEADLINE, SUBHEADLINE, LEFT_OUT, CAPTION, FIRST, NESTED, LAST = range(11, 18)

TEXTS = {
    HEADLINE: ("headline", "مجلس المدينة يقر خطة «الميناء الجديد» في طرابلس"),
    SUBHEADLINE: ("subheadline", "لجنة الأشغال تعد ببدء العمل قبل نهاية العام"),
    LEFT_OUT: ("boilerplate", "TT"),
    CAPTION: ("caption", "عمال يرممون رصيف الميناء القديم قرب سوق السمك (تصوير: سمير نادر)"),
    FIRST: (
        "paragraph",
        "أعلن رئيس البلدية خالد الأمين أمس أن المجلس وافق على الخطة، مضيفاً أن الوفد عاد لإيران والأردن"
        " لإتمام الاتفاق مع شركة Harbor Works قبل 31 من الشهر المقبل.",
    ),
    NESTED: (
        "paragraph",
        "وقالت ليلى حداد، أستاذة التخطيط في جامعة طرابلس اللبنانية، إن سكان بيروت والحي القديم ينتظرون المشروع منذ"
        " عشرين عاماً، وإن وكالة «أنباء الساحل» نشرت خرائطه كاملة.",
    ),
    LAST: ("paragraph", "12/11/2017 موعد الجلسة التالية 😀 بحسب البيان."),
}


def labels() -> tuple[Label, ...]:
    """Return the labels a new project has, with ids from 1."""
    table = tomllib.loads((RESOURCES / "labels.toml").read_text(encoding="utf-8"))
    return tuple(Label(at, str(at), rank=str(at), **row) for at, row in enumerate(table["label"], 1))


def roles() -> tuple[Role, ...]:
    """Return the roles every project has."""
    table = tomllib.loads((RESOURCES / "roles.toml").read_text(encoding="utf-8"))
    return tuple(Role(at, str(at), rank=str(at), **row) for at, row in enumerate(table["role"], 1))


def block(number: int, role: str, text: str, *, kept: bool = True, article: int = 1) -> Block:
    """Return a block of that text."""
    return Block(number, str(number), article, str(number), role, kept, text, (), SURE, SURE)


def mention(number: int, at: int, words: str, label: int, text: str | None = None) -> Mention:
    """Return a mention of the first `words` in a block of the demo article."""
    start = (text or TEXTS[at][1]).index(words)
    return Mention(number, str(number), 1, label, (Part(at, start, start + len(words)),), words=words)


def demo() -> ArticleScene:
    """Return an article with everything the pane can draw, between two neighbours."""
    blocks = tuple(block(at, role, text, kept=at != LEFT_OUT) for at, (role, text) in TEXTS.items())
    mentions = (
        mention(101, HEADLINE, "الميناء الجديد", 3),
        mention(102, HEADLINE, "طرابلس", 3),
        mention(103, SUBHEADLINE, "لجنة الأشغال", 2),
        mention(104, FIRST, "خالد الأمين", 1),
        mention(105, FIRST, "أمس", 4),
        mention(106, FIRST, "إيران", 3),
        mention(107, FIRST, "الأردن", 3),
        mention(108, FIRST, "Harbor Works", 2),
        mention(109, NESTED, "ليلى حداد", 1),
        mention(110, NESTED, "جامعة طرابلس اللبنانية", 2),
        mention(111, NESTED, "طرابلس", 3),
        mention(112, NESTED, "بيروت", 3),
        mention(113, NESTED, "أنباء الساحل", 2),
        replace(mention(114, LAST, "موعد", 4), state="lost", parts=(Part(LAST, 3, 3),)),
    )
    findings = (
        Finding("unbalanced", "warning", 1, FIRST, 11, 16, {"mark": "«", "words": "الأمين"}),
        Finding("boilerplate-kept", "error", 1, LEFT_OUT),
        Finding("block-long", "note", 1, NESTED, values={"length": 3000}),
    )
    before = (
        block(1, "paragraph", "وختم المتحدث بأن الأسواق ستفتح أبوابها صباح الغد كالمعتاد.", article=9),
        block(2, "credit", "(وكالات)", article=9),
    )
    after = (
        block(31, "headline", "أمطار غزيرة تغلق طريق الجبل", article=8),
        block(32, "paragraph", "قال الدفاع المدني إن فرقه أعادت فتح الطريق بعد ساعات من العمل.", article=8),
    )
    article = Article(1, "1", 1, "m", SURE)
    return ArticleScene(article, blocks, mentions, roles(), labels(), before, after, findings)


def with_block(scene: ArticleScene, number: int, **values: object) -> ArticleScene:
    """Return the scene with some values of one block replaced."""
    blocks = tuple(replace(found, **values) if found.id == number else found for found in scene.blocks)
    return replace(scene, blocks=blocks)


class Desk:
    """Answers the pane's wishes as a session would: applies them to the scene and shows the outcome.

    Attributes:
        wishes: what was asked for, in order.
        refuses: answer nothing, as where a command is refused.
    """

    def __init__(self, pane: ArticlePane, scene: ArticleScene) -> None:
        self.pane, self.scene = pane, scene
        self.wishes: list[tuple] = []
        self.refuses = False
        self._next = 500
        pane.replace_requested.connect(self.replace)
        pane.split_requested.connect(self.split)
        pane.merge_requested.connect(self.merge)
        pane.span_requested.connect(self.span)
        pane.words_moved_requested.connect(self.move)
        pane.show_scene(scene)

    def leave(self) -> None:
        self.pane.replace_requested.disconnect(self.replace)
        self.pane.split_requested.disconnect(self.split)
        self.pane.merge_requested.disconnect(self.merge)
        self.pane.span_requested.disconnect(self.span)
        self.pane.words_moved_requested.disconnect(self.move)

    def text(self, number: int) -> str:
        return self.scene.block_of[number].text

    def texts(self) -> list[str]:
        return [found.text for found in self.scene.blocks]

    def replace(self, number: int, start: int, removed: str, inserted: str) -> None:
        if self._takes("replace", number, start, removed, inserted):
            self.show(
                with_block(self.scene, number, text=Splice(start, removed, inserted).apply(self.text(number)))
            )

    def split(self, number: int, at: int) -> None:
        if not self._takes("split", number, at):
            return
        old = self.scene.block_of[number]
        self._next += 1
        second = replace(old, id=self._next, text=old.text[at:])
        blocks: list[Block] = []
        for found in self.scene.blocks:
            blocks += [replace(old, text=old.text[:at]), second] if found.id == number else [found]
        self.show(replace(self.scene, blocks=tuple(blocks)))

    def merge(self, numbers: list[int]) -> None:
        if not self._takes("merge", numbers):
            return
        joined = " ".join(self.text(number) for number in numbers)
        blocks = tuple(
            replace(found, text=joined) if found.id == numbers[0] else found
            for found in self.scene.blocks
            if found.id not in numbers[1:]
        )
        self.show(replace(self.scene, blocks=blocks))

    def span(self, start: Place, end: Place, paragraphs: list[str], mentions: list) -> None:
        if self._takes("span", start, end, paragraphs, mentions):
            self._put(start, end, paragraphs)

    def move(self, start: Place, end: Place, to: Place) -> None:
        """Take words out of one block and put them into another."""
        if not self._takes("move", start, end, to):
            return
        words = self.text(start.block)[start.position : end.position]
        behind = to.block == start.block and to.position > start.position
        self._put(start, end, [""])
        place = to._replace(position=to.position - len(words)) if behind else to
        self._put(place, place, [words])

    def _put(self, start: Place, end: Place, paragraphs: list[str]) -> None:
        order = [found.id for found in self.scene.blocks]
        first, last = order.index(start.block), order.index(end.block)
        texts = list(paragraphs)
        texts[0] = self.text(start.block)[: start.position] + texts[0]
        texts[-1] += self.text(end.block)[end.position :]
        made = [replace(self.scene.block_of[start.block], text=texts[0])]
        for text in texts[1:]:
            self._next += 1
            made.append(replace(made[0], id=self._next, text=text))
        blocks = (*self.scene.blocks[:first], *made, *self.scene.blocks[last + 1 :])
        self.show(replace(self.scene, blocks=blocks))

    def show(self, scene: ArticleScene) -> None:
        self.scene = scene
        self.pane.patch(scene)

    def _takes(self, *wish: object) -> bool:
        self.wishes.append(wish)
        return not self.refuses
