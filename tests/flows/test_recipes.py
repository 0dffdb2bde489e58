"""Recipes with the hands: made, filled, previewed, applied as one step, taken to a file and back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from gui.dialogs.background import Immediate
from gui.widgets.delay import AtOnce
from tests.flows.test_searching import reopened, replace_with, texts


@pytest.fixture
def hands(desk, monkeypatch):
    """Hands on the sample, where searches and previews run at once."""
    search = desk.window.control.search
    search.searching.late = AtOnce()
    search.searching.source.make = lambda parent: Immediate()
    desk.window.parts.desk.search.head.delay = AtOnce()
    monkeypatch.setattr("gui.window.recipes.Background", lambda parent: Immediate())
    monkeypatch.setattr("gui.dialogs.recipes.TimedDelay", lambda parent: AtOnce())
    return desk


def opened(hands):
    """Press the key of the recipes and return their window."""
    hands.press("Ctrl+Shift+K", hands.pane)
    return hands.window.dialogs.shown


@pytest.fixture
def recipe(hands):
    """A window of recipes with one: two replacements, the second of what the first wrote, and a fix."""
    replace_with(hands, "الخطة", "المشروع")
    shown = opened(hands)
    shown.buttons["new"].click()
    shown.entries.buttons["add_present"].click()
    shown.entries.buttons["add_words"].click()
    shown.entries.form.words.setText("الخطة")
    shown.entries.form.instead.setText("البرنامج")
    hands.press("Return", shown.entries.form.instead)
    shown.entries.buttons["add_fix"].click()
    rule = shown.entries.form.rule
    rule.setCurrentIndex(rule.findData("stray-tatweel"))
    shown.entries.buttons["save"].click()
    shown.scope.setCurrentIndex(shown.scope.findData("project"))
    hands.rest()
    return shown


def kinds(hands) -> list[str]:
    return [entry["kind"] for entry in hands.session.search.recipes()[0].entries]


def test_entries_are_added_in_their_order_and_kept(hands, recipe, open_window):
    assert kinds(hands) == ["replace", "replace", "fix"]
    made = hands.session.search.recipes()[0]
    assert made.entries[0] == {"kind": "replace", "query": {"words": "المشروع"}, "instead": "الخطة"}
    assert made.entries[2] == {"kind": "fix", "rule": "stray-tatweel", "fix": ""}
    recipe.reject()
    hands = reopened(hands, open_window)
    assert hands.session.search.recipes()[0].entries == made.entries


def test_entries_are_moved_and_removed_by_key_and_undo_brings_them_back(hands, recipe):
    recipe.entries.list.setFocus()
    recipe.entries.list.setCurrentIndex(recipe.entries.list.rows.index(2))
    hands.press("Alt+Up", recipe.entries.list)
    assert kinds(hands) == ["replace", "fix", "replace"]
    hands.press("Del", recipe.entries.list)
    assert kinds(hands) == ["replace", "replace"]
    hands.session.undo()
    assert kinds(hands) == ["replace", "fix", "replace"]


def test_an_entry_is_changed_in_the_form(hands, recipe):
    recipe.entries.list.setCurrentIndex(recipe.entries.list.rows.index(1))
    form = recipe.entries.form
    assert form.words.text() == "الخطة"
    assert not recipe.entries.buttons["save"].isEnabled()
    form.how.setCurrentIndex(form.how.findData("word"))
    recipe.entries.buttons["save"].click()
    assert hands.session.search.recipes()[0].entries[1]["query"] == {"words": "الخطة", "how": "word"}


def test_the_preview_shows_each_place_and_the_apply_changes_it_in_one_step(hands, recipe, open_window):
    before, steps = texts(hands), len(hands.session.steps())
    places = recipe.preview.rows.places
    assert {number for number, _, _ in places} >= {0}
    assert places[0][1].words == "المشروع"
    assert recipe.told.text().count(str(len(places))) == 1 or len(places) < 3
    recipe.buttons["apply"].click()
    hands.wait()
    assert "المشروع" not in texts(hands)
    assert "الخطة" not in texts(hands)
    assert "البرنامج" in texts(hands)
    assert len(hands.session.steps()) == steps + 1
    assert recipe.preview.rows.rowCount() == 0
    recipe.reject()
    hands = reopened(hands, open_window)
    hands.press("Ctrl+Z", hands.pane)
    assert texts(hands) == before


def test_only_the_open_article_is_changed_where_that_is_asked_for(hands, recipe):
    recipe.scope.setCurrentIndex(recipe.scope.findData("article"))
    article = hands.scene.article.id
    before = {at: _text(hands, at) for at in hands.session.article_ids()}
    recipe.buttons["apply"].click()
    hands.wait()
    changed = {at for at, words in before.items() if _text(hands, at) != words}
    assert changed == {article}


def test_a_place_of_the_preview_is_gone_to(hands, recipe):
    hit = recipe.preview.rows.places[0][1]
    recipe.preview.setCurrentIndex(recipe.preview.rows.index(0, 0))
    hands.press("Return", recipe.preview)
    assert not recipe.isVisible()
    assert hands.window.focusWidget() is hands.pane
    assert hands.pane.caret() == (hit.block, hit.start)


def test_a_recipe_is_renamed_and_removed(hands, recipe):
    recipe.name.setText("تنقيح الأخبار")
    hands.press("Return", recipe.name)
    assert [each.name for each in hands.session.search.recipes()] == ["تنقيح الأخبار"]
    recipe.list.setFocus()
    hands.press("Del", recipe.list)
    assert hands.session.search.recipes() == []
    assert not recipe.entries.isEnabled()


def choose_file(monkeypatch, path, chosen=""):
    """Let the file dialogs answer with a file."""
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, staticmethod(lambda *_: (str(path), chosen)))


@pytest.mark.parametrize("suffix", [".json", ".tsv"])
def test_a_recipe_goes_to_a_file_and_comes_back(hands, recipe, tmp_path, monkeypatch, suffix):
    if suffix == ".tsv":
        recipe.entries.press("remove")  # a fix has no place in a table
    before = hands.session.search.recipes()[0].entries
    choose_file(monkeypatch, tmp_path / f"mine{suffix}")
    recipe.buttons["export"].click()
    assert (tmp_path / f"mine{suffix}").read_text("utf-8").count("البرنامج") == 1
    recipe.buttons["delete"].click()
    assert hands.session.search.recipes() == []
    recipe.buttons["import"].click()
    assert hands.session.search.recipes()[0].entries == before
    assert recipe.recipe.entries == before


def test_a_file_without_an_ending_gets_the_one_that_was_chosen(hands, recipe, tmp_path, monkeypatch):
    choose_file(monkeypatch, tmp_path / "mine", "(*.json)")
    recipe.buttons["export"].click()
    assert (tmp_path / "mine.json").is_file()


def test_a_bad_line_is_told_with_its_number_and_nothing_is_taken(hands, recipe, tmp_path, monkeypatch):
    (tmp_path / "bad.tsv").write_text("نهر\tوادٍ\nبلا بديل\n", "utf-8")
    choose_file(monkeypatch, tmp_path / "bad.tsv")
    recipe.buttons["import"].click()
    assert len(hands.session.search.recipes()) == 1
    assert "2" in hands.window.parts.message.sentence.text()


def _text(hands, article: int) -> str:
    return "\n".join(block.text for block in hands.session.read(lambda view: view.blocks(article)))
