from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.pane import END, START, boundary_move
from gui.pane.boundary import lines
from tests.gui.pane.conftest import shot
from tests.gui.pane.scenes import FIRST, HEADLINE, LAST, NESTED, SUBHEADLINE, demo

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def wishes(pane):
    pane.resize(900, 900)
    pane.show_scene(demo())
    pane.verticalScrollBar().setValue(0)
    made = []
    pane.boundary_moved_requested.connect(lambda *wish: made.append(wish))
    return made


def line(pane, edge: str) -> QPoint:
    shown = pane._frame()
    return QPoint(300, round(next(at.y for at in lines(shown.visible, shown.rows) if at.edge == edge)))


def gap_above(pane, number: int) -> QPoint:
    row = next(row for row in pane._frame().visible if row.row.block.id == number)
    return QPoint(300, round(row.band.top()))


def drag(pane, start: QPoint, end: QPoint, *, escape: bool = False) -> None:
    view = pane.viewport()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    if escape:
        QTest.keyClick(pane, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, end)


def test_dragging_the_start_down_asks_for_a_later_first_block(pane, wishes):
    drag(pane, line(pane, START), gap_above(pane, SUBHEADLINE))
    assert wishes == [(START, SUBHEADLINE)]


def test_dragging_the_start_up_takes_blocks_of_the_neighbour(pane, wishes):
    drag(pane, line(pane, START), gap_above(pane, 2))
    assert wishes == [(START, 2)]


def test_dragging_the_end_asks_for_another_last_block(pane, wishes):
    drag(pane, line(pane, END), gap_above(pane, LAST))
    drag(pane, line(pane, END), gap_above(pane, 32))
    assert wishes == [(END, NESTED), (END, 31)]


def test_a_boundary_put_back_or_given_up_asks_for_nothing(pane, wishes):
    drag(pane, line(pane, START), line(pane, START))
    drag(pane, line(pane, START), gap_above(pane, FIRST), escape=True)
    assert wishes == []


def test_the_article_keeps_a_block(pane, wishes):
    drag(pane, line(pane, START), QPoint(300, 890))
    drag(pane, line(pane, END), QPoint(300, 5))
    assert wishes == [(START, LAST), (END, HEADLINE)]


def test_keys_move_boundaries_too(pane, wishes):
    pane.move_boundary(START, 1)
    pane.move_boundary(START, -1)
    pane.move_boundary(END, -1)
    pane.move_boundary(END, 1)
    assert wishes == [(START, SUBHEADLINE), (START, 2), (END, NESTED), (END, 31)]


def test_the_last_shown_neighbour_can_be_taken_whole(pane, wishes):
    pane.show_scene(replace(demo(), after=demo().after[:1]))
    pane.move_boundary(END, 1)
    assert wishes == [(END, 31)]


def test_without_neighbours_there_is_no_boundary(pane, wishes):
    pane.show_scene(replace(demo(), before=(), after=()))
    pane.move_boundary(START, 1)
    pane.move_boundary(END, -1)
    assert wishes == []
    assert lines(pane._frame().visible, pane._page.rows) == []


def test_a_boundary_under_the_mouse_lights_up(pane, wishes):
    before = shot(pane)
    QTest.mouseMove(pane.viewport(), line(pane, START))
    assert pane.viewport().cursor().shape() == Qt.CursorShape.SplitVCursor
    assert shot(pane) != before


@pytest.mark.parametrize(
    ("edge", "block", "command", "moved"),
    [
        (START, 1, "block.move_next", [1, 2]),
        (START, 2, "block.move_next", [2]),
        (START, SUBHEADLINE, "block.move_previous", [HEADLINE]),
        (END, NESTED, "block.move_next", [LAST]),
        (END, 31, "block.move_previous", [31]),
        (END, 32, "block.move_previous", [31, 32]),
    ],
)
def test_what_a_moved_boundary_comes_to(edge, block, command, moved):
    assert boundary_move(demo(), edge, block) == (command, moved)


def test_a_boundary_where_it_was_comes_to_nothing():
    assert boundary_move(demo(), START, HEADLINE) is None
    assert boundary_move(demo(), END, LAST) is None


def test_a_click_on_a_mention_is_told(pane, wishes):
    told = []
    pane.mention_clicked.connect(told.append)
    row = next(row for row in pane._frame().visible if row.row.block.id == HEADLINE)
    stretch = next(s for s in demo().stretches(HEADLINE) if s.mention.id == 102)
    point = row.stretch_runs(stretch.start, stretch.end)[0].rect.center().toPoint()
    QTest.mouseClick(pane.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)
    assert told == [102]
    assert pane.current_block() == HEADLINE


def test_the_menu_is_the_window_s(pane, wishes):
    asked = []
    pane.context_menu_requested.connect(asked.append)
    QApplication.sendEvent(
        pane.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    )
    assert len(asked) == 1
