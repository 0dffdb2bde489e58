from __future__ import annotations

import csv
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.dump.reading.options import ReadOptions, fields_key
from core.session import ImportOrder, Limits, MemberChoice, Session
from gui.dialogs.background import Background, Immediate
from gui.dialogs.import_dialog import ImportDialog, Known
from gui.models.dump_rows import ENCODING, FORM, NAME, STATE

NEWS = "سباق الخيل يعود إلى القرية\n\nعاد السباق هذا العام بعد غياب طويل وحضره أهل القرى المجاورة.\n"


@pytest.fixture
def make(session: Session, texts, theme, show):
    def made(known: Known | None = None) -> ImportDialog:
        sources, roles = session.read(lambda view: (view.sources(), view.roles()))
        there = known or Known({source.sha256: source.name for source in sources})
        runners = (Immediate(), Immediate())
        return show(ImportDialog(texts, theme, roles, there, session.path, runners))

    return made


@pytest.fixture
def dialog(make) -> ImportDialog:
    return make()


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "خيل.txt"
    path.write_bytes(NEWS.encode("cp1256"))
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "news.csv"
    rows = io.StringIO()
    csv.writer(rows).writerows(
        [("title", "writer", "body"), *((f"خبر رقم {at} من القرية", "سلمى", NEWS) for at in range(6))]
    )
    path.write_text(rows.getvalue(), encoding="utf-8", newline="")
    return path


def shown(dialog: ImportDialog, row: int, column: int) -> str:
    words = dialog.rows.index(row, column).data()
    return words.strip("\u2066\u2068\u2069")


def choose(box, value) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_a_file_is_shown_as_it_will_be_read(dialog, dump):
    dialog.add_paths([dump])
    assert dialog.look.text.toPlainText() == NEWS
    assert [shown(dialog, 0, column) for column in (NAME, FORM, ENCODING, STATE)] == [
        "خيل.txt",
        "ملف خام",
        "windows-1256",
        "جاهز",
    ]
    assert dialog.look.seen.rows.lines[0].title == "المقال 1"
    assert dialog.look.seen.rows.lines[-1].title == "فقرة"
    assert dialog.plan.orders == (ImportOrder(dump),)


def test_another_encoding_is_shown_and_handed_back(dialog, dump):
    dialog.add_paths([dump])
    choose(dialog.choices.encoding, "iso-8859-6")
    assert dialog.look.text.toPlainText() != NEWS
    assert dialog.plan.orders[0] == ImportOrder(dump, members={dump.name: MemberChoice("iso-8859-6")})


def test_a_file_that_cannot_be_imported_says_why_and_stays_out(dialog, dump, tmp_path, texts):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    dialog.add_paths([dump, empty, tmp_path / "missing.txt"])
    assert shown(dialog, 1, STATE) == texts("error.empty_file", path="empty.txt")
    assert shown(dialog, 2, STATE) == texts("error.no_such_file", path=str(tmp_path / "missing.txt"))
    assert dialog.rows.index(1, NAME).data(Qt.ItemDataRole.CheckStateRole) is None
    assert [order.path for order in dialog.plan.orders] == [dump]


def test_nothing_ready_means_no_import(dialog, tmp_path):
    assert not dialog.accept_button.isEnabled()
    dialog.add_paths([tmp_path / "missing.txt"])
    assert not dialog.accept_button.isEnabled()


def test_a_known_file_is_imported_only_when_asked_for(dialog, session, tmp_path, press):
    copy = tmp_path / "copy.txt"
    source = session.read(lambda view: view.sources())[0].id
    copy.write_bytes(session.read(lambda view: view.source_bytes(source)))
    dialog.add_paths([copy])
    assert dialog.plan.orders == ()
    dialog.again.click()
    assert (dialog.plan.orders, dialog.plan.again) == ((ImportOrder(copy),), True)
    dialog.again.click()
    press(dialog.table, Qt.Key.Key_Space)
    assert (dialog.plan.orders, dialog.plan.again) == ((ImportOrder(copy),), True)


