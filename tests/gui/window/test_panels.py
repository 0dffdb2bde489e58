"""The panels follow what is done, and the keyboard goes through them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDeadlineTimer, QItemSelectionModel, QPoint

from core.texts import Texts
from gui.models.finding_rows import SENTENCE
from gui.models.rule_words import rule_title
from gui.widgets.focus_ring import FocusRing


@pytest.fixture
def flawed(desk):
    """The first article with two findings more: stray tatweel in one block, an open bracket in another."""
    for block, words in zip(desk.scene.blocks[-2:], ("كلمـــة ", "(مفتوحة "), strict=True):
        desk.session.execute("block.replace_text", block=block.id, start=0, removed="", inserted=words)
    desk.window.parts.workspace.refresh()
    desk.window.parts.desk.pane.go_to(desk.scene.blocks[0].id, 0)
    desk.rest()
    return desk


@pytest.mark.parametrize("scope", ["article", "project"])
def test_the_panels_row_follows_the_finding_keys_and_is_the_one_mended(flawed, scope):
    panel = flawed.window.parts.desk.findings
    panel.filters.scopes.chip(scope).click()
    for _ in range(3):
        flawed.press("F8", flawed.pane)
        told = flawed.window.control.findings._told[0]
        assert panel.finding() == told
    while panel.finding().rule != "stray-tatweel":
        flawed.press("F8", flawed.pane)
    panel.buttons["fix"].click()
    assert not flawed.session.findings(rule="stray-tatweel")
    assert flawed.session.findings(rule="unbalanced")


def test_the_finding_keys_stay_within_the_filter(flawed):
    panel = flawed.window.parts.desk.findings
    flawed.window.control.findings.show_rule("stray-tatweel")
    rules = []
    for key in ("F8", "F8", "Shift+F8"):
        flawed.press(key, flawed.pane)
        rules.append(flawed.window.control.findings._told[0].rule)
    assert rules == ["stray-tatweel"] * 3
    assert {panel.rows.at(row).rule for row in range(panel.rows.rowCount())} == {"stray-tatweel"}


def test_the_finding_at_the_caret_is_mended_by_key_and_all_alike_after_a_question(flawed):
    (finding,) = flawed.session.findings(rule="stray-tatweel")
    flawed.pane.go_to(finding.block, finding.end)
    flawed.press("Ctrl+F9", flawed.pane)
    assert not flawed.session.findings(rule="stray-tatweel")
    flawed.press("Ctrl+Z", flawed.pane)
    flawed.pane.go_to(finding.block, finding.end)
    flawed.press("Ctrl+Shift+F9", flawed.pane)
    assert flawed.session.findings(rule="stray-tatweel")
    assert rule_title(Texts("ar"), "stray-tatweel") in flawed.window.dialogs.shown.text()
    flawed.window.dialogs.shown.accept()
    flawed.wait()
    assert not flawed.session.findings(rule="stray-tatweel")


def test_the_fix_key_in_the_panel_mends_the_row_at_hand(flawed):
    panel, (finding,) = flawed.window.parts.desk.findings, flawed.session.findings(rule="stray-tatweel")
    flawed.pane.go_to(flawed.scene.blocks[0].id, 0)
    panel.go_to(finding)
    panel.table.setFocus()
    flawed.press("Ctrl+F9")
    assert not flawed.session.findings(rule="stray-tatweel")
    assert flawed.session.findings(rule="unbalanced")


def test_no_finding_of_a_closed_project_is_asked_for(flawed):
    panel = flawed.window.parts.desk.findings
    flawed.press("F8", flawed.pane)
    assert panel.finding() is not None
    flawed.window.parts.workspace.close()
    assert panel.rows.rowCount() == 0
    flawed.window.parts.actions.trigger("view.language")
    flawed.rest()
    assert panel.finding() is None


def test_only_those_alike_are_shown_and_all_again(flawed):
    panel = flawed.window.parts.desk.findings
    panel.filters.scopes.chip("project").click()
    count = panel.rows.rowCount()
    panel.table.go_to(next(row for row in range(count) if panel.rows.at(row).rule == "stray-tatweel"))
    flawed.press("Space", panel.table)
    assert panel.rows.rowCount() == 1
    flawed.press("Space", panel.table)
    assert panel.rows.rowCount() == count
    assert panel.finding().rule == "stray-tatweel"


def test_after_a_fix_the_next_finding_is_at_hand(flawed):
    panel = flawed.window.parts.desk.findings
    panel.filters.scopes.chip("project").click()
    count = panel.rows.rowCount()
    row = next(row for row in range(count) if panel.rows.at(row).rule == "stray-tatweel")
    panel.table.go_to(row)
    following = panel.rows.at(row + 1)
    panel.buttons["fix"].click()
    deadline = QDeadlineTimer(10_000)
    while panel.rows.rowCount() == count and not deadline.hasExpired():
        flawed.rest()
    assert panel.finding() == following


def test_a_finding_has_a_menu(flawed):
    panel = flawed.window.parts.desk.findings
    row = next(at for at in range(panel.rows.rowCount()) if panel.rows.at(at).rule == "stray-tatweel")
    place = panel.table.visualRect(panel.rows.index(row, SENTENCE)).center()
    panel.table.scrollTo(panel.rows.index(row, SENTENCE))
    place = panel.table.visualRect(panel.rows.index(row, SENTENCE)).center()
    panel.table.customContextMenuRequested.emit(QPoint(place))
    flawed.rest()
    menu = flawed.app.activePopupWidget()
    entries = {entry.text(): entry for entry in menu.actions() if entry.text()}
    assert {"اذهب إليها", "حذف التطويل", "أصلح كل مثيلاتها", "تجاهلها هنا", "تجاهلها دائماً"} <= entries.keys()
    entries["حذف التطويل"].trigger()
    menu.close()
    assert not flawed.session.findings(rule="stray-tatweel")


def test_a_status_key_is_for_all_articles_chosen_in_the_list(desk):
    table, ids = desk.window.parts.desk.list.table, list(desk.session.article_ids())
    for row in range(3):
        table.selectionModel().select(table.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    table.setFocus()
    desk.press("Ctrl+D")
    statuses = desk.session.read(lambda view: [view.article(article).status for article in ids[:4]])
    assert statuses == ["done", "done", "done", "new"]
    desk.pane.setFocus()
    desk.press("Ctrl+Shift+D")
    statuses = desk.session.read(lambda view: [view.article(article).status for article in ids[:3]])
    assert statuses == ["doubtful", "done", "done"]


def test_f6_skips_what_is_empty_and_shows_where_it_is(desk):
    parts = desk.window.parts.desk
    parts.findings.show_listing(None, (), lambda finding: None)
    desk.pane.setFocus()
    seen = []
    for _ in range(3):
        desk.press("F6")
        seen.append(desk.app.focusWidget())
        ring = seen[-1].findChild(FocusRing)
        assert ring.isVisible() if seen[-1] is not desk.pane else ring is None
    assert seen == [parts.inspector.labels.list, parts.list.table, desk.pane]
    assert not parts.list.table.findChild(FocusRing).isVisible()


def test_f6_reaches_the_articles_own_page_of_the_inspector(desk):
    inspector = desk.window.parts.desk.inspector
    inspector.show_page("article")
    assert inspector.form.note in desk.window.parts.desk.stops()


def test_tab_goes_from_the_note_through_the_fields(desk):
    inspector = desk.window.parts.desk.inspector
    inspector.show_page("article")
    fields = inspector.form.attributes.fields
    inspector.form.note.setFocus()
    seen = []
    for _ in range(6):
        desk.press("Tab")
        seen.append(desk.app.focusWidget())
    form = inspector.form.attributes
    assert seen == [*(fields[name] for name in ("date", "url", "author", "section")), form.name, form.add]


def test_history_rows_say_what_they_were_about(desk):
    desk.mark("المنصورة", "3")
    block, start = desk.find("ويضم الميناء")
    desk.click(block, start)
    desk.press("Alt+5")
    desk.press("Ctrl+Shift+H")
    rows = desk.window.parts.desk.history.rows
    told = [rows.index(row, 0).data() for row in range(rows.rowCount())]
    assert "وسم ذكر" in told[-2]
    assert "المنصورة" in told[-2]
    assert "تعليق صورة" in told[-1]


def test_a_long_history_reads_only_the_steps_looked_at(desk):
    asked = []
    for at in range(5):
        desk.session.execute("article.set_note", article=desk.scene.article.id, note=f"حاشية {at}")
    history = desk.window.parts.desk.history
    past, listed = desk.session.past, []

    def fetch(steps):
        listed.append(len(steps))
        return past.listed(steps)

    history.clear()
    news = past.news()
    history.follow(news, [], fetch, lambda step: asked.append(step.id) or "كلام", editable=True)
    asked.clear()
    row = history.rows.rowCount() - 1
    assert "كلام" in history.rows.index(row, 0).data()
    assert "كلام" in history.rows.index(row, 0).data()
    assert len(asked) <= 1
    assert len(listed) == 1, "a page of steps is read once"


def test_enter_opens_a_card_of_the_first_page(open_window):
    hands = open_window()
    card = hands.window.parts.welcome.cards["project.sample"]
    card.setFocus()
    hands.press("Return")
    hands.wait()
    assert hands.session is not None


def test_the_theme_key_goes_through_all_themes(desk):
    desk.window.parts.actions.trigger("view.theme_light")
    seen = []
    for _ in range(3):
        desk.press("Ctrl+T", desk.pane)
        seen.append(desk.window.parts.appearance.theme.name)
    assert seen == ["dark", "contrast", "light"]
