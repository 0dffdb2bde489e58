"""Searching and replacing with the hands: keys, hits, the text, one undo; and the file knows it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex

from core.errors import UserError
from core.model.search import Query
from gui.dialogs.background import Immediate
from gui.models.hit_rows import INSTEAD_ROLE, LINE
from gui.widgets.delay import AtOnce

WORDS = "المشروع"
"""Stands several times in the sample, once with a letter before its article."""


@pytest.fixture
def hands(desk):
    """Hands on the sample, where a search runs at once."""
    searching = desk.window.control.search.searching
    searching.late = AtOnce()
    searching.source.make = lambda parent: Immediate()
    panel(desk).head.delay = AtOnce()
    return desk


def panel(hands):
    return hands.window.parts.desk.search


def texts(hands) -> str:
    """Return the whole project's text."""
    return "\n".join(
        block.text
        for article in hands.session.article_ids()
        for block in hands.session.read(lambda view, at=article: view.blocks(at))
    )


def selected(hands) -> str:
    """Return the words selected in the article."""
    parts = hands.pane.selection()
    return "".join(hands.scene.block_of[part.block].text[part.start : part.end] for part in parts)


def look_for(hands, words: str = WORDS) -> None:
    hands.press("Ctrl+F", hands.pane)
    panel(hands).head.words.clear()
    hands.type(words)


def test_the_key_opens_the_search_with_the_selected_words(hands):
    block, start = hands.find(WORDS)
    hands.select(block, start, start + len(WORDS))
    hands.press("Ctrl+F", hands.pane)
    assert hands.window.parts.desk.tab() == "search"
    assert panel(hands).head.words.hasFocus()
    assert panel(hands).head.words.text() == WORDS
    assert not panel(hands).head.replaces
    assert panel(hands).rows.rowCount() >= 2


def test_the_list_has_its_own_key(hands):
    hands.press("Ctrl+Shift+E", hands.pane)
    assert hands.window.parts.desk.list.filters.search.hasFocus()


def test_typed_words_are_found_folded_and_counted(hands):
    look_for(hands, "المَشروع")
    rows, text = panel(hands).rows, texts(hands)
    assert rows.rowCount() == text.count(WORDS) >= 2
    assert str(rows.rowCount()) in panel(hands).head.count.text()
    assert {hit.words for hit in rows.hits} == {WORDS}
    articles = [hands.session.article_ids().index(hit.article) for hit in rows.hits]
    assert articles == sorted(articles)


def test_enter_in_the_field_goes_from_hit_to_hit_and_the_keyboard_stays(hands):
    look_for(hands)
    seen = []
    for _ in range(panel(hands).rows.rowCount()):
        hands.press("Return")
        assert panel(hands).head.words.hasFocus()
        assert selected(hands) == WORDS
        seen.append((hands.scene.article.id, hands.pane.caret()))
    assert len(set(seen)) == len(seen)
    hands.press("Return")
    assert (hands.scene.article.id, hands.pane.caret()) == seen[0], "it begins again"
    assert hands.window.parts.message.isVisible()
    hands.press("Shift+Return")
    assert (hands.scene.article.id, hands.pane.caret()) == seen[-1]


def test_keys_in_the_text_go_to_the_next_place_from_the_caret(hands):
    look_for(hands)
    rows = panel(hands).rows
    here = [row for row, hit in enumerate(rows.hits) if hit.article == hands.scene.article.id]
    assert len(here) >= 2
    hands.press("Escape")
    assert hands.pane.hasFocus()
    hit = rows.hits[here[0]]
    hands.pane.go_to(hit.block, hit.end)
    hands.press("Ctrl+G", hands.pane)
    assert panel(hands).row() == here[1]
    assert hands.pane.hasFocus()
    hands.press("Ctrl+Shift+F3", hands.pane)
    assert panel(hands).row() == here[0]


def test_rows_show_their_place_and_enter_goes_to_the_text(hands):
    look_for(hands)
    hands.press("Down")
    hands.press("Down")
    table = panel(hands).table
    assert table.hasFocus()
    hit = panel(hands).hit()
    assert hands.scene.article.id == hit.article
    assert selected(hands) == WORDS
    hands.press("Return")
    assert hands.pane.hasFocus()
    assert hands.pane.caret() == (hit.block, hit.start)


def test_a_bad_expression_is_told_in_the_place_of_the_rows(hands):
    look_for(hands, "(نهر")
    how = panel(hands).head.how
    how.setCurrentIndex(how.findData("regex"))
    assert panel(hands).rows.rowCount() == 0
    with pytest.raises(UserError) as refused:
        hands.session.search.start(panel(hands).head.query())
    told = hands.window.parts.appearance.texts(refused.value.key, **refused.value.values)
    assert panel(hands)._body._sentence.text() == told


