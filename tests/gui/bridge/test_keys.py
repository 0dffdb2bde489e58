"""A key press means the same whatever layout the keyboard has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from gui.bridge.actions.keys import sequence_of

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(
    key: int, text: str = "", held: Qt.KeyboardModifier = NONE, scan: int = 0, virtual: int = 0
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan, virtual, 0, text)


@pytest.mark.parametrize(
    ("event", "means"),
    [
        (press(Qt.Key.Key_3, "3"), "3"),
        (press(0x663, "٣"), "3"),
        (press(0x6F3, "۳"), "3"),
        (press(Qt.Key.Key_3, "٣"), "3"),
        (press(0x663, "", CTRL), "Ctrl+3"),
        (press(Qt.Key.Key_P, "", CTRL | SHIFT), "Ctrl+Shift+P"),
        (press(Qt.Key.Key_Backtab, "", SHIFT), "Shift+Tab"),
        (press(Qt.Key.Key_F8, "", SHIFT), "Shift+F8"),
        (press(Qt.Key.Key_1, "1", Qt.KeyboardModifier.KeypadModifier), "1"),
    ],
)
def test_what_a_press_means(event, means):
    assert sequence_of(event) == means


@pytest.mark.parametrize(
    ("letter", "scan", "means"), [("س", 39, "S"), ("ش", 38, "A"), ("ئ", 52, "Z"), ("ض", 24, "Q")]
)
def test_on_linux_an_arabic_letter_is_the_latin_one_at_its_place(letter, scan, means):
    assert sequence_of(press(ord(letter), letter, CTRL, scan), "linux") == f"Ctrl+{means}"


@pytest.mark.parametrize(
    ("letter", "held", "means"),
    [("\ufefb", NONE, "B"), ("\ufefb", CTRL, "Ctrl+B"), ("\ufef5", SHIFT, "Shift+B")],
)
def test_the_key_of_lam_alef_is_the_one_at_its_place(letter, held, means):
    assert sequence_of(press(ord(letter), letter, held, 56), "linux") == means


def test_elsewhere_the_virtual_key_tells():
    assert sequence_of(press(0x633, "س", CTRL, 31, ord("S")), "win32") == "Ctrl+S"


def test_an_arabic_letter_at_no_known_place_stays_what_it_is():
    assert sequence_of(press(0x633, "س", CTRL, 200), "linux") == "Ctrl+س"
