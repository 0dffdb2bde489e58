"""Importing as an editor does it, keys only; then the project file is opened again and read."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from core.session import Session
from gui.app import start
from gui.dialogs.import_dialog import ImportDialog
from gui.dialogs.report_dialog import ReportDialog
from gui.models.direction import unmarked

BODY = (
    "قررت المكتبة العامة في مدينة الرمال أن تفتح أبوابها حتى منتصف الليل.\nوقالت المديرة إن القراء طلبوا ذلك."
)
LONG = 60_000


def rows_of(number: int, broken: bool = False) -> bytes:
    rows = io.StringIO()
    writer = csv.writer(rows)
    writer.writerow(["title", "kicker", "writer", "body", "link"])
    for at in range(number):
        cells = [f"المكتبة رقم {at} تفتح أبوابها", "ثقافة", "سعاد", BODY, f"https://a.example/{at}"]
        writer.writerow(cells[:3] if broken and at == 1 else cells)
    return rows.getvalue().encode()


def until(hands, holds) -> None:
    """Let the window go on until something holds."""
    deadline = QDeadlineTimer(LONG)
    while not holds():
        assert not deadline.hasExpired()
        hands.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def dialog_of(hands) -> ImportDialog:
    shown = hands.window.dialogs.shown
    assert isinstance(shown, ImportDialog)
    until(hands, lambda: shown.rows.all and not shown.probing.busy)
    return shown


def read(path: Path):
    """Return attributes and (role, text) of each article of a closed project, by the order of its sources."""
    with Session.open(path) as session:
        return session.read(
            lambda view: [
                (view.article(one).attrs, [(block.role, block.text) for block in view.blocks(one)])
                for one in view.article_ids()
            ]
        )


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "أرشيف.csv"
    path.write_bytes(rows_of(4))
    return path


def test_a_table_is_imported_with_a_changed_mapping_that_is_remembered(open_window, table, tmp_path):
    hands = open_window()
    start(hands.window, [table])
    dialog = dialog_of(hands)
    until(hands, lambda: dialog.look.fields.rowCount() == 5)
    box = dialog.look.fields.box(2)
    box.setFocus()
    assert box.currentData() == "byline"
    while box.currentData() != "attr:author":
        hands.press("Down", box)
    hands.press("Return", box)
    hands.wait()
    project = hands.session.path
    (tmp_path / "next.csv").write_bytes(rows_of(7))
    hands.window.control.intake.ask([tmp_path / "next.csv"])
    dialog = dialog_of(hands)
    until(hands, lambda: dialog.look.fields.rowCount() == 5)
    assert dialog.look.fields.box(2).currentData() == "attr:author"
    hands.confirm()
    hands.wait()
    hands.close()
    articles = read(project)
    assert len(articles) == 11
    for attrs, blocks in articles:
        assert attrs["author"] == "سعاد"
        assert attrs["url"].startswith("https://a.example/")
        assert [role for role, _ in blocks] == ["headline", "subheadline", "paragraph", "paragraph"]


def test_of_a_container_comes_what_is_good_and_the_rest_is_reported(open_window, tmp_path):
    path = tmp_path / "week.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a/one.csv", rows_of(3, broken=True))
        packed.writestr("a/two.csv", rows_of(5))
        packed.writestr("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    data = path.read_bytes()
    at = data.rindex("ثقافة".encode())
    path.write_bytes(data[:at] + b"!" + data[at + 1 :])
    hands = open_window()
    start(hands.window, [path])
    dialog = dialog_of(hands)
    assert [row.level for row in dialog.rows.all] == ["ready", "out", "out"]
    hands.confirm()
    hands.wait()
    report = hands.window.dialogs.shown
    assert isinstance(report, ReportDialog)
    told = report.words.toPlainText()
    assert all(name in told for name in ("week.zip/a/one.csv", "week.zip/a/two.csv", "week.zip/picture.png"))
    report.copy.click()
    assert hands.app.clipboard().text() == unmarked(told)
    report.reject()
    hands.rest()
    project = hands.session.path
    hands.close()
    assert len(read(project)) == 2


def test_a_member_that_is_left_out_by_key_does_not_come(open_window, tmp_path):
    folder = tmp_path / "week"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"خبر {name} من مدينة الرمال\n\n{BODY}\n", encoding="utf-8")
    hands = open_window()
    start(hands.window, [folder])
    dialog = dialog_of(hands)
    hands.press("Down", dialog.table)
    hands.press("Space", dialog.table)
    hands.confirm()
    hands.wait()
    project = hands.session.path
    assert project == tmp_path / "week.tanqih"
    hands.close()
    with Session.open(project) as session:
        names = [source.name for source in session.read(lambda view: view.sources())]
    assert names == ["week/a.txt", "week/c.txt"]
    assert {path.name for path in tmp_path.iterdir()} == {"week", "week.tanqih"}


def test_a_dropped_folder_goes_through_the_dialog_and_escape_leaves_nothing(open_window, tmp_path):
    folder = tmp_path / "week"
    folder.mkdir()
    (folder / "a.txt").write_text(BODY, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    button, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    hands = open_window()
    hands.window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, held))
    dialog = dialog_of(hands)
    assert [row.member.name for row in dialog.rows.all] == ["week/a.txt"]
    hands.press("Escape", dialog.table)
    assert hands.session is None
    assert [path.name for path in tmp_path.iterdir()] == ["week"]


def test_cancelling_leaves_the_project_as_it_was(desk, tmp_path):
    before = desk.session.content()
    folder = tmp_path / "big"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.csv").write_bytes(rows_of(4000 + ord(name)))
    desk.window.control.intake.ask([folder])
    dialog_of(desk)
    desk.confirm()
    until(desk, lambda: desk.window.parts.status.bar.value() > 0)
    desk.window.parts.status.cancel.click()
    desk.wait()
    assert desk.session.content() == before
    project = desk.session.path
    desk.close()
    with Session.open(project) as session:
        assert session.content() == before


def test_a_folder_can_be_asked_for_and_the_last_report_read_again(desk, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(f"خبر جديد من مدينة الرمال\n\n{BODY}\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    desk.press("Ctrl+Shift+I")
    dialog_of(desk)
    desk.confirm()
    desk.wait()
    assert desk.window.dialogs.shown is None
    desk.window.parts.actions.trigger("project.import_report")
    assert f"{tmp_path.name}/a.txt" in desk.window.dialogs.shown.words.toPlainText()
    desk.window.dialogs.shown.reject()
    desk.rest()


def test_a_dump_that_came_in_before_is_simply_opened_again(open_window, table):
    hands = open_window()
    start(hands.window, [table])
    hands.confirm()
    hands.wait()
    hands.window.control.projects.close()
    start(hands.window, [table])
    hands.rest()
    assert hands.session.path == table.with_suffix(".tanqih")
    assert hands.window.dialogs.shown is None
