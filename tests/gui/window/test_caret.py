"""Where the caret is: after undo and redo, after a split, at the article's ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

NONE = Qt.KeyboardModifier.NoModifier


def test_undo_and_redo_of_typing_put_the_caret_where_the_words_are(desk):
    block, start = desk.find("ويضم الميناء")
    desk.click(block, start)
    desk.press("F2")
    desk.type("abc")
    desk.press("Ctrl+Z")
    assert desk.pane.caret() == (block, start)
    desk.press("Ctrl+Shift+Z")
    assert desk.pane.caret() == (block, start + 3)


def test_undo_of_a_deletion_puts_the_caret_behind_what_came_back(desk):
    block, start = desk.find("ويضم الميناء")
    desk.click(block, start + 4)
    desk.press("F2")
    desk.press("Backspace")
    desk.press("Ctrl+Z")
    assert desk.pane.caret() == (block, start + 4)


def test_undo_of_a_split_block_leaves_the_caret_at_the_cut(desk):
    block, start = desk.find("ويضم الميناء")
    desk.click(block, start + 5)
    desk.press("F2")
    desk.press("Return")
    desk.press("Ctrl+Z")
    assert desk.pane.caret() == (block, start + 5)


def test_a_split_opens_the_new_article_at_the_caret_and_undo_goes_back(desk):
    before = desk.window.parts.workspace.article
    block = desk.scene.blocks[-2].id
    desk.click(block, 3)
    desk.press("B")
    assert desk.window.parts.workspace.article != before
    assert desk.scene.blocks[0].id == block
    assert desk.pane.caret() == (block, 3)
    assert desk.window.parts.status.parts["place"].text()
    assert desk.window.parts.desk.list.table.current() == desk.window.parts.workspace.article
    desk.press("Ctrl+Z")
    assert desk.window.parts.workspace.article == before
    assert desk.pane.caret() == (block, 3)


def test_undo_and_redo_of_a_stretch_over_blocks_go_where_it_was(desk):
    first, _, last = desk.scene.blocks[2:5]
    desk.press("F2")
    desk.pane._set_cursor((first.id, 2), (last.id, 1))
    desk.press("Del", desk.pane)
    assert desk.pane.caret() == (first.id, 2)
    assert last.id not in desk.scene.block_of
    desk.click(desk.scene.blocks[0].id, 1)
    desk.press("Ctrl+Z")
    assert desk.pane.caret() == (last.id, 1)
    desk.click(desk.scene.blocks[0].id, 1)
    desk.press("Ctrl+Shift+Z")
    assert desk.pane.caret()[0] == first.id, "the block the caret was in is gone"


def test_undo_of_what_was_done_from_elsewhere_goes_to_the_words(desk):
    block, article = desk.scene.blocks[4], desk.scene.article.id
    desk.window.parts.workspace.show(desk.session.article_ids()[2])
    desk.window.parts.workspace.run("block.replace_ranges", block=block.id, splices=[[3, "", "ززز"]])
    desk.press("Ctrl+Z", desk.pane)
    assert desk.scene.article.id == article
    assert desk.pane.caret() == (block.id, 3)
    desk.click(desk.scene.blocks[0].id, 1)
    desk.press("Ctrl+Shift+Z")
    assert desk.pane.caret() == (block.id, 6)


def test_a_new_article_is_opened(desk):
    before = desk.window.parts.workspace.article
    desk.press("Ctrl+Shift+N", desk.pane)
    assert desk.window.parts.workspace.article != before
    assert [block.text for block in desk.scene.blocks] == [""]


def test_keys_stop_at_the_articles_own_ends(desk):
    desk.window.control.navigation.next_article(1)
    first, last = desk.scene.blocks[0], desk.scene.blocks[-1]
    assert desk.scene.before
    assert desk.scene.after
    desk.press("Ctrl+End", desk.pane)
    assert desk.pane.caret() == (last.id, len(last.text))
    desk.press("Down", desk.pane)
    desk.press("Left", desk.pane)
    assert desk.pane.caret() == (last.id, len(last.text))
    desk.press("Ctrl+Home", desk.pane)
    assert desk.pane.caret() == (first.id, 0)
    desk.press("Up", desk.pane)
    assert desk.pane.caret() == (first.id, 0)
    desk.press("Ctrl+Shift+End", desk.pane)
    assert desk.pane.selection()[-1] == (last.id, 0, len(last.text))
    assert desk.pane.caret() == (last.id, len(last.text))


def test_a_double_click_on_a_neighbours_block_goes_there(desk):
    after = desk.scene.after[0]
    place = desk.point(after.id, 2)
    QTest.mouseDClick(desk.pane.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    desk.rest()
    assert desk.window.parts.workspace.article == after.article
    assert desk.pane.caret()[0] == after.id


def test_the_boundaries_move_by_keys_and_the_caret_stays_in_the_article(desk):
    desk.window.control.navigation.next_article(1)
    article, blocks = desk.window.parts.workspace.article, [block.id for block in desk.scene.blocks]
    above = desk.scene.before[-1].id
    desk.press("Ctrl+End", desk.pane)
    desk.press("Ctrl+Alt+Shift+Up")
    assert [block.id for block in desk.scene.blocks] == blocks[:-1]
    assert desk.pane.current_block() == blocks[-2]
    desk.press("Ctrl+Alt+Shift+Down")
    assert [block.id for block in desk.scene.blocks] == blocks
    desk.press("Ctrl+Alt+Up")
    assert [block.id for block in desk.scene.blocks] == [above, *blocks]
    desk.press("Ctrl+Alt+Down")
    assert [block.id for block in desk.scene.blocks] == blocks
    assert desk.window.parts.workspace.article == article
