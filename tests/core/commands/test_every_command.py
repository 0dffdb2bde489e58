"""Every command of the table, done, taken back and done again; and a closed project knows it all."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from core.commands import COMMANDS, joins
from core.errors import UserError
from core.session import Session
from tests.core.commands.desk import Desk

Given = Callable[[Desk], dict[str, Any]]
TITLES = {"title_ar": "جديد", "title_en": "New"}


def mention_of(desk: Desk) -> int:
    return desk.mark(desk.block("وقال سامر"), "سامر الخطيب").id


def label_of_a_mention(desk: Desk) -> int:
    mention_of(desk)
    return desk.label("PER").id


def first_three(desk: Desk) -> list[int]:
    return [block.id for block in desk.blocks(1)[:3]]


def deleted(desk: Desk) -> list[int]:
    article = desk.article(2).id
    desk.session.execute("article.delete", articles=[article])
    return [article]


def edited(desk: Desk) -> int:
    block = desk.block("بدأ مزارعو")
    desk.session.execute("block.replace_text", block=block.id, start=0, removed="بدأ", inserted="استهل")
    return block.id


def misread(desk: Desk) -> int:
    block = desk.block("بدأ مزارعو")
    args = {"start": 0, "removed": "بدأ مزارعو", "inserted": "بدأ مزارعو".encode().decode("cp1256")}
    desk.session.execute("block.replace_text", block=block.id, **args)
    return block.id


def dismissed(desk: Desk) -> int:
    desk.session.execute("finding.dismiss", rule="caption-no-credit", article=None, key="صورة")
    return desk.ask(lambda view: view.dismissals())[0].id


def suggested(desk: Desk) -> int:
    block = desk.block("وأضافت")
    args = {"about": "role", "after": "crosshead", "reason": "in-body", "confidence": 0.9}
    done = desk.session.execute("suggestion.add", block=block.id, **args)
    return done.changes[0].id


def with_suggestion(desk: Desk, args: dict[str, Any]) -> dict[str, Any]:
    suggested(desk)
    return args


def page_line(desk: Desk) -> int:
    desk.session.execute("page_line.add", words="نافذة المدينة")
    return desk.ask(lambda view: view.page_lines())[0].id


def saved_search(desk: Desk) -> int:
    desk.session.execute("search.save", name="مدن", query={"words": "غزة", "how": "word"}, instead="غزّة")
    return desk.ask(lambda view: view.saved_searches())[0].id


ENTRIES = [{"kind": "replace", "query": {"words": "أمريكا"}, "instead": "أميركا"}]


def saved_recipe(desk: Desk) -> int:
    desk.session.execute("recipe.save", name="تنظيف", entries=ENTRIES)
    return desk.ask(lambda view: view.recipes())[0].id


CALLS: Mapping[str, Given] = {
    "page_line.add": lambda desk: {"words": "نافذة المدينة"},
    "page_line.apply": lambda desk: {"block": desk.block("بلدية الميناء").id},
    "page_line.set": lambda desk: {"page_line": page_line(desk), "enabled": False},
    "page_line.remove": lambda desk: {"page_lines": [page_line(desk)]},
    "page_line.switch": lambda desk: {"profile": "sharing", "enabled": False},
    "article.split": lambda desk: {"block": desk.block("وقال سامر").id},
    "article.merge_next": lambda desk: {"article": desk.article(1).id},
    "article.merge_previous": lambda desk: {"article": desk.article(2).id},
    "article.confirm_boundary": lambda desk: {"article": desk.article(2).id},
    "article.begin": lambda desk: {"block": desk.block("وقال سامر").id},
    "article.join": lambda desk: {"article": desk.article(2).id},
    "block.decide": lambda desk: {"block": desk.block("وقال سامر").id, "role": "caption"},
    "suggestion.add": lambda desk: {
        "block": desk.block("وقال سامر").id,
        "about": "boundary",
        "after": True,
        "reason": "headline-shape",
        "confidence": 0.75,
    },
    "suggestion.withdraw": lambda desk: with_suggestion(desk, {}),
    "suggestion.add_all": lambda desk: {
        "suggestions": [
            {
                "block": desk.block("وأضافت").id,
                "about": about,
                "after": after,
                "reason": "in-body",
                "confidence": 0.7,
            }
            for about, after in (("role", "crosshead"), ("kept", False), ("role", "paragraph"))
        ]
    },
    "suggestion.accept_lines": lambda desk: {"suggestions": [suggested(desk)]},
    "suggestion.accept": lambda desk: {"suggestion": suggested(desk)},
    "suggestion.reject": lambda desk: {"suggestions": [suggested(desk)]},
    "article.new": lambda desk: {"after": desk.article(1).id},
    "article.finish": lambda desk: {"article": desk.article(1).id},
    "article.delete": lambda desk: {"articles": [desk.article(1).id, desk.article(3).id]},
    "article.restore": lambda desk: {"articles": deleted(desk)},
    "article.set_status": lambda desk: {"articles": [desk.article(2).id], "status": "doubtful"},
    "article.set_note": lambda desk: {"article": desk.article(1).id, "note": "يُراجع مع رئيس التحرير"},
    "article.set_attr": lambda desk: {"article": desk.article(1).id, "name": "date", "value": "2026-01-04"},
    "block.move_next": lambda desk: {"blocks": [desk.block("وقال سامر").id]},
    "block.move_previous": lambda desk: {"blocks": [desk.block("بدأ مزارعو").id]},
    "block.split": lambda desk: {"block": desk.block("بدأ مزارعو").id, "at": 10},
    "block.merge": lambda desk: {"blocks": first_three(desk)},
    "block.replace_text": lambda desk: {
        "block": desk.block("بدأ").id,
        "start": 0,
        "removed": "بدأ",
        "inserted": "استهل",
    },
    "block.replace_ranges": lambda desk: {
        "block": desk.block("بدأ").id,
        "splices": [(0, "بدأ", "استهل"), (4, "مزارعو", "فلاحو")],
    },
    "block.replace_span": lambda desk: {
        "start": [desk.blocks(1)[2].id, 1],
        "end": [desk.blocks(1)[4].id, 2],
        "paragraphs": ["سطر أول", "سطر ثان"],
    },
    "block.move_words": lambda desk: {
        "start": [desk.block("وقال سامر").id, 5],
        "end": [desk.block("وقال سامر").id, 16],
        "to": [desk.blocks(1)[0].id, 0],
    },
    "block.take_raw": lambda desk: {"block": edited(desk)},
    "block.reread": lambda desk: {"blocks": [misread(desk)]},
    "block.set_role": lambda desk: {"blocks": first_three(desk), "role": "paragraph"},
    "block.set_kept": lambda desk: {"blocks": first_three(desk), "kept": False},
    "block.confirm": lambda desk: {"blocks": first_three(desk)},
    "role.add": lambda desk: {"name": "quote", **TITLES, "colour": "#AABBCC", "kept": False},
    "role.rename": lambda desk: {"role": "credit", **TITLES},
    "role.recolour": lambda desk: {"role": "credit", "colour": "#010203"},
    "mention.add": lambda desk: {
        "parts": [desk.part(desk.block("وقال"), "سامر الخطيب")],
        "label": desk.label("PER").id,
    },
    "mention.remove": lambda desk: {"mentions": [mention_of(desk)]},
    "mention.resize": lambda desk: {
        "mention": mention_of(desk),
        "parts": [desk.part(desk.block("وقال"), "الخطيب")],
    },
    "mention.relabel": lambda desk: {"mentions": [mention_of(desk)], "label": desk.label("ORG").id},
    "mention.mark_alike": lambda desk: {"mention": mention_of(desk), "scope": "project"},
    "label.add": lambda desk: {"name": "LAW", **TITLES, "colour": "#123456", "letter": "ق", "shortcut": "9"},
    "label.rename": lambda desk: {"label": desk.label("LOC").id, "name": "GPE", **TITLES},
    "label.recolour": lambda desk: {"label": desk.label("LOC").id, "colour": "#FFFFFF"},
    "label.rekey": lambda desk: {"label": desk.label("LOC").id, "shortcut": "0"},
    "label.merge": lambda desk: {
        "label": label_of_a_mention(desk),
        "into": desk.label("ORG").id,
    },
    "label.delete": lambda desk: {"label": label_of_a_mention(desk)},
    "alike.set_role": lambda desk: {"block": desk.blocks(1)[0].id, "role": "subheadline"},
    "alike.set_kept": lambda desk: {"block": desk.blocks(1)[0].id, "kept": True},
    "reason.set_role": lambda desk: {"reason": "page-line", "role": "byline"},
    "reason.set_kept": lambda desk: {"reason": "repeats-headline", "kept": True},
    "finding.dismiss": lambda desk: {
        "rule": "caption-no-credit",
        "article": desk.article(1).id,
        "key": "صورة",
    },
    "finding.restore": lambda desk: {"dismissal": dismissed(desk)},
    "finding.restore_all": lambda desk: {"dismissals": [dismissed(desk)]},
    "rule.set": lambda desk: {"rule": "caption-no-credit", "enabled": False, "severity": "error"},
    "text.replace_all": lambda desk: {
        "hits": [(desk.block("بدأ").id, 0, "بدأ", "استهل"), (desk.block("وقال").id, 1, "قال", "ذكر")]
    },
    "search.save": lambda desk: {"name": "مدن", "query": {"words": "غزة"}},
    "search.rename": lambda desk: {"search": saved_search(desk), "name": "بلدات"},
    "search.remove": lambda desk: {"search": saved_search(desk)},
    "recipe.save": lambda desk: {"name": "تنظيف", "entries": ENTRIES},
    "recipe.remove": lambda desk: {"recipe": saved_recipe(desk)},
    "source.remove": lambda desk: {"source": desk.ask(lambda view: view.sources())[0].id},
}


def test_the_calls_cover_the_table():
    assert CALLS.keys() == COMMANDS.keys()


@pytest.mark.parametrize("command", CALLS)
def test_done_taken_back_done_again(command, desk, project):
    args = CALLS[command](desk)
    before, steps = desk.session.content(), len(desk.session.steps())
    done = desk.do(command, **args)
    assert done.step is not None
    assert (done.step.command, done.step.count, done.step.author) == (command, len(done.changes), "tester")
    assert done.step.args == args
    assert done.articles or command.split(".")[0] in (
        "role",
        "label",
        "finding",
        "rule",
        "suggestion",
        "page_line",
        "search",
        "recipe",
    )
    after = desk.session.content()
    assert after != before
    assert len(desk.session.steps()) == steps + 1
    desk.session.close()
    with Session.open(project) as reopened:
        assert reopened.content() == after
        step = reopened.steps()[-1]
        assert step.args == json.loads(json.dumps(args))
        reopened.undo()
        assert reopened.content() == before
        reopened.redo()
        assert reopened.content() == after


@pytest.mark.parametrize("command", CALLS)
def test_a_refused_command_leaves_no_trace(command, desk):
    """The last change is made to fail: nothing of the step stays, nor of what is derived from it."""
    args = CALLS[command](desk)
    before, steps, findings = desk.session.content(), desk.session.steps(), desk.session.findings()

    def gives_up() -> bool:
        return True

    with pytest.raises(Exception, match=r"error\.cancelled"):
        desk.session.execute(command, cancelled=gives_up, **args)
    assert desk.session.content() == before
    assert desk.session.steps() == steps
    assert desk.session.findings() == findings


def test_typing_alone_joins():
    assert [command for command in COMMANDS if joins(command)] == ["block.replace_text"]
    assert not joins("source.import")


def test_an_unknown_command_is_refused(desk):
    with pytest.raises(UserError) as refused:
        desk.session.execute("block.burn")
    assert refused.value.key == "error.no_such_command"
