"""Ways to learn and divide that a test understands at a glance; another process can be told them too."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from core.dump.dividing.drafts import ArticleDraft, BlockDraft, Known
from core.model import BASE_ROLES, Decision
from core.session import Session
from core.session.learner import Lesson, Methods

MODEL = Decision("model", "in-body", 0.9)
PLAIN = Decision("segmenter", "first-line", 0.9)

DUMP = "\n\n\n\n".join(
    f"{title}\n\nجانب من الافتتاح\n\n{body}\n\nنُشر هذا الخبر في صفحة المدينة"
    for title, body in (
        (
            "مكتبة الحي تفتح أبوابها للقراء الصغار",
            "افتتحت مكتبة الحي صباح أمس قاعة جديدة للأطفال، وحضر الافتتاح عدد كبير من الأهالي والمعلمين.",
        ),
        (
            "سوق السمك ينتقل إلى مبنى جديد قرب المرفأ",
            "انتقل باعة السمك إلى المبنى الجديد بعد سنوات من الانتظار، وقال أحدهم إن المكان أوسع وأنظف من القديم.",
        ),
        (
            "ورشة للخط العربي في بيت التراث القديم",
            "اختتمت في بيت التراث ورشة للخط شارك فيها عشرون طالباً، وعُرضت أعمالهم في الرواق طوال الأسبوع.",
        ),
        (
            "حديقة الضفة تستقبل زوارها بعد ترميم طويل",
            "استقبلت حديقة الضفة زوارها من جديد بعد ترميم دام عامين، وزُرعت فيها ألف شجرة من أشجار البلاد.",
        ),
    )
)
"""Four articles that end in the same line."""

Remembered = Mapping[str, Known]


def learn(lessons: Iterable[Lesson]) -> Remembered:
    """Remember what was decided about a line by its words."""
    found: dict[str, Known] = {}
    for chunks, known in lessons:
        text = "".join(chunks)
        for start, line in known.items():
            found[words_at(text, start)] = line
    return found


def words_at(text: str, start: int) -> str:
    return text[start:].splitlines()[0].strip()


def divide_plainly(chunks: Iterable[str]) -> Iterator[ArticleDraft]:
    """Let an article begin after three blank lines, with a headline; all else is a paragraph."""
    start, gap, lines = 0, 3, list[BlockDraft]()
    for line in "".join(chunks).splitlines(keepends=True):
        text = line.strip()
        if text and gap >= 3 and lines:
            yield ArticleDraft(PLAIN, tuple(lines))
            lines = []
        if text:
            role = "paragraph" if lines else "headline"
            lines.append(BlockDraft(start, start + len(text), role, True, PLAIN, PLAIN, text))
        gap = 0 if text else gap + 1
        start += len(line)
    yield ArticleDraft(PLAIN, tuple(lines))


def plain_project(folder: Path) -> Path:
    """Make a closed project of `DUMP`, divided plainly whatever the shipped model makes of it."""
    (folder / "dump.txt").write_text(DUMP, encoding="utf-8", newline="")
    with Session.open(folder / "again.tanqih", create=True) as session:
        session.import_dumps([(folder / "dump.txt", None)])
        drafts = list(divide_plainly([DUMP]))
        articles = session.read(lambda view: [view.blocks(article) for article in view.article_ids()])
        assert [len(blocks) for blocks in articles] == [len(draft.blocks) for draft in drafts]
        for blocks, draft in zip(articles, drafts, strict=True):
            for block, line in zip(blocks, draft.blocks, strict=True):
                _make_plain(session, block.id, line.role)
    return folder / "again.tanqih"


def _make_plain(session: Session, block: int, role: str) -> None:
    query = "UPDATE block SET role = ?, kept = 1, role_by = 'segmenter', kept_by = 'segmenter' WHERE id = ?"
    session._call(lambda db: db.execute(query, [role, block]))


def divide_as_remembered(
    chunks: Iterable[str],
    *,
    page_lines: object = (),
    model: Remembered | None = None,
    known: Mapping[int, Known] | None = None,
) -> Iterator[ArticleDraft]:
    """Divide plainly, but what is remembered of a line holds for all lines of the same words."""
    del page_lines
    remembered = model or {}
    return regrouped(divide_plainly(chunks), lambda line: remembered.get(line.text, Known()), known or {})


def regrouped(
    drafts: Iterable[ArticleDraft], wanted: Any, known: Mapping[int, Known]
) -> Iterator[ArticleDraft]:
    """Yield articles of the same lines with `wanted` of each line done, and what is `known` over it."""
    articles = list(drafts)
    boundaries = {draft.blocks[0].start: draft.boundary for draft in articles}
    so_far: list[BlockDraft] = []
    boundary = MODEL
    for line in chain.from_iterable(draft.blocks for draft in articles):
        starts, made = line.start in boundaries, line
        for told in (wanted(line), known.get(line.start, Known())):
            starts = told.starts if told.starts is not None else starts
            if told.role is not None and told.role != made.role:
                made = replace(made, role=told.role, role_decision=MODEL)
            if told.kept is not None and told.kept != made.kept:
                made = replace(made, kept=told.kept, kept_decision=MODEL)
        if starts and so_far:
            yield ArticleDraft(boundary, tuple(so_far))
            so_far = []
        boundary = boundaries.get(line.start, MODEL) if not so_far else boundary
        so_far.append(made)
    if so_far:
        yield ArticleDraft(boundary, tuple(so_far))


def divide_wildly(text: str, seed: int) -> Iterator[ArticleDraft]:
    """Divide by throwing dice, whatever anyone knows."""
    dice = Random(seed)

    def thrown(_line: BlockDraft) -> Known:
        return Known(dice.random() < 0.3, dice.choice(BASE_ROLES), dice.random() < 0.5)

    return regrouped(divide_plainly([text]), thrown, {})


def learn_and_die(lessons: Iterable[Lesson]) -> None:
    """End the process in the midst of learning, as one that is killed does."""
    list(lessons)
    os._exit(9)


def learn_for_ever(lessons: Iterable[Lesson]) -> None:
    """Never come to an end."""
    while True:
        time.sleep(0.05)


def learn_wrongly(lessons: Iterable[Lesson]) -> None:
    """Fail by a bug."""
    raise ZeroDivisionError("no lines")


def methods_of(learn: Callable[..., Any]) -> Methods:
    """Return one of the ways to learn of this module, with dividing as remembered."""
    return Methods(f"{__name__}:{learn.__name__}", f"{__name__}:{divide_as_remembered.__name__}")


REMEMBERING = methods_of(learn)
DYING = methods_of(learn_and_die)
ENDLESS = methods_of(learn_for_ever)
FAULTY = methods_of(learn_wrongly)
