"""How many words an article has, counted anew only where it changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.arabic import count_words, is_word, words
from core.changes import Splice
from gui.pane.counting import LONG, word_count
from tests.gui.pane.scenes import FIRST, LEFT_OUT, demo

SIGNS = "اب لإ،.😀\u064b\u200c_7x@-/:\u00a0ـ"
text = st.text(st.sampled_from(SIGNS), max_size=40)


@given(text)
def test_words_are_the_tokens_with_a_letter_or_a_digit(words_of):
    assert count_words(words_of) == sum(is_word(words_of, *span) for span in words(words_of))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 30), text), max_size=6))
def test_after_edits_of_a_long_block_the_count_is_that_of_the_whole(edits):
    scene = demo()
    long = "قال: «نعم» ومضى، " * LONG
    scene = scene.following({FIRST: replace(scene.block_of[FIRST], text=long[: 2 * LONG])}, {})
    word_count(scene)
    for start, length, put in edits:
        old = scene.block_of[FIRST]
        at = start % (len(old.text) + 1)
        after = Splice(at, old.text[at : at + length], put).apply(old.text)
        scene = scene.following({FIRST: replace(old, text=after)}, {})
        assert word_count(scene) == word_count(replace(scene))


def test_words_left_out_do_not_count():
    scene = demo()
    kept = scene.following({LEFT_OUT: replace(scene.block_of[LEFT_OUT], kept=True)}, {})
    assert word_count(kept) == word_count(scene) + 1
