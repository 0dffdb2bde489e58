"""What the window's sentences do to their values: for the eye alone, and so that nothing is scrambled."""

from __future__ import annotations

import re

from core.texts import Texts
from gui.models.direction import END_ISOLATE, FIRST_ISOLATE, LEFT_ISOLATE
from gui.models.window_texts import WindowTexts


def test_a_path_keeps_its_direction_inside_an_arabic_sentence():
    words = WindowTexts("ar")("error.empty_file", path="/tmp/أخبار/sample.txt")
    assert f"{LEFT_ISOLATE}/tmp/أخبار/sample.txt{END_ISOLATE}" in words


def test_arabic_words_keep_theirs_inside_an_english_one():
    words = WindowTexts("en")("error.name_taken", name="شخص")
    assert f"{FIRST_ISOLATE}شخص{END_ISOLATE}" in words


def test_a_time_is_shown_as_date_and_minute():
    words = WindowTexts("ar")(
        "error.open_elsewhere", path="p", since="2026-11-22T18:32:45+00:00", user="u", host="h", pid=7
    )
    assert re.search(f"{LEFT_ISOLATE}2026-11-2[123] \\d\\d:\\d2{END_ISOLATE}", words)


def test_a_number_still_chooses_its_plural_form():
    assert WindowTexts("ar")("statusbar.words", count=2) == Texts("ar")("statusbar.words", count=2)


def test_a_bracket_stays_as_the_article_shows_it():
    assert "العلامة « " in WindowTexts("ar")("check.unbalanced-open", mark="«", words="قال")


def test_a_pattern_stays_what_a_file_dialog_reads():
    assert "(*.txt *.text)" in WindowTexts("ar")("dialog.files.dumps", pattern="*.txt *.text")


def test_other_texts_isolate_nothing():
    assert LEFT_ISOLATE not in Texts("ar")("error.empty_file", path="/tmp/sample.txt")
