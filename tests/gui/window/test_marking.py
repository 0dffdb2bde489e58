"""Marking: one mention is the chosen one everywhere, and nothing is marked by accident."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.texts import Texts


def shown_everywhere(desk) -> set[str]:
    """Return the words that frame, inspector and status bar show."""
    parts = desk.window.parts
    framed = desk.scene.mention_of[desk.pane.selected_mention()].words
    assert framed in parts.status.parts["there"].text()
    line = parts.desk.inspector.mentions.list.current
    return {
        framed,
        parts.desk.inspector.details.words.text(),
        *(desk.scene.mention_of[m].words for m in line),
    }


def test_a_nested_mention_is_the_chosen_one_everywhere(desk):
    desk.mark("هيئة الملاحة النهرية في مصر", "2")
    assert shown_everywhere(desk) == {"هيئة الملاحة النهرية في مصر"}
    desk.mark("مصر", "3")
    assert shown_everywhere(desk) == {"مصر"}
    desk.window.parts.desk.inspector.details.buttons["remove"].click()
    assert [mention.words for mention in desk.scene.mentions] == ["هيئة الملاحة النهرية في مصر"]
    assert shown_everywhere(desk) == {"هيئة الملاحة النهرية في مصر"}


def test_the_innermost_mention_at_the_caret_is_chosen(desk):
    desk.mark("هيئة الملاحة النهرية في مصر", "2")
    desk.mark("مصر", "3")
    block, start = desk.find("هيئة الملاحة النهرية في مصر")
    desk.click(block, start + 2)
    assert shown_everywhere(desk) == {"هيئة الملاحة النهرية في مصر"}
    inner, at = desk.find("النهرية في مصر")
    desk.click(inner, at + len("النهرية في م"))
    assert shown_everywhere(desk) == {"مصر"}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_selection_over_blocks_marks_nothing(desk, lang):
    desk.window.parts.appearance.set_language(lang)
    desk.press("Ctrl+A", desk.pane)
    head = desk.session.head
    desk.press("1")
    assert desk.session.head == head
    assert desk.window.parts.message.sentence.text() == Texts(lang)("error.words_of_one_block")


def test_marking_alike_says_so_where_there_is_nothing_alike(desk):
    desk.mark("هيئة الملاحة النهرية في مصر", "2")
    desk.press("A")
    said = desk.window.parts.message
    assert said.isVisible()
    assert said.sentence.text() == "لا مواضع أخرى لهذه الكلمات"
    desk.window.parts.actions.trigger("mention.mark_alike_project")
    desk.wait()
    assert said.isVisible()


def test_a_word_is_taken_with_its_article(desk):
    block, start = desk.find("المنصورة")
    desk.select(block, start + 2, start + len("المنصورة"))
    desk.press("3")
    assert [mention.words for mention in desk.scene.mentions] == ["المنصورة"]


def test_the_key_of_lam_alef_splits_the_article(desk):
    block, start = desk.find("ويضم الميناء")
    articles = len(desk.session.article_ids())
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        desk.click(block, start + 2)
        desk.letter("\ufefb", 0xFEFB, 56, held)
        assert len(desk.session.article_ids()) == articles + 1
        desk.press("Ctrl+Z")


def test_the_key_of_lam_alef_writes_plain_letters(desk):
    block, start = desk.find("ويضم الميناء")
    desk.click(block, start)
    desk.press("F2")
    desk.letter("\ufefb", 0xFEFB, 56)
    assert desk.scene.block_of[block].text.startswith("لاويضم")
