from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.session import Session
from core.texts import Texts
from gui.models.raw_words import read_raw_words
from gui.models.step_rows import FACTS_ROLE, local_time
from gui.panels.history import HistoryPanel
from gui.panels.raw_words import RawWordsPanel
from gui.theme import load_theme


@pytest.fixture
def history(session: Session, texts, theme, show) -> HistoryPanel:
    article = session.article_ids()[0]
    for status in ("in_work", "done"):
        session.execute("article.set_status", articles=[article], status=status)
    session.undo()
    session.execute("article.set_note", article=article, note="فرع آخر")
    made = show(HistoryPanel(texts, theme))
    made.show_steps(session.steps(), session.head)
    return made


def words(panel, row, role=Qt.ItemDataRole.DisplayRole):
    return panel.rows.index(row, 0).data(role)


def test_the_tree_is_told_in_words_with_who_and_how_many(history, session):
    assert words(history, 0) == Texts("ar")("panel.history.beginning")
    last = history.rows.rowCount() - 1
    assert words(history, last) == Texts("ar")("command.article.set_note")
    assert "سلمى" in words(history, last, FACTS_ROLE)
    assert history.rows.rowCount() == len(session.steps()) + 1


def test_the_present_position_is_the_row_at_hand(history):
    assert history.table.currentIndex().row() == history.rows.here() == history.rows.rowCount() - 1


def test_a_row_gone_to_is_a_wish_to_jump_and_the_present_one_is_none(history, press):
    told = []
    history.jump_requested.connect(told.append)
    press(history.table, Qt.Key.Key_Return)
    assert told == []
    history.table.clicked.emit(history.rows.index(0, 0))
    assert told == [0]


def test_after_a_jump_the_other_branch_is_the_straight_one(history, session):
    branch = next(step for step in session.steps() if step.args.get("status") == "done")
    session.jump(branch.id)
    history.show_steps(session.steps(), session.head)
    assert history.rows.step_at(history.rows.here()) == branch.id


def test_a_time_that_is_none_is_left_out():
    assert local_time("nonsense") == ""
    assert len(local_time("2026-01-05T09:00:00+00:00")) == len("2026-01-05 09:00")


@pytest.fixture
def block(session: Session):
    article = session.article_ids()[0]
    return session.read(lambda view: view.blocks(article))[1]


@pytest.fixture
def raw(texts, theme, show) -> RawWordsPanel:
    return show(RawWordsPanel(texts, theme))


def marked(side) -> list[str]:
    """Return the words that are marked by a ground and by a line."""
    found = []
    block = side.words.document().firstBlock()
    for fragment in block:
        form = fragment.fragment().charFormat()
        if form.fontStrikeOut() or form.fontUnderline():
            assert form.background().style() != Qt.BrushStyle.NoBrush
            found.append(fragment.fragment().text())
    return found


def test_both_sides_are_shown_with_their_differences_marked(raw, session, block):
    session.execute("block.replace_text", block=block.id, start=0, removed="قررت", inserted="أعلنت")
    raw.show_block(session.read(lambda view: read_raw_words(view, block.id)))
    assert marked(raw.raw) == ["قررت"]
    assert marked(raw.now) == ["أعلنت"]
    assert raw.now.words.toPlainText().startswith("أعلنت")
    raw.set_theme(load_theme("dark"))
    assert marked(raw.now) == ["أعلنت"]


def test_the_raw_words_can_be_wished_back_only_where_they_differ(raw, session, block):
    told = []
    raw.take_raw_requested.connect(told.append)
    raw.show_block(session.read(lambda view: read_raw_words(view, block.id)))
    assert not raw.take_raw.isEnabled()
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="ثم ")
    raw.show_block(session.read(lambda view: read_raw_words(view, block.id)))
    raw.take_raw.click()
    assert told == [block.id]


def test_the_place_in_the_dump_is_told(raw, session, block):
    raw.show_block(session.read(lambda view: read_raw_words(view, block.id)))
    assert "news.txt" in raw.place.text()
    assert str(block.pieces[0].start) in raw.place.text()
    raw.show_block(None)
    assert raw.place.text() == ""
