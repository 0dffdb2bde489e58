"""Raw against corrected, by keys: from a corrected block back to its dump."""

from __future__ import annotations

import pytest

from gui.dialogs.dump_view import DumpView


@pytest.fixture
def corrected(desk):
    """Return hands on the sample with one block corrected in two places, and the block."""
    block = next(block for block in desk.scene.blocks if block.kept and len(block.text) > 60)
    for start, removed in ((40, block.text[40:42]), (0, block.text[:2])):
        args = {"start": start, "removed": removed, "inserted": "ززز"}
        desk.window.parts.workspace.run("block.replace_text", block=block.id, **args)
    desk.click(block.id, 1)
    return desk, block


def text(desk, block) -> str:
    return desk.session.read(lambda view: view.block(block.id).text)


def test_the_place_at_the_caret_and_then_all_of_it_is_taken_back(corrected):
    desk, block = corrected
    desk.press("Alt+F3")
    assert text(desk, block)[:2] == block.text[:2]
    assert text(desk, block) != block.text
    desk.press("Ctrl+F3")
    assert text(desk, block) == block.text
    desk.press("Ctrl+Z")
    desk.press("Ctrl+Z")
    assert text(desk, block).startswith("ززز")


def test_the_panel_takes_back_what_is_at_hand(corrected):
    desk, block = corrected
    desk.press("Ctrl+Shift+R")
    panel = desk.window.parts.desk.raw
    assert desk.app.focusWidget() is panel.now.words
    desk.press("N")
    desk.press("Return")
    assert text(desk, block)[41:43] == block.text[40:42]
    assert text(desk, block).startswith("ززز")
    assert len(panel.now.words.stretches) == 1


def test_the_place_in_the_dump_opens_by_key_and_escape_closes_it(corrected):
    desk, block = corrected
    desk.press("Ctrl+F12")
    shown = desk.window.dialogs.shown
    assert isinstance(shown, DumpView)
    (marked,) = shown.text.extraSelections()
    assert marked.cursor.selectedText() == block.text
    desk.press("Escape", shown)
    assert desk.window.dialogs.shown is None


def test_a_block_of_the_editor_s_own_has_no_place_in_the_dump(desk):
    desk.press("Ctrl+Shift+N")
    desk.press("Ctrl+F12")
    assert desk.window.dialogs.shown is None
    assert desk.window.parts.message.isVisible()
