"""The window as a whole: first page, projects, languages, themes, what it remembers, what it refuses."""

from __future__ import annotations

from inspect import signature
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from core.errors import UserError
from core.session import Session
from gui.app import start
from gui.bridge.actions import ACTIONS
from gui.bridge.settings import SettingsStore
from gui.window.projects import SAMPLE, home_of

DUMP = "عنوان\n\nفقرة قصيرة عن مدينة الرمال.\n"


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


@pytest.fixture
def dump(tmp_path) -> Path:
    path = tmp_path / "أخبار.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


def test_every_action_has_someone_to_answer_it(open_window):
    window = open_window().window
    for action in ACTIONS:
        if action.handler and action.id != "app.quit":  # Qt's own close has no signature to look at
            signature(window.control.answers.handler(action)).bind(**action.args)


def test_the_first_start_shows_the_welcome_page_and_its_buttons_work(open_window):
    hands = open_window()
    assert hands.window.parts.stack.currentWidget() is hands.window.parts.welcome
    assert not hands.window.parts.actions.qaction("project.export").isEnabled()
    hands.window.parts.welcome.cards["project.sample"].click()
    hands.wait()
    assert hands.window.parts.stack.currentWidget() is hands.window.parts.desk
    assert hands.window.parts.workspace.article is not None


def test_dumps_named_at_the_start_get_a_project_beside_them(open_window, dump):
    hands = open_window()
    start(hands.window, [dump])
    assert hands.session is None
    hands.confirm()
    hands.wait()
    assert hands.session.path == dump.with_suffix(".tanqih")
    assert len(hands.session.article_ids()) == 1
    hands.window.control.projects.close()
    start(hands.window, [dump])
    hands.rest()
    assert len(hands.session.article_ids()) == 1