def test_places_narrow_the_search(hands):
    look_for(hands, "على")
    scope, whole = panel(hands).head.scope, panel(hands).rows.rowCount()
    scope.setCurrentIndex(scope.findData("article"))
    inside = panel(hands).rows.rowCount()
    assert {hit.article for hit in panel(hands).rows.hits} == {hands.scene.article.id}
    assert 0 < inside < whole
    hands.window.parts.workspace.show(hands.session.article_ids()[1])
    assert {hit.article for hit in panel(hands).rows.hits} <= {hands.scene.article.id}
    scope.setCurrentIndex(scope.findData("list"))
    assert panel(hands).rows.rowCount() == whole


def test_a_long_selection_is_a_place_to_look_in(hands):
    look_for(hands)
    hands.press("Escape")
    hands.pane.selectAll()
    hands.rest()
    hands.press("Ctrl+F", hands.pane)
    assert panel(hands).head.query().scope == "selection"
    assert panel(hands).head.words.text() == WORDS
    assert {hit.article for hit in panel(hands).rows.hits} == {hands.scene.article.id}


def test_hits_follow_what_is_typed(hands):
    look_for(hands)
    rows = panel(hands).rows
    before = rows.hits[0]
    hands.press("Escape")
    hands.click(before.block, 0)
    hands.press("Return")
    hands.type("ثم ")
    assert rows.hits[0].start == before.start + 3
    assert rows.hits[0].words == WORDS


def test_more_hits_come_as_they_are_scrolled_to(hands, monkeypatch):
    monkeypatch.setattr("gui.window.searching.FIRST", 3)
    look_for(hands, "في")
    rows = panel(hands).rows
    assert rows.rowCount() == 3
    while rows.canFetchMore(QModelIndex()):
        rows.fetchMore(QModelIndex())
    assert rows.rowCount() >= texts(hands).count("في") > 50
    assert str(rows.rowCount()) in panel(hands).head.count.text()


def test_what_was_looked_for_is_in_the_menu(hands):
    look_for(hands)
    hands.press("Return")
    menu = hands.window.control.search.saving.menu()
    entries = {entry.text(): entry for entry in menu.actions()}
    panel(hands).head.words.setText("شيء آخر")
    entries[WORDS].trigger()
    assert panel(hands).head.words.text() == WORDS
    menu.close()
    menu.deleteLater()


def test_the_search_borrows_room_only_while_it_is_in_front(hands):
    desk = hands.window.parts.desk
    before = desk.rows.sizes()
    hands.press("Ctrl+F", hands.pane)
    assert desk.rows.sizes()[1] > before[1]
    hands.press("Ctrl+Shift+F")
    assert desk.rows.sizes() == before


def replace_with(hands, instead: str, words: str = WORDS) -> None:
    """Press the key for replacing, and type both words."""
    hands.press("Ctrl+H", hands.pane)
    panel(hands).head.words.setFocus()
    panel(hands).head.words.clear()
    hands.type(words)
    panel(hands).head.instead.setFocus()
    hands.type(instead)


def reopened(hands, open_window):
    """Close the window, open the project again in another, and return the hands on it."""
    path = hands.session.path
    hands.close()
    again = open_window()
    again.window.control.projects.open_project(path)
    again.rest()
    return again


def test_all_are_replaced_as_one_step_that_one_undo_takes_back(hands, open_window):
    before, count, steps = texts(hands), texts(hands).count(WORDS), len(hands.session.steps())
    replace_with(hands, "الخطة")
    assert panel(hands).rows.index(0, LINE).data(INSTEAD_ROLE) == "الخطة"
    panel(hands).head.buttons["all"].click()
    hands.rest()
    assert texts(hands) == before, "it asks first"
    assert str(count) in hands.window.dialogs.shown.text()
    hands.confirm()
    hands.wait()
    assert texts(hands) == before.replace(WORDS, "الخطة")
    assert len(hands.session.steps()) == steps + 1
    assert str(count) in hands.window.parts.message.sentence.text()
    assert panel(hands).rows.rowCount() == 0
    assert selected(hands) == ""
    hands = reopened(hands, open_window)
    assert texts(hands) == before.replace(WORDS, "الخطة")
    hands.press("Ctrl+Z", hands.pane)
    assert texts(hands) == before


def test_a_question_that_is_turned_down_replaces_nothing(hands):
    before = texts(hands)
    replace_with(hands, "الخطة")
    hands.window.parts.actions.trigger("search.replace_all")
    hands.rest()
    hands.press("Esc", hands.window.dialogs.shown)
    assert texts(hands) == before


def test_a_row_without_its_mark_stays_as_it_is(hands):
    before = texts(hands)
    replace_with(hands, "الخطة")
    count = panel(hands).rows.rowCount()
    hands.press("Down")
    hands.press("Space")
    assert len(panel(hands).rows.left_out) == 1
    panel(hands).head.buttons["all"].click()
    hands.rest()
    hands.confirm()
    hands.wait()
    assert texts(hands).count("الخطة") == before.count("الخطة") + count - 1
    first = before.index(WORDS)
    assert texts(hands)[first : first + len(WORDS)] == WORDS


