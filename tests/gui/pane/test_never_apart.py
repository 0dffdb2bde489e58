"""Whatever an editor does in the pane, the widget, the scene and a plain text model stay the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from core.changes import Splice
from gui.pane import WRITE
from gui.pane.rows import HARD, difference, fresh_cuts, moved_cuts
from tests.gui.pane.scenes import TEXTS, Desk, demo

LETTERS = "ابل لإ،😀\u064b\u200cZ7"
text = st.text(st.sampled_from(LETTERS), max_size=30)
pasted = st.text(st.sampled_from("اب😀\n\r\u2029 "), min_size=1, max_size=12)
place = st.tuples(st.integers(0, len(TEXTS) - 1), st.integers(0, 200))
moves = st.one_of(
    st.tuples(st.just("type"), st.sampled_from("سل😀\u064b ")),
    st.tuples(
        st.just("press"), st.sampled_from((Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return))
    ),
    st.tuples(st.just("paste"), pasted),
    st.tuples(st.just("go"), place),
    st.tuples(st.just("drag"), st.tuples(place, place)),
    st.tuples(st.just("refuse"), st.booleans()),
)


def locate(pane, where: tuple[int, int]) -> int:
    blocks = pane.scene.blocks
    found = blocks[where[0] % len(blocks)]
    return pane._page.locate(found.id, min(where[1], len(found.text)))


def play(pane, desk: Desk, press, move: tuple) -> None:
    kind, what = move
    if kind == "type":
        press(0x01000000 | ord(what), what)
    elif kind == "press":
        press(what)
    elif kind == "paste":
        data = QMimeData()
        data.setText(what)
        pane.insertFromMimeData(data)
    elif kind == "refuse":
        desk.refuses = what
    else:
        start, end = what if kind == "drag" else (what, what)
        cursor = pane.textCursor()
        cursor.setPosition(locate(pane, start))
        cursor.setPosition(locate(pane, end), QTextCursor.MoveMode.KeepAnchor)
        pane.setTextCursor(cursor)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(moves, min_size=5, max_size=25))
def test_random_editing(pane, press, done):
    desk = Desk(pane, demo())
    pane.set_mode(WRITE)
    for move in done:
        play(pane, desk, press, move)
        assert pane._page.holds()
        assert pane.scene == desk.scene
        block, position = pane.caret()
        assert pane._page.locate(block, position) == pane.textCursor().position()
    desk.leave()


@given(text, text)
def test_the_difference_of_two_texts_makes_one_of_the_other(old, new):
    assert difference(old, new).apply(old) == new


@given(text, text, text)
def test_the_difference_is_never_longer_than_the_edit(head, removed, tail):
    found = difference(head + removed + tail, head + tail)
    assert (len(found.removed), found.inserted) == (len(removed), "")


@given(st.integers(0, 60_000), st.integers(0, 5_000), st.integers(0, 20_000))
def test_cuts_stay_in_order_and_rows_stay_short(start, removed, inserted):
    old = "كلمة " * 12_000
    splice = Splice(min(start, len(old)), old[start : start + removed], "ا" * inserted)
    new = splice.apply(old)
    cuts = (0, *moved_cuts(fresh_cuts(old), splice, new), len(new))
    assert list(cuts) == sorted(cuts)
    assert max(b - a for a, b in pairwise(cuts)) <= HARD


@pytest.mark.parametrize("at", [0, 3, 20_000])
def test_typing_in_a_long_block_moves_only_the_cuts_behind(at):
    old = "كلمة " * 12_000
    cuts = fresh_cuts(old)
    new = Splice(at, "", "س").apply(old)
    assert moved_cuts(cuts, Splice(at, "", "س"), new) == tuple(cut + (at < cut) for cut in cuts)
