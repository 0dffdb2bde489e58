"""Places an export may go to, and what happens when the system refuses."""

from __future__ import annotations

import errno
import os
import signal

import pytest

from core.errors import UserError
from core.formats import export, write_sources
from core.formats.writing import MARKER, whole_file, whole_folder
from core.session import Session

resource = pytest.importorskip("resource", reason="limits on files are set with it")


def to(session, out, **options):
    return session.read(lambda view: export(view, "text", out, **options))


def refused(session, out, **options):
    """Return the key of the refusal; the folder must be as it was."""
    before = {path: path.stat().st_mtime_ns for path in out.parent.glob("*")} if out.parent.exists() else {}
    with pytest.raises(UserError) as error:
        to(session, out, **options)
    after = {path: path.stat().st_mtime_ns for path in out.parent.glob("*")} if out.parent.exists() else {}
    assert after == before
    return error.value.key


def test_an_export_replaces_the_one_before(session, tmp_path):
    out = tmp_path / "out.txt"
    out.write_text("قديم", encoding="utf-8")
    to(session, out)
    assert "قديم" not in out.read_text(encoding="utf-8")


def test_a_file_never_takes_the_place_of_a_folder_nor_a_folder_that_of_a_file(session, tmp_path):
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    file.write_text("x", encoding="utf-8")
    assert refused(session, folder) == "error.not_a_file"
    assert refused(session, file, per_article=True) == "error.not_a_folder"


def test_a_place_in_no_folder_is_refused(session, tmp_path):
    assert refused(session, tmp_path / "nowhere" / "out.txt") == "error.no_such_folder"
    assert refused(session, tmp_path / "nowhere" / "out", per_article=True) == "error.no_such_folder"


def test_a_project_is_never_written_over(session, project, tmp_path, imported):
    other = tmp_path / "copy.db"
    other.write_bytes(imported.read_bytes())
    link = tmp_path / "link.txt"
    link.symlink_to(project)
    for out in (project, tmp_path / "new.TANQIH", other, link):
        assert refused(session, out) == "error.project_in_the_way"
    assert session.read(lambda view: len(view.article_ids())) == 3


def test_an_open_project_of_another_name_is_known_without_opening_it(imported, tmp_path):
    path = tmp_path / "odd.db"
    path.write_bytes(imported.read_bytes())
    with Session.open(path) as session:
        session.execute("article.set_note", article=session.article_ids()[0], note="x")
        assert refused(session, path) == "error.project_in_the_way"


def test_a_folder_of_ours_is_replaced_and_any_other_is_left_alone(session, tmp_path):
    out = tmp_path / "articles"
    result = to(session, out, per_article=True)
    names = sorted(path.name for path in out.iterdir() if path.name != MARKER)
    assert (result.files, len(names)) == (3, 3)
    assert [name[:5] for name in names] == ["0001-", "0002-", "0003-"]
    session.execute("article.delete", articles=[session.article_ids()[0]])
    assert to(session, out, per_article=True).files == 2
    (out / "mine.txt").write_text("x", encoding="utf-8")
    assert refused(session, out, per_article=True) == "error.folder_not_ours"
    assert (out / "mine.txt").exists()


def test_an_empty_folder_is_taken(session, tmp_path):
    (tmp_path / "empty").mkdir()
    assert to(session, tmp_path / "empty", per_article=True).files == 3


def test_files_of_a_folder_hold_one_article_each(session, tmp_path):
    to(session, tmp_path / "articles", per_article=True)
    to(session, tmp_path / "whole.txt")
    parts = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "articles").glob("0*"))]
    assert "\n\n\n".join(parts) == (tmp_path / "whole.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "error.disk_full"),
        (errno.EDQUOT, "error.disk_full"),
        (errno.EROFS, "error.read_only_place"),
        (errno.EACCES, "error.read_only_place"),
        (errno.EIO, "error.cannot_write"),
    ],
)
def test_what_the_system_refuses_is_told_and_leaves_nothing(number, key, tmp_path):
    out = tmp_path / "out.txt"
    out.write_text("قديم", encoding="utf-8")
    for whole, place in ((whole_file, out), (whole_folder, tmp_path / "folder")):
        with pytest.raises(UserError) as error, whole(place):
            raise OSError(number, os.strerror(number))
        assert error.value.key == key
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert out.read_text(encoding="utf-8") == "قديم"


@pytest.fixture
def small_files():
    """Let no file of this process grow beyond 50 kB."""
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.usefixtures("small_files")
def test_a_file_that_stops_growing_half_way_is_taken_back(tmp_path):
    with pytest.raises(UserError) as error, whole_file(tmp_path / "out.txt") as file:
        file.write(b"x" * 200_000)
    assert error.value.key == "error.cannot_write"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
def test_a_device_that_is_full_says_so(tmp_path):
    with (
        pytest.raises(UserError) as error,
        whole_file(tmp_path / "out.txt"),
        open("/dev/full", "wb", buffering=0) as full,
    ):
        full.write(b"x")
    assert error.value.key == "error.disk_full"


def test_dumps_come_out_byte_for_byte_under_their_own_names(session, dump, tmp_path):
    (path,) = session.read(lambda view: write_sources(view, tmp_path / "dumps"))
    assert path.name == dump.name
    assert path.read_bytes() == dump.read_bytes()
    assert session.read(lambda view: write_sources(view, tmp_path / "dumps")) == [path]


def test_dumps_of_one_name_are_told_apart(session, tmp_path):
    for folder, words in (("a", "خبر أول قصير\n"), ("b", "خبر ثان قصير\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "DUMP.txt").write_text(words, encoding="utf-8")
        session.import_dumps([(tmp_path / folder / "DUMP.txt", None)])
    paths = session.read(lambda view: write_sources(view, tmp_path / "dumps"))
    assert [path.name for path in paths] == ["dump.txt", "DUMP (2).txt", "DUMP (3).txt"]
    assert paths[2].read_text(encoding="utf-8") == "خبر ثان قصير\n"


def test_a_file_that_differs_stops_all_dumps(session, tmp_path):
    out = tmp_path / "dumps"
    out.mkdir()
    (tmp_path / "second.txt").write_text("خبر آخر قصير\n", encoding="utf-8")
    session.import_dumps([(tmp_path / "second.txt", None)])
    (out / "second.txt").write_text("ملف لا يخصنا", encoding="utf-8")
    with pytest.raises(UserError) as error:
        session.read(lambda view: write_sources(view, out))
    assert error.value.key == "error.file_differs"
    assert [path.name for path in out.iterdir()] == ["second.txt"]


def test_places_that_dumps_cannot_go_to(session, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place, key in (("file", "error.not_a_folder"), ("no/where", "error.no_such_folder")):
        with pytest.raises(UserError) as error:
            session.read(lambda view, place=place: write_sources(view, tmp_path / place))
        assert error.value.key == key


def test_the_imported_dump_is_never_written_over(session, dump):
    before = dump.read_bytes()
    assert refused(session, dump) == "error.dump_in_the_way"
    assert dump.read_bytes() == before
