"""Who may open which file, what is refused, and what stays behind."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import ProjectFileError, TanqihError, UserError
from core.session import Session
from core.storage import lock

ROOT = Path(__file__).parents[3]
HOLD = """
import sys
from core.session import Session
with Session.open(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


def refusal(path: Path, *, create: bool = False) -> TanqihError:
    with pytest.raises(TanqihError) as refused:
        Session.open(path, create=create)
    return refused.value


def sql(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def foreign(path: Path) -> None:
    path.unlink()
    sql(path, "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT)")


def cut(path: Path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda path: path.write_text("نص عادي ليس مشروعاً. " * 50, encoding="utf-8"), "foreign_file"),
    "empty": (lambda path: path.write_bytes(b""), "foreign_file"),
    "a few bytes": (lambda path: path.write_bytes(b"SQLite format 3\0"), "foreign_file"),
    "another program's tables": (foreign, "foreign_file"),
    "another program's mark": (lambda path: sql(path, "PRAGMA application_id = 7"), "foreign_file"),
    "newer": (lambda path: sql(path, "PRAGMA user_version = 99"), "newer_file"),
    "cut in half": (lambda path: cut(path, 0.5), "damaged_file"),
    "cut by a little": (lambda path: cut(path, 0.95), "damaged_file"),
    "a trigger": (
        lambda path: sql(path, "CREATE TRIGGER t AFTER UPDATE ON block BEGIN DELETE FROM article; END"),
        "foreign_tables",
    ),
    "a view": (lambda path: sql(path, "CREATE VIEW v AS SELECT * FROM block"), "foreign_tables"),
    "a table more": (lambda path: sql(path, "CREATE TABLE more (id INTEGER)"), "foreign_tables"),
    "an index less": (lambda path: sql(path, "DROP INDEX block_order"), "foreign_tables"),
    "a column more": (lambda path: sql(path, "ALTER TABLE label ADD COLUMN hidden TEXT"), "foreign_tables"),
    "no counter": (lambda path: sql(path, "DELETE FROM meta WHERE key = 'next_id'"), "damaged_file"),
    "a counter turned back": (
        lambda path: sql(path, "UPDATE meta SET value = '3' WHERE key = 'next_id'"),
        "damaged_file",
    ),
    "a step that is not": (
        lambda path: sql(path, "UPDATE meta SET value = '4' WHERE key = 'head'"),
        "damaged_file",
    ),
    "no number": (lambda path: sql(path, "UPDATE meta SET value = 'x' WHERE key = 'head'"), "damaged_file"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_no_sound_project_is_refused_and_left_alone(name, project):
    spoil, key = SPOILED[name]
    spoil(project)
    data = project.read_bytes()
    error = refusal(project)
    assert isinstance(error, ProjectFileError)
    assert error.key == f"error.{key}"
    assert error.values["path"] == str(project)
    assert project.read_bytes() == data
    assert list(project.parent.iterdir()) == [project]


def test_a_newer_file_says_which(project):
    sql(project, "PRAGMA user_version = 7")
    assert refusal(project).values["version"] == 7


def test_there_is_no_such_file(tmp_path):
    error = refusal(tmp_path / "none.tanqih")
    assert isinstance(error, UserError)
    assert error.key == "error.no_such_file"
    assert list(tmp_path.iterdir()) == []


def test_there_is_no_such_folder(tmp_path):
    assert refusal(tmp_path / "none" / "new.tanqih", create=True).key == "error.no_such_folder"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_project(tmp_path):
    assert refusal(tmp_path).key == "error.foreign_file"
    assert refusal(tmp_path, create=True).key == "error.foreign_file"


def test_a_foreign_file_is_not_made_a_project(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("رسالة قصيرة", encoding="utf-8")
    assert refusal(path, create=True).key == "error.foreign_file"
    assert path.read_text(encoding="utf-8") == "رسالة قصيرة"


@pytest.mark.parametrize("empty_before", [False, True])
def test_a_new_project_has_roles_and_labels_and_nothing_else(tmp_path, empty_before):
    path = tmp_path / "مشروع جديد #1?.tanqih"
    if empty_before:
        path.touch()
    with Session.open(path, create=True) as session:
        filled = {kind for kind, rows in session.content().items() if rows}
        assert filled == {"role", "label"}
        assert (session.steps(), session.can_undo, session.can_redo) == ([], False, False)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_closed_project_is_one_plain_file(project):
    with Session.open(project) as session:
        session.execute("article.set_note", article=session.article_ids()[0], note="ملاحظة")
        beside = {file.name for file in project.parent.iterdir()}
        assert beside == {project.name, project.name + "-wal", project.name + ".lock"}
    assert list(project.parent.iterdir()) == [project]
    assert project.read_bytes()[18:20] == b"\1\1", "the header says: a rollback journal, no write-ahead log"


def test_closing_twice_is_no_fault(project):
    session = Session.open(project)
    session.close()
    session.close()
    with pytest.raises(RuntimeError, match="closed"):
        session.stats()


def test_a_project_open_in_another_process_is_refused_and_its_holder_named(project):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(project)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        error = refusal(project)
        assert error.key == "error.open_elsewhere"
        assert error.values["pid"] == holder.pid
        assert error.values["host"] == lock.this_process().host
        assert error.values["since"] > "2020"
        assert lock.read_holder(project).pid == holder.pid, "the holder's sidecar stays"
    finally:
        holder.communicate("")
    with Session.open(project) as session:
        assert len(session.article_ids()) == 3


def test_a_project_open_in_this_process_is_refused_and_stays_open(project, tmp_path):
    with Session.open(project) as session:
        error = refusal(project)
        assert error.key == "error.open_elsewhere"
        assert error.values["pid"] == os.getpid()
        session.execute("article.set_note", article=session.article_ids()[0], note="ما زال مفتوحاً")
        assert sqlite_lock_holds(project)
    Session.open(project).close()


def sqlite_lock_holds(project: Path) -> bool:
    """Tell whether a process of its own finds the file locked: looking from this one would let go of the lock."""
    look = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM block')"
    done = subprocess.run(
        [sys.executable, "-c", look, str(project)], capture_output=True, text=True, check=False
    )
    return "database is locked" in done.stderr


@pytest.mark.parametrize(
    "left",
    [
        json.dumps(
            {"host": "gone", "pid": 1, "user": "someone", "since": "2025-01-01T00:00:00", "run": "OLD"}
        ),
        "{",
        "[]",
        "",
    ],
)
def test_a_sidecar_left_behind_is_replaced(project, left):
    beside = lock.sidecar(project)
    beside.write_text(left, encoding="utf-8")
    with Session.open(project):
        assert lock.read_holder(project).pid == os.getpid()
    assert not beside.exists()


def crashed(project: Path, folder: Path) -> Path:
    """Return a project as a crash leaves it: one step stands in the write-ahead log alone."""
    folder.mkdir()
    with Session.open(project) as session:
        session.execute("article.set_note", article=session.article_ids()[0], note="كُتب قبل الانقطاع")
        for name in (project.name, project.name + "-wal"):
            shutil.copyfile(project.with_name(name), folder / name)
    return folder / project.name


def note(session: Session) -> str:
    return session.read(lambda view: view.article(view.article_ids()[0]).note)


def test_what_stands_in_the_log_alone_is_there_after_a_crash(project, tmp_path):
    path = crashed(project, tmp_path / "crashed")
    with Session.open(path) as session:
        assert note(session) == "كُتب قبل الانقطاع"
    assert list(path.parent.iterdir()) == [path]


@pytest.fixture
def sealed():
    """Return a function that takes away the right to write from a folder and what is in it."""
    shut: list[Path] = []

    def seal(folder: Path) -> None:
        shut.append(folder)
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write everywhere")

    yield seal
    for folder in shut:
        folder.chmod(0o755)
        for path in folder.iterdir():
            path.chmod(0o644)


@pytest.mark.parametrize("with_log", [False, True])
def test_a_project_in_a_read_only_place_can_be_read_and_not_changed(project, tmp_path, sealed, with_log):
    folder = tmp_path / "sealed"
    if with_log:
        path = crashed(project, folder)
    else:
        folder.mkdir()
        path = Path(shutil.copy(project, folder))
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    sealed(folder)
    with Session.open(path) as session:
        assert session.read_only
        assert note(session) == ("كُتب قبل الانقطاع" if with_log else "")
        assert session.check() == []
        assert not session.can_undo
        for attempt in (session.undo, session.redo, lambda: session.execute("article.new", after=1)):
            with pytest.raises(UserError, match=r"error\.read_only_project"):
                attempt()
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_project_is_not_made_in_a_read_only_place(tmp_path, sealed):
    folder = tmp_path / "sealed"
    folder.mkdir()
    sealed(folder)
    assert refusal(folder / "new.tanqih", create=True).key == "error.read_only_place"


def test_a_file_that_may_not_be_read_is_refused(project, sealed):
    sealed(project.parent)
    project.chmod(0o000)
    assert refusal(project).key == "error.cannot_read"
