"""The line of a hit: aligned on it, right to left, whatever stands around."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.theme import text_font
from gui.widgets.concordance import Line, draw_line, drawn
from gui.widgets.words_field import direction_of

AREA = QRect(0, 0, 600, 32)
LONG = "ثم سار الوفد إلى الساحة القديمة ومنها إلى دار البلدية"


def painted(theme, line: Line, area: QRect = AREA) -> QImage:
    """Return a picture of a line."""
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    draw_line(painter, area, line, text_font(16), QColor(theme.surface), theme)
    painter.end()
    return image


def columns(image: QImage, colour: str, reach: int = 40) -> list[int]:
    """Return the columns of pixels near a colour."""
    wanted = QColor(colour)
    return [
        x
        for x in range(image.width())
        if any(_near(QColor(image.pixel(x, y)), wanted, reach) for y in range(image.height()))
    ]


def _near(one: QColor, other: QColor, reach: int) -> bool:
    return (
        max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))
        < reach
    )


@pytest.mark.parametrize(
    ("before", "after"), [(LONG, LONG), ("", LONG), (LONG, ""), ("قال AFP 12 ", " وTrump"), ("", "")]
)
def test_the_hit_is_in_the_middle_whatever_stands_around_it(theme, before, after):
    box = columns(painted(theme, Line(before, "المدينة", after)), theme.accent, 70)
    assert box, "the hit has a box"
    assert abs((box[0] + box[-1]) / 2 - AREA.width() / 2) <= 2


def test_the_words_before_are_at_the_right(theme):
    image = painted(theme, Line("صباح اليوم ", "انطلق", ""))
    ground = QColor(theme.surface)
    inked = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(32))]
    assert inked[0] > 250, "nothing is at the left of the hit"
    assert inked[-1] > 340, "something is at its right"


def test_what_is_replaced_is_boxed_in_another_colour_and_the_new_words_follow_at_the_left(theme):
    image = painted(theme, Line("في ", "المدينة", " الكبرى", "البلدة"))
    old, new = columns(image, theme.error, 60), columns(image, theme.accent, 70)
    assert old
    assert new
    assert max(new) < max(old)
    assert min(new) < min(old)


def test_words_taken_out_are_struck_and_nothing_follows(theme):
    image = painted(theme, Line("في ", "المدينة", " الكبرى", ""))
    assert columns(image, theme.error, 60)
    assert not columns(image, theme.accent, 30)


def test_a_hit_wider_than_the_row_begins_in_sight(theme):
    box = columns(painted(theme, Line("قال ", LONG * 3, "")), theme.accent, 70)
    assert AREA.width() * 0.7 < max(box) < AREA.width() * 0.9


def test_a_hit_without_width_shows_where_it_is(theme):
    box = columns(painted(theme, Line("قبله ", "\u200f", " بعده")), theme.accent, 70)
    assert box


def test_signs_that_turn_the_direction_are_not_drawn():
    assert drawn("أ\u202eب\u2066ج\u2029د\nه\x00و") == "أبج د ه و"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("قطار", Qt.LayoutDirection.RightToLeft),
        ("12 قطاراً", Qt.LayoutDirection.RightToLeft),
        ("AFP قال", Qt.LayoutDirection.LeftToRight),
        ("(!) Reuters", Qt.LayoutDirection.LeftToRight),
        ("123", Qt.LayoutDirection.RightToLeft),
    ],
)
def test_the_direction_is_that_of_the_first_letter(words, expected):
    assert direction_of(words, Qt.LayoutDirection.RightToLeft) == expected
