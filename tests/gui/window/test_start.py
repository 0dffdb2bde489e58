"""Which language the window speaks at its start."""

from __future__ import annotations

import pytest

import main
from core.cli import parse
from gui import app
from gui.app import window_language


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [([], None), (["a.txt"], None), (["--lang", "en"], "en"), (["--lang=ar", "window"], "ar")],
)
def test_only_a_language_asked_for_reaches_the_window(monkeypatch, arguments, asked):
    told = []
    monkeypatch.setattr(app, "run_window", lambda paths, lang: told.append(lang) or 0)
    assert main.open_window(parse(arguments)) == 0
    assert told == [asked]


def test_the_language_chosen_last_wins_over_the_locale_and_yields_to_the_one_asked_for(monkeypatch):
    monkeypatch.setattr(app, "system_language", lambda: "ar")
    assert window_language(None, "en") == "en"
    assert window_language("ar", "en") == "ar"
    assert window_language(None, "") == "ar"
