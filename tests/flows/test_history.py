"""The history with the hands: look ahead, go, name, compare, take one step back alone; then the file says the same."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from core.session import Session
from gui.dialogs.net_dialog import NetDialog
from gui.window import history as deeds


@pytest.fixture
def told(desk):
    """Hands that wrote a note in the first article and gave the second one's first block a role."""
    one, two = desk.session.article_ids()[:2]
    desk.window.parts.workspace.run("article.set_note", article=one, note="راجع الأسماء")
    desk.window.parts.workspace.show(two)
    block = desk.scene.blocks[2].id
    desk.pane.go_to(block, 3)
    desk.window.parts.workspace.run("block.set_role", blocks=[block], role="crosshead")
    desk.window.parts.workspace.show(one)
    desk.press("Ctrl+Shift+H")
    settle(desk)
    return desk


def settle(hands):
    """Let the lists follow."""
    hands.window.control.views.show_all()
    hands.rest()


def panel(hands):
    return hands.window.parts.desk.history


def note(hands):
    first = hands.session.article_ids()[0]
    return hands.session.read(lambda view: view.article(first)).note


def choose(hands, command):
    """Put the row of the last step of a command at hand."""
    step = [step.id for step in hands.session.steps() if step.command == command][-1]
    panel(hands).go_to(step)
    panel(hands).table.setFocus()
    hands.rest()
    return step


def sentence(hands):
    assert hands.window.parts.message.isVisible()
    return hands.window.parts.message.sentence.text()


def test_enter_shows_what_would_change_and_enter_again_goes(told):
    imported = choose(told, "source.import")
    told.press("Return", panel(told).table)
    told.wait()
    dialog = told.window.dialogs.shown
    assert isinstance(dialog, NetDialog)
    shown = dialog.words.toPlainText()
    assert "راجع الأسماء" in shown
    assert "عنوان داخلي" in shown
    assert note(told) == "راجع الأسماء", "looking changes nothing"
    told.press("Return", dialog)
    assert told.session.head == imported
    assert note(told) == ""
    told.press("Ctrl+Shift+Z")
    assert note(told) == "راجع الأسماء"


def test_a_look_that_is_closed_leaves_everything_as_it_is(told):
    before = told.session.head
    choose(told, "source.import")
    told.press("Return", panel(told).table)
    told.wait()
    told.press("Esc", told.window.dialogs.shown)
    assert told.session.head == before


def test_one_old_step_is_taken_back_alone_and_its_place_is_shown(told):
    choose(told, "article.set_note")
    told.press("Ctrl+Shift+Y", panel(told).table)
    assert note(told) == ""
    assert told.session.steps()[-1].command == "history.undo_alone"
    second = told.session.article_ids()[1]
    assert "crosshead" in [block.role for block in told.session.read(lambda view: view.blocks(second))]
    assert told.scene.article.id == told.session.article_ids()[0]
    told.press("Ctrl+Z")
    assert note(told) == "راجع الأسماء"


def test_what_a_later_step_depends_on_is_told_in_words(told):
    first = told.session.article_ids()[0]
    step = choose(told, "article.set_note")
    told.window.parts.workspace.run("article.set_note", article=first, note="غيرها")
    panel(told).go_to(step)
    told.press("Ctrl+Shift+Y", panel(told).table)
    assert "كتابة ملحوظة على المقال" in sentence(told)
    assert "#4" in sentence(told)
    assert note(told) == "غيرها"


def test_undo_shows_the_place_it_changed_in_another_article(told):
    second = told.session.article_ids()[1]
    told.press("Ctrl+Z", told.pane)
    assert told.scene.article.id == second
    block, caret = told.pane.caret()
    assert (told.scene.number_of[block], caret) == (3, 3)


def test_undo_of_a_step_on_many_articles_stays_where_one_of_them_is_open(told):
    articles = told.session.article_ids().tolist()
    told.window.parts.workspace.run("article.set_status", articles=articles[2:4], status="done")
    told.window.parts.workspace.show(articles[3])
    told.press("Ctrl+Z", told.pane)
    assert told.scene.article.id == articles[3]
    told.window.parts.workspace.show(articles[0])
    told.press("Ctrl+Shift+Z", told.pane)
    assert told.scene.article.id == articles[2], "none that changed is open: the first one is shown"


def test_undo_at_the_import_says_why_it_stops(desk):
    desk.press("Ctrl+Z", desk.pane)
    assert desk.window.parts.appearance.texts("error.undo_at_import") == sentence(desk)


def test_a_point_is_named_found_again_and_forgotten(told):
    step = choose(told, "article.set_note")
    told.press("F2", panel(told).table)
    dialog = told.window.dialogs.shown
    told.type("قبل القراءة")
    told.press("Return", dialog.name)
    assert [(point.step, point.name) for point in told.session.past.points()] == [(step, "قبل القراءة")]
    assert panel(told).points.itemText(1) == "قبل القراءة"
    told.press("F2", panel(told).table)
    told.window.dialogs.shown.forget.click()
    told.rest()
    assert told.session.past.points() == []


def test_points_are_compared_and_nothing_can_be_gone_to_from_there(told):
    choose(told, "article.set_note")
    panel(told).buttons["compare"].click()
    told.wait()
    dialog = told.window.dialogs.shown
    assert "عنوان داخلي" in dialog.words.toPlainText()
    assert "راجع الأسماء" not in dialog.words.toPlainText()
    assert not [
        button for button in dialog.findChildren(QPushButton) if button is dialog.go and button.isVisible()
    ]
    told.press("Esc", dialog)


def test_the_steps_of_the_open_article_follow_it(told):
    history = panel(told)
    history.scopes.chip("article").click()
    told.rest()
    kept = [history.rows.step_at(row) for row in range(history.rows.rowCount())]
    commands = {step.id: step.command for step in told.session.steps()}
    assert [commands[step] for step in kept] == ["source.import", "article.set_note"]
    told.window.parts.workspace.show(told.session.article_ids()[1])
    told.rest()
    kept = [history.rows.step_at(row) for row in range(history.rows.rowCount())]
    assert [commands[step] for step in kept] == ["source.import", "block.set_role"]


def test_a_long_way_is_a_task_that_can_be_given_up(told, monkeypatch):
    monkeypatch.setattr(deeds, "MANY", 0)
    before, head = told.session.content(), told.session.head
    first = choose(told, "source.import")
    told.window.control.history.jump(first)
    waiting = told.window.dialogs.shown
    assert waiting.isVisible()
    told.press("Esc", waiting)
    told.wait()
    assert told.session.head in (head, first), "a quick one may be there before the cancel"
    assert not told.window.parts.workspace.travelling
    if told.session.head == first:
        told.window.control.history.jump(head)
        told.wait()
    assert (told.session.content(), told.session.head) == (before, head)
    told.window.control.history.undo()
    told.wait()
    assert told.session.head != head
    told.window.control.history.redo()
    told.wait()
    assert told.session.content() == before


def test_names_and_steps_are_in_the_file(told, settings_folder):
    step = choose(told, "article.set_note")
    told.session.past.name(step, "قبل القراءة")
    told.press("Ctrl+Shift+Y", panel(told).table)
    content, path = told.session.content(), told.session.path
    told.close()
    with Session.open(path) as session:
        assert session.content() == content
        assert session.past.listed([step])[0].name == "قبل القراءة"
