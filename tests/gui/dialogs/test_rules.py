"""The window of rules by keyboard: walking, switching, grading, searching, restoring."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.checks import RULES
from core.model import Dismissal
from core.session.rules import RuleState, Silenced
from core.session.told import Total
from core.texts import LANGUAGES, Texts
from gui.dialogs.rules import RulesDialog
from gui.models.rule_words import rule_help, rule_title

TATWEEL, LONG = "stray-tatweel", "block-long"
SILENCED = (
    Silenced(Dismissal(8, TATWEEL, None, "كلمه"), 12, ""),
    Silenced(Dismissal(7, LONG, 3, ""), 1, "عنوان المقال"),
)


class Desk:
    """A dialog, and what it wished for."""

    def __init__(self, show, theme, lang):
        self.texts = Texts(lang)
        self.dialog = show(RulesDialog(self.texts, theme))
        self.changed: list[tuple[str, bool, str]] = []
        self.restored: list[list[int]] = []
        self.wanted: list[str] = []
        self.dialog.rule_changed.connect(lambda *told: self.changed.append(told))
        self.dialog.restore_requested.connect(self.restored.append)
        self.dialog.findings_requested.connect(self.wanted.append)
        self.show()
        self.dialog.list.setFocus()

    def show(self, off=(), silenced=SILENCED, *, editable=True):
        states = [RuleState(rule, rule not in off, about.severity) for rule, about in RULES.items()]
        self.dialog.show_rules(states, [Total(TATWEEL, "note", 1234)], silenced, editable=editable)

    def press(self, key, widget=None):
        QTest.keyClick(widget or self.dialog.list, key)

    def go_to(self, rule):
        keys = [row.key for row in self.dialog.list.rows.rows]
        for _ in range(len(keys)):
            if self.dialog.state.rule == rule:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(rule)


@pytest.fixture(params=LANGUAGES)
def desk(show, theme, request):
    return Desk(show, theme, request.param)


def test_every_rule_stands_in_the_list_and_is_explained(desk):
    rows = {row.key: row for row in desk.dialog.list.rows.rows}
    assert rows.keys() == RULES.keys()
    assert (rows[TATWEEL].title, rows[TATWEEL].count) == (rule_title(desk.texts, TATWEEL), "1,234")
    desk.go_to(TATWEEL)
    assert desk.dialog.form.title.text() == rule_title(desk.texts, TATWEEL)
    assert desk.dialog.form.help.text() == rule_help(desk.texts, TATWEEL)
    assert "1234" in desk.dialog.form.count.text().replace(",", "")


def test_keys_switch_and_grade(desk):
    desk.go_to(TATWEEL)
    own = RULES[TATWEEL].severity
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_0)
    assert desk.changed == [(TATWEEL, False, own), (TATWEEL, True, "error"), (TATWEEL, True, "")]
    desk.show(off=(TATWEEL,))
    assert desk.dialog.state == RuleState(TATWEEL, False, own)
    assert not desk.dialog.form.enabled.isChecked()
    desk.press(Qt.Key.Key_Space)
    assert desk.changed[-1] == (TATWEEL, True, own)


def test_the_form_switches_and_grades(desk):
    desk.go_to(LONG)
    desk.dialog.form.enabled.click()
    box = desk.dialog.form.severity
    box.setCurrentIndex(box.findData("error"))
    box.activated.emit(box.currentIndex())
    assert desk.changed[0] == (LONG, False, RULES[LONG].severity)
    assert desk.changed[1][2] == "error"


def test_enter_shows_the_findings_where_there_are_any(desk):
    desk.go_to(LONG)
    desk.press(Qt.Key.Key_Return)
    desk.go_to(TATWEEL)
    desk.press(Qt.Key.Key_Return)
    assert desk.wanted == [TATWEEL]


def test_a_search_finds_rules_by_name_and_explanation(desk):
    desk.dialog.search.setText(rule_title(desk.texts, TATWEEL))
    desk.dialog.search.words_changed.emit(desk.dialog.search.text())
    assert TATWEEL in [row.key for row in desk.dialog.list.rows.rows]
    assert len(desk.dialog.list.rows.rows) < len(RULES) / 2
    desk.dialog.search.words_changed.emit("")


def test_what_is_silenced_is_listed_and_restored_by_key(desk):
    assert desk.dialog.pages.chip("silenced").words.count == "2"
    desk.dialog.show_page("silenced")
    rows = desk.dialog.silenced.list.rows.rows
    assert "كلمه" in rows[0].title
    assert "عنوان المقال" in rows[1].title
    desk.press(Qt.Key.Key_Down, desk.dialog.silenced.list)
    desk.press(Qt.Key.Key_Delete, desk.dialog.silenced.list)
    desk.dialog.silenced.buttons["restore_all"].click()
    assert desk.restored == [[7], [8, 7]]
    desk.show(silenced=SILENCED[:1])
    desk.press(Qt.Key.Key_Return, desk.dialog.silenced.list)
    assert desk.restored[-1] == [8]


def test_in_a_project_that_cannot_be_written_nothing_is_wished(desk):
    desk.show(editable=False)
    desk.go_to(TATWEEL)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_1):
        desk.press(key)
    desk.dialog.silenced.restore()
    assert desk.changed == desk.restored == []
    assert not desk.dialog.form.enabled.isEnabled()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_name_and_an_explanation(rule, lang):
    texts = Texts(lang)
    assert rule_title(texts, rule) != rule
    assert rule_help(texts, rule)
