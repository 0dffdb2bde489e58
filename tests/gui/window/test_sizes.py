"""Every size of everything: nothing leaves the window, the text keeps its room, and what was there comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

SCREEN = (1280, 720)
LARGEST, NORMAL = 6, -6


def scale(desk, steps: int) -> None:
    """Make everything larger (or smaller) so many times."""
    for _ in range(abs(steps)):
        desk.window.parts.appearance.rescale(1 if steps > 0 else -1)
        desk.rest()


def place(widget: QWidget) -> QRect:
    """Return where a widget lies in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.fixture
def small(desk):
    """The window as large as a small screen."""
    desk.window.resize(*SCREEN)
    desk.rest()
    return desk


def test_the_window_does_not_outgrow_a_small_screen(small):
    scale(small, LARGEST)
    assert small.window.size().toTuple() == SCREEN
    assert small.window.rect().contains(place(small.window.parts.status))


def test_the_columns_leave_the_text_half_of_the_width(small):
    scale(small, LARGEST)
    columns = small.window.parts.desk.columns.sizes()
    assert columns[1] >= columns[0] + columns[2] - 2


def test_the_caret_stays_in_sight_at_any_size(small):
    block = small.scene.blocks[6]
    small.pane.go_to(block.id, 4)
    small.rest()
    for steps in (LARGEST, NORMAL):
        scale(small, steps)
        seen = small.pane.viewport().rect()
        assert seen.intersects(small.pane.cursorRect()), steps
        assert small.pane.current_block() == block.id


def test_the_sizes_come_back_with_the_scale(small):
    desk = small.window.parts.desk
    before = (small.window.size(), desk.columns.sizes(), desk.rows.sizes())
    scale(small, LARGEST)
    scale(small, NORMAL)
    assert (small.window.size(), desk.columns.sizes(), desk.rows.sizes()) == before


def test_the_text_gets_most_of_a_low_window(small):
    text, below = small.window.parts.desk.rows.sizes()
    assert text > 3 * below


def test_the_current_row_of_the_list_is_whole_after_a_resize(small):
    table = small.window.parts.desk.list.table
    for height in (900, 640, 760):
        small.window.resize(SCREEN[0], height)
        small.rest()
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex())), height


def test_the_export_dialog_fits_the_screen(small):
    scale(small, LARGEST)
    small.window.parts.actions.trigger("project.export")
    small.rest()
    dialog = small.window.dialogs.shown
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    for button in (dialog.accept_button, dialog.cancel, dialog.choose, dialog.path):
        assert dialog.rect().contains(place(button)), button
    dialog.reject()
