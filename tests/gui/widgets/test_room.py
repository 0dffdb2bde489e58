"""Widgets that give way where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from core.model import Label
from gui.widgets.badge import badge_letter
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.screen import within_screen
from gui.widgets.shared_splitter import SharedSplitter


@pytest.fixture
def splitter(show):
    made = SharedSplitter(Qt.Orientation.Horizontal, (300, 600, 200), 1, 0.25)
    for _ in range(3):
        made.addWidget(QWidget())
    show(made)
    made.resize(1600, 300)
    return made


def test_parts_have_their_own_sizes_where_there_is_room(splitter, qt_app):
    qt_app.processEvents()
    assert [splitter.sizes()[0], splitter.sizes()[2]] == [300, 200]


def test_no_part_but_the_main_one_takes_more_than_its_share(splitter, qt_app):
    splitter.set_scale(2.0)
    splitter.resize(800, 300)
    qt_app.processEvents()
    first, main, last = splitter.sizes()
    assert first <= 200
    assert last <= 200
    assert main >= 390


def test_borrowed_room_is_given_back(splitter, qt_app):
    for scale, width in ((2.0, 800), (1.0, 1600)):
        splitter.set_scale(scale)
        splitter.resize(width, 300)
        qt_app.processEvents()
    assert [splitter.sizes()[0], splitter.sizes()[2]] == [300, 200]


def test_sizes_that_are_kept_are_those_asked_for(splitter):
    splitter.resize(600, 300)
    assert splitter.wanted() == [300, 600, 200]


def test_a_choice_that_does_not_fit_is_told_by_its_tip(show):
    box = show(ChoiceBox())
    box.addItem("كل الملفات الخام التي في المشروع")
    assert box.toolTip() == box.currentText()
    assert box.minimumSizeHint().width() < box.sizeHint().width()


def test_nothing_is_made_larger_than_the_screen(show):
    widget = show(QWidget())
    size = within_screen(QSize(100_000, 50), widget)
    assert size.width() < widget.screen().availableSize().width()
    assert size.height() == 50


def test_badges_speak_the_windows_language():
    label = Label(1, "u", "PER", "شخص", "Person", "#2456c8", "ش", "1", "a")
    assert [badge_letter(label, lang) for lang in ("ar", "en")] == ["ش", "P"]