def test_elsewhere_nothing_is_known(dialog, session, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(session.read(lambda view: view.source_bytes(view.sources()[0].id)))
    dialog.add_paths([copy])
    dialog.target.choose(tmp_path / "other.tanqih")
    assert dialog.plan.orders == (ImportOrder(copy),)


def test_the_same_bytes_under_two_names_come_in_once(dialog, dump, tmp_path, texts):
    copy = tmp_path / "نسخة.txt"
    copy.write_bytes(dump.read_bytes())
    dialog.add_paths([dump, copy])
    assert shown(dialog, 1, STATE) == texts("dialog.import.state.same", name=dump.name)
    assert dialog.plan.orders == (ImportOrder(dump),)


def test_a_folder_is_listed_with_all_below_it(dialog, tmp_path):
    folder = tmp_path / "أرشيف"
    (folder / "a").mkdir(parents=True)
    for name in ("1.txt", "a/2.txt", ".hidden"):
        (folder / name).write_text(NEWS + name, encoding="utf-8")
    dialog.add_paths([folder])
    assert [shown(dialog, row, NAME) for row in range(2)] == ["أرشيف/1.txt", "أرشيف/a/2.txt"]
    assert dialog.plan.orders == (ImportOrder(folder),)


def test_space_leaves_a_member_out_and_delete_takes_it_off_the_list(dialog, tmp_path, press):
    folder = tmp_path / "week"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(NEWS + name, encoding="utf-8")
    dialog.add_paths([folder])
    press(dialog.table, Qt.Key.Key_Space)
    press(dialog.table, Qt.Key.Key_Down)
    press(dialog.table, Qt.Key.Key_Delete)
    assert dialog.plan.orders == (ImportOrder(folder, left_out=frozenset({"week/a.txt", "week/b.txt"})),)
    for _ in range(2):
        press(dialog.table, Qt.Key.Key_Delete)
    assert (dialog.plan.orders, dialog.rows.rowCount()) == ((), 0)
    assert dialog.look.text.toPlainText() == ""


def test_many_rows_are_read_alike_at_once(dialog, tmp_path, press):
    folder = tmp_path / "week"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_bytes((NEWS + name).encode("cp1256"))
    dialog.add_paths([folder])
    dialog.table.selectAll()
    choose(dialog.choices.encoding, "windows-1256")
    alike = dict.fromkeys((f"week/{name}.txt" for name in "abc"), MemberChoice("windows-1256"))
    assert dialog.plan.orders[0] == ImportOrder(folder, members=alike)


def test_small_files_of_a_folder_may_be_one_article_each(dialog, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(NEWS + str(number), encoding="utf-8")
    dialog.add_paths([folder])
    assert dialog.choices.offer.isVisible()
    dialog.choices.offer.click()
    alike = dict.fromkeys((f"articles/{number}.txt" for number in range(6)), MemberChoice(form="article"))
    assert dialog.plan.orders[0] == ImportOrder(folder, members=alike)
    assert not dialog.choices.offer.isVisible()


def test_a_bad_member_of_a_container_is_told_and_the_others_come(dialog, tmp_path):
    path = tmp_path / "week.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("good.txt", NEWS.encode())
        packed.writestr("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(50))
    dialog.add_paths([path])
    assert [row.level for row in dialog.rows.all] == ["ready", "out"]
    assert dialog.plan.orders == (ImportOrder(path),)
    assert dialog.rows.counts() == {"all": 2, "ready": 1, "doubtful": 0, "out": 1}
    dialog.filters.chip("out").click()
    assert shown(dialog, 0, NAME) == "week.zip/picture.png"


def test_a_limit_says_its_number_and_can_be_raised(make, tmp_path, texts):
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(NEWS.encode() * 1_000))
    dialog = make(Known(options=ReadOptions(limits=Limits(bytes=1 << 16))))
    dialog.add_paths([path])
    assert shown(dialog, 0, STATE) == texts(
        "dialog.import.limit.bytes", limit=texts("size.kilobytes", size="64")
    )
    assert dialog.plan.orders == ()
    assert "256" in dialog.choices.offer.text()
    dialog.choices.offer.click()
    assert dialog.plan.limits.bytes == 1 << 18
    assert dialog.plan.orders == (ImportOrder(path),)


def test_fields_are_proposed_and_the_editors_word_counts(dialog, table):
    dialog.add_paths([table])
    assert dialog.look.fields.fields == {"title": "headline", "writer": "byline", "body": "paragraph"}
    choose(dialog.look.fields.box(1), "attr:author")
    said = {"title": "headline", "writer": "attr:author", "body": "paragraph"}
    assert dialog.plan.orders[0] == ImportOrder(table, members={table.name: MemberChoice(fields=said)})
    assert "اسم الكاتب" not in [line.title for line in dialog.look.seen.rows.lines]


def test_the_editors_word_holds_for_all_files_with_these_fields(dialog, table, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text(table.read_text("utf-8").replace("رقم", "عدد"), encoding="utf-8")
    dialog.add_paths([table, other])
    choose(dialog.look.fields.box(1), "")
    assert [order.members for order in dialog.plan.orders] == [
        {path.name: MemberChoice(fields={"title": "headline", "writer": "", "body": "paragraph"})}
        for path in (table, other)
    ]


def test_a_remembered_mapping_is_used_and_said(make, table, texts):
    said = {"title": "paragraph", "writer": "", "body": "headline"}
    dialog = make(Known(options=ReadOptions(known_fields={fields_key(said): said})))
    dialog.add_paths([table])
    assert dialog.look.fields.fields == said
    assert dialog.look.note.text() == texts("dialog.import.remembered")


def test_misread_words_are_shown_before_and_after(dialog, tmp_path):
    right = "افتتاح معرض الزهور في المدينة القديمة"
    path = tmp_path / "misread.txt"
    path.write_text(NEWS * 9 + right.encode().decode("cp1256", "replace") + "\n", encoding="utf-8")
    dialog.add_paths([path])
    before, after = (dialog.look.misread.item(0, column).text() for column in (0, 1))
    assert "معرض" in after
    assert "معرض" not in before
    assert dialog.plan.orders == (ImportOrder(path),)


def test_keys_reach_controls_under_an_arabic_layout(dialog, dump, press, monkeypatch):
    dialog.add_paths([dump])
    monkeypatch.setattr("gui.dialogs.import_form.sequence_of", lambda event: "Alt+E")
    press(dialog, Qt.Key(0x62B), Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is dialog.choices.encoding


def test_ten_thousand_files_are_listed_beside_the_window_and_can_be_left_unseen(
    session, texts, theme, show, tmp_path, qt_app
):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(10_000):
        (folder / f"{number:05}.txt").touch()
    (folder / "00000.txt").write_text(NEWS, encoding="utf-8")
    roles = session.read(lambda view: view.roles())
    dialog = show(ImportDialog(texts, theme, roles, Known(), session.path, (Background(), Background())))
    dialog.add_paths([folder])
    while len(dialog.rows.all) < 10_000:
        qt_app.processEvents()
    dialog.probing.stop()
    while dialog.probing.busy:
        qt_app.processEvents()
    assert dialog.accept_button.isEnabled()
    assert dialog.plan.orders == (ImportOrder(folder),)
    dialog.reject()


def test_reading_happens_beside_the_window_and_ends_with_the_dialog(
    session, texts, theme, show, dump, qt_app
):
    roles = session.read(lambda view: view.roles())
    dialog = show(ImportDialog(texts, theme, roles, Known(), session.path, (Background(), Background())))
    dialog.add_paths([dump])
    while dialog.look.text.toPlainText() != NEWS:
        qt_app.processEvents()
    assert dialog.plan.orders == (ImportOrder(dump),)
    dialog.reject()
