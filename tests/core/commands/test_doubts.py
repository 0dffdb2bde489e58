"""Answers to doubt: each is one step, and leaves what the editor did not speak of alone."""

from __future__ import annotations

import pytest

from core.errors import UserError
from core.model.touched import JOINED


def test_a_confirmed_boundary_decides_nothing_else(desk):
    article = desk.article(2)
    blocks = desk.blocks(2)
    desk.do("article.confirm_boundary", article=article.id)
    assert desk.again(article).boundary.by == "editor"
    assert desk.again(article).boundary.reason == article.boundary.reason
    assert desk.blocks(2) == blocks
    assert desk.do("article.confirm_boundary", article=article.id).step is None


def test_a_line_that_begins_an_article_is_taken_for_its_headline_for_now(desk):
    line = desk.block("وقال سامر")
    desk.do("article.begin", block=line.id)
    first = desk.blocks(2)[0]
    assert (first.id, first.role, first.kept) == (line.id, "headline", True)
    assert first.role_decision.by == "rule"
    assert first.role_decision.confidence < 0.8
    assert desk.article(2).boundary.by == "editor"


def test_what_the_editor_called_a_line_stays(desk):
    line = desk.block("وقال سامر")
    desk.do("block.set_role", blocks=[line.id], role="credit")
    desk.do("article.begin", block=line.id)
    assert desk.blocks(2)[0].role == "credit"


def test_a_joined_headline_becomes_a_line_of_the_text_for_now(desk):
    headline, other = desk.blocks(3)[0], desk.blocks(3)[1]
    assert headline.role == "headline"
    desk.do("article.join", article=desk.article(3).id)
    joined = desk.again(headline)
    assert joined.article == desk.article(2).id
    assert joined.role == "crosshead"
    assert joined.role_decision.confidence < 0.8
    assert desk.again(other).role == other.role


def test_the_first_article_of_a_dump_cannot_be_joined(desk):
    with pytest.raises(UserError) as refused:
        desk.do("article.join", article=desk.article(1).id)
    assert refused.value.key == "error.no_article_before"


def test_deciding_a_role_decides_what_is_kept_too(desk):
    block = desk.block("وأضافت")
    desk.do("block.decide", block=block.id, role="boilerplate")
    now = desk.again(block)
    assert (now.role, now.kept) == ("boilerplate", False)
    assert (now.role_decision.by, now.kept_decision.by) == ("editor", "editor")


def test_deciding_for_the_same_role_keeps_its_reason_and_what_is_left_out(desk):
    block = next(block for block in desk.blocks(1) if block.role_decision.reason == "repeats-headline")
    desk.do("block.decide", block=block.id, role=block.role)
    now = desk.again(block)
    assert (now.role, now.kept) == (block.role, block.kept)
    assert now.role_decision == ("editor", "repeats-headline", 1.0)


@pytest.mark.parametrize(
    ("command", "args"),
    [
        ("article.merge_next", lambda desk: {"article": desk.article(1).id}),
        ("article.merge_previous", lambda desk: {"article": desk.article(2).id}),
        ("block.move_previous", lambda desk: {"blocks": [desk.blocks(2)[0].id]}),
        ("block.move_next", lambda desk: {"blocks": [desk.blocks(1)[-1].id]}),
    ],
)
def test_a_machines_boundary_that_an_editor_takes_away_is_remembered(desk, command, args):
    was_first = desk.blocks(2)[0]
    desk.do(command, **args(desk))
    assert desk.again(was_first).attrs[JOINED] is True


def test_a_boundary_that_the_editor_made_leaves_no_mark(desk):
    line = desk.block("وقال سامر")
    before = desk.session.content()["block"]
    desk.do("article.split", block=line.id)
    desk.do("article.merge_next", article=desk.article(1).id)
    assert desk.session.content()["block"] == before
