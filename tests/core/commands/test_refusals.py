"""What commands refuse: each with its sentence, and nothing done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.errors import UserError
from tests.core.commands.desk import Desk

NOWHERE = 999_999
TITLES = {"title_ar": "جديد", "title_en": "New"}
Given = Callable[[Desk], dict[str, Any]]


def headline(desk: Desk) -> int:
    return desk.blocks(1)[0].id


def made_by_hand(desk: Desk) -> int:
    done = desk.session.execute("article.new", after=desk.article(1).id)
    return next(change.id for change in done.changes if change.kind == "block")


def parts(desk: Desk, *stretches: tuple[int, int]) -> dict[str, Any]:
    return {"parts": [[headline(desk), *stretch] for stretch in stretches], "label": desk.label("PER").id}


def marked(desk: Desk) -> dict[str, Any]:
    mention = desk.mark(desk.blocks(1)[0], "الميناء")
    return {"parts": [list(part) for part in mention.parts], "label": mention.label}


def in_two_articles(desk: Desk) -> dict[str, Any]:
    return {"parts": [[headline(desk), 0, 5], [desk.blocks(2)[0].id, 0, 5]], "label": desk.label("PER").id}


def dismissed(desk: Desk) -> dict[str, Any]:
    args = {"rule": "caption-no-credit", "article": None, "key": ""}
    desk.session.execute("finding.dismiss", **args)
    return args


def added(**values: Any) -> dict[str, Any]:
    return {"name": "LAW", **TITLES, "colour": "#123456", **values}


REFUSED: list[tuple[str, Given, str]] = [
    ("article.split", lambda desk: {"block": headline(desk)}, "split_before_first"),
    ("article.split", lambda desk: {"block": NOWHERE}, "no_such_block"),
    ("article.merge_next", lambda desk: {"article": desk.article(3).id}, "no_article_after"),
    ("article.merge_next", lambda desk: {"article": NOWHERE}, "no_such_article"),
    ("article.merge_previous", lambda desk: {"article": desk.article(1).id}, "no_article_before"),
    ("article.new", lambda desk: {"after": NOWHERE}, "no_such_article"),
    ("article.delete", lambda desk: {"articles": [desk.article(1).id, NOWHERE]}, "no_such_article"),
    ("article.restore", lambda desk: {"articles": [NOWHERE]}, "no_such_article"),
    (
        "article.set_status",
        lambda desk: {"articles": [desk.article(1).id], "status": "late"},
        "no_such_status",
    ),
    ("article.set_note", lambda desk: {"article": NOWHERE, "note": ""}, "no_such_article"),
    (
        "article.set_attr",
        lambda desk: {"article": desk.article(1).id, "name": " ", "value": "x"},
        "attr_without_name",
    ),
    ("block.move_next", lambda desk: {"blocks": []}, "no_blocks"),
    ("block.move_next", lambda desk: {"blocks": [desk.blocks(3)[0].id]}, "no_article_after"),
    (
        "block.move_next",
        lambda desk: {"blocks": [headline(desk), desk.blocks(2)[0].id]},
        "blocks_of_two_articles",
    ),
    ("block.move_previous", lambda desk: {"blocks": [headline(desk)]}, "no_article_before"),
    ("block.move_previous", lambda desk: {"blocks": []}, "no_blocks"),
    ("block.split", lambda desk: {"block": headline(desk), "at": 0}, "split_at_edge"),
    (
        "block.split",
        lambda desk: {"block": headline(desk), "at": len(desk.blocks(1)[0].text)},
        "split_at_edge",
    ),
    ("block.merge", lambda desk: {"blocks": [headline(desk)]}, "merge_needs_two"),
    ("block.merge", lambda desk: {"blocks": [desk.blocks(1)[n].id for n in (0, 2)]}, "merge_not_neighbours"),
    (
        "block.merge",
        lambda desk: {"blocks": [desk.blocks(1)[-1].id, desk.blocks(2)[0].id]},
        "merge_not_neighbours",
    ),
    *(
        (
            "block.replace_text",
            lambda desk, args=args: {
                "block": headline(desk),
                **dict(zip(("start", "removed", "inserted"), args, strict=True)),
            },
            key,
        )
        for args, key in (
            ((0, "", "سطر\nآخر"), "line_end_in_block"),
            ((0, "", "سطر\r"), "line_end_in_block"),
            ((0, "مدرسة", ""), "text_has_changed"),
            ((-1, "", "و"), "text_has_changed"),
            ((500, "", "و"), "text_has_changed"),
        )
    ),
    (
        "block.replace_ranges",
        lambda desk: {"block": headline(desk), "splices": [(0, "بل", ""), (1, "ل", "")]},
        "text_has_changed",
    ),
    (
        "block.replace_ranges",
        lambda desk: {"block": headline(desk), "splices": [(0, "", "أ"), (9, "", "\n")]},
        "line_end_in_block",
    ),
    ("block.take_raw", lambda desk: {"block": made_by_hand(desk)}, "no_raw_words"),
    ("block.set_role", lambda desk: {"blocks": [headline(desk)], "role": "poem"}, "no_such_role"),
    ("block.set_kept", lambda desk: {"blocks": [headline(desk), NOWHERE], "kept": False}, "no_such_block"),
    ("block.confirm", lambda desk: {"blocks": [NOWHERE]}, "no_such_block"),
    ("role.add", lambda desk: added(name="two words"), "bad_name"),
    ("role.add", lambda desk: added(name=""), "bad_name"),
    ("role.add", lambda desk: added(name="caption"), "name_taken"),
    ("role.add", lambda desk: added(colour="red"), "bad_colour"),
    ("role.rename", lambda desk: {"role": "poem", **TITLES}, "no_such_role"),
    ("role.recolour", lambda desk: {"role": "credit", "colour": "#12345"}, "bad_colour"),
    ("mention.add", parts, "mention_without_words"),
    ("mention.add", lambda desk: parts(desk, (5, 6)), "mention_without_words"),
    ("mention.add", lambda desk: parts(desk, (7, 5)), "mention_outside_block"),
    ("mention.add", lambda desk: parts(desk, (30, 300)), "mention_outside_block"),
    ("mention.add", lambda desk: parts(desk, (0, 9), (5, 12)), "mention_overlaps_itself"),
    ("mention.add", lambda desk: {**parts(desk, (0, 5)), "label": NOWHERE}, "no_such_label"),
    ("mention.add", in_two_articles, "mention_in_two_articles"),
    ("mention.add", marked, "mention_already_there"),
    ("mention.remove", lambda desk: {"mentions": [NOWHERE]}, "no_such_mention"),
    (
        "mention.resize",
        lambda desk: {"mention": NOWHERE, "parts": [[headline(desk), 0, 5]]},
        "no_such_mention",
    ),
    (
        "mention.resize",
        lambda desk: {"mention": desk.mark(desk.blocks(1)[0], "الميناء").id, "parts": []},
        "mention_without_words",
    ),
    ("mention.relabel", lambda desk: {"mentions": [], "label": NOWHERE}, "no_such_label"),
    ("mention.mark_alike", lambda desk: {"mention": NOWHERE, "scope": "project"}, "no_such_mention"),
    ("mention.mark_alike", lambda desk: {"mention": NOWHERE, "scope": "world"}, "no_such_scope"),
    ("label.add", lambda desk: added(name="A;B"), "bad_name"),
    ("label.add", lambda desk: added(name="PER"), "name_taken"),
    ("label.add", lambda desk: added(shortcut="1"), "key_taken"),
    ("label.add", lambda desk: added(colour="#zzzzzz"), "bad_colour"),
    ("label.rename", lambda desk: {"label": desk.label("PER").id, "name": "ORG", **TITLES}, "name_taken"),
    ("label.rename", lambda desk: {"label": NOWHERE, "name": "LAW", **TITLES}, "no_such_label"),
    ("label.recolour", lambda desk: {"label": desk.label("PER").id, "colour": ""}, "bad_colour"),
    ("label.rekey", lambda desk: {"label": desk.label("PER").id, "shortcut": "2"}, "key_taken"),
    (
        "label.merge",
        lambda desk: {"label": desk.label("PER").id, "into": desk.label("PER").id},
        "merge_with_itself",
    ),
    ("label.merge", lambda desk: {"label": desk.label("PER").id, "into": NOWHERE}, "no_such_label"),
    ("label.delete", lambda desk: {"label": NOWHERE}, "no_such_label"),
    ("alike.set_role", lambda desk: {"block": headline(desk), "role": "poem"}, "no_such_role"),
    ("alike.set_kept", lambda desk: {"block": NOWHERE, "kept": True}, "no_such_block"),
    ("reason.set_role", lambda desk: {"reason": "page-line", "role": "poem"}, "no_such_role"),
    ("finding.dismiss", dismissed, "already_dismissed"),
    (
        "finding.dismiss",
        lambda desk: {"rule": "caption-no-credit", "article": NOWHERE, "key": ""},
        "no_such_article",
    ),
    ("finding.restore", lambda desk: {"dismissal": NOWHERE}, "no_such_dismissal"),
    ("source.remove", lambda desk: {"source": NOWHERE}, "no_such_source"),
]


@pytest.mark.parametrize(("command", "given", "key"), REFUSED, ids=[f"{row[0]}-{row[2]}" for row in REFUSED])
def test_refused_with_a_sentence_and_nothing_done(command, given, key, desk):
    args = given(desk)
    before, steps = desk.session.content(), desk.session.steps()
    with pytest.raises(UserError) as refused:
        desk.session.execute(command, **args)
    assert refused.value.key == f"error.{key}"
    assert desk.session.content() == before
    assert desk.session.steps() == steps


@pytest.mark.parametrize(
    ("command", "given"),
    [
        ("article.set_status", lambda desk: {"articles": [desk.article(1).id], "status": "new"}),
        ("article.set_attr", lambda desk: {"article": desk.article(1).id, "name": "url", "value": None}),
        ("article.restore", lambda desk: {"articles": [desk.article(1).id]}),
        (
            "block.replace_text",
            lambda desk: {"block": headline(desk), "start": 0, "removed": "بلدية", "inserted": "بلدية"},
        ),
        ("block.take_raw", lambda desk: {"block": headline(desk)}),
        ("reason.set_kept", lambda desk: {"reason": "no-such-reason", "kept": True}),
        ("reason.set_role", lambda desk: {"reason": "no-such-reason", "role": "caption"}),
        ("label.rekey", lambda desk: {"label": desk.label("PER").id, "shortcut": "1"}),
    ],
)
def test_what_changes_nothing_makes_no_step(command, given, desk):
    args, steps = given(desk), len(desk.session.steps())
    done = desk.do(command, **args)
    assert (done.step, done.changes) == (None, ())
    assert len(desk.session.steps()) == steps


@pytest.mark.parametrize(
    ("command", "args", "key"),
    [
        ("label.rekey", {"shortcut": "Ctrl+Z"}, "bad_key"),
        ("label.rekey", {"shortcut": "٢"}, "key_taken"),
        ("label.rename", {"name": "X", "title_ar": "س" * 81, "title_en": ""}, "bad_title"),
        ("label.rename", {"name": "X", "title_ar": "سطر\nسطر", "title_en": ""}, "bad_title"),
    ],
)
def test_what_a_label_cannot_have_is_refused(desk, command, args, key):
    label = desk.session.read(lambda view: view.labels()[0])
    with pytest.raises(UserError) as refusal:
        desk.session.execute(command, label=label.id, **args)
    assert refusal.value.key == f"error.{key}"


def test_half_a_character_is_refused(desk):
    block = desk.session.read(lambda view: view.blocks(view.article_ids()[0])[0])
    with pytest.raises(UserError) as refusal:
        desk.session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="\ud83d")
    assert refusal.value.key == "error.half_character"
