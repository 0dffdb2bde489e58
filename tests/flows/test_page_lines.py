"""A line left out everywhere by one key; the window of page lines; lines carried from project to project in a file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest

from core.dump.dividing.lines import line_key
from core.errors import UserError
from core.session import Session

LINE = "من دفتر القرية"


def article(number: int) -> str:
    lines = (
        f"حكاية رقم {number} من سوق القرية القديم",
        f"وصل بائع الخزف رقم {number} إلى السوق صباح أمس، وعرض على الناس جراراً كبيرة وصغيرة من صنعه.",
        LINE if number % 2 else f"{LINE}:",
        f"وقال البائع رقم {number} إنه تعلم الحرفة من جده، وإنه يعمل فيها منذ عشرين عاماً أو أكثر.",
    )
    return "\n\n".join(lines)


@pytest.fixture
def project(tmp_path):
    dump, path = tmp_path / "dump.txt", tmp_path / "village.tanqih"
    dump.write_text("\n\n\n\n\n".join(article(number) for number in range(8)), encoding="utf-8")
    with Session.open(path, create=True) as session:
        session.import_dumps([(dump, None)])
    return path


@pytest.fixture
def hands(open_window, project):
    hands = open_window()
    hands.window.control.projects.open_project(project)
    hands.rest()
    return hands


def copies(session):
    return session.read(lambda view: view.blocks_of_line(LINE))


def until(hands, holds):
    """Let the background come to its end."""
    deadline = QDeadlineTimer(10_000)
    while not holds():
        assert not deadline.hasExpired(), "nothing came from the background"
        hands.rest()


def reopened(hands, project):
    hands.close()
    return Session.open(project)


def test_one_key_leaves_the_line_out_everywhere(hands, project):
    block, _ = hands.find(LINE)
    hands.click(block, 3)
    hands.press("Shift+F4")
    hands.wait()
    assert {each.kept for each in copies(hands.session)} == {False}
    hands.press("Ctrl+Z", hands.pane)
    assert {each.kept for each in copies(hands.session)} == {True}
    hands.press("Ctrl+Shift+Z", hands.pane)
    with reopened(hands, project) as session:
        assert {(each.kept, each.role) for each in copies(session)} == {(False, "boilerplate")}
        assert session.page_lines()[0].key == line_key(LINE)


def test_one_key_answers_the_finding(hands, project):
    panel = hands.window.parts.desk.findings
    panel.filters.scopes.choose("project")
    hands.window.control.views.show_findings()
    (finding,) = hands.session.findings(rule="recurring-line")
    panel.go_to(finding)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.wait()
    assert hands.session.findings(rule="recurring-line") == []
    with reopened(hands, project) as session:
        assert {each.kept for each in copies(session)} == {False}


def test_the_window_counts_adds_applies_and_switches_by_keyboard(hands, project):
    hands.press("Ctrl+Shift+F4", hands.pane)
    dialog = hands.window.dialogs.shown
    hands.press("Insert", dialog.list)
    hands.type(LINE)
    until(hands, lambda: "8" in dialog.form.places.text())
    assert dialog.form.preview.count() == 8
    hands.press("Return", dialog.form.words)
    assert dialog.entry.title == LINE
    until(hands, lambda: "8" in [row.count for row in dialog.list.rows.rows])
    hands.press("Ctrl+Return", dialog.list)
    hands.wait()
    assert {each.kept for each in copies(hands.session)} == {False}
    hands.press("Space", dialog.list)
    assert not dialog.entry.enabled
    hands.press("Esc", dialog)
    assert hands.window.dialogs.shown is None
    with reopened(hands, project) as session:
        (line,) = session.read(lambda view: view.page_lines())
        assert (line.words, line.enabled) == (LINE, False)
        assert {each.kept for each in copies(session)} == {False}


def test_a_pattern_that_cannot_be_used_is_said_in_words(hands):
    hands.press("Ctrl+Shift+F4", hands.pane)
    dialog = hands.window.dialogs.shown
    hands.press("Insert", dialog.list)
    dialog.form.pattern.click()
    hands.type("(س+)+")
    texts = hands.window.parts.appearance.texts
    said = texts("error.slow_pattern", pattern="(س+)+")
    until(hands, lambda: dialog.form.places.text() == said)
    dialog.form.words.clear()
    hands.type("من\\s")
    until(hands, lambda: "8" in dialog.form.places.text())


def test_a_place_of_a_line_is_shown(hands):
    hands.press("Ctrl+Shift+F4", hands.pane)
    dialog = hands.window.dialogs.shown
    hands.press("Insert", dialog.list)
    hands.type(LINE)
    until(hands, lambda: dialog.form.preview.count() == 8)
    dialog.form.preview.setFocus()
    dialog.form.preview.setCurrentRow(5)
    hands.press("Return", dialog.form.preview)
    assert hands.pane.current_block() == copies(hands.session)[5].id


def test_lines_go_to_a_file_and_come_from_one(hands, project, tmp_path):
    control, session = hands.window.control.page_lines, hands.session
    with pytest.raises(UserError):
        control.export_file(tmp_path / "village.toml", None)
    session.execute("page_line.add", words=LINE, role="crosshead", kept=True)
    session.execute("page_line.add", words="دفتر\\s\\d+", pattern=True)
    control.export_file(tmp_path / "village.toml", None)
    lines = session.read(lambda view: view.page_lines())
    session.execute("page_line.remove", page_lines=[line.id for line in lines])
    control.import_file(tmp_path / "village.toml")
    hands.wait()
    found = [
        (line.words, line.role, line.kept, line.pattern)
        for line in session.read(lambda view: view.page_lines())
    ]
    assert found == [(LINE, "crosshead", True, False), ("دفتر\\s\\d+", "boilerplate", False, True)]
    control.import_file(tmp_path / "village.toml")
    hands.wait()
    assert len(session.read(lambda view: view.page_lines())) == 2
    session.undo()
    assert session.read(lambda view: view.page_lines()) == []


def test_closing_the_window_ends_the_counting(hands):
    hands.press("Ctrl+Shift+F4", hands.pane)
    assert hands.window.dialogs.shown is not None
    hands.close()
