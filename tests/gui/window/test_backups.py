"""Backups in the window: by the key, by time, and offered where a project cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from core.session.backups import backups_of
from gui.dialogs.backups import BackupsDialog


def dialog_of(hands) -> BackupsDialog:
    shown = hands.window.dialogs.shown
    assert isinstance(shown, BackupsDialog)
    return shown


def open_dialog(hands) -> BackupsDialog:
    hands.window.parts.actions.trigger("backups.manage")
    hands.rest()
    return dialog_of(hands)


def session_of(hands):
    return hands.window.parts.workspace.session


def agree(hands) -> None:
    hands.rest()
    box = hands.window.dialogs.shown.findChild(QMessageBox)
    assert box is not None
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.button(QMessageBox.StandardButton.Ok).click()
    hands.wait()


def test_one_is_made_and_brought_back(desk):
    dialog = open_dialog(desk)
    assert dialog.list.rows.rowCount() == 0
    assert not dialog.restore.isEnabled()
    dialog.make.click()
    desk.wait()
    assert dialog.list.rows.rowCount() == 1
    dialog.make.click()
    desk.wait()
    assert dialog.list.current == backups_of(session_of(desk).path)[0].path
    dialog.reject()
    session = session_of(desk)
    before, path = session.content(), session.path
    session.execute("article.delete", articles=[session.article_ids()[0]])
    dialog = open_dialog(desk)
    dialog.restore.click()
    agree(desk)
    assert session_of(desk) is not session
    assert session_of(desk).path == path
    assert session_of(desk).content() == before
    assert [each.why for each in backups_of(path)] == ["restoring", "asked", "asked"]


def test_a_backup_is_made_by_itself_when_it_is_due(desk):
    keeping, session = desk.window.control.keeping, session_of(desk)
    keeping.look()
    keeping.rest()
    first = backups_of(session.path)
    keeping.look()
    keeping._beside._thread.join()
    desk.rest()
    made = backups_of(session.path)
    assert [each.why for each in made] == ["timed"]
    assert len(first) <= 1
    keeping.look()
    keeping._beside._thread.join()
    desk.rest()
    assert backups_of(session.path) == made


def test_none_is_made_where_the_settings_want_none(desk):
    desk.window.parts.store.change(backup_minutes=0)
    desk.window.control.keeping.look()
    assert not desk.window.control.keeping._beside.busy


def test_the_backups_of_a_damaged_project_are_offered(desk):
    dialog = open_dialog(desk)
    dialog.make.click()
    desk.wait()
    dialog.reject()
    path, before = session_of(desk).path, session_of(desk).content()
    desk.window.control.projects.close()
    torn = path.read_bytes()[: 4 * 8192]
    path.write_bytes(torn)
    assert not desk.window.control.projects.open_project(path)
    desk.rest()
    dialog = dialog_of(desk)
    assert not dialog.make.isEnabled()
    assert dialog.list.rows.rowCount() == 1
    dialog.restore.click()
    agree(desk)
    assert session_of(desk).content() == before
    assert [each.why for each in backups_of(path)] == ["damaged", "asked"]
