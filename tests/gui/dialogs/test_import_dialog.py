from __future__ import annotations

from pathlib import Path

import pytest

from core.session import Session
from gui.dialogs.background import Background, Immediate
from gui.dialogs.dump_table import ENCODING, STATE
from gui.dialogs.import_dialog import ImportDialog

NEWS = "سباق الخيل يعود إلى القرية\n\nعاد السباق هذا العام بعد غياب طويل وحضره أهل القرى المجاورة.\n"


@pytest.fixture
def dialog(session: Session, texts, theme, show) -> ImportDialog:
    sources, roles = session.read(lambda view: (view.sources(), view.roles()))
    known = {source.sha256 for source in sources}
    return show(ImportDialog(texts, theme, roles, known.__contains__, session.path, Immediate()))


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "خيل.txt"
    path.write_bytes(NEWS.encode("cp1256"))
    return path


def test_a_file_is_shown_as_it_will_be_read(dialog, dump):
    dialog.add_paths([dump])
    assert dialog.preview.toPlainText() == NEWS
    assert "windows-1256" in dialog.table.box(0).itemText(0)
    assert [line.title for line in dialog.seen.rows.lines] == ["المقال 1", "عنوان", "فقرة"]
    assert dialog.dumps == [(dump, None)]


def test_another_encoding_is_shown_and_handed_back(dialog, dump):
    dialog.add_paths([dump])
    box = dialog.table.box(0)
    box.setCurrentIndex(box.findData("iso-8859-6"))
    box.activated.emit(box.currentIndex())
    assert dialog.preview.toPlainText() != NEWS
    assert dialog.dumps == [(dump, "iso-8859-6")]


def test_a_file_that_cannot_be_imported_says_why_and_is_not_handed_back(dialog, dump, tmp_path, texts):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    dialog.add_paths([dump, empty])
    assert dialog.sentence.text() == texts("error.empty_file", path=str(empty))
    assert dialog.table.item(1, STATE).text() == texts("dialog.import.refused")
    assert dialog.dumps == [(dump, None)]


def test_a_file_that_reads_badly_is_told_in_its_row(dialog, tmp_path, texts):
    lost, misread = tmp_path / "lost.txt", tmp_path / "misread.txt"
    lost.write_text(NEWS * 20 + "كلمة \ufffd ثم \ufffd\ufffd.\n", "utf-8")
    misread.write_text("???? ?? ??????? خبر ????? ??? ?????\n" * 5, "utf-8")
    dialog.add_paths([lost, misread])
    assert dialog.table.item(0, STATE).text() == texts("dialog.import.unreadable", count=2)
    assert dialog.table.item(1, STATE).text() == texts("dialog.import.misread")
    assert len(dialog.dumps) == 2


def test_nothing_ready_means_no_import(dialog, tmp_path):
    assert not dialog.accept_button.isEnabled()
    dialog.add_paths([tmp_path / "missing.txt"])
    assert not dialog.accept_button.isEnabled()


def test_a_known_file_is_imported_only_when_asked_for(dialog, session, tmp_path):
    copy = tmp_path / "copy.txt"
    source = session.read(lambda view: view.sources())[0].id
    copy.write_bytes(session.read(lambda view: view.source_bytes(source)))
    dialog.add_paths([copy])
    assert dialog.dumps == []
    assert dialog.again.isVisible()
    dialog.again.click()
    assert dialog.dumps == [(copy, None)]


def test_the_same_file_is_listed_once_and_can_be_taken_off(dialog, dump):
    dialog.add_paths([dump, dump])
    assert dialog.table.rowCount() == 1
    dialog.remove_file.click()
    assert dialog.table.rowCount() == 0
    assert dialog.preview.toPlainText() == ""


def test_boxes_have_names_of_their_files(dialog, dump):
    dialog.add_paths([dump])
    assert dump.name in dialog.table.cellWidget(0, ENCODING).accessibleName()


def test_reading_happens_beside_the_window_and_ends_with_the_dialog(
    session, texts, theme, show, dump, qt_app
):
    roles = session.read(lambda view: view.roles())
    dialog = show(ImportDialog(texts, theme, roles, lambda sha256: False, session.path, Background()))
    dialog.add_paths([dump])
    while not dialog.dumps:
        qt_app.processEvents()
    assert dialog.preview.toPlainText() == NEWS
    dialog.reject()
