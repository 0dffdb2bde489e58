from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from core.session import Session, Summary
from core.texts import Texts
from gui.panels.article_list import ArticleListPanel
from gui.panels.article_table import runs
from gui.theme import load_theme
from gui.widgets.delay import AtOnce


@pytest.fixture
def panel(session: Session, texts, theme, show) -> ArticleListPanel:
    made = ArticleListPanel(texts, theme, AtOnce())
    sources, roles = session.read(lambda view: (view.sources(), view.roles()))
    made.show_project(
        lambda asked, deliver: deliver(session.article_ids(asked)), session.summaries, sources, roles
    )
    return show(made)


@pytest.fixture
def heard(panel):
    told = []
    panel.article_selected.connect(told.append)
    return told


def ids(panel) -> list[int]:
    return list(panel.rows.ids)


def row_words(panel, row: int) -> str:
    return panel.rows.index(row, 0).data()


def test_articles_stand_in_order_with_their_headlines(panel, session):
    assert ids(panel) == list(session.article_ids())
    assert row_words(panel, 1) == "قطار جديد يربط الساحل بالجبل"
    assert panel.header.note.text() == "3"


def test_going_to_a_row_tells_the_article(panel, heard, press):
    panel.table.setCurrentIndex(panel.rows.index(0, 0))
    press(panel.table, Qt.Key.Key_Down)
    assert heard == ids(panel)[:2]


def test_showing_the_open_article_tells_nothing(panel, heard):
    panel.show_article(ids(panel)[2])
    assert heard == []
    assert panel.chosen() == [ids(panel)[2]]


def test_search_is_folded(panel):
    panel.filters.search.setText("الـنجّار")
    assert len(ids(panel)) == 2
    panel.filters.search.setText("لا وجود لهذا")
    assert ids(panel) == []


def test_chips_filter_by_status_and_a_changed_status_leaves_the_list(panel, session):
    first = ids(panel)[0]
    panel.filters.statuses.chip("new").click()
    assert first in ids(panel)
    panel.show_changes(session.execute("article.set_status", articles=[first], status="done"))
    assert first not in ids(panel)
    panel.filters.clear()
    assert len(ids(panel)) == 3


def test_a_step_repaints_what_it_touched_without_asking_anew(panel, session):
    asked = []
    panel.table.show_articles(
        session.article_ids(), lambda some: asked.append(list(some)) or session.summaries(some)
    )
    row_words(panel, 0)
    asked.clear()
    first = ids(panel)[0]
    block = session.read(lambda view: view.blocks(first))[0]
    panel.show_changes(
        session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="عاجل: ")
    )
    assert asked == [[first]]
    assert row_words(panel, 0).startswith("عاجل: ")


def test_split_and_undo_keep_the_choice(panel, session):
    panel.show_article(ids(panel)[2])
    block = session.read(lambda view: view.blocks(ids(panel)[0]))[1].id
    panel.show_changes(session.execute("article.split", block=block))
    assert len(ids(panel)) == 4
    assert panel.chosen() == [ids(panel)[3]]
    panel.show_changes(session.undo())
    assert panel.chosen() == [ids(panel)[2]]


def test_several_chosen_articles_get_one_status(panel, heard):
    told = []
    panel.status_requested.connect(lambda articles, status: told.append((articles, status)))
    assert not panel.bulk.isVisible()
    panel.table.selectAll()
    assert panel.bulk.isVisible()
    panel.bulk.button("doubtful").click()
    assert told == [(ids(panel), "doubtful")]


def test_a_late_answer_to_an_old_question_is_dropped(panel, session):
    waiting = []
    panel.show_project(lambda asked, deliver: waiting.append(deliver), session.summaries, [], [])
    panel.requery()
    newest = array("q", ids(panel)[:1])
    waiting[1](newest)
    waiting[0](array("q"))
    assert ids(panel) == list(newest)


def test_a_million_rows_choose_all_and_keep_it_over_a_new_question(panel):
    def summaries(some):
        return [Summary(one, str(one), "", "new", 1, 1, 1, 0, 0, 0, 0, 0, 0) for one in some]

    many = array("q", range(1_000_000))
    panel.table.show_articles(many, summaries)
    panel.table.selectionModel().select(
        panel.table.selectionModel().selection(), QItemSelectionModel.SelectionFlag.Clear
    )
    panel.table.selectAll()
    panel.table.show_articles(many, summaries)
    assert len(panel.chosen()) == 1_000_000
    assert row_words(panel, 999_999) == "999999"


def test_runs_join_neighbours():
    assert list(runs([5, 1, 2, 3, 9])) == [(1, 3), (5, 5), (9, 9)]
    assert list(runs([])) == []


def test_the_language_switches_live(panel):
    panel.set_texts(Texts("en"))
    assert panel.header.title.text() == "Articles"
    assert panel.filters.statuses.chip("done").text() == "Done"
    spoken = panel.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "status: New" in spoken


def test_every_theme_and_direction_paints(panel, qt_app):
    for name in ("light", "dark", "contrast"):
        panel.set_theme(load_theme(name).scaled(2))
        for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
            panel.setLayoutDirection(direction)
            assert not panel.grab().isNull()
