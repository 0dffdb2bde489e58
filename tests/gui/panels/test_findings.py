from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt

from core.session import Session
from core.session.told import Wanted
from core.texts import Texts
from gui.models.finding_details import describe_with
from gui.models.finding_rows import FIX, PLACE, SENTENCE, SEVERITY, FindingDetails
from gui.models.rule_words import rule_help, rule_title
from gui.panels.findings import FindingsPanel


@pytest.fixture
def panel(session: Session, texts, theme, show) -> FindingsPanel:
    """The findings of a project whose first paragraph has a tatweel and an open bracket."""
    article = session.article_ids()[0]
    block = session.read(lambda view: view.blocks(article))[1].id
    session.execute("block.replace_text", block=block, start=0, removed="", inserted="كلمـــة (مفتوحة ")
    made = show(FindingsPanel(texts, theme))
    refresh(made, session)
    return made


def refresh(panel, session, *, name_articles=False):
    listing = session.told.listing(panel.wanted())
    panel.show_listing(listing, session.told.totals(), describe_with(session, name_articles=name_articles))


def heard(signal) -> list:
    told: list = []
    signal.connect(lambda *values: told.append(values if len(values) > 1 else values[0]))
    return told


def row_of(panel, rule: str) -> int:
    rows = range(panel.rows.rowCount())
    return next(row for row in rows if panel.rows.at(row).rule == rule)


def cell(panel, row, column) -> str:
    return panel.rows.index(row, column).data()


def test_a_row_says_how_grave_what_where_and_how_to_mend_it(panel):
    row = row_of(panel, "stray-tatweel")
    assert cell(panel, row, SEVERITY) == "تنبيه"
    assert cell(panel, row, SENTENCE)
    assert cell(panel, row, PLACE) == "الكتلة 2"
    assert cell(panel, row, FIX)


def test_in_the_whole_project_the_article_is_named(panel, session):
    refresh(panel, session, name_articles=True)
    assert "المكتبة العامة تفتح أبوابها ليلاً" in cell(panel, row_of(panel, "stray-tatweel"), PLACE)


def test_chips_count_and_narrow(panel, session):
    panel.filter_changed.connect(lambda: refresh(panel, session))
    counts = Counter(finding.severity for finding in session.findings())
    chips = panel.filters.severities
    assert [chips.chip(key).words.count for key in ("", "error", "warning", "note")] == [
        str(each) for each in (counts.total(), counts["error"], counts["warning"], counts["note"])
    ]
    chips.chip("note").click()
    assert {panel.rows.at(row).severity for row in range(panel.rows.rowCount())} == {"note"}
    assert panel.rows.rowCount() == counts["note"]


def test_the_box_of_rules_counts_and_narrows_and_the_chips_follow(panel, session):
    panel.filter_changed.connect(lambda: refresh(panel, session))
    box, counts = panel.filters.rules, Counter(finding.rule for finding in session.findings())
    entries = [box.itemText(at) for at in range(box.count())]
    assert len(entries) == 1 + len(counts)
    at = next(
        at for at, words in enumerate(entries) if words.startswith(rule_title(Texts("ar"), "stray-tatweel"))
    )
    assert str(counts["stray-tatweel"]) in entries[at]
    box.setCurrentIndex(at)
    box.activated.emit(at)
    assert panel.wanted() == Wanted(rules=("stray-tatweel",))
    assert {panel.rows.at(row).rule for row in range(panel.rows.rowCount())} == {"stray-tatweel"}
    assert panel.filters.severities.chip("").words.count == str(counts["stray-tatweel"])
    assert box.currentIndex() == [box.itemText(at) for at in range(box.count())].index(box.currentText()) > 0


def test_the_rule_of_the_row_at_hand_is_explained(panel):
    panel.table.go_to(row_of(panel, "stray-tatweel"))
    assert rule_help(Texts("ar"), "stray-tatweel") in panel.help.text()


def test_the_menu_key_asks_for_all_there_is_to_do(panel, press):
    asked = heard(panel.menu_requested)
    panel.table.go_to(1)
    press(panel.table, Qt.Key.Key_Menu)
    assert [finding for finding, _ in asked] == [panel.finding()]


def test_a_row_that_is_gone_says_nothing_until_the_listing_follows(panel, session):
    row = row_of(panel, "stray-tatweel")
    session.rules.set("stray-tatweel", False)
    panel.rows.show_listing(panel.rows._source, lambda finding: FindingDetails())
    assert panel.rows.at(row) is None
    assert cell(panel, row, SENTENCE) == ""
    panel.table.go_to(row)
    assert not panel.buttons["fix"].isEnabled()


def test_in_a_project_that_cannot_be_written_nothing_is_mended(panel, session):
    panel.show_listing(
        session.told.listing(),
        session.told.totals(),
        describe_with(session, name_articles=False),
        editable=False,
    )
    panel.table.go_to(row_of(panel, "stray-tatweel"))
    assert {name for name, button in panel.buttons.items() if button.isEnabled()} == {"alike", "rules"}


def test_click_and_enter_go_there_and_a_click_on_the_fix_mends(panel, press):
    row = row_of(panel, "stray-tatweel")
    gone, mended = heard(panel.finding_activated), heard(panel.fix_requested)
    panel.table.go_to(row)
    panel.table.clicked.emit(panel.rows.index(row, SENTENCE))
    press(panel.table, Qt.Key.Key_Return)
    panel.table.clicked.emit(panel.rows.index(row, FIX))
    finding = panel.rows.at(row)
    assert gone == [finding, finding]
    assert mended == [(finding, panel.fixes()[0])]


def test_the_fix_is_a_command_that_takes_the_finding_away(panel, session):
    row = row_of(panel, "stray-tatweel")
    panel.table.go_to(row)
    fix = panel.fixes()[0]
    session.execute(fix.command, **fix.args)
    refresh(panel, session)
    rules = [panel.rows.at(row).rule for row in range(panel.rows.rowCount())]
    assert "stray-tatweel" not in rules
    assert panel.finding() is None or panel.finding().rule != "stray-tatweel"


def test_delete_dismisses_here_and_with_shift_everywhere(panel, press):
    told = heard(panel.dismiss_requested)
    panel.table.go_to(0)
    press(panel.table, Qt.Key.Key_Delete)
    press(panel.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    finding = panel.finding()
    assert told == [(finding, False), (finding, True)]


def test_buttons_ask_for_the_finding_at_hand(panel):
    alike, dismissed = heard(panel.fix_alike_requested), heard(panel.dismiss_requested)
    panel.table.go_to(row_of(panel, "stray-tatweel"))
    panel.buttons["fix_alike"].click()
    panel.buttons["dismiss_everywhere"].click()
    assert alike == [(panel.finding(), panel.fixes()[0])]
    assert dismissed == [(panel.finding(), True)]


def test_without_a_finding_at_hand_the_buttons_are_off(panel, session):
    panel.show_listing(None, (), describe_with(session, name_articles=False))
    assert {name for name, button in panel.buttons.items() if button.isEnabled()} == {"rules"}


def test_the_row_at_hand_stays_over_a_refresh_and_a_language_switch(panel, session):
    panel.table.go_to(row_of(panel, "unbalanced"))
    before = panel.finding()
    refresh(panel, session)
    panel.set_texts(Texts("en"))
    assert panel.finding() == before
    assert cell(panel, row_of(panel, "unbalanced"), SEVERITY) == "Warning"
