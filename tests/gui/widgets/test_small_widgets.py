from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from gui.theme import ui_font
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.delay import AtOnce, TimedDelay
from gui.widgets.empty_state import EmptyState
from gui.widgets.flow import FlowLayout
from gui.widgets.painting import broken
from gui.widgets.plain import PlainLabel, plain_tip
from gui.widgets.row_list import Row, RowList
from gui.widgets.search_field import SearchField


def test_a_tool_tip_never_becomes_rich_text():
    assert plain_tip("خبر عادي") == "خبر عادي"
    assert "<b>" not in plain_tip("<b>خبر</b>")


def test_a_label_shows_markup_as_it_is(theme, show):
    label = show(PlainLabel("<i>نص</i>"))
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_chips_keep_the_choice_over_new_words_and_tell_a_click(theme, show):
    row = show(ChipRow(theme))
    told = []
    row.chosen.connect(told.append)
    row.show_chips([ChipWords("a", "أ"), ChipWords("b", "ب", "3")])
    row.chip("b").click()
    row.show_chips([ChipWords("a", "A"), ChipWords("b", "B", "4")])
    assert (told, row.choice) == (["b"], "b")
    assert row.chip("b").accessibleName() == "B 4"
    row.choose("a")
    assert told == ["b"]


def test_flow_breaks_the_line_where_the_room_ends_and_starts_at_the_right(theme, show):
    host = QWidget()
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(host, 4)
    parts = [QWidget(host) for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    show(host)
    host.resize(220, 100)
    assert flow.heightForWidth(220) == 44
    assert flow.heightForWidth(400) == 20
    assert parts[0].x() == 120
    assert (parts[2].x(), parts[2].y()) == (120, 24)


def test_search_tells_each_words_once_and_escape_empties(theme, show, press):
    field = show(SearchField(theme, AtOnce()))
    told = []
    field.words_changed.connect(told.append)
    field.setText("خبر")
    field.returnPressed.emit()
    press(field, Qt.Key.Key_Escape)
    assert told == ["خبر", ""]


def test_a_delay_runs_only_the_last_of_a_burst(qt_app):
    delay, ran = TimedDelay(wait_ms=0), []
    delay.run(lambda: ran.append(1))
    delay.run(lambda: ran.append(2))
    while not ran:
        qt_app.processEvents()
    assert ran == [2]


def test_an_empty_list_says_why(theme, show):
    view = QListWidget()
    state = show(EmptyState(view, theme))
    state.say("لا شيء")
    assert not view.isVisible()
    view.addItem("خبر")
    assert view.isVisible()


def test_a_row_list_is_as_high_as_its_rows_and_enter_chooses(theme, show, press):
    rows = show(RowList(theme))
    told = []
    rows.row_chosen.connect(told.append)
    empty = rows.sizeHint().height()
    rows.show_rows([Row(1, "شخص", "#2255cc", letter="ش"), Row(2, "مكان", "#118844", cap="3")])
    assert rows.sizeHint().height() > empty
    rows.setCurrentIndex(rows.model().index(1, 0))
    press(rows, Qt.Key.Key_Return)
    assert told == [2]
    assert not rows.grab().isNull()


def test_a_long_headline_is_broken_and_elided_at_its_end(theme):
    words = "كلمة " * 60
    lines = broken(words, ui_font(theme, 13), 200, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert broken("قصير 😀 جداً", ui_font(theme, 13), 300, 2) == ["قصير 😀 جداً"]
