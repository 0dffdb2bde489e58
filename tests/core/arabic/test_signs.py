"""Characters that show nothing, and what characters are called."""

from __future__ import annotations

import pytest

from core.arabic.signs import full_name, hidden_signs, letter_at, short_name


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u200c", "ZWNJ"),
        ("\u200f", "RLM"),
        ("\xa0", "NBSP"),
        ("\x07", "U+0007"),
        ("\ue000", "U+E000"),
        ("\u2028", "LS"),
        ("\ufe0f", "VS16"),
        ("\U000e0100", "VS17"),
        ("\u0378", "U+0378"),
        ("\u3000", "U+3000"),
        ("\t", "TAB"),
    ],
)
def test_what_shows_nothing_has_a_short_name(sign: str, name: str):
    assert short_name(sign) == name


@pytest.mark.parametrize("sign", [" ", "ق", "\u064b", "،", "«", "\u0640", "A", "7", "\u06dd", "😀", "\u0601"])
def test_what_is_seen_has_none(sign: str):
    assert short_name(sign) == ""


def test_the_signs_of_a_stretch_come_in_order_and_spaces_without_a_name():
    text = "قال\u200f لـ\u200cالوفد\xa0أمس"
    assert list(hidden_signs(text, 0, len(text))) == [(3, "RLM"), (4, ""), (7, "ZWNJ"), (13, "NBSP")]
    assert list(hidden_signs(text, 4, 8)) == [(4, ""), (7, "ZWNJ")]


@pytest.mark.parametrize(
    ("at", "letter"), [(0, (0, 3)), (1, (0, 3)), (2, (0, 3)), (3, (3, 4)), (4, (4, 6)), (6, (6, 6))]
)
def test_a_letter_has_its_marks(at: int, letter: tuple[int, int]):
    assert letter_at("م\u0651\u064eرو\u0652", at) == letter


def test_names_give_the_number_first():
    assert full_name("ق") == "U+0642 ARABIC LETTER QAF"
    assert full_name("\u200c") == "U+200C ZERO WIDTH NON-JOINER"
    assert full_name("\t") == "U+0009 TAB"
    assert full_name("\x07") == "U+0007 control"
    assert full_name("\ue000") == "U+E000 no name"


def test_letters_that_are_drawn_as_nothing_are_told_of():
    text = "ا\u3164ب\uffa0ج\u2800"
    assert [(sign.at, sign.name) for sign in hidden_signs(text, 0, len(text))] == [
        (1, "U+3164"),
        (3, "U+FFA0"),
        (5, "U+2800"),
    ]