def test_a_dump_that_cannot_be_imported_leaves_nothing_behind(open_window, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    hands = open_window()
    start(hands.window, [empty])
    hands.confirm()
    hands.wait()
    assert hands.session is None
    assert not list(tmp_path.glob("*.tanqih*"))
    assert empty.name in hands.window.parts.message.sentence.text()
    assert hands.window.parts.store.settings.recent == ()


@pytest.fixture
def long_dump(tmp_path) -> Path:
    path = tmp_path / "long.txt"
    article = "عنوان رقم {}\n\n" + "فقرة طويلة عن مدينة الرمال وأهلها في عام {}.\n" * 20
    path.write_text("\n\n\n".join(article.format(at, *[at] * 20) for at in range(3000)), encoding="utf-8")
    return path


def test_a_long_import_shows_how_far_it_is_and_can_be_cancelled(open_window, long_dump):
    hands = open_window()
    start(hands.window, [long_dump])
    hands.confirm()
    status = hands.window.parts.status
    loop = QEventLoop()
    hands.window.parts.tasks.progressed.connect(lambda progress: loop.quit() if progress.done else None)
    QTimer.singleShot(60_000, loop, lambda: loop.exit(1))
    assert loop.exec() == 0
    assert status.bar.isVisible()
    assert status.bar.value() > 0
    status.cancel.click()
    hands.wait()
    assert hands.session is None
    assert not list(long_dump.parent.glob("*.tanqih*"))
    assert not status.bar.isVisible()
    assert hands.window.parts.message.sentence.text() == hands.window.parts.appearance.texts(
        "error.cancelled"
    )


def test_closing_the_window_stops_what_runs(open_window, long_dump):
    hands = open_window()
    start(hands.window, [long_dump])
    hands.confirm()
    assert hands.window.parts.tasks.busy
    hands.close()
    assert not list(long_dump.parent.glob("*.tanqih*"))
    assert SettingsStore(hands.window.parts.store.folder).settings.last == ""


def test_editing_goes_on_while_dumps_are_imported(desk, long_dump):
    before = list(desk.session.article_ids())
    desk.window.control.projects.import_now([(long_dump, None)])
    assert desk.window.parts.tasks.busy
    desk.mark("المنصورة", "3")
    assert len(desk.scene.mentions) == 1
    desk.window.parts.tasks.cancel()
    desk.wait()
    assert list(desk.session.article_ids()) == before


def test_a_read_only_place_sends_the_project_to_the_documents(monkeypatch, dump, tmp_path):
    monkeypatch.setattr("gui.window.projects.os.access", lambda folder, how: False)
    monkeypatch.setattr("gui.window.projects.user_documents_path", lambda: tmp_path / "documents")
    assert home_of(dump) == tmp_path / "documents" / "Tanqih" / "أخبار.tanqih"


def test_dropping_a_dump_on_the_first_page_asks_and_enter_imports_it(open_window, dump):
    hands = open_window()
    drop(hands.window, dump)
    hands.confirm()
    hands.wait()
    assert len(hands.session.article_ids()) == 1


def test_dropping_a_dump_on_a_project_asks_how(desk, dump):
    drop(desk.window, dump)
    desk.rest()
    assert [order.path for order in desk.window.dialogs.shown.plan.orders] == [dump]
    desk.window.dialogs.shown.reject()
    desk.rest()


def test_dropping_a_project_opens_it(desk, tmp_path):
    Session.open(tmp_path / "other.tanqih", create=True).close()
    drop(desk.window, tmp_path / "other.tanqih")
    assert desk.session.path.name == "other.tanqih"
    assert desk.window.parts.workspace.article is None
    assert not desk.pane.isVisible()


def test_a_project_that_cannot_be_opened_leaves_the_open_one_open(desk, tmp_path):
    before = desk.session.path
    (tmp_path / "foreign.tanqih").write_text("not a project")
    assert not desk.window.control.projects.open_project(tmp_path / "foreign.tanqih")
    assert desk.session.path == before
    assert desk.window.parts.message.isVisible()


def test_place_and_size_come_back(desk, open_window):
    ids = desk.session.article_ids()
    desk.window.control.navigation.next_article(1)
    block = desk.scene.blocks[-1].id
    desk.click(block, 4)
    desk.window.resize(780, 700)
    desk.close()
    hands = open_window()
    start(hands.window, [])
    hands.rest()
    assert hands.window.parts.workspace.article == ids[1]
    assert hands.pane.caret() == (block, 4)
    assert (hands.window.width(), hands.window.height()) == (780, 700)


def test_closing_the_project_is_remembered_too(desk, open_window):
    desk.window.control.projects.close()
    assert desk.window.parts.stack.currentWidget() is desk.window.parts.welcome
    desk.close()
    hands = open_window()
    start(hands.window, [])
    assert hands.session is None
    assert len(hands.window.parts.store.settings.recent) == 1


def test_the_language_switches_live_and_mirrors_the_window(desk):
    window = desk.window
    window.resize(1400, 900)
    desk.rest()

    def side(part):
        return part.mapTo(window, QPoint(0, 0)).x()

    assert side(window.parts.desk.list) > side(window.parts.desk.pane) > side(window.parts.desk.inspector)
    desk.press("Ctrl+L", desk.pane)
    assert side(window.parts.desk.list) < side(window.parts.desk.pane) < side(window.parts.desk.inspector)
    assert window.parts.actions.qaction("history.undo").text() == "Undo"
    assert window.parts.actions.qaction("label.apply.PER").text() == "Person"
    assert desk.pane.layoutDirection() == Qt.LayoutDirection.RightToLeft
    desk.press("Ctrl+L", desk.pane)
    assert window.parts.actions.qaction("history.undo").text() == "تراجع"
    assert SettingsStore(window.parts.store.folder).settings.lang == "ar"


def test_qts_own_dialogs_speak_the_language(open_window):
    hands = open_window("ar")
    cancel = hands.app.translate("QPlatformTheme", "Cancel")
    assert cancel != "Cancel"
    hands.window.parts.appearance.set_language("en")
    assert hands.app.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize("theme", ["dark", "contrast", "light", "system"])
def test_themes_change_live_and_are_remembered(desk, theme):
    desk.window.parts.actions.trigger(f"view.theme_{theme}")
    desk.rest()
    assert desk.window.parts.actions.qaction(f"view.theme_{theme}").isChecked()
    assert SettingsStore(desk.window.parts.store.folder).settings.theme == theme
    assert not desk.window.grab().isNull()


def test_text_size_changes_by_steps_and_stays_in_bounds(desk):
    for _ in range(20):
        desk.press("Ctrl++", desk.pane)
    assert desk.pane.zoom() == 250
    desk.press("Ctrl+0", desk.pane)
    assert desk.pane.zoom() == 100


def test_everything_fits_at_twice_the_size(desk):
    for _ in range(6):
        desk.window.parts.actions.trigger("view.scale_up")
    desk.rest()
    assert desk.window.parts.appearance.theme.scale == 2
    assert desk.window.minimumSizeHint().width() <= 1920
    assert not desk.window.grab().isNull()


def test_a_read_only_project_can_be_read_and_says_so(desk, open_window, monkeypatch):
    monkeypatch.setattr(Session, "read_only", property(lambda session: True))
    path = desk.session.path
    desk.window.control.projects.close()
    desk.window.control.projects.open_project(path)
    assert desk.window.parts.banner.isVisible()
    assert not desk.window.parts.actions.qaction("article.split").isEnabled()
    assert desk.window.parts.actions.qaction("project.export").isEnabled()
    before = desk.session.content()
    desk.press("1", desk.pane)
    desk.press("F2", desk.pane)
    assert desk.pane.mode() == "mark"
    assert desk.session.content() == before


def test_a_refusal_is_one_plain_sentence_and_goes_with_the_next_edit(desk):
    desk.window.control.telling.refused(UserError("error.no_such_file", path="<b>x</b>"))
    assert "<b>x</b>" in desk.window.parts.message.sentence.text()
    assert desk.window.parts.message.sentence.textFormat() == Qt.TextFormat.PlainText
    desk.mark("المنصورة", "3")
    assert not desk.window.parts.message.isVisible()


def test_a_fault_shows_its_details(desk):
    desk.window.control.telling.fault(ZeroDivisionError("ها"))
    desk.rest()
    shown = next(child for child in desk.window.children() if type(child).__name__ == "FaultDialog")
    assert shown.isVisible()
    shown.reject()


def test_a_fault_of_a_child_process_is_one_sentence_above_its_details(desk):
    desk.window.control.telling.fault(
        RuntimeError("failed:\nTraceback (most recent call last):\nTypeError: ها\n")
    )
    desk.rest()
    shown = next(child for child in desk.window.children() if type(child).__name__ == "FaultDialog")
    sentence = shown.findChild(QLabel).text()
    assert "TypeError: ها" in sentence
    assert "Traceback" not in sentence
    assert "Traceback" in shown.findChild(QPlainTextEdit).toPlainText()
    shown.reject()


def test_merging_into_the_previous_article_follows_the_blocks(desk):
    ids = list(desk.session.article_ids())
    desk.window.control.navigation.next_article(1)
    block = desk.scene.blocks[0].id
    desk.press("Ctrl+Shift+J", desk.pane)
    assert desk.window.parts.workspace.article == ids[0]
    assert block in desk.scene.block_of
    desk.press("Ctrl+Z", desk.pane)
    assert list(desk.session.article_ids()) == ids


def test_a_deleted_article_gives_way_to_another(desk):
    ids = list(desk.session.article_ids())
    desk.window.parts.actions.trigger("article.delete")
    desk.rest()
    assert ids[0] not in desk.session.article_ids()
    assert desk.window.parts.workspace.article == ids[1]
    desk.press("Ctrl+Z")
    assert desk.window.parts.workspace.article == ids[0]


def test_bulk_commands_run_as_tasks_and_are_one_step(desk):
    desk.mark("المنصورة", "3")
    steps = len(desk.session.steps())
    desk.window.parts.actions.trigger("mention.mark_alike_project")
    assert desk.window.parts.tasks.busy
    desk.wait()
    assert len(desk.session.steps()) == steps + 1
    assert len(desk.scene.mentions) > 1


def test_checking_the_project_tells_what_was_found(desk):
    desk.press("F5", desk.pane)
    desk.wait()
    assert desk.window.parts.message.isVisible()
    assert desk.window.parts.desk.findings.rows.rowCount() == len(
        desk.session.findings(desk.window.parts.workspace.article)
    )


def test_the_palette_does_what_it_finds(desk):
    desk.press("Ctrl+Shift+P", desk.pane)
    palette = desk.window.dialogs.shown
    palette.field.setText("سجل")
    desk.press("Return", palette.field)
    desk.rest()
    assert desk.window.parts.desk.tab() == "history"


def test_the_palette_knows_both_languages(desk):
    desk.press("Ctrl+Shift+P", desk.pane)
    palette = desk.window.dialogs.shown
    for words in ("merge next", "دمج التالي", "دمج التالى"):
        palette.field.setText(words)
        assert palette.list.rows.entries[0].id == "article.merge_next"
    palette.reject()
    desk.rest()


def test_the_key_sheet_lists_every_action(desk):
    desk.press("F1", desk.pane)
    sheet = desk.window.dialogs.shown
    listed = {entry.id for entry in sheet.list.rows.entries if entry.id}
    assert listed == {action.id for action in desk.window.parts.actions.all()}
    sheet.reject()
    desk.rest()


def test_the_palette_can_open_another_dialog(desk):
    desk.press("Ctrl+Shift+P", desk.pane)
    palette = desk.window.dialogs.shown
    palette.field.setText("الوسوم")
    desk.press("Return", palette.field)
    assert desk.window.dialogs.shown.isVisible()
    assert desk.window.dialogs.shown is not palette
    desk.window.dialogs.shown.reject()
    desk.rest()


def test_a_narrow_window_keeps_its_primary_button(desk):
    tools = desk.window.parts.tools
    desk.window.resize(desk.window.minimumSizeHint().width(), 700)
    desk.rest()
    primary = tools.buttons["article.done_next"]
    assert primary.isVisible()
    assert tools.rect().contains(primary.geometry())
    assert not tools.buttons["help.palette"].isVisible()
    assert desk.window.parts.actions.qaction("help.palette").isVisible()
    desk.window.resize(1400, 900)
    desk.rest()
    assert tools.buttons["help.palette"].isVisible()


@pytest.mark.parametrize(
    ("key", "part"), [("Ctrl+F5", "list"), ("Ctrl+F6", "inspector"), ("Ctrl+F7", "tabs")]
)
def test_the_parts_around_the_text_can_be_put_away(desk, key, part):
    widget = getattr(desk.window.parts.desk, part)
    desk.press(key, desk.pane)
    assert not widget.isVisible()
    desk.press(key, desk.pane)
    assert widget.isVisible()


def test_labels_are_edited_in_their_dialog(desk):
    desk.window.parts.actions.trigger("label.manage")
    dialog = desk.window.dialogs.shown
    dialog.start_new()
    dialog.name.setText("LAW")
    dialog.title_ar.setText("قانون")
    dialog.title_en.setText("Law")
    dialog.shortcut.setText("9")
    dialog.save()
    assert "LAW" in {label.name for label in desk.window.parts.workspace.labels}
    assert desk.window.parts.actions.qaction("label.apply.LAW").text() == "قانون"
    dialog.reject()
    desk.rest()
    block, start_at = desk.find("المنصورة")
    desk.click(block, start_at + 2)
    desk.press("9", desk.pane)
    assert len(desk.scene.mentions) == 1


def test_roles_are_edited_in_their_dialog(desk):
    desk.window.parts.actions.trigger("role.manage")
    dialog = desk.window.dialogs.shown
    dialog.show_one("caption")
    dialog.title_ar.setText("شرح صورة")
    dialog.save()
    assert desk.window.parts.actions.qaction("role.apply.caption").text() == "شرح صورة"
    dialog.reject()
    desk.rest()


def test_the_sample_is_there():
    assert SAMPLE.is_file()
