"""Suggestions: noted, taken, turned down; never over what an editor did."""

from __future__ import annotations

import pytest

from core.errors import UserError
from core.session import Session


def suggest(desk, block, about, after, confidence=0.9):
    """Note a suggestion and return it."""
    done = desk.do(
        "suggestion.add", block=block.id, about=about, after=after, reason="in-body", confidence=confidence
    )
    return done.changes[0].after


def accept(desk, suggestion):
    return desk.do("suggestion.accept", suggestion=suggestion.id)


def refused(desk, command, **args):
    with pytest.raises(UserError) as error:
        desk.session.execute(command, **args)
    return error.value.key


def test_a_role_is_taken_as_a_machines_decision(desk):
    block = desk.block("وأضافت")
    made = suggest(desk, block, "role", "crosshead", 0.7)
    accept(desk, made)
    now = desk.again(block)
    assert (now.role, now.role_decision) == ("crosshead", ("model", "in-body", 0.7))
    assert now.kept == block.kept
    assert desk.ask(lambda view: view.suggestion(made.id)).state == "accepted"


def test_kept_is_taken(desk):
    block = desk.block("وأضافت")
    accept(desk, suggest(desk, block, "kept", False))
    assert desk.again(block).kept is False
    assert desk.again(block).kept_decision.by == "model"


def test_a_boundary_comes(desk):
    block = desk.block("وقال سامر")
    accept(desk, suggest(desk, block, "boundary", True))
    assert desk.blocks(2)[0].id == block.id
    assert desk.article(2).boundary == ("model", "in-body", 0.9)


def test_a_boundary_goes_and_nothing_remains_of_the_article(desk):
    block = desk.blocks(3)[0]
    made = suggest(desk, block, "boundary", False)
    accept(desk, made)
    assert len(desk.articles()) == 2
    assert desk.again(block).article == desk.article(2).id
    assert desk.again(block).attrs == block.attrs, "no editor joined these"
    assert desk.ask(lambda view: view.suggestion(made.id)).article == desk.article(2).id


def test_several_about_one_article_are_taken_together(desk, project):
    block, after = desk.block("وقال سامر"), desk.block("وأضافت")
    made = [
        suggest(desk, block, "boundary", True),
        suggest(desk, block, "role", "headline"),
        suggest(desk, after, "boundary", True),
        suggest(desk, desk.blocks(2)[0], "boundary", False),
    ]
    before = desk.session.content()
    steps = len(desk.session.steps())
    calls = [("suggestion.accept", {"suggestion": each.id}) for each in made]
    desk.session.execute_all("suggestion.accept_all", lambda view: calls)
    assert len(desk.session.steps()) == steps + 1
    assert [row.state for row in desk.ask(lambda view: view.suggestions_in_state("accepted"))] == [
        "accepted"
    ] * 4
    assert len(desk.articles()) == 4
    desk.session.undo()
    assert desk.session.content() == before
    desk.session.redo()
    taken = desk.session.content()
    desk.session.close()
    with Session.open(project) as reopened:
        assert reopened.content() == taken


