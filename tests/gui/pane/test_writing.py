from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent, QTextCursor

from gui.pane import MARK, WRITE
from gui.pane.clipping import FORMAT
from tests.gui.pane.scenes import (
    CAPTION,
    FIRST,
    HEADLINE,
    LAST,
    LEFT_OUT,
    NESTED,
    SUBHEADLINE,
    TEXTS,
    Desk,
    demo,
    with_block,
)

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(pane):
    made = Desk(pane, demo())
    pane.set_mode(WRITE)
    yield made
    assert pane._page.holds(), "the widget and the model have come apart"


def test_typing_asks_for_a_splice_and_the_caret_follows(pane, desk, type_text):
    pane.go_to(HEADLINE, 4)
    type_text("ين")
    assert desk.wishes == [("replace", HEADLINE, 4, "", "ي"), ("replace", HEADLINE, 5, "", "ن")]
    assert pane.caret() == (HEADLINE, 6)
    assert desk.text(HEADLINE).startswith("مجلسين ")


def test_typing_over_a_selection_replaces_it(pane, desk, type_text):
    pane.select(HEADLINE, 0, 4)
    type_text("م")
    assert desk.wishes == [("replace", HEADLINE, 0, "مجلس", "م")]
    assert pane.caret() == (HEADLINE, 1)


def test_mark_mode_types_nothing_and_leaves_the_key_to_the_window(pane, desk, press):
    pane.set_mode(MARK)
    pane.go_to(HEADLINE, 4)
    assert not press(Qt.Key.Key_1, "1")
    assert not press(Qt.Key.Key_Delete)
    assert desk.wishes == []


def test_keys_behind_an_emoji_count_code_points(pane, desk, press, type_text):
    at = TEXTS[LAST][1].index("😀")
    pane.go_to(LAST, at + 1)
    type_text("،")
    assert desk.wishes == [("replace", LAST, at + 1, "", "،")]
    pane.go_to(LAST, at + 1)
    press(Qt.Key.Key_Backspace)
    assert desk.wishes[-1] == ("replace", LAST, at, "😀", "")
    assert "😀" not in desk.text(LAST)


def test_backspace_takes_one_mark_of_a_letter(pane, desk, press, type_text):
    pane.go_to(HEADLINE, 4)
    type_text("\u064b")
    press(Qt.Key.Key_Backspace)
    assert desk.text(HEADLINE) == TEXTS[HEADLINE][1]


def test_delete_and_word_deletion(pane, desk, press):
    pane.go_to(SUBHEADLINE, 0)
    press(Qt.Key.Key_Delete)
    assert desk.text(SUBHEADLINE).startswith("جنة ")
    pane.go_to(SUBHEADLINE, 3)
    press(Qt.Key.Key_Backspace, "", CONTROL)
    assert desk.text(SUBHEADLINE).startswith(" الأشغال")


def test_enter_splits_and_the_caret_goes_to_the_new_block(pane, desk, press):
    pane.go_to(FIRST, 4)
    press(Qt.Key.Key_Return, "\r")
    assert desk.wishes == [("split", FIRST, 4)]
    assert desk.text(FIRST) == "أعلن"
    assert pane.caret() == (501, 0)


def test_backspace_at_a_start_merges_and_the_caret_stands_between(pane, desk, press):
    pane.go_to(FIRST, 0)
    press(Qt.Key.Key_Backspace)
    assert desk.wishes == [("merge", [CAPTION, FIRST])]
    assert pane.caret() == (CAPTION, len(TEXTS[CAPTION][1]) + 1)


def test_delete_at_an_end_merges(pane, desk, press):
    pane.go_to(LEFT_OUT, 2)
    press(Qt.Key.Key_Delete)
    assert desk.wishes == [("merge", [LEFT_OUT, CAPTION])]
    assert pane.caret() == (LEFT_OUT, 3)


def test_nothing_joins_a_neighbouring_article(pane, desk, press, type_text):
    pane.go_to(HEADLINE, 0)
    press(Qt.Key.Key_Backspace)
    pane.go_to(LAST, len(TEXTS[LAST][1]))
    press(Qt.Key.Key_Delete)
    pane.go_to(1, 3)
    type_text("س")
    assert desk.wishes == []


