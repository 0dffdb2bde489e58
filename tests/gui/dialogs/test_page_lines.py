"""The window of page lines by keyboard: walking, switching, adding, saving, removing, applying, looking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.dump.dividing.lines import line_key
from core.dump.profiles import Profile, ProfileLine
from core.model import ProjectLine, Role
from core.session.page_lines import LinePlace, LinePlaces
from core.texts import LANGUAGES, Texts
from gui.dialogs.page_line_rows import by_places, entries, searched
from gui.dialogs.page_lines import PageLinesDialog
from gui.widgets.delay import AtOnce

ROLES = tuple(
    Role(at, f"R{at}", name, name, name, "#336699", "", name != "boilerplate", f"a{at}")
    for at, name in enumerate(("boilerplate", "crosshead"), 1)
)
LINES = ("اقرأ المزيد", "شارك الخبر")
PROFILE = Profile(
    "trade",
    "المهنة",
    "Trade",
    tuple(ProfileLine(words, line_key(words), "boilerplate", False) for words in LINES),
)


def row(
    number: int, words: str, profile: str = "", *, enabled: bool = True, kept: bool = False
) -> ProjectLine:
    key = line_key(words) if words else ""
    return ProjectLine(number, f"P{number}", key, words, False, "boilerplate", kept, profile, enabled)


class Desk:
    """A dialog, and what it wished for."""

    def __init__(self, show, theme, own: tuple[ProjectLine, ...], lang: str) -> None:
        self.texts = Texts(lang)
        self.dialog = show(PageLinesDialog(ROLES, self.texts, theme, AtOnce()))
        self.wishes: list[tuple[str, dict[str, object]]] = []
        self.asked: list[tuple[str, bool]] = []
        self.dialog.command_requested.connect(lambda command, args: self.wishes.append((command, args)))
        self.dialog.places_requested.connect(lambda words, pattern: self.asked.append((words, pattern)))
        self.show(*own)
        self.dialog.list.setFocus()

    def show(self, *own: ProjectLine) -> None:
        self.dialog.show_entries(entries(own, [PROFILE], self.texts))

    def titles(self) -> list[str]:
        return [each.title.strip("\u2066\u2069") for each in self.dialog.list.rows.rows]

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.dialog.focusWidget() or self.dialog, key, held)

    def walk_to(self, title: str) -> None:
        """Walk down the list with the arrow from its top."""
        self.press(Qt.Key.Key_Home)
        for _ in range(self.titles().index(title)):
            self.press(Qt.Key.Key_Down)
        assert self.dialog.entry is not None
        assert self.dialog.entry.title == title


@pytest.fixture
def make_desk(show, theme):
    """Return what opens the window of page lines on some lines of a project."""
    return lambda *own, lang="ar": Desk(show, theme, own, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_lists_own_lines_then_brought_ones_then_the_shipped(lang, make_desk):
    desk = make_desk(row(1, "نافذة المدينة"), row(2, "سطر آخر", "daily"), lang=lang)
    title = "المهنة" if lang == "ar" else "Trade"
    own = Texts(lang)("dialog.page_lines.own")
    assert desk.titles() == [own, "نافذة المدينة", "daily", "سطر آخر", title, *LINES]


def test_the_arrows_show_a_line_and_ask_where_it_stands(make_desk):
    desk = make_desk(row(1, "نافذة المدينة"))
    desk.walk_to("نافذة المدينة")
    assert desk.dialog.form.words.text() == "نافذة المدينة"
    assert desk.asked[-1] == ("نافذة المدينة", False)


def test_space_switches_a_line_or_a_profile(make_desk):
    desk = make_desk(row(1, "نافذة المدينة"), row(2, "", "trade", enabled=False))
    desk.walk_to("نافذة المدينة")
    desk.press(Qt.Key.Key_Space)
    assert desk.wishes.pop() == ("page_line.set", {"page_line": 1, "enabled": False})
    desk.walk_to("المهنة")
    desk.press(Qt.Key.Key_Space)
    assert desk.wishes.pop() == ("page_line.switch", {"profile": "trade", "enabled": True})
    desk.walk_to(LINES[0])
    desk.press(Qt.Key.Key_Space)
    command, args = desk.wishes.pop()
    assert (command, args["words"], args["profile"], args["enabled"]) == (
        "page_line.add",
        LINES[0],
        "trade",
        False,
    )


def test_a_row_in_the_place_of_a_shipped_line_is_that_line(make_desk):
    desk = make_desk(row(7, LINES[0], "trade", enabled=False))
    assert desk.titles().count(LINES[0]) == 1
    desk.walk_to(LINES[0])
    desk.press(Qt.Key.Key_Space)
    assert desk.wishes.pop() == ("page_line.set", {"page_line": 7, "enabled": True})
    desk.press(Qt.Key.Key_Delete)
    assert desk.wishes.pop() == ("page_line.remove", {"page_lines": [7]})


def test_a_new_line_is_written_saved_and_comes_to_hand(make_desk):
    desk = make_desk(row(1, "نافذة المدينة"))
    desk.press(Qt.Key.Key_Insert)
    assert desk.dialog.focusWidget() is desk.dialog.form.words
    desk.dialog.form.words.setText("نشرة المساء")
    desk.dialog.form.words.textEdited.emit("نشرة المساء")
    assert desk.asked[-1] == ("نشرة المساء", False)
    desk.press(Qt.Key.Key_Return)
    wanted = {"words": "نشرة المساء", "pattern": False, "role": "boilerplate", "kept": False, "enabled": True}
    assert desk.wishes == [("page_line.add", wanted)]
    desk.show(row(1, "نافذة المدينة"), row(2, "نشرة المساء"))
    assert desk.dialog.entry is not None
    assert desk.dialog.entry.row == 2


def test_enter_goes_to_the_fields_and_saves_them(make_desk):
    desk = make_desk(row(1, "نافذة المدينة"))
    desk.walk_to("نافذة المدينة")
    desk.press(Qt.Key.Key_Return)
    assert desk.dialog.focusWidget() is desk.dialog.form.words
    desk.dialog.form.role.setCurrentIndex(1)
    desk.dialog.form.kept.setChecked(True)
    desk.press(Qt.Key.Key_Return)
    wanted = {"page_line": 1, "words": "نافذة المدينة", "role": "crosshead", "kept": True, "enabled": True}
    assert desk.wishes == [("page_line.set", wanted)]


def test_a_shipped_line_keeps_its_words_and_takes_another_role(make_desk):
    desk = make_desk()
    desk.walk_to(LINES[1])
    desk.press(Qt.Key.Key_Return)
    assert desk.dialog.focusWidget() is desk.dialog.form.role
    desk.press(Qt.Key.Key_Return)
    assert desk.wishes == []
    desk.dialog.form.role.setCurrentIndex(1)
    desk.press(Qt.Key.Key_Return)
    command, args = desk.wishes.pop()
    assert (command, args["words"], args["role"], args["profile"]) == (
        "page_line.add",
        LINES[1],
        "crosshead",
        "trade",
    )


def test_ctrl_enter_applies_everywhere(make_desk):
    desk = make_desk(row(1, "نافذة المدينة"))
    desk.walk_to("نافذة المدينة")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    command, args = desk.wishes.pop()
    assert (command, args["words"], args["kept"]) == ("page_line.apply", "نافذة المدينة", False)
    desk.walk_to("المهنة")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.wishes == []


def test_places_are_counted_and_shown(make_desk):
    desk = make_desk(row(1, "نافذة المدينة"), row(2, "نشرة المساء"))
    assert [each.count for each in desk.dialog.list.rows.rows][1:3] == ["…", "…"]
    desk.dialog.show_counts({("own", 1): 3, ("own", 2): 12})
    assert desk.titles()[1:3] == ["نشرة المساء", "نافذة المدينة"]
    assert [each.count for each in desk.dialog.list.rows.rows][1:3] == ["12", "3"]
    desk.walk_to("نشرة المساء")
    desk.dialog.show_places(LinePlaces(12, (LinePlace(5, 6, "نشرة المساء:", "خبر"),)))
    assert desk.dialog.form.preview.count() == 1
    assert desk.dialog.form.preview.item(0).text() == "نشرة المساء: — خبر"
    assert "12" in desk.dialog.form.places.text()


def test_a_place_is_gone_to(make_desk):
    desk = make_desk(row(1, "نافذة المدينة"))
    went: list[tuple[int, int]] = []
    desk.dialog.place_requested.connect(lambda article, block: went.append((article, block)))
    desk.walk_to("نافذة المدينة")
    desk.dialog.show_places(LinePlaces(1, (LinePlace(5, 6, "نافذة المدينة", "خبر"),)))
    desk.dialog.form.preview.setFocus()
    desk.dialog.form.preview.setCurrentRow(0)
    desk.press(Qt.Key.Key_Return)
    assert went == [(5, 6)]
    assert not desk.dialog.isVisible()


def test_the_search_narrows_the_list_to_what_holds_the_words(make_desk):
    desk = make_desk(row(1, "نافذة المدينة"))
    desk.dialog.search.setText("إقرا")
    assert desk.titles() == ["المهنة", LINES[0]]
    desk.dialog.search.clear()
    assert len(desk.titles()) == 5


def test_every_part_has_a_name(make_desk):
    dialog = make_desk().dialog
    for part in (dialog.list, dialog.search, dialog.form.words, dialog.form.role, dialog.form.preview):
        assert part.accessibleName()
    for row_at in range(dialog.list.rows.rowCount()):
        assert dialog.list.rows.index(row_at).data(Qt.ItemDataRole.AccessibleTextRole)


def test_lines_are_ordered_by_their_places_under_their_head():
    listed = entries([row(1, "أ"), row(2, "ب"), row(3, "ج", "daily")], [PROFILE], Texts("en"))
    ordered = by_places(listed, {("own", 2): 4})
    assert [each.title for each in ordered][:3] == ["Lines of this project", "ب", "أ"]
    assert [each.title for each in searched(ordered, "ج")] == ["daily", "ج"]
