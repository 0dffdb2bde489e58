"""What is told lies over the desk, and goes when it is no longer news."""

from __future__ import annotations

import pytest

from core.errors import UserError


class Later:
    """Holds a call until the test lets it happen."""

    def __init__(self):
        self.call = None

    def run(self, call):
        self.call = call


@pytest.fixture
def message(desk):
    desk.window.parts.message.later = Later()
    return desk.window.parts.message


def test_a_note_goes_by_itself_and_a_refusal_stays(desk, message):
    desk.window.control.telling.note("استُورد مقال واحد")
    assert message.isVisible()
    message.later.call()
    assert not message.isVisible()
    desk.window.control.telling.note("استُورد مقال واحد")
    desk.window.control.telling.refused(UserError("error.no_words_here"))
    message.later.call()
    assert message.isVisible()


def test_a_note_goes_with_the_next_edit_and_a_refusal_with_the_next_action(desk, message):
    desk.window.control.telling.note("استُورد مقال واحد")
    desk.mark("المنصورة", "3")
    assert not message.isVisible()
    desk.window.control.telling.refused(UserError("error.no_words_here"))
    desk.press("Ctrl+PgDown", desk.pane)
    assert not message.isVisible()


def test_a_message_moves_nothing(desk, message):
    desk.rest()
    before = desk.pane.mapTo(desk.window, desk.pane.rect().topLeft()), desk.pane.size()
    desk.window.control.telling.note("استُورد مقال واحد")
    desk.rest()
    assert (desk.pane.mapTo(desk.window, desk.pane.rect().topLeft()), desk.pane.size()) == before
    assert message.parentWidget().rect().contains(message.geometry())
    desk.window.resize(900, 700)
    desk.rest()
    assert message.parentWidget().rect().contains(message.geometry())


def test_a_message_does_not_stay_in_the_other_language(desk, message):
    desk.window.control.telling.note("استُورد مقال واحد")
    desk.press("Ctrl+L", desk.pane)
    assert not message.isVisible()
