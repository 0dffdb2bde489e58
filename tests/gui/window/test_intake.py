"""Importing without a project: nothing is made before the dialog is confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from gui.dialogs.background import Immediate
from gui.dialogs.import_dialog import ImportDialog

DUMP = "عنوان\n\nفقرة قصيرة عن مدينة الرمال.\n"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "أخبار.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


@pytest.fixture
def asked(open_window, dump, monkeypatch):
    """Return hands on an empty window whose import dialog is open on a dump."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(dump)], ""))
    monkeypatch.setattr("gui.dialogs.import_dialog.Background", lambda _parent: Immediate())
    hands = open_window()
    hands.window.parts.actions.trigger("project.import")
    hands.rest()
    return hands


def dialog_of(hands) -> ImportDialog:
    shown = hands.window.dialogs.shown
    assert isinstance(shown, ImportDialog)
    return shown


def test_the_dialog_says_where_to_and_a_refusal_leaves_nothing(asked, dump):
    dialog = dialog_of(asked)
    assert asked.session is None
    assert str(dump.with_suffix(".tanqih")) in dialog.target.words.text()
    assert "جديد" in dialog.target.words.text()
    assert list(dump.parent.glob("*.tanqih*")) == []
    dialog.reject()
    asked.rest()
    assert list(dump.parent.glob("*.tanqih*")) == []
    assert asked.window.parts.store.settings.recent == ()


def test_the_project_is_made_when_it_is_confirmed(asked, dump):
    dialog_of(asked).accept()
    asked.wait()
    assert asked.session.path == dump.with_suffix(".tanqih")
    assert len(asked.session.article_ids()) == 1


def test_another_place_can_be_chosen(asked, dump, monkeypatch):
    other = dump.parent / "elsewhere" / "other.tanqih"
    other.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(other), ""))
    dialog_of(asked).target.elsewhere.click()
    assert str(other) in dialog_of(asked).target.words.text()
    dialog_of(asked).accept()
    asked.wait()
    assert asked.session.path == other
    assert not dump.with_suffix(".tanqih").exists()


def test_the_list_of_an_empty_project_does_not_speak_of_a_search(desk):
    articles = desk.window.parts.desk.list
    empty, none = articles._texts("panel.articles.empty"), articles._texts("panel.articles.none")
    assert articles._body._sentence.text() == empty
    articles.filters.statuses.chip("doubtful").click()
    assert articles._body._sentence.text() == none
    desk.window.control.projects.close()
    assert articles._body._sentence.text() == empty
