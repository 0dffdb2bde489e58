"""Characters that show nothing, the order a line is stored in, and what stands at the caret."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from gui.pane.order_strip import cells, letter_names, under
from gui.pane.paint_signs import chips
from gui.pane.scene import ArticleScene
from gui.pane.visible import visible_rows
from tests.gui.pane.scenes import block, demo, labels, roles


@pytest.fixture
def pane_of(pane, qt_app):
    """Return what shows an article of one paragraph."""

    def show(text: str):
        only = block(21, "paragraph", text)
        pane.show_scene(ArticleScene(demo().article, (only,), (), roles(), labels()))
        qt_app.processEvents()
        return pane

    return show


def test_cells_are_the_characters_as_they_are_stored():
    text = "قال (AFP)\u200f أمسِ"
    shown = cells(text, 0, len(text), 4, 100)
    assert [cell.code for cell in shown] == [f"{ord(sign):04X}" for sign in text]
    assert [cell.name for cell in shown if cell.name] == ["SP", "RLM", "SP"]
    assert shown[-1].shown == "\u25cc\u0650"
    assert shown[4].shown == "("


def test_the_letter_at_the_caret_is_told_with_its_marks():
    text = "م\u0651\u064eر"
    assert [cell.letter for cell in cells(text, 0, 4, 1, 9)] == [True, True, True, False]
    assert [name[:6] for name in letter_names(text, 1)] == ["U+0645", "U+0651", "U+064E"]
    assert letter_names(text, 4) == []


@pytest.mark.parametrize(("caret", "first"), [(0, 0), (50, 45), (99, 90)])
def test_a_line_too_long_for_the_strip_is_cut_around_the_caret(caret: int, first: int):
    text = "".join(chr(0x621 + at % 26) for at in range(100))
    shown = cells(text, 0, 100, caret, 10)
    assert [cell.code for cell in shown] == [f"{ord(sign):04X}" for sign in text[first : first + 10]]


def test_the_strip_stays_on_the_page():
    page = QRectF(0, 0, 400, 300)
    assert under(100, page, 74).top() == 100
    assert under(280, page, 74).bottom() <= 280
    assert under(20, QRectF(0, 0, 400, 60), 74).top() == 0


def test_every_hidden_sign_gets_a_chip_in_reading_order(pane_of):
    pane = pane_of("بلدية\u200f الميناء\u00a0تفتتح\u200c\u200d ممشى")
    rows = visible_rows(pane, pane._page.rows, pane._context)
    found = [chip for row in rows if row.row.place == "own" for chip in chips(row, pane._context)]
    assert [chip.name for chip in found] == ["RLM", "NBSP", "ZWNJ", "ZWJ"]
    lefts = [chip.rect.left() for chip in found]
    assert lefts == sorted(lefts, reverse=True)
    assert not found[2].rect.intersects(found[3].rect)


def test_showing_signs_changes_no_place_in_the_text_and_tells_the_letter(pane_of):
    pane = pane_of("بلدية\u200f الميناء تفتتح ممشى")
    block = pane.scene.blocks[0].id
    pane.go_to(block, 5)
    before = pane.cursorRect()
    pane.show_signs(shown=True)
    assert pane.cursorRect() == before
    told = dict(pane.describe())
    assert "U+200F RIGHT-TO-LEFT MARK" in told["pane.at_sign"]["names"]
    assert pane._signs._strip.isVisible()
    pane.show_signs(shown=False)
    assert not pane._signs._strip.isVisible()
    assert "pane.at_sign" not in dict(pane.describe())
