"""Proposing again with the hands: decide, propose, look, filter, take some, turn some down; and the file knows it."""

from __future__ import annotations

import pytest

from tests.core.session.standins import ENDLESS, REMEMBERING, plain_project


@pytest.fixture
def hands(open_window, settings_folder):
    """Hands on a project of four articles that end in the same line."""
    path = plain_project(settings_folder)
    hands = open_window()
    hands.window.control.projects.open_project(path)
    hands.window.control.suggesting.methods = REMEMBERING
    hands.rest()
    return hands


@pytest.fixture
def taught(hands):
    """These hands, who called the first of these lines a credit, and what the others are."""
    ends = [
        hands.session.read(lambda view, at=article: view.blocks(at)[-1])
        for article in hands.session.article_ids()
    ]
    hands.session.execute("block.set_role", blocks=[ends[0].id], role="credit")
    hands.session.execute("block.set_kept", blocks=[ends[0].id], kept=not ends[0].kept)
    hands.window.control.views.show_all()
    return hands, ends[1:]


def panel(hands):
    return hands.window.parts.desk.suggestions


def propose(hands):
    hands.press("Shift+F5")
    hands.wait()


def states(hands):
    return [row[3] for row in hands.session.content()["suggestion"]]


def roles(hands, blocks):
    return [hands.session.read(lambda view, at=block.id: view.block(at).role) for block in blocks]


def test_without_a_decision_one_sentence_says_so(hands):
    propose(hands)
    assert hands.window.parts.message.isVisible()
    assert "لم يُحسم شيء بعد" in hands.window.parts.message.sentence.text()


def test_the_change_is_shown_before_it_is_taken(taught):
    hands, ends = taught
    before = roles(hands, ends)
    propose(hands)
    assert hands.window.parts.desk.tab() == "suggestions"
    assert panel(hands).table.hasFocus()
    assert panel(hands).kinds.chip("role").words.count == str(len(ends))
    assert panel(hands).kinds.chip("kept").words.count == str(len(ends))
    assert panel(hands).kinds.chip("boundary").words.count == "0"
    assert "سيتغير" in hands.window.parts.message.sentence.text()
    assert roles(hands, ends) == before


def test_all_are_taken_as_one_step_and_undone(taught, open_window):
    hands, ends = taught
    propose(hands)
    proposed, steps = hands.session.content(), len(hands.session.steps())
    hands.window.parts.actions.trigger("suggest.accept_all")
    hands.wait()
    assert set(roles(hands, ends)) == {"credit"}
    assert len(hands.session.steps()) == steps + 1
    assert panel(hands).rows.rowCount() == 0
    path, taken = hands.session.path, hands.session.content()
    hands.close()
    hands = open_window()
    hands.window.control.projects.open_project(path)
    assert hands.session.content() == taken
    hands.press("Ctrl+Z", hands.pane)
    assert hands.session.content() == proposed


def test_filter_look_take_some_and_turn_some_down(taught):
    hands, ends = taught
    propose(hands)
    table = panel(hands).table
    panel(hands).kinds.chip("role").click()
    assert panel(hands).rows.rowCount() == len(ends)
    table.setFocus()
    hands.press("Down", table)
    assert hands.pane.caret().block == ends[1].id, "the page follows"
    assert table.hasFocus()
    hands.press("+", table)
    hands.wait()
    assert roles(hands, ends)[:2] == [ends[0].role, "credit"]
    table.setFocus()
    panel(hands).table.go_to(0)
    hands.press("Del", table)
    assert states(hands).count("rejected") == 1
    assert roles(hands, ends)[0] == ends[0].role
    propose(hands)
    assert len([1 for each in panel(hands).rows._all if each.about == "role"]) == len(ends) - 2


def test_a_change_of_role_and_an_article_can_be_chosen(taught):
    hands, ends = taught
    propose(hands)
    panel(hands).roles.setCurrentIndex(1)
    panel(hands).roles.activated.emit(1)
    assert {each.about for each in panel(hands).rows.shown()} == {"role"}
    panel(hands).roles.activated.emit(0)
    hands.window.control.suggesting.go_to(panel(hands).rows.shown()[0])
    assert hands.pane.hasFocus()
    hands.window.control.views.show_suggestions()
    panel(hands).scopes.chip("article").click()
    assert {each.article for each in panel(hands).rows.shown()} == {ends[0].article}


def test_an_article_edited_meanwhile_is_left_alone(taught):
    hands, ends = taught
    propose(hands)
    hands.session.execute("block.confirm", blocks=[ends[0].id])
    panel(hands).buttons["accept_all"].click()
    hands.wait()
    assert roles(hands, ends)[0] == ends[0].role
    assert set(roles(hands, ends[1:])) == {"credit"}
    assert (
        "لم يعد" in hands.window.parts.message.sentence.text()
        or "لم يعودا" in hands.window.parts.message.sentence.text()
    )


def test_it_can_be_cancelled(taught):
    hands, _ = taught
    hands.window.control.suggesting.methods = ENDLESS
    before = hands.session.content()
    hands.press("Shift+F5")
    hands.window.parts.status.cancel.click()
    hands.wait()
    assert hands.session.content() == before


def test_the_panel_speaks_the_language_of_the_window(taught):
    hands, _ = taught
    propose(hands)
    assert panel(hands).rows.index(0, 0).data().count("←") == 1
    hands.press("Ctrl+L")
    assert panel(hands).rows.index(0, 0).data().count("→") == 1
    assert panel(hands).buttons["propose"].text() == "Propose again"
