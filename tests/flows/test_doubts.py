"""The queue of doubt with the hands: a key answers, the next question is there, and the file knows it."""

from __future__ import annotations

import pytest

from tests.core.session.unsure import all_sure, unsure_boundary, unsure_kept, unsure_role


@pytest.fixture
def unsure(desk):
    """Hands on the sample project, in which four decisions are in doubt; return them and the blocks in order."""
    session = desk.session
    all_sure(session)
    articles = session.read(lambda view: view.article_ids())
    blocks = [session.read(lambda view, at=at: view.blocks(at)) for at in articles[:4]]
    kept = next(block for block in blocks[0] if not block.kept)
    role = next(block for block in blocks[1] if block.role == "paragraph")
    start = [block for block in blocks[2] if block.role == "paragraph"][1]
    unsure_kept(session, kept.id, 0.2)
    unsure_role(session, role.id, 0.3)
    unsure_boundary(session, articles[1], 0.4)
    unsure_role(session, start.id, 0.5, "perhaps-start")
    return desk, [kept, role, blocks[1][0], start]


def bar(hands):
    return hands.window.parts.desk.doubt


def asked(hands):
    """Return (what, block) of the question that is asked."""
    doubt = hands.window.control.doubting._question.doubt
    return doubt.about, doubt.block


def now(hands, block):
    return hands.session.read(lambda view: view.block(block.id))


def test_two_keys_go_through_the_queue(unsure, open_window):
    hands, (kept, role, boundary, start) = unsure
    path, articles = hands.session.path, len(hands.session.article_ids())
    hands.press("Shift+F7")
    assert bar(hands).isVisible()
    assert asked(hands) == ("kept", kept.id)
    assert hands.pane.caret().block == kept.id
    hands.press("Return")
    assert now(hands, kept).kept_decision.by == "editor"
    assert asked(hands) == ("role", role.id)
    assert hands.pane.caret().block == role.id
    hands.press("Backspace")
    assert now(hands, role).role == "caption"
    assert asked(hands) == ("boundary", boundary.id)
    hands.press("Y")
    assert asked(hands) == ("start", start.id)
    steps = len(hands.session.steps())
    hands.press("X")
    assert len(hands.session.steps()) == steps + 1
    assert len(hands.session.article_ids()) == articles + 1
    assert asked(hands) == ("role", start.id), "is it the headline, then?"
    hands.press("Return")
    assert not bar(hands).isVisible()
    done = hands.session.content()
    hands.close()
    hands = open_window()
    hands.window.control.projects.open_project(path)
    assert hands.session.content() == done
    assert hands.session.count_doubts() == 0


def test_the_wrong_key_joins_an_article_to_the_one_before(unsure):
    hands, (_, _, boundary, _) = unsure
    hands.press("Shift+F7")
    hands.press("S")
    hands.press("S")
    before = len(hands.session.article_ids())
    hands.press("Del")
    assert len(hands.session.article_ids()) == before - 1
    assert asked(hands) == ("role", boundary.id)


def test_a_digit_gives_another_role(unsure):
    hands, (_, role, _, _) = unsure
    hands.press("Shift+F7")
    mentions = hands.session.content()["mention"]
    hands.press("2")
    assert asked(hands)[0] == "kept", "a digit answers no other question, and labels nothing either"
    assert hands.session.content()["mention"] == mentions
    hands.press("S")
    hands.letter("٢", key=0x662)
    assert now(hands, role).role == "boilerplate"
    assert not now(hands, role).kept


def test_the_keys_lie_where_they_lie_under_an_arabic_layout(unsure):
    hands, (kept, role, _, _) = unsure
    hands.press("Shift+F7")
    hands.letter("غ", key=ord("غ"), scan=29)
    assert now(hands, kept).kept_decision.by == "editor"
    hands.letter("ء", key=ord("ء"), scan=53)
    assert now(hands, role).role == "caption"


def test_undo_comes_back_to_the_question(unsure):
    hands, (kept, role, boundary, _) = unsure
    before = hands.session.content()
    hands.press("Shift+F7")
    hands.press("Return")
    hands.press("Return")
    assert asked(hands) == ("boundary", boundary.id)
    hands.press("Ctrl+Z")
    assert asked(hands) == ("role", role.id)
    assert hands.pane.caret().block == role.id
    hands.press("Ctrl+Z")
    assert asked(hands) == ("kept", kept.id)
    assert hands.session.content() == before
    hands.press("Return")
    assert asked(hands) == ("role", role.id), "and on from there"


def test_skipped_ones_come_again_at_the_end(unsure):
    hands, (kept, *_) = unsure
    hands.press("Shift+F7")
    hands.press("S")
    for _ in range(3):
        hands.press("Return")
    assert asked(hands) == ("kept", kept.id)
    hands.press("Return")
    assert not bar(hands).isVisible()


def test_an_edit_that_settles_the_question_counts_as_its_answer(unsure):
    hands, (_, role, boundary, _) = unsure
    hands.press("Shift+F7")
    hands.press("S")
    assert asked(hands) == ("role", role.id)
    hands.press("Alt+4")
    assert now(hands, role).role_decision.by == "editor"
    assert asked(hands) == ("boundary", boundary.id)


def test_nothing_out_of_sight_is_answered(unsure):
    hands, (kept, *_) = unsure
    hands.press("Shift+F7")
    hands.window.control.navigation.next_article(1)
    before = hands.session.content()
    hands.press("Return")
    assert hands.session.content() == before
    assert hands.pane.caret().block == kept.id
    hands.press("Return")
    assert now(hands, kept).kept_decision.by == "editor"


def test_it_is_left_by_a_key_by_the_mouse_and_with_the_project(unsure):
    hands, _ = unsure
    for leave in (
        lambda: hands.press("Esc"),
        bar(hands).close_button.click,
        lambda: hands.press("Ctrl+W"),
    ):
        hands.press("Shift+F7")
        assert bar(hands).isVisible()
        leave()
        hands.rest()
        assert not hands.window.control.doubting.active


def test_the_mouse_answers_too(unsure):
    hands, (kept, role, *_) = unsure
    hands.press("Shift+F7")
    bar(hands).buttons["wrong"].click()
    assert now(hands, kept).kept
    bar(hands).choices[1].click()
    assert now(hands, role).role == "boilerplate"
    bar(hands).buttons["skip"].click()
    assert asked(hands)[0] == "start"


def test_bare_keys_are_those_of_mark_mode_again_afterwards(unsure):
    hands, _ = unsure
    hands.press("Shift+F7")
    hands.press("Esc")
    hands.press("Return")
    assert hands.pane.mode() == "write"


def test_the_question_is_asked_in_the_language_of_the_window(unsure):
    hands, _ = unsure
    hands.press("Shift+F7")
    assert bar(hands).sentence.text() == "أهذا مستبعد عن حق؟"
    assert bar(hands).counts.text().startswith("بقيت 4 أسئلة")
    hands.press("Ctrl+L")
    assert bar(hands).sentence.text() == "Is this rightly left out?"


def test_with_nothing_in_doubt_one_is_told_so(desk):
    all_sure(desk.session)
    desk.press("Shift+F7")
    assert not bar(desk).isVisible()
    assert desk.window.parts.message.isVisible()