TOUCHES = {
    "role": lambda desk, block: ("block.set_role", {"blocks": [block.id], "role": "caption"}),
    "confirmed": lambda desk, block: ("block.confirm", {"blocks": [block.id]}),
    "kept": lambda desk, block: ("block.set_kept", {"blocks": [block.id], "kept": False}),
    "status": lambda desk, block: ("article.set_status", {"articles": [block.article], "status": "in_work"}),
    "note": lambda desk, block: ("article.set_note", {"article": block.article, "note": "سؤال"}),
    "mention": lambda desk, block: (
        "mention.add",
        {"parts": [[block.id, 0, 4]], "label": desk.label("PER").id},
    ),
    "words": lambda desk, block: (
        "block.replace_text",
        {"block": block.id, "start": 0, "removed": "", "inserted": "ثم "},
    ),
    "split": lambda desk, block: ("block.split", {"block": block.id, "at": 8}),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_nothing_is_taken_where_an_editor_had_a_hand_in_it(desk, touch):
    block, other = desk.block("بدأ مزارعو"), desk.block("وذكر المهندس")
    made = suggest(desk, other, "role", "crosshead")
    command, args = TOUCHES[touch](desk, block)
    desk.do(command, **args)
    assert refused(desk, "suggestion.accept", suggestion=made.id) == "error.suggestion_is_stale"
    assert (
        refused(
            desk,
            "suggestion.add",
            block=other.id,
            about="role",
            after="headline",
            reason="in-body",
            confidence=1.0,
        )
        == "error.suggestion_is_stale"
    )


def test_an_article_is_not_joined_to_one_that_an_editor_touched(desk):
    made = suggest(desk, desk.blocks(2)[0], "boundary", False)
    desk.do("block.confirm", blocks=[desk.blocks(1)[2].id])
    assert refused(desk, "suggestion.accept", suggestion=made.id) == "error.suggestion_is_stale"


def test_where_an_editor_lets_an_article_begin_it_begins(desk):
    block, other = desk.blocks(2)[0], desk.block("وذكر المهندس")
    boundary, role = suggest(desk, block, "boundary", False), suggest(desk, other, "role", "crosshead")
    desk.do("article.confirm_boundary", article=block.article)
    assert refused(desk, "suggestion.accept", suggestion=boundary.id) == "error.suggestion_is_stale"
    assert accept(desk, role).step is not None, "who confirms a boundary has not looked inside"


def test_where_an_editor_joined_two_articles_none_begins(desk):
    block = desk.blocks(2)[0]
    desk.do("article.merge_previous", article=block.article)
    args = {"block": block.id, "about": "boundary", "after": True, "reason": "in-body", "confidence": 0.9}
    assert refused(desk, "suggestion.add", **args) == "error.suggestion_is_stale"


def test_a_suggestion_is_taken_once(desk):
    made = suggest(desk, desk.block("وأضافت"), "kept", False)
    accept(desk, made)
    assert refused(desk, "suggestion.accept", suggestion=made.id) == "error.suggestion_is_stale"


def test_what_is_turned_down_is_not_proposed_again(desk):
    block = desk.block("وأضافت")
    made = suggest(desk, block, "role", "crosshead")
    desk.do("suggestion.reject", suggestions=[made.id])
    again = {"block": block.id, "about": "role", "after": "crosshead", "reason": "in-body", "confidence": 0.9}
    assert refused(desk, "suggestion.add", **again) == "error.suggestion_rejected"
    assert desk.do("suggestion.add", **{**again, "after": "caption"}).step is not None


def test_answered_ones_are_not_withdrawn(desk):
    down = suggest(desk, desk.block("وأضافت"), "role", "crosshead")
    desk.do("suggestion.reject", suggestions=[down.id])
    suggest(desk, desk.block("وأضافت"), "kept", False)
    desk.do("suggestion.withdraw")
    assert [each.id for each in desk.ask(lambda view: view.suggestions(down.article))] == [down.id]


def test_a_suggestion_goes_with_its_block(desk):
    block = desk.block("وأضافت")
    made = suggest(desk, block, "role", "crosshead")
    desk.do("article.split", block=desk.block("وقال سامر").id)
    assert desk.ask(lambda view: view.suggestion(made.id)).article == desk.again(block).article
    desk.do("block.move_next", blocks=[block.id])
    assert desk.ask(lambda view: view.suggestion(made.id)).article == desk.again(block).article


def test_a_suggestion_about_a_block_that_is_gone_ends_with_its_article(desk):
    first, second = desk.blocks(3)[1:3]
    made = suggest(desk, second, "role", "crosshead")
    desk.do("block.merge", blocks=[first.id, second.id])
    desk.do("article.merge_previous", article=desk.article(3).id)
    assert desk.session.content()["suggestion"] == []
    assert desk.session.open_suggestions() == []
    assert made.article not in [article.id for article in desk.articles()]


def test_open_ones_are_listed_in_reading_order(desk):
    last, first = desk.block("وذكر المهندس"), desk.block("وقال سامر")
    made = [suggest(desk, block, "kept", False) for block in (last, first)]
    assert [each.id for each in desk.session.open_suggestions()] == [made[1].id, made[0].id]
    desk.do("block.confirm", blocks=[first.id])
    assert [each.id for each in desk.session.open_suggestions()] == [made[0].id]


def test_of_many_those_that_fit_are_noted_and_taken(desk):
    block, other = desk.block("وأضافت"), desk.block("بدأ مزارعو")
    sure = {"reason": "in-body", "confidence": 0.9}
    wanted = [(block, "role", "crosshead"), (block, "kept", False), (block, "role", "paragraph")]
    done = desk.do(
        "suggestion.add_all",
        suggestions=[
            {"block": each.id, "about": about, "after": after, **sure}
            for each, about, after in (*wanted, (block, "role", "caption"), (other, "role", "caption"))
        ],
    )
    made = [change.after for change in done.changes]
    assert [each.proposal["after"] for each in made] == ["crosshead", False, "caption", "caption"]
    desk.do("block.set_kept", blocks=[other.id], kept=False)
    desk.do("suggestion.accept_lines", suggestions=[each.id for each in made])
    assert (desk.again(block).role, desk.again(block).kept) == ("crosshead", False)
    assert desk.again(other).role == other.role
    states = [desk.ask(lambda view, at=each.id: view.suggestion(at)).state for each in made]
    assert states == ["accepted", "accepted", "open", "open"]