def choose(pane, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Select from one place (block, code point) to another."""
    cursor = pane.textCursor()
    cursor.setPosition(pane._page.locate(*start))
    cursor.setPosition(pane._page.locate(*end), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)


def test_deleting_over_several_blocks_is_one_wish(pane, desk, press):
    choose(pane, (SUBHEADLINE, 4), (FIRST, 5))
    press(Qt.Key.Key_Delete)
    assert desk.text(SUBHEADLINE) == "لجنة" + TEXTS[FIRST][1][5:]
    assert desk.wishes == [("span", (SUBHEADLINE, 4), (FIRST, 5), [""], [])]
    assert pane.caret() == (SUBHEADLINE, 4)


def test_a_letter_typed_over_several_blocks_is_one_wish(pane, desk, type_text):
    choose(pane, (SUBHEADLINE, 4), (FIRST, 5))
    type_text("س")
    assert desk.wishes == [("span", (SUBHEADLINE, 4), (FIRST, 5), ["س"], [])]
    assert pane.caret() == (SUBHEADLINE, 5)


def test_enter_over_a_selection_splits_there_in_one_wish(pane, desk, press):
    choose(pane, (SUBHEADLINE, 4), (FIRST, 5))
    press(Qt.Key.Key_Return, "\r")
    assert [wish[0] for wish in desk.wishes] == ["span"]
    at = desk.texts().index("لجنة")
    assert desk.texts()[at + 1] == TEXTS[FIRST][1][5:]
    assert pane.caret() == (desk.scene.blocks[at + 1].id, 0)


def test_enter_over_a_whole_block_leaves_no_blank_one(pane, desk, press):
    pane.select(SUBHEADLINE, 4, len(TEXTS[SUBHEADLINE][1]))
    press(Qt.Key.Key_Return, "\r")
    assert desk.text(SUBHEADLINE) == "لجنة"
    assert len(desk.texts()) == len(TEXTS)


def test_a_selection_into_the_neighbours_is_cut_to_the_article(pane, desk, press):
    cursor = pane.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(pane._page.locate(HEADLINE, 5), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    press(Qt.Key.Key_Delete)
    assert desk.wishes == [("replace", HEADLINE, 0, "مجلس ", "")]


def test_pasted_paragraphs_become_blocks(pane, desk):
    pane.go_to(LEFT_OUT, 1)
    data = QMimeData()
    data.setText("أول\n\nثان\r\nثالث")
    pane.insertFromMimeData(data)
    at = desk.texts().index("Tأول")
    assert desk.texts()[at : at + 3] == ["Tأول", "ثان", "ثالثT"]
    assert pane.caret() == (desk.scene.blocks[at + 2].id, 4)
    assert [wish[0] for wish in desk.wishes] == ["span"]


def test_cut_and_paste_go_through_the_clipboard(pane, desk):
    pane.select(HEADLINE, 0, 5)
    pane.cut()
    assert QGuiApplication.clipboard().text() == "مجلس "
    pane.go_to(SUBHEADLINE, 0)
    pane.paste()
    assert desk.text(SUBHEADLINE) == "مجلس " + TEXTS[SUBHEADLINE][1]


def test_words_cut_out_know_their_mentions_when_they_are_pasted(pane, desk):
    start = TEXTS[FIRST][1].index("خالد الأمين")
    pane.select(FIRST, start - 1, start + 11)
    pane.cut()
    pane.go_to(SUBHEADLINE, 0)
    pane.paste()
    mention = desk.scene.mention_of[104]
    assert desk.wishes[-1] == (
        "span",
        (SUBHEADLINE, 0),
        (SUBHEADLINE, 0),
        [" خالد الأمين"],
        [(mention.uid, [(0, 1, 12)])],
    )


def test_words_of_another_program_come_without_mentions(pane, desk):
    pane.select(FIRST, 0, 4)
    pane.copy()
    data = QMimeData()
    for form in QGuiApplication.clipboard().mimeData().formats():
        data.setData(form, QGuiApplication.clipboard().mimeData().data(form))
    data.setText("غيره")
    pane.go_to(SUBHEADLINE, 0)
    pane.insertFromMimeData(data)
    assert desk.wishes == [("replace", SUBHEADLINE, 0, "", "غيره")]


@pytest.mark.parametrize(
    "told", [b"", b"[]", b"{", b'{"paragraphs": 3}', b'{"paragraphs": ["x"], "mentions": [[1]]}']
)
def test_a_clipboard_that_only_looks_like_ours_is_plain_text(told, pane, desk):
    data = QMimeData()
    data.setText("x")
    data.setData(FORMAT, told)
    pane.go_to(SUBHEADLINE, 0)
    pane.insertFromMimeData(data)
    assert desk.wishes == [("replace", SUBHEADLINE, 0, "", "x")]


def test_paragraphs_with_separators_of_qt_are_pasted_as_they_were_cut(pane, qt_app):
    odd = "أ\u2029ب"
    desk = Desk(pane, with_block(demo(), FIRST, text=odd))
    pane.set_mode(WRITE)
    choose(pane, (CAPTION, 5), (FIRST, 3))
    pane.copy()
    pane.go_to(SUBHEADLINE, 0)
    pane.paste()
    assert desk.wishes[-1][3] == [TEXTS[CAPTION][1][5:], odd]


class Drop(QDropEvent):
    """A drop that knows where it comes from: else only Qt's own drags do."""

    origin = None

    def source(self):
        return self.origin


def drop(pane, block: int, position: int, source, held=Qt.KeyboardModifier.NoModifier) -> None:
    """Let go of the selected words over a place."""
    data = pane.createMimeDataFromSelection()
    cursor = pane.textCursor()
    cursor.setPosition(pane._page.locate(block, position))
    place = QPointF(pane.cursorRect(cursor).center())
    event = Drop(place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, held)
    event.origin = source
    pane.dropEvent(event)


def test_selected_words_dropped_elsewhere_move_in_one_wish(pane, desk):
    pane.select(HEADLINE, 0, 5)
    drop(pane, SUBHEADLINE, 0, pane)
    assert desk.wishes == [("move", (HEADLINE, 0), (HEADLINE, 5), (SUBHEADLINE, 0))]
    assert desk.text(SUBHEADLINE).startswith("مجلس لجنة")
    assert pane.caret() == (SUBHEADLINE, 5)


def test_with_control_held_and_from_elsewhere_words_are_copied(pane, desk):
    for source, held in ((pane, CONTROL), (None, Qt.KeyboardModifier.NoModifier)):
        pane.select(HEADLINE, 0, 5)
        drop(pane, SUBHEADLINE, 0, source, held)
        assert desk.wishes[-1][:3] == ("replace", SUBHEADLINE, 0)


def test_a_refused_wish_changes_nothing(pane, desk, type_text, press):
    desk.refuses = True
    pane.go_to(NESTED, 5)
    type_text("س")
    press(Qt.Key.Key_Return, "\r")
    assert desk.texts() == [text for _, text in TEXTS.values()]
    assert pane.caret() == (NESTED, 5)


def test_an_input_method_commits_by_a_wish(pane, desk, qt_app):
    pane.go_to(HEADLINE, 4)
    preview = QInputMethodEvent("يي", [])
    qt_app.sendEvent(pane, preview)
    assert desk.wishes == []
    done = QInputMethodEvent()
    done.setCommitString("ات")
    qt_app.sendEvent(pane, done)
    assert desk.wishes == [("replace", HEADLINE, 4, "", "ات")]
    assert pane.caret() == (HEADLINE, 6)


def test_an_edit_behind_the_pane_s_back_is_taken_back(pane, desk, qt_app):
    cursor = QTextCursor(pane.document())
    cursor.insertText("دخيل\nدخيل")
    qt_app.processEvents()
    assert pane._page.holds()
    assert desk.wishes == []


def test_typing_in_a_block_with_separators_of_qt_keeps_them(pane, qt_app, type_text):
    odd = "أ\u2029ب\u00a0ج\ufdd0د\0هـ\u2028و"
    desk = Desk(pane, with_block(demo(), FIRST, text=odd))
    pane.set_mode(WRITE)
    pane.go_to(FIRST, 3)
    type_text("س")
    assert desk.text(FIRST) == odd[:3] + "س" + odd[3:]
    pane.select(FIRST, 0, 5)
    pane.copy()
    assert pane.createMimeDataFromSelection().text() == desk.text(FIRST)[:5]
    assert pane._page.holds()