def test_one_is_replaced_and_the_next_comes_to_hand(hands):
    before, steps = texts(hands), len(hands.session.steps())
    replace_with(hands, "الخطة")
    count = panel(hands).rows.rowCount()
    hands.press("Down")
    following = panel(hands).rows.at(1)
    hands.press("Ctrl+Return")
    assert texts(hands) == before.replace(WORDS, "الخطة", 1)
    assert panel(hands).table.hasFocus()
    assert panel(hands).hit().block == following.block
    assert selected(hands) == WORDS
    assert hands.scene.article.status != "done", "the key of the article stays with the article"
    for _ in range(count - 1):
        hands.press("Ctrl+Return")
    assert texts(hands) == before.replace(WORDS, "الخطة")
    assert len(hands.session.steps()) == steps + count
    hands.press("Ctrl+Z")
    assert texts(hands).count(WORDS) == 1


def test_undo_in_the_field_takes_the_replacement_back_and_leaves_the_words(hands):
    before = texts(hands)
    replace_with(hands, "الخطة")
    hands.press("Return")
    hands.press("Ctrl+Return")
    assert panel(hands).head.instead.hasFocus()
    assert texts(hands) == before.replace(WORDS, "الخطة", 1)
    hands.press("Ctrl+Z")
    assert texts(hands) == before
    assert panel(hands).head.instead.text() == "الخطة"
    hands.press("Ctrl+Shift+Z")
    assert texts(hands) == before.replace(WORDS, "الخطة", 1)
    hands.type("ة")
    hands.press("Ctrl+Z")
    assert panel(hands).head.instead.text() == "الخطة", "what was typed since then is the field's own"
    assert texts(hands) == before.replace(WORDS, "الخطة", 1)


def test_tab_goes_from_the_words_put_in_place_to_the_button(hands):
    replace_with(hands, "الخطة")
    hands.press("Return")
    hands.press("Tab")
    assert panel(hands).head.buttons["one"].hasFocus()


def test_chosen_rows_are_replaced_together(hands):
    before = texts(hands)
    replace_with(hands, "الخطة")
    count = panel(hands).rows.rowCount()
    hands.press("Down")
    hands.press("Shift+Down")
    hands.press("Ctrl+Shift+Return")
    hands.wait()
    assert texts(hands) == before.replace(WORDS, "الخطة", 2)
    assert panel(hands).rows.rowCount() == count - 2
    assert panel(hands).row() == 0
    assert selected(hands) == WORDS, "the next one is looked at"


def test_mentions_stay_on_and_beside_what_is_replaced(hands):
    hands.mark("سامح القاضي", "1")
    replace_with(hands, "عادل", "سامح")
    panel(hands).head.buttons["all"].click()
    hands.rest()
    hands.confirm()
    hands.wait()
    words = {mention.words for mention in hands.scene.mentions}
    assert words == {"عادل القاضي"}


def test_groups_of_an_expression_are_filled_in_and_shown(hands):
    replace_with(hands, r"\2 \1", "(سامح) (القاضي)")
    how = panel(hands).head.how
    how.setCurrentIndex(how.findData("regex"))
    rows = panel(hands).rows
    assert rows.rowCount() >= 1
    assert rows.index(0, LINE).data(INSTEAD_ROLE) == "القاضي سامح"
    panel(hands).head.instead.setText(r"\7")
    assert rows.index(0, LINE).data(INSTEAD_ROLE) is None
    assert panel(hands).head.count.text(), "it is told what is wrong"


def test_a_search_is_kept_by_name_renamed_used_and_removed(hands, open_window):
    look_for(hands)
    panel(hands).head.exact.click()
    hands.window.parts.actions.trigger("search.keep")
    hands.rest()
    shown = hands.window.dialogs.shown
    shown.name.setText("مشاريع")
    hands.press("Return", shown.name)
    assert [each.name for each in hands.session.search.saved()] == ["مشاريع"]
    assert shown.current.name == "مشاريع"
    shown.name.setText("خطط")
    hands.press("Return", shown.name)
    shown.reject()
    hands = reopened(hands, open_window)
    entries = {entry.text(): entry for entry in hands.window.control.search.saving.menu().actions()}
    entries["خطط"].trigger()
    assert panel(hands).head.query() == Query(WORDS, exact=True)
    hands.window.parts.actions.trigger("search.manage")
    hands.rest()
    hands.press("Del", hands.window.dialogs.shown.list)
    assert hands.session.search.saved() == []
    hands.window.dialogs.shown.reject()


def test_closing_the_project_forgets_the_search(hands):
    look_for(hands)
    hands.window.parts.actions.trigger("project.close")
    assert panel(hands).rows.rowCount() == 0
    assert hands.window.control.search.searching.query is None
