"""Keys do what the table says: in their mode, in their place, under an Arabic layout."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def labelled(hands):
    return sorted(mention.words for mention in hands.scene.mentions)


def test_a_bare_digit_labels_the_word_at_the_caret(desk):
    block, start = desk.find("المنصورة")
    desk.click(block, start + 2)
    desk.press("3")
    assert labelled(desk) == ["المنصورة"]


@pytest.mark.parametrize("text", ["٣", "۳"])
def test_arabic_digits_label_too(desk, text):
    block, start = desk.find("المنصورة")
    desk.click(block, start + 2)
    desk.letter(text, ord(text))
    assert labelled(desk) == ["المنصورة"]


def test_a_proclitic_is_left_out_of_the_word_at_the_caret(desk):
    desk.window.control.navigation.next_article(1)
    desk.rest()
    block, start = desk.find("وقالت")
    desk.click(block, start + 2)
    desk.press("1")
    assert labelled(desk) in (["قالت"], ["وقالت"])


def test_a_selection_grows_to_whole_words(desk):
    block, start = desk.find("سامح القاضي")
    desk.select(block, start + 2, start + 8)
    desk.press("1")
    assert labelled(desk) == ["سامح القاضي"]


def test_a_label_key_on_the_chosen_mention_relabels_it(desk):
    desk.mark("المنصورة", "3")
    desk.press("1")
    assert [desk.scene.label_of[mention.label].name for mention in desk.scene.mentions] == ["PER"]


def test_delete_removes_the_chosen_mention(desk):
    desk.mark("المنصورة", "3")
    desk.press("Del")
    assert labelled(desk) == []


def test_edges_move_by_words(desk):
    desk.mark("سامح", "1")
    desk.press("Ctrl+Shift+Left")
    assert labelled(desk) == ["سامح القاضي"]
    desk.press("Ctrl+Shift+Up")
    assert labelled(desk) == ["الهيئة سامح القاضي"]
    desk.press("Ctrl+Shift+Down")
    desk.press("Ctrl+Shift+Right")
    assert labelled(desk) == ["سامح"]
    desk.press("Ctrl+Shift+Right")
    assert labelled(desk) == ["سامح"]


def test_tab_goes_from_mention_to_mention(desk):
    desk.mark("المنصورة", "3")
    desk.mark("سامح القاضي", "1")
    desk.press("Home", desk.pane)
    desk.window.control.navigation.next_block(-1)
    chosen = []
    for _ in range(3):
        desk.press("Tab")
        chosen.append(desk.window.control.marking.chosen().words)
    assert set(chosen[:2]) == {"المنصورة", "سامح القاضي"}
    assert chosen[2] == chosen[0]


def test_space_leaves_a_block_out_and_brings_it_back(desk):
    block, start = desk.find("القاضي: المشروع")
    desk.click(block, start + 2)
    desk.press("Space")
    assert not desk.scene.block_of[block].kept
    desk.press("Space")
    assert desk.scene.block_of[block].kept


def test_bare_keys_type_in_the_search_field(desk):
    desk.press("Ctrl+Shift+E")
    field = desk.window.parts.desk.list.filters.search
    assert field.hasFocus()
    before = desk.session.head
    desk.press("1")
    desk.press("Space")
    desk.press("B")
    assert field.text().casefold() == "1 b"
    assert desk.session.head == before


def test_write_mode_types_and_escape_leaves_it(desk):
    block, start = desk.find("ويضم الميناء")
    desk.click(block, start)
    desk.press("Return")
    assert desk.pane.mode() == "write"
    desk.type("١ ")
    desk.press("Esc")
    assert desk.pane.mode() == "mark"
    assert desk.scene.block_of[block].text.startswith("١ ويضم")
    desk.press("Ctrl+Z")
    assert desk.scene.block_of[block].text.startswith("ويضم")


def test_control_digits_label_in_write_mode(desk):
    block, start = desk.find("المنصورة")
    desk.click(block, start + 2)
    desk.press("F2")
    desk.press("Ctrl+3")
    assert labelled(desk) == ["المنصورة"]
    assert desk.pane.mode() == "write"


def test_alt_digits_give_roles_in_both_modes(desk):
    block, start = desk.find("ويضم الميناء")
    desk.click(block, start + 2)
    for mode, key, role in (("mark", "Alt+5", "caption"), ("write", "Alt+1", "headline")):
        desk.pane.set_mode(mode)
        desk.press(key)
        assert desk.scene.block_of[block].role == role


def test_an_arabic_only_keyboard_reaches_shortcuts_menus_and_bare_letters(desk):
    block, start = desk.find("ويضم الميناء")
    desk.click(block, start + 2)
    articles = len(desk.session.article_ids())
    desk.letter("لا", 0x644, 56)
    assert len(desk.session.article_ids()) == articles + 1
    desk.letter("ئ", 0x626, 52, CTRL)
    assert len(desk.session.article_ids()) == articles
    desk.letter("ب", 0x628, 41, CTRL)
    assert desk.window.parts.desk.search.head.words.hasFocus()


def test_the_keys_of_the_loop_go_from_article_to_article(desk):
    ids = list(desk.session.article_ids())
    desk.press("Ctrl+PgDown", desk.pane)
    assert desk.window.parts.workspace.article == ids[1]
    desk.press("Ctrl+PgUp", desk.pane)
    desk.press("Ctrl+Return", desk.pane)
    assert desk.window.parts.workspace.article == ids[1]
    assert desk.session.read(lambda view: view.article(ids[0]).status) == "done"


def test_finding_keys_go_to_findings_and_back(desk):
    desk.press("F8", desk.pane)
    first = desk.window.parts.workspace.article, desk.pane.caret()
    desk.press("F8", desk.pane)
    desk.press("Shift+F8", desk.pane)
    found = desk.session.findings()
    assert first[0] in {finding.article for finding in found}
    assert desk.window.parts.workspace.article in {finding.article for finding in found}
