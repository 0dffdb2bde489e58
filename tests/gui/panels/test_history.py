from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from core.session import Session
from core.texts import Texts
from gui.models.step_rows import FACTS_ROLE, HIDDEN_ROLE, NAME_ROLE
from gui.models.window_texts import local_time
from gui.panels.history import HistoryPanel

CONTROL = Qt.KeyboardModifier.ControlModifier


def follow(panel, session):
    past = session.past
    panel.follow(past.news(panel.rows.last), past.points(), past.listed, lambda step: "", editable=True)


def signals(panel):
    """Return what the panel wishes, as it wishes it."""
    told = []
    for name in ("preview", "jump", "compare", "name", "undo_alone"):
        wish = getattr(panel, f"{name}_requested")
        wish.connect(lambda *step, name=name: told.append((name, *step)))
    return told


@pytest.fixture
def history(session: Session, texts, theme, show) -> HistoryPanel:
    """A panel over an import, a branch of one step left behind, and a note."""
    article = session.article_ids()[0]
    for status in ("in_work", "done", "doubtful"):
        session.execute("article.set_status", articles=[article], status=status)
    for _ in range(2):
        session.undo()
    session.execute("article.set_note", article=article, note="فرع آخر")
    made = show(HistoryPanel(texts, theme))
    follow(made, session)
    return made


def words(panel, row, role=Qt.ItemDataRole.DisplayRole):
    return panel.rows.index(row, 0).data(role)


def test_the_tree_is_told_in_words_with_who_when_and_where(history, session):
    assert words(history, 0) == Texts("ar")("panel.history.beginning")
    last = history.rows.rowCount() - 1
    assert words(history, last) == Texts("ar")("command.article.set_note")
    facts = words(history, last, FACTS_ROLE)
    assert "سلمى" in facts
    assert "مقال واحد" in facts
    assert "#3" in facts
    assert history.rows.rowCount() == len(session.steps()) + 1


def test_the_present_position_is_the_row_at_hand(history):
    assert history.table.currentIndex().row() == history.rows.here() == history.rows.rowCount() - 1


def test_enter_previews_and_with_control_goes_but_not_where_one_is(history, press):
    told = signals(history)
    press(history.table, Qt.Key.Key_Return)
    press(history.table, Qt.Key.Key_Return, CONTROL)
    assert told == []
    history.table.go_to(0)
    press(history.table, Qt.Key.Key_Return)
    press(history.table, Qt.Key.Key_Return, CONTROL)
    press(history.table, Qt.Key.Key_F2)
    assert told == [("preview", 0), ("jump", 0), ("name", 0)]


def test_the_keys_of_the_row_are_kept_from_the_window(history, qt_app):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
        event.ignore()
        qt_app.sendEvent(history.table, event)
        assert event.isAccepted()


def test_arrows_to_the_side_fold_and_unfold_the_branch(history, press):
    whole = history.rows.rowCount()
    inside = history.rows.branches()[0] + 1
    history.go_to(inside)
    fold, unfold = Qt.Key.Key_Left, Qt.Key.Key_Right
    if not history.table.isLeftToRight():
        fold, unfold = unfold, fold
    press(history.table, fold)
    assert history.rows.rowCount() == whole - 1
    assert history.table.step() == history.rows.branches()[0]
    assert words(history, history.table.currentIndex().row(), HIDDEN_ROLE) == "+ خطوة"
    press(history.table, unfold)
    assert history.rows.rowCount() == whole
    history.buttons["fold"].click()
    assert history.rows.rowCount() == whole - 1
    history.go_to(inside)
    assert (history.rows.rowCount(), history.table.step()) == (whole, inside)


def test_two_rows_are_compared_with_each_other_and_one_with_now(history, press):
    told = signals(history)
    history.table.go_to(1)
    first = history.table.step()
    history.buttons["compare"].click()
    press(history.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert history.buttons["compare"].text() == Texts("ar")("panel.history.compare_two")
    history.buttons["compare"].click()
    assert told == [("compare", first, history.rows.head), ("compare", *history.table.steps())]
    assert len(history.table.steps()) == 2
    assert not history.buttons["undo_alone"].isEnabled()


def test_what_cannot_be_wished_is_not_offered(history):
    able = {name: button.isEnabled() for name, button in history.buttons.items()}
    assert able == {"preview": False, "compare": False, "name": True, "undo_alone": True, "fold": True}
    history.table.go_to(0)
    assert not history.buttons["undo_alone"].isEnabled()
    assert history.buttons["preview"].isEnabled()


def test_a_step_done_meanwhile_comes_at_the_end_and_is_followed(history, session):
    inserted, reset = [], []
    history.rows.rowsInserted.connect(lambda *_: inserted.append(1))
    history.rows.modelReset.connect(lambda: reset.append(1))
    session.execute("article.set_note", article=session.article_ids()[0], note="ثم")
    follow(history, session)
    assert (inserted, reset) == ([1], [])
    assert history.table.step() == session.head


def test_a_row_at_hand_stays_while_nothing_moves(history, session):
    history.table.go_to(1)
    step = history.table.step()
    follow(history, session)
    assert history.table.step() == step


def test_after_a_jump_the_other_branch_is_the_straight_one(history, session):
    branch = next(step for step in session.steps() if step.args.get("status") == "done")
    session.jump(branch.id)
    follow(history, session)
    assert history.rows.step_at(history.rows.here()) == branch.id


def test_points_have_names_and_are_chosen_by_them(history, session):
    first = history.rows.step_at(1)
    session.past.name(first, "قبل القراءة")
    follow(history, session)
    assert words(history, 1, NAME_ROLE) == "قبل القراءة"
    assert history.rows.title(first) == "قبل القراءة"
    history.points.setCurrentIndex(1)
    history.points.activated.emit(1)
    assert history.table.step() == first


def test_the_filter_asks_for_an_article_an_author_and_kinds_of_steps(history, session):
    assert history.wanted(7) is None
    history.search.setText("ملحوظة")
    assert history.wanted(7).commands == ("article.set_note",)
    history.search.clear()
    history.scopes.chip("article").click()
    assert history.wanted(7).article == 7
    assert history.wanted(None).article == 0
    history.show_only(frozenset(session.past.matching(history.wanted(session.article_ids()[1]))))
    assert [history.rows.step_at(row) for row in range(history.rows.rowCount())] == [session.steps()[0].id]


def test_another_project_begins_with_nothing_of_the_first(history, session):
    history.clear()
    assert history.rows.rowCount() == 0
    follow(history, session)
    assert history.rows.rowCount() == len(session.steps()) + 1


def test_a_screen_reader_hears_the_whole_line(history):
    last = history.rows.rowCount() - 1
    spoken = words(history, last, Qt.ItemDataRole.AccessibleTextRole)
    assert Texts("ar")("panel.history.here") in spoken
    assert "سلمى" in spoken


def test_a_time_that_is_none_is_left_out():
    assert local_time("nonsense") == ""
    assert len(local_time("2026-01-05T09:00:00+00:00")) == len("2026-01-05 09:00")
