"""The search panel: what its controls ask for, what it shows of the hits, and its keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.model.search import Counts, Hit, Query
from core.texts import Texts
from gui.models.hit_rows import LINE, TICK
from gui.panels.search import SearchPanel
from gui.widgets.delay import AtOnce
from tests.gui.panels.test_accessible import nameless

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Later:
    """Keeps the last call of a burst until it is told to run."""

    def __init__(self):
        self.call = None

    def run(self, call):
        self.call = call


def hits(count: int) -> list[Hit]:
    return [
        Hit(1 + at // 3, 10 + at, 4, 7, "paragraph", True, "على ", "نهر", " الكبير", at + 1)
        for at in range(count)
    ]


@pytest.fixture
def panel(texts, theme, show, session):
    made = show(SearchPanel(texts, theme, delay=AtOnce()))
    roles, labels = session.read(lambda view: (view.roles(), view.labels()))
    made.show_project(roles, labels, lambda article: f"خبر {article}", editable=True)
    return made


@pytest.fixture
def asked(panel):
    """Every query the panel asked for."""
    told: list[Query] = []
    panel.query_changed.connect(told.append)
    return told


def test_a_burst_of_letters_asks_once_when_the_hands_rest(texts, theme, show):
    later, told = Later(), []
    panel = show(SearchPanel(texts, theme, delay=later))
    panel.query_changed.connect(told.append)
    for words in ("ن", "نه", "نهر"):
        panel.head.words.setText(words)
    assert told == []
    later.call()
    assert told == [Query("نهر")]


def test_how_where_and_exactly_are_asked_at_once(panel, asked):
    panel.head.words.setText("نهر")
    panel.head.how.setCurrentIndex(panel.head.how.findData("clitics"))
    panel.head.scope.setCurrentIndex(panel.head.scope.findData("list"))
    panel.head.exact.click()
    assert asked[-1] == Query("نهر", "clitics", exact=True, scope="list")
    assert len(asked) == 4


def test_conditions_are_counted_on_their_chip_and_asked_for(panel, asked):
    only = panel.head.only
    panel.head.words.setText("نهر")
    entries = {entry.text(): entry for entry in only.menu.actions()}
    entries["المستبعد فقط"].trigger()
    assert not only._label_menu.isEnabled()
    entries["داخل الذكر فقط"].trigger()
    assert only._label_menu.isEnabled()
    only._role_menu.actions()[0].trigger()
    only._label_menu.actions()[1].trigger()
    assert asked[-1].kept is False
    assert asked[-1].mentions == "inside"
    assert len(asked[-1].roles) == len(asked[-1].labels) == 1
    assert only.words.count == "3"
    assert only.isChecked()
    only.clear()
    assert asked[-1] == Query("نهر")
    assert not only.isChecked()


def test_labels_without_mentions_are_no_condition(panel, asked):
    panel.head.words.setText("نهر")
    panel.head.only.labels = (5,)
    assert panel.head.query().labels == ()


def test_a_saved_query_is_shown_and_asked_for_once(panel, asked):
    role = panel.head.only._roles[0].name
    saved = Query("AFP|وكالة", "regex", exact=True, roles=(role,), kept=True, mentions="outside")
    panel.head.show_query(saved, "أ.ف.ب")
    assert asked == [saved]
    assert panel.head.instead.text() == "أ.ف.ب"
    assert panel.head.words.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_the_field_takes_the_direction_of_what_is_written(panel):
    for words, direction in (("Reuters", "LeftToRight"), ("رويترز", "RightToLeft")):
        panel.head.words.setText(words)
        assert panel.head.words.layoutDirection() == Qt.LayoutDirection[direction]


def test_another_language_keeps_what_is_chosen(panel, asked):
    panel.head.words.setText("نهر")
    panel.head.how.setCurrentIndex(panel.head.how.findData("word"))
    before = panel.head.query()
    panel.show_hits(hits(4), complete=True)
    panel.show_counts(Counts(4, 4, 2))
    panel.set_texts(Texts("en"))
    assert panel.head.query() == before
    assert "2 articles" in panel.head.count.text()
    assert panel.head.how.currentText() == "Whole word"


def test_the_row_at_hand_stays_when_hits_come_again(panel):
    panel.show_hits(hits(6), complete=True)
    panel.show_row(3)
    panel.show_hits(hits(6)[2:], complete=True)
    assert panel.hit().block == 13
    panel.show_hits(hits(2), complete=True)
    assert panel.row() == 1


def test_arrows_show_the_place_and_enter_goes_there(panel, press):
    looked, gone = [], []
    panel.looked_at.connect(looked.append)
    panel.hit_activated.connect(gone.append)
    panel.show_hits(hits(3), complete=True)
    panel.head.words.setFocus()
    press(panel.head.words, Qt.Key.Key_Down)
    assert panel.table.hasFocus()
    press(panel.table, Qt.Key.Key_Down)
    assert [hit.block for hit in looked] == [10, 11]
    press(panel.table, Qt.Key.Key_Return)
    assert [hit.block for hit in gone] == [11]


def test_enter_in_the_field_steps_and_escape_leaves(panel, press):
    steps, left, menus = [], [], []
    panel.step_requested.connect(steps.append)
    panel.left.connect(lambda: left.append(1))
    panel.menu_requested.connect(lambda: menus.append(1))
    press(panel.head.words, Qt.Key.Key_Return)
    press(panel.head.words, Qt.Key.Key_Return, SHIFT)
    press(panel.head.words, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(panel.head.words, Qt.Key.Key_Escape)
    press(panel.table, Qt.Key.Key_Escape)
    assert (steps, left, menus) == ([1, -1], [1, 1], [1])


def test_marks_and_replacing_keys_are_there_only_while_replacing(panel, press):
    wished = []
    panel.replace_requested.connect(wished.append)
    panel.show_hits(hits(3), complete=True)
    panel.show_row(0)
    press(panel.table, Qt.Key.Key_Return, CONTROL)
    press(panel.head.words, Qt.Key.Key_Return, CONTROL)
    press(panel.table, Qt.Key.Key_Space, text=" ")
    assert wished == []
    assert panel.rows.left_out == frozenset()
    panel.show_replacing(replacing=True, instead=lambda found: ["وادٍ"] * len(found))
    assert not panel.table.isColumnHidden(TICK)
    press(panel.table, Qt.Key.Key_Space, text=" ")
    assert panel.rows.left_out == {(10, 4)}
    press(panel.table, Qt.Key.Key_Space, text=" ")
    assert panel.rows.left_out == frozenset()
    press(panel.table, Qt.Key.Key_Return, CONTROL)
    press(panel.table, Qt.Key.Key_Return, CONTROL | SHIFT)
    press(panel.head.instead, Qt.Key.Key_Return, CONTROL)
    panel.head.buttons["all"].click()
    assert wished == ["one", "chosen", "one", "all"]


def test_several_rows_are_marked_at_once(panel, press):
    panel.show_hits(hits(5), complete=True)
    panel.show_replacing(replacing=True, instead=lambda found: [""] * len(found))
    panel.show_row(0)
    assert not panel.head.buttons["chosen"].isEnabled()
    panel.table.selectAll()
    assert panel.head.buttons["chosen"].isEnabled()
    press(panel.table, Qt.Key.Key_Space, text=" ")
    assert len(panel.rows.left_out) == 5
    assert len(panel.table.chosen()) == 5


def test_a_project_that_cannot_be_written_is_searched_and_not_replaced(panel):
    panel.show_project((), (), lambda article: "", editable=False)
    panel.show_hits(hits(2), complete=True)
    panel.show_row(0)
    assert not any(button.isEnabled() for button in panel.head.buttons.values())


@pytest.mark.parametrize("width", [360, 620, 1200])
def test_the_controls_keep_inside_the_panel_and_leave_rows(panel, width, qt_app):
    panel.show_hits(hits(9), complete=True)
    panel.show_replacing(replacing=True, instead=lambda found: [""] * len(found))
    panel.resize(width, 300)
    qt_app.processEvents()
    inner = panel.head.viewport().width()
    for part in (panel.head.words, panel.head.count, panel.head.instead, *panel.head.buttons.values()):
        assert part.geometry().left() >= 0
        assert part.geometry().right() <= inner, type(part).__name__
    assert panel.table.height() >= 100
    assert panel.table.visualRect(panel.rows.index(0, LINE)).width() > width // 3


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_control_has_a_name(texts, theme, show, lang):
    panel: QWidget = show(SearchPanel(Texts(lang), theme))
    assert nameless(panel) == []


def test_a_refusal_stands_in_the_place_of_the_rows(panel):
    panel.show_hits(hits(2), complete=True)
    panel.clear(refused="قوس مفتوح عند الحرف 3")
    assert panel.rows.rowCount() == 0
    assert panel._body._sentence.text() == "قوس مفتوح عند الحرف 3"
