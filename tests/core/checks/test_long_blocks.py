"""Blocks as long as they may be, of what rules look at most: each is gone through once, not once for each sign.

A rule that begins anew at every sign would take minutes here.
"""

from __future__ import annotations

import pytest

from core.checks.characters import digits_in_number, mixed_digits, stray_tatweel, zero_width
from core.checks.controls import control_characters
from core.checks.markup import left_over
from core.checks.punctuation import repeated_signs, sign_runs

MANY = 200_000


def test_a_word_without_end_holds_no_latin_letters():
    text = f"{'ب' * MANY} ١٢ ٣٤ 56 1٢"
    assert [splice.removed for splice in mixed_digits(text)] == ["56"]
    assert [splice.removed for splice in digits_in_number(text)] == ["1٢"]


def test_digits_of_latin_words_keep_theirs():
    assert mixed_digits("طائرة A320 و«F16» وX-5 7 وB 52 عام ٢٠٢٠") == []


def test_each_tatweel_of_a_long_word_is_stray():
    assert len(stray_tatweel("بـ" * MANY)) == MANY - 1


@pytest.mark.parametrize("opening", ["<!--", "<script>", "<style>"])
def test_what_is_opened_often_and_never_closed_is_let_be(opening: str):
    assert not any(len(splice.removed) > len(opening) for splice in left_over(opening * MANY))


def test_tags_go_with_what_they_hold_and_entities_beside_them():
    text = "أ<!-- ب -->ج<script>x<b>y</script>د<a title='&amp;'>ه</a>&amp;و"
    right = text
    for splice in reversed(left_over(text)):
        right = right[: splice.start] + splice.inserted + right[splice.start + len(splice.removed) :]
    assert right == "أجده&و"


@pytest.mark.parametrize(("entity", "right"), [("lt;", "<"), ("", "&")])
def test_what_was_escaped_again_and_again_is_read_at_last(entity: str, right: str):
    (splice,) = left_over("&" + "amp;" * 3 * MANY + entity)
    assert splice.inserted == right


def test_many_tags_beside_many_entities():
    assert len(left_over("<b>&amp;" * (MANY // 8))) == MANY // 4


@pytest.mark.parametrize(
    ("cleaner", "unit"),
    [(zero_width, "ب\u200b"), (control_characters, "ب\x01"), (repeated_signs, "ب،، "), (sign_runs, "ب.. ")],
)
def test_every_place_of_a_long_block_is_mended(cleaner, unit):
    assert len(cleaner(unit * MANY + "ب")) == MANY
