"""The two columns by keyboard: differences, pairs, and what is asked of whoever opened the dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from core.compare import figure
from core.model import Block
from core.texts import Texts
from gui.dialogs.background import Immediate
from gui.dialogs.compare_dialog import CompareDialog, Shown
from gui.models.comparison import Side, compared
from tests.core.checks.build import block
from tests.core.compare.prose import HEADLINE, OTHER_HEADLINE, PARAGRAPHS
from tests.gui.window.test_accessibility import controls, name_of

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def blocks_of(headline: str, *paragraphs: str) -> tuple[Block, ...]:
    return (block(1, headline, "headline"), *(block(at, text) for at, text in enumerate(paragraphs, 2)))


FIRST = Side(11, HEADLINE, "alif.txt", "2024-03-05", blocks_of(HEADLINE, *PARAGRAPHS))
SECOND = Side(
    22,
    OTHER_HEADLINE,
    "ba.txt",
    "",
    blocks_of(OTHER_HEADLINE, PARAGRAPHS[0].replace("أمس", "السبت"), *PARAGRAPHS[1:3], PARAGRAPHS[4]),
)
PLACES = 3


@pytest.fixture
def made(texts, theme, show):
    """Return what makes a dialog that shows the pair and notes what it asks for."""

    def make(*, editable: bool = True, number: int = 1, sides=(FIRST, SECOND), words: Texts = texts):
        dialog = CompareDialog(words, theme, {}, editable=editable, runner=Immediate())
        dialog.asked = []
        for signal in ("delete", "dismiss", "pair", "open", "undo"):
            getattr(dialog, f"{signal}_requested").connect(
                lambda *values, signal=signal: dialog.asked.append((signal, *values))
            )
        show(dialog)
        dialog.show_pair(Shown(lambda: compared(*sides), number, 2, undoable=True))
        return dialog

    return make


def test_headlines_without_a_word_in_common_stand_beside_each_other():
    rows = compared(FIRST, SECOND).rows
    assert (list(rows[0].first), list(rows[0].second)) == ([0], [0])
    assert [(segment.one, segment.two) for segment in rows[0].segments] == [(HEADLINE, OTHER_HEADLINE)]


def test_the_figure_is_that_of_title_and_body():
    caption = block(9, "سد الوادي كما بدا أمس (رويترز)", "caption")
    pictured = Side(11, HEADLINE, "alif.txt", "", (*FIRST.blocks, caption))
    text = "\n".join(one.text for one in FIRST.blocks)
    other = "\n".join(one.text for one in SECOND.blocks)
    assert compared(pictured, SECOND).figure == figure(text, other)
    assert compared(pictured, SECOND).rows[-1].second == range(len(SECOND.blocks), len(SECOND.blocks))


def test_both_articles_are_named_above_and_told_apart(made):
    dialog = made()
    assert dialog.first.headline.accessibleName() == HEADLINE
    assert "alif.txt" in dialog.first.about.text()
    assert "2024-03-05" in dialog.first.about.text()
    assert dialog.second.headline.accessibleName() == OTHER_HEADLINE
    assert str(compared(FIRST, SECOND).figure.percent) in dialog.top.share.text()


def test_keys_step_through_the_differences_round_the_ends(made, press):
    dialog = made()
    assert dialog.comparison is not None
    assert len(dialog.comparison.places) == PLACES
    steps = [
        (Qt.Key.Key_N, None, 0),
        (Qt.Key.Key_Down, ALT, 1),
        (Qt.Key.Key_F8, None, 2),
        (Qt.Key.Key_N, None, 0),
    ]
    for key, held, at in steps:
        press(dialog.list, key, held or Qt.KeyboardModifier.NoModifier)
        assert dialog._at == at
    press(dialog.list, Qt.Key.Key_P)
    assert dialog._at == PLACES - 1
    assert str(PLACES) in dialog.counter.text()


def test_letters_mean_their_place_under_an_arabic_keyboard(made, qt_app):
    dialog = made()
    arabic = QKeyEvent(
        QEvent.Type.KeyPress, 0x0649, Qt.KeyboardModifier.NoModifier, 57, 0x4E, 0, "ى"
    )  # where N is
    qt_app.sendEvent(dialog.list, arabic)
    assert dialog._at == 0


def test_keys_ask_for_what_becomes_of_the_pair(made, press):
    dialog = made()
    press(dialog.list, Qt.Key.Key_Delete)
    press(dialog.list, Qt.Key.Key_Delete, SHIFT)
    press(dialog.list, Qt.Key.Key_D)
    press(dialog.list, Qt.Key.Key_PageDown, CONTROL)
    press(dialog.list, Qt.Key.Key_PageUp, CONTROL)
    press(dialog.list, Qt.Key.Key_O)
    press(dialog.list, Qt.Key.Key_O, SHIFT)
    press(dialog.list, Qt.Key.Key_Return)
    press(dialog.list, Qt.Key.Key_Z, CONTROL)
    assert dialog.asked == [
        ("delete", 22),
        ("delete", 11),
        ("dismiss",),
        ("pair", 1),
        ("pair", -1),
        ("open", 22),
        ("open", 11),
        ("open", 22),
        ("undo",),
    ]


def test_escape_closes(made, press):
    dialog = made()
    press(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_buttons_do_what_the_keys_do(made):
    dialog = made()
    dialog.first.delete.click()
    dialog.second.open.click()
    dialog.chores["dismiss"].click()
    dialog.top.next.click()
    dialog.next.click()
    assert dialog.asked == [("delete", 11), ("open", 22), ("dismiss",), ("pair", 1)]
    assert dialog._at == 0


def test_nothing_can_be_deleted_where_the_project_cannot_be_written(made, press):
    dialog = made(editable=False)
    press(dialog.list, Qt.Key.Key_Delete)
    press(dialog.list, Qt.Key.Key_D)
    press(dialog.list, Qt.Key.Key_Z, CONTROL)
    assert dialog.asked == []
    assert not dialog.first.delete.isEnabled()


def test_two_articles_chosen_by_hand_cannot_be_dismissed(made, press):
    dialog = made(number=0)
    press(dialog.list, Qt.Key.Key_D)
    assert dialog.asked == []


def test_while_a_pair_is_read_nothing_can_be_done_to_the_one_before(texts, theme, show, press):
    class Never(Immediate):
        def run(self, work, done):
            pass

    dialog = show(CompareDialog(texts, theme, {}, editable=True, runner=Never()))
    asked = []
    dialog.delete_requested.connect(asked.append)
    dialog.show_pair(Shown(lambda: compared(FIRST, SECOND), 1, 1))
    press(dialog, Qt.Key.Key_Delete)
    press(dialog, Qt.Key.Key_N)
    assert asked == []
    assert dialog.list.rows.rowCount() == 0


def test_rows_are_told_in_words(made):
    dialog = made(words=Texts("en"))
    rows = dialog.list.rows
    spoken = [rows.data(rows.index(at), Qt.ItemDataRole.AccessibleTextRole) for at in range(rows.rowCount())]
    assert sum(words.startswith("Only on the right") for words in spoken) == 1
    assert sum(words.startswith("The same") for words in spoken) == 3
    assert any(HEADLINE in words and OTHER_HEADLINE in words for words in spoken)


def test_equal_rows_are_painted_pale_and_differences_at_hand_stand_out(made, qt_app):
    dialog = made()
    qt_app.processEvents()
    before = dialog.list.viewport().grab().toImage()
    dialog.step(1)
    qt_app.processEvents()
    assert dialog.list.viewport().grab().toImage() != before


def test_markup_of_a_stranger_is_shown_as_it_is(made):
    nasty = Side(11, "<b>خبر</b><img src=x>", "<i>x</i>.txt", "", blocks_of("<b>خبر</b>", *PARAGRAPHS))
    dialog = made(sides=(nasty, SECOND))
    assert "<i>" in dialog.first.about.text()
    assert dialog.first.about.textFormat() == Qt.TextFormat.PlainText


def test_a_very_long_paragraph_is_shown_by_its_beginning(made, qt_app):
    long = Side(11, HEADLINE, "alif.txt", "", blocks_of(HEADLINE, "كلمة " * 40_000))
    dialog = made(sides=(long, SECOND))
    qt_app.processEvents()
    assert dialog.list.rows.rowCount() > 1


def test_a_difference_far_down_a_long_article_comes_into_sight_at_once(made):
    lines = [f"الفقرة رقم {at} من المقال الطويل جداً" for at in range(1_500)]
    long = Side(11, HEADLINE, "alif.txt", "", blocks_of(HEADLINE, *lines))
    other = Side(22, HEADLINE, "ba.txt", "", blocks_of(HEADLINE, *lines[:-1], lines[-1] + " حقاً"))
    dialog = made(sides=(long, other))
    dialog.step(-1)
    row = dialog.list.visualRect(dialog.list.rows.index(1_500))
    assert dialog.list.viewport().rect().contains(row.center())


def test_every_control_has_a_name(made):
    dialog = made()
    assert not [found for found in controls(dialog) if not name_of(found)]
