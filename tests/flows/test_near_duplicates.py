"""Two dumps that share a report: found behind the editor's back, compared, one deleted, reopened, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest

from core.session.twins import NEAR_DUPLICATE
from tests.core.session.test_twins import FIRST_DUMP, SECOND_DUMP

PATIENCE = 30_000


def until(hands, holds):
    """Let the window live until something is so."""
    deadline = QDeadlineTimer(PATIENCE)
    while not holds():
        assert not deadline.hasExpired(), "it did not come to be"
        hands.app.processEvents()


def quiet_is_over(hands):
    until(hands, lambda: not hands.window.parts.tasks._thread)
    hands.rest()


def told(hands):
    return [
        (finding.article, finding.values["other"]) for finding in hands.session.findings(rule=NEAR_DUPLICATE)
    ]


@pytest.fixture
def dumps(tmp_path):
    paths = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for path, text in zip(paths, (FIRST_DUMP, SECOND_DUMP), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def hands(open_window, dumps, tmp_path):
    """Hands on a window with both dumps imported, once the search is over."""
    hands = open_window()
    hands.window.control.projects.open_project(tmp_path / "p.tanqih", create=True)
    hands.window.control.projects.import_now([(path, None) for path in dumps])
    hands.wait()
    quiet_is_over(hands)
    return hands


def compared(hands):
    """Return the comparison once it is read."""
    until(hands, lambda: hands.window.dialogs.shown is not None and hands.window.dialogs.shown.comparison)
    return hands.window.dialogs.shown


def test_an_import_is_followed_by_a_search_and_the_pair_is_compared_deleted_and_brought_back(
    hands, open_window, tmp_path
):
    first, copy, brief = (hands.session.article_ids()[at] for at in (0, 3, 4))
    assert told(hands) == [(copy, first), (brief, first), (brief, copy)]
    before = hands.session.content()

    # from the findings of the copy, by Enter
    hands.window.control.navigation.open_article(copy)
    hands.press("Ctrl+Shift+F")
    table = hands.window.parts.desk.findings.table
    rows = table.model()
    row = next(at for at in range(rows.rowCount()) if rows.at(at).rule == NEAR_DUPLICATE)
    table.go_to(row)
    hands.press("Return", table)
    dialog = compared(hands)
    assert (dialog.comparison.first.article, dialog.comparison.second.article) == (first, copy)

    # the later one goes, the next pair comes
    hands.press("Del", dialog.list)
    dialog = compared(hands)
    assert copy not in hands.session.article_ids()
    assert (dialog.comparison.first.article, dialog.comparison.second.article) == (first, brief)
    assert told(hands) == [(brief, first)]
    hands.press("Escape", dialog.list)
    hands.close()

    # it is so in the file, and one undo brings all of it back
    hands = open_window()
    hands.window.control.projects.open_project(tmp_path / "p.tanqih")
    assert told(hands) == [(brief, first)]
    hands.press("Ctrl+Z", hands.pane)
    assert hands.session.content() == before
    assert told(hands) == [(copy, first), (brief, first), (brief, copy)]


def test_undo_inside_the_comparison_shows_the_pair_again(hands):
    first, copy = hands.session.article_ids()[0], hands.session.article_ids()[3]
    hands.window.control.navigation.open_article(copy)
    hands.press("Ctrl+K", hands.pane)
    dialog = compared(hands)
    hands.press("Shift+Del", dialog.list)
    assert first not in hands.session.article_ids()
    dialog = compared(hands)
    hands.press("Ctrl+Z", dialog.list)
    dialog = compared(hands)
    assert first in hands.session.article_ids()
    assert (dialog.comparison.first.article, dialog.comparison.second.article) == (first, copy)
    hands.press("Ctrl+Z", dialog.list)  # the import before it is not taken back from here
    assert len(hands.session.article_ids()) == 5
    hands.press("Escape", dialog.list)


def test_not_duplicates_goes_through_the_pairs_to_the_end(hands):
    hands.press("Ctrl+K", hands.pane)
    for left in (2, 1):
        dialog = compared(hands)
        hands.press("D", dialog.list)
        assert len(told(hands)) == left
    dialog = compared(hands)
    hands.press("D", dialog.list)
    assert told(hands) == []
    assert not dialog.isVisible()
    hands.window.control.projects.check()
    hands.wait()
    assert told(hands) == []
    hands.press("Ctrl+K", hands.pane)
    assert hands.window.dialogs.shown is None
    assert hands.window.parts.message.isVisible()


def test_next_and_previous_pair_and_the_way_to_the_desk(hands):
    hands.press("Ctrl+K", hands.pane)
    seen = []
    for _ in range(4):
        dialog = compared(hands)
        seen.append((dialog.comparison.second.article, dialog.comparison.first.article))
        hands.press("Ctrl+PgDown", dialog.list)
    pairs = told(hands)
    at = pairs.index(seen[0])
    assert seen == [*pairs[at:], *pairs[:at], pairs[at]]
    dialog = compared(hands)
    article = dialog.comparison.second.article
    hands.press("O", dialog.list)
    assert hands.window.parts.workspace.article == article
    assert not dialog.isVisible()


def test_two_articles_chosen_in_the_list_are_compared_whatever_they_share(hands):
    table = hands.window.parts.desk.list.table
    table.setFocus()
    ids = hands.session.article_ids()
    for row in (2, 1):
        place = table.visualRect(table.model().index(row, 0)).center()
        held = Qt.KeyboardModifier.ControlModifier if row == 1 else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, place)
    hands.rest()
    hands.window.parts.actions.trigger("article.compare")
    dialog = compared(hands)
    assert (dialog.comparison.first.article, dialog.comparison.second.article) == (ids[1], ids[2])
    assert not dialog.chores["dismiss"].isEnabled()
    hands.press("Escape", dialog.list)


def test_an_edit_does_not_wait_for_the_search(hands):
    hands.window.control.comparing.look()
    assert not hands.window.parts.tasks.busy
    block, start = hands.find("أعلنت وزارة الري")
    hands.click(block, start)
    hands.press("F4")
    assert not hands.scene.block_of[block].kept
    quiet_is_over(hands)


def test_closing_the_project_ends_the_search(hands):
    hands.window.control.comparing.look()
    hands.window.parts.actions.trigger("project.close")
    hands.rest()
    assert hands.session is None
    assert hands.window.parts.tasks._thread is None
