"""The place in the dump: a page of a text that may be far longer, marked and numbered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.model import Piece
from core.texts import Texts
from gui.dialogs.background import Immediate
from gui.dialogs.dump_page import PAGE
from gui.dialogs.dump_view import DumpView

LINE = "سطر من ملف خام طويل 😀 فيه كلام\r\n"
LONG = LINE * 5_000


@pytest.fixture
def view(texts, theme, show):
    """Return what opens a view on a text; it notes how much was read at once."""

    def make(text: str, *pieces: tuple[int, int], lang: str = "ar"):
        read: list[int] = []

        def reader(start: int, end: int) -> str:
            read.append(end - start)
            return text[start:end]

        places = [Piece(*piece) for piece in pieces]
        made = show(DumpView("news.txt", len(text), reader, places, Texts(lang), theme, runner=Immediate()))
        made.read = read
        return made

    return make


def marked(view) -> list[str]:
    return [selection.cursor.selectedText() for selection in view.text.extraSelections()]


def test_the_words_are_marked_and_their_place_is_told(view):
    start = LONG.index("فيه", len(LINE) * 3_000)
    made = view(LONG, (start, start + 8))
    assert marked(made) == ["فيه كلام"]
    assert made.point() == start
    assert "3,001" in made.place.text()
    assert f"{start:,}" in made.place.text()
    assert made.text.textCursor().block().text() == LINE.strip()


def test_no_more_than_a_page_is_read(view):
    text = LONG * 4
    made = view(text, (len(text) // 2, len(text) // 2 + 5))
    assert made.read[0] <= PAGE + 2
    assert len(made.text.toPlainText()) <= PAGE


def test_reading_goes_on_in_both_directions_to_the_ends(view, press):
    made = view(LONG, (len(LONG) // 2, len(LONG) // 2 + 4))
    start, end = made.page.start, made.page.end
    made.buttons["later"].click()
    assert made.page.start < end < made.page.end
    made.buttons["back"].click()
    assert made.page.start == start
    for step, button in ((-1, "earlier"), (1, "later")):
        for _ in range(40):
            made.turn(step)
        assert not made.buttons[button].isEnabled()
    assert made.page.end == len(LONG)
    assert made.page.lines[-2] == LINE.strip()


def test_page_down_at_the_last_line_goes_on(view, press):
    made = view(LONG, (0, 5))
    end = made.page.end
    for _ in range(200):
        press(made.text, Qt.Key.Key_PageDown)
        if made.page.start:
            break
    assert made.page.start < end < made.page.end
    for _ in range(400):
        press(made.text, Qt.Key.Key_PageUp)
        if not made.page.start:
            break
    assert made.page.start == 0


def test_several_pieces_are_gone_through(view):
    made = view(LONG, (0, 3), (100_000, 100_004), lang="en")
    assert made.buttons["next_piece"].isVisible()
    made.buttons["next_piece"].click()
    assert made.point() == 100_000
    made.buttons["next_piece"].click()
    assert made.point() == 0


def test_a_line_without_an_end_and_odd_signs_keep_their_places(view):
    text = "ا" * 60_000 + "\u2029\0\u2028😀هنا" + "ب" * 60_000
    start = text.index("هنا")
    made = view(text, (start, start + 3))
    assert marked(made) == ["هنا"]
    assert made.point() == start


def test_escape_closes(view, press):
    made = view(LONG, (0, 3))
    press(made, Qt.Key.Key_Escape)
    assert not made.isVisible()
