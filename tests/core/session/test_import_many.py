"""Imports of folders, containers and forms: what comes in, what is told, and that all of it can be given up."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.dump.reading.options import fields_key
from core.errors import Cancelled, UserError
from core.session import ImportOrder, ImportProgress, Limits, MemberChoice, NothingImported, Session, importer
from tests.core.dump.reading.packing import packed, with_field, zipped

PROSE = "افتتح المجلس دورته الجديدة أمس، وناقش مشروع قانون المياه الذي قُدّم قبل شهرين."
TABLES = ("source", "article", "block", "source_bytes", "source_text", "summary", "finding", "step", "change")


def text(number: int, articles: int = 1) -> bytes:
    parts = (f"خبر رقم {number} في صفحة {at}\n\n{PROSE}\n{PROSE} ({number})" for at in range(articles))
    return "\n\n\n\n".join(parts).encode()


def rows(session: Session) -> dict[str, int]:
    """Return how many rows each table holds, those that are out of sight too, and the index of words."""
    count = "SELECT count(*) FROM {}"
    return session._call(
        lambda db: {
            table: db.execute(count.format(table)).fetchone()[0] for table in (*TABLES, "block_words_docsize")
        }
    )


def names(session: Session) -> list[str]:
    return [source.name for source in session.read(lambda view: view.sources())]


def reasons(result) -> dict[str, str]:
    return {skipped.name: skipped.key.removeprefix("error.") for skipped in result.skipped}


@pytest.fixture
def empty(tmp_path):
    with Session.open(tmp_path / "new.tanqih", create=True) as session:
        yield session


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder of two dumps, a zip of two more and a picture, and what is no text."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "1.txt").write_bytes(text(1))
    (folder / "sub" / "2.txt").write_bytes(text(2))
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (folder / "nothing.txt").write_bytes(b"")
    zipped(folder / "old.zip", {"3.txt": text(3), "4.txt": text(4), "logo.gif": b"GIF89a" + bytes(30)})
    packed(folder, "5.txt.xz", text(5))
    return folder


def test_a_folder_comes_in_with_all_its_containers(empty, folder):
    result = empty.import_dumps([ImportOrder(folder)])
    assert names(empty) == ["in/1.txt", "in/5.txt", "in/old.zip/3.txt", "in/old.zip/4.txt", "in/sub/2.txt"]
    assert reasons(result) == {
        "in/picture.png": "binary_file",
        "in/nothing.txt": "empty_file",
        "in/old.zip/logo.gif": "binary_file",
    }
    assert all(skipped.harmless for skipped in result.skipped)
    assert [brought.source.id for brought in result.brought] == result.sources
    assert result.articles == len(empty.article_ids()) == 5
    assert len(empty.steps()) == 5
    (packed_one,) = [
        source for source in empty.read(lambda view: view.sources()) if source.name == "in/5.txt"
    ]
    assert empty.read(lambda view: view.source_bytes(packed_one.id)) == text(5)
    assert packed_one.size == len(text(5))
    assert not [finding for finding in empty.check() if finding.rule.startswith("file-")]


def test_a_damaged_container_in_a_folder_does_not_keep_the_rest_out(empty, folder):
    (folder / "torn.gz").write_bytes(packed(folder, "torn.gz", text(7)).read_bytes()[:-20])
    with_field(folder / "old.zip", "flags", 1)
    result = empty.import_dumps([ImportOrder(folder)])
    assert names(empty) == ["in/1.txt", "in/5.txt", "in/old.zip/4.txt", "in/sub/2.txt"]
    found = reasons(result)
    assert (found["in/torn"], found["in/old.zip/3.txt"]) == ("broken_container", "encrypted_container")
    assert sorted(skipped.name for skipped in result.skipped if not skipped.harmless) == [
        "in/old.zip/3.txt",
        "in/torn",
    ]


def test_limits_are_obeyed_and_can_be_raised(empty, tmp_path):
    path = zipped(tmp_path / "a.zip", {f"{number}.txt": text(number) for number in range(4)})
    with pytest.raises(UserError) as refused:
        empty.import_dumps([ImportOrder(path)], limits=Limits(entries=3))
    assert (refused.value.key, refused.value.values["limit"]) == ("error.container_entries", 3)
    assert len(empty.import_dumps([ImportOrder(path)], limits=Limits(entries=4)).sources) == 4


def test_where_nothing_comes_in_each_file_is_told(empty, folder, tmp_path):
    for name in ("1.txt", "old.zip", "5.txt.xz", "sub/2.txt"):
        (folder / name).unlink()
    before = rows(empty)
    with pytest.raises(NothingImported) as refused:
        empty.import_dumps([ImportOrder(folder), ImportOrder(tmp_path / "missing.txt")])
    assert {skipped.key for skipped in refused.value.skipped} == {
        "error.binary_file",
        "error.empty_file",
        "error.no_such_file",
    }
    assert refused.value.values["count"] == 3
    assert rows(empty) == before


def test_what_is_known_already_is_noticed_inside_containers_too(empty, folder, tmp_path):
    empty.import_dumps([ImportOrder(folder)])
    again = zipped(tmp_path / "again.zip", {"three.txt": text(3), "new.txt": text(9)})
    other = packed(tmp_path, "four.gz", text(4))
    before = rows(empty)
    result = empty.import_dumps([ImportOrder(again), ImportOrder(other)])
    assert names(empty)[5:] == ["again.zip/new.txt"]
    assert {skipped.name: skipped.values["name"] for skipped in result.skipped} == {
        "again.zip/three.txt": "in/old.zip/3.txt",
        "four": "in/old.zip/4.txt",
    }
    assert rows(empty)["source_bytes"] == before["source_bytes"] + 1
    assert len(empty.import_dumps([ImportOrder(again)], again=True).sources) == 2


@pytest.mark.parametrize("after", [2, 15, 40])
def test_giving_up_leaves_nothing_of_any_file(session, tmp_path, after):
    path = zipped(tmp_path / "a.zip", {f"{number}.txt": text(number, 30) for number in range(6)})
    plain = tmp_path / "b.txt"
    plain.write_bytes(text(8, 30))
    content, before, told = session.content(), rows(session), []
    with pytest.raises(Cancelled):
        session.import_dumps(
            [ImportOrder(plain), ImportOrder(path)],
            progress=told.append,
            cancelled=lambda: len(told) >= after,
        )
    assert session.content() == content
    assert rows(session) == before
    assert not multiprocessing.active_children()


def test_giving_up_the_first_import_empties_the_index(empty, tmp_path):
    path, before, told = tmp_path / "a.txt", rows(empty), []
    path.write_bytes(text(1, 500))
    with pytest.raises(Cancelled):
        empty.import_dumps(
            [ImportOrder(path)], progress=told.append, cancelled=lambda: bool(told and told[-1].articles)
        )
    assert told[-1].articles > 0
    assert rows(empty) == before
    empty.import_dumps([ImportOrder(path)])
    assert empty.stats()["blocks"] == 1500


def test_a_killed_worker_leaves_nothing(session, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(text(1, 600))
    content, before = session.content(), rows(session)

    def kill(progress):
        if progress.articles:
            for child in multiprocessing.active_children():
                child.kill()

    with pytest.raises(UserError, match=r"error\.worker_died"):
        session.import_dumps([ImportOrder(path)], progress=kill)
    assert session.content() == content
    assert rows(session) == before


def test_a_dump_of_more_rows_than_ids_are_given_at_once(empty, tmp_path, monkeypatch):
    monkeypatch.setattr(importer, "IDS_AT_ONCE", 100)
    path = packed(tmp_path, "many.txt.gz", text(1, 300))
    result = empty.import_dumps([ImportOrder(path)])
    assert result.blocks == empty.stats()["blocks"] == 900
    ids = [article.id for article in empty.read(lambda view: list(view.articles()))]
    assert ids == sorted(set(ids))
    changed = empty.execute("article.set_status", articles=[ids[0]], status="done")
    assert changed.step is not None
    assert changed.step.id > ids[-1], "a row id is given once"


def test_progress_only_goes_up_over_many_files(empty, folder):
    (folder / "large.txt").write_bytes(text(6, 500))
    told = []
    result = empty.import_dumps([ImportOrder(folder)], progress=told.append)
    done = [progress.bytes_done for progress in told]
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    assert done == sorted(done)
    assert {progress.bytes_total for progress in told} == {total}
    assert done[-1] == total
    assert [progress.file for progress in told] == sorted(progress.file for progress in told)
    assert (told[-1].file, told[-1].files) == (7, 7)
    assert {"in/1.txt", "in/old.zip/3.txt", "in/sub/2.txt"} <= {progress.name for progress in told}
    assert told[-1].articles == result.articles > 5


def test_the_time_left_comes_from_the_rate_so_far(session, clock, tmp_path):
    path, told = tmp_path / "a.txt", []
    path.write_bytes(text(1, 500))

    def tell(progress):
        told.append(progress)
        clock.pass_by(1)

    session.import_dumps([ImportOrder(path)], progress=tell)
    assert told[0].seconds_left is None
    for passed, progress in enumerate(told):
        if progress.seconds_left is not None:
            left = progress.bytes_total - progress.bytes_done
            assert progress.seconds_left == pytest.approx(passed * left / progress.bytes_done)
    assert told[-1].seconds_left == 0


def test_an_edit_is_done_while_dumps_come_in(session, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(text(1, 400))
    article = session.article_ids()[0]
    steps = []

    def edit(progress):
        if progress.articles and not steps:
            steps.append(session.execute("article.set_status", articles=[article], status="done").step)

    result = session.import_dumps([ImportOrder(path)], progress=edit)
    assert steps[0] is not None
    assert session.read(lambda view: view.article(article)).status == "done"
    assert len(session.article_ids()) == 3 + result.articles


RECORDS = [
    {"t": f"عنوان الخبر رقم {number}", "b": f"{PROSE} {number}", "u": f"http://a.example/{number}"}
    for number in range(3)
]


def record_file(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(
        "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS) + f"\n{{broken {name}\n",
        "utf-8",
    )
    return path


def test_records_come_in_by_their_fields_which_are_remembered(empty, tmp_path):
    fields = {"t": "headline", "b": "paragraph", "u": "attr:url"}
    result = empty.import_dumps([ImportOrder(record_file(tmp_path, "a.jsonl"), fields=fields)])
    (brought,) = result.brought
    assert (brought.articles, brought.skipped) == (3, 1)
    assert [(problem.reason, problem.line) for problem in brought.problems] == [("broken-json", 4)]
    assert brought.source.attrs["form"] == "json-lines"
    assert brought.source.attrs["fields"] == fields
    assert empty.known_fields() == {fields_key(fields): fields}
    first = next(iter(empty.read(lambda view: list(view.articles()))))
    assert first.attrs == {"url": "http://a.example/0"}
    blocks = empty.read(lambda view: view.blocks(first.id))
    assert [(block.role, block.text) for block in blocks] == [
        ("headline", RECORDS[0]["t"]),
        ("paragraph", RECORDS[0]["b"]),
    ]
    source_text = empty.read(lambda view: view.source_text(first.source))
    assert all(source_text[start:end] == block.text for block in blocks for start, end in block.pieces)
    swapped = {"t": "caption", "b": "paragraph", "u": ""}
    empty.import_dumps([ImportOrder(record_file(tmp_path, "b.jsonl"), fields=swapped)])
    third = empty.import_dumps([ImportOrder(record_file(tmp_path, "c.jsonl"))])
    assert third.brought[0].source.attrs["fields"] == swapped, "the last word counts"


def test_a_form_that_is_chosen_holds(empty, tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(text(1, 3))
    result = empty.import_dumps([ImportOrder(path, form="article")])
    assert (result.articles, result.blocks) == (1, 9)
    with pytest.raises(UserError, match=r"error\.unknown_form"):
        empty.import_dumps([ImportOrder(path, form="klingon")], again=True)


def test_an_article_longer_than_a_batch_comes_in_whole(empty, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\n".join(f"{PROSE} {number}" for number in range(2000)), encoding="utf-8")
    result = empty.import_dumps([ImportOrder(path, form="article")])
    (article,) = empty.article_ids()
    assert result.blocks == len(empty.read(lambda view: view.blocks(article))) == 2000
    assert not [finding for finding in empty.check() if finding.rule.startswith("file-")]


def test_of_a_folder_some_stay_outside_unsaid_and_some_are_read_otherwise(empty, folder):
    left_out = frozenset({"in/1.txt", "in/old.zip/3.txt", "in/5.txt", "in/picture.png"})
    members = {"in/old.zip/4.txt": MemberChoice("iso-8859-6"), "in/sub/2.txt": MemberChoice()}
    told: list[ImportProgress] = []
    order = ImportOrder(folder, "windows-1256", members=members, left_out=left_out)
    result = empty.import_dumps([order], progress=told.append)
    read = {source.name: source.encoding for source in empty.read(lambda view: view.sources())}
    assert read == {"in/old.zip/4.txt": "iso-8859-6", "in/sub/2.txt": "utf-8"}
    assert reasons(result) == {"in/nothing.txt": "empty_file", "in/old.zip/logo.gif": "binary_file"}
    assert told[-1].bytes_done == told[-1].bytes_total


def test_what_is_said_of_all_holds_for_members_nobody_spoke_of(empty, folder):
    left_out = frozenset({"in/old.zip/4.txt", "in/5.txt", "in/sub/2.txt", "in/1.txt"})
    empty.import_dumps([ImportOrder(folder, "windows-1256", left_out=left_out)])
    assert [source.encoding for source in empty.read(lambda view: view.sources())] == ["windows-1256"]


@pytest.mark.parametrize("name", ["empty", "empty.zip"])
def test_a_folder_or_archive_without_files_is_said_to_be_empty(tmp_path, name):
    path = tmp_path / name
    if path.suffix:
        ZipFile(path, "w").close()
    else:
        path.mkdir()
    with Session.open(tmp_path / "p.tanqih", create=True) as session:
        with pytest.raises(UserError) as error:
            session.import_dumps([(path, None)])
        assert error.value.key == "error.nothing_inside"
        assert session.steps() == []
