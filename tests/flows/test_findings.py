"""Findings from key to file: mended, mended alike, dismissed and restored, rules switched; the file then reopened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDeadlineTimer

from core.session import Session

TATWEEL = "stray-tatweel"


@pytest.fixture
def flawed(desk):
    """The sample with a tatweel in a kept block of each of four articles, in two of them in the same word."""
    for article, word in zip(
        desk.session.article_ids()[:4], ("كلمـــة", "كلمـــة", "جملـــة", "ورقـــة"), strict=True
    ):
        blocks = desk.session.read(lambda view, at=article: view.blocks(at))
        block = next(block for block in blocks if block.kept and block.role == "paragraph")
        desk.session.execute("block.replace_text", block=block.id, start=0, removed="", inserted=f"{word} ")
    desk.window.parts.workspace.refresh()
    desk.rest()
    return desk


def found(desk):
    return desk.session.findings(rule=TATWEEL)


def reopened(desk):
    path = desk.session.path
    desk.close()
    return Session.open(path)


def panel(desk):
    return desk.window.parts.desk.findings


def until(desk, holds):
    """Let the lists follow, which they do when the hands rest."""
    deadline = QDeadlineTimer(10_000)
    while not holds():
        assert not deadline.hasExpired(), "the lists did not follow"
        desk.rest()


def show(desk):
    desk.window.control.findings.show_rule(TATWEEL)
    panel(desk).table.go_to(0)
    panel(desk).table.setFocus()
    desk.rest()


def test_keys_in_the_list_mend_dismiss_here_and_everywhere(flawed):
    show(flawed)
    assert panel(flawed).rows.rowCount() == 4
    flawed.press("Ctrl+Return", panel(flawed).table)
    until(flawed, lambda: panel(flawed).rows.rowCount() == 3)
    last = panel(flawed).rows.at(2)
    panel(flawed).table.go_to(2)
    flawed.press("Delete", panel(flawed).table)
    until(flawed, lambda: panel(flawed).rows.rowCount() == 2)
    panel(flawed).table.go_to(0)
    word = panel(flawed).finding().key
    flawed.press("Shift+Delete", panel(flawed).table)
    flawed.rest()
    assert len(found(flawed)) == 1
    with reopened(flawed) as session:
        told = {(each.dismissal.article, each.dismissal.key) for each in session.rules.silenced()}
        assert told == {(last.article, last.key), (None, word)}
        assert len(session.findings(rule=TATWEEL)) == 1


def test_all_alike_are_mended_after_a_question_and_one_undo_takes_it_back(flawed):
    before = flawed.session.content()
    show(flawed)
    panel(flawed).buttons["fix_alike"].click()
    flawed.rest()
    flawed.window.dialogs.shown.reject()
    assert flawed.session.content() == before
    panel(flawed).buttons["fix_alike"].click()
    flawed.rest()
    flawed.window.dialogs.shown.accept()
    flawed.wait()
    assert found(flawed) == []
    flawed.press("Ctrl+Z", flawed.pane)
    assert len(found(flawed)) == 4
    with reopened(flawed) as session:
        assert session.content() == before


def test_only_those_alike_are_mended_where_only_those_are_shown(flawed):
    show(flawed)
    word = panel(flawed).finding().key
    flawed.press("Space", panel(flawed).table)
    assert panel(flawed).rows.rowCount() == 2
    panel(flawed).buttons["fix_alike"].click()
    flawed.window.dialogs.shown.accept()
    flawed.wait()
    assert word not in {finding.key for finding in found(flawed)}
    assert len(found(flawed)) == 2


def test_the_window_of_rules_switches_one_off_and_restores_what_was_dismissed(flawed):
    show(flawed)
    flawed.press("Delete", panel(flawed).table)
    flawed.press("Ctrl+F8", flawed.pane)
    made = flawed.window.control.rules.shown
    made.show_page("silenced")
    flawed.press("Delete", made.silenced.list)
    assert len(found(flawed)) == 4
    made.show_page("rules")
    rules = [row.key for row in made.list.rows.rows]
    made.list.setCurrentIndex(made.list.rows.index(rules.index(TATWEEL)))
    flawed.press("Space", made.list)
    flawed.wait()
    assert found(flawed) == []
    assert not made.state.enabled
    until(flawed, lambda: panel(flawed).rows.rowCount() == 0)
    made.reject()
    with reopened(flawed) as session:
        assert session.findings(rule=TATWEEL) == []
        session.undo()
        assert len(session.findings(rule=TATWEEL)) == 4


def test_rules_that_the_project_never_ran_are_run_when_it_is_opened(flawed, open_window):
    count, path = len(found(flawed)), flawed.session.path
    flawed.close()
    with Session.open(path) as session:
        session._call(lambda db: db.execute("DELETE FROM finding WHERE rule = ?", [TATWEEL]))
        session._call(lambda db: db.execute("DELETE FROM meta WHERE key = 'rules_run'"))
    hands = open_window()
    hands.window.control.projects.open_project(path)
    hands.window.parts.tasks.wait()
    hands.rest()
    assert len(found(hands)) == count
