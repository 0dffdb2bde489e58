"""Settings come back, and a broken file costs nothing but the memory."""

from __future__ import annotations

import pytest

from gui.bridge.settings import RECENT_LIMIT, Place, Settings, SettingsStore


def test_what_was_changed_is_there_at_the_next_start(tmp_path):
    store = SettingsStore(tmp_path)
    store.change(lang="ar", zoom=125, splits={"columns": [1, 2, 3]})
    store.put(store.settings.opened("/a.tanqih").left("/a.tanqih", Place(3, 4, 5)))
    assert SettingsStore(tmp_path).settings == store.settings
    assert SettingsStore(tmp_path).settings.places == {"/a.tanqih": Place(3, 4, 5)}


def test_the_folder_is_the_environments(tmp_path, monkeypatch):
    monkeypatch.setenv("TANQIH_SETTINGS", str(tmp_path / "own"))
    assert SettingsStore().path.parent == tmp_path / "own"


@pytest.mark.parametrize("words", ["", "[]", "{", '{"zoom": "large", "recent": 7, "places": {"a": 1}}'])
def test_a_file_that_does_not_fit_is_as_good_as_none(tmp_path, words):
    (tmp_path / "settings.json").write_text(words, "utf-8")
    assert SettingsStore(tmp_path).settings == Settings()


def test_recent_projects_are_few_and_the_latest_first():
    settings = Settings()
    for number in range(RECENT_LIMIT + 3):
        settings = settings.opened(f"/{number}.tanqih")
    settings = settings.opened("/5.tanqih")
    assert settings.recent[0] == settings.last == "/5.tanqih"
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_LIMIT
    assert settings.forgot("/5.tanqih").last == ""


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    store = SettingsStore(tmp_path / "file" / "settings")
    assert store.change(zoom=150).zoom == 150
    assert SettingsStore(tmp_path / "file" / "settings").settings.zoom == 100
