"""What the command line refuses: exit code 1, one line on stderr, and nothing left behind."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from core.session import Session
from tests.core.conftest import DUMP


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def foreign(folder: Path) -> Path:
    path = folder / "foreign.tanqih"
    path.write_text("هذا نص لا مشروع. " * 20, encoding="utf-8")
    return path


def newer(folder: Path) -> Path:
    connection = sqlite3.connect(folder / "project.tanqih")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    return folder / "project.tanqih"


def halved(folder: Path) -> Path:
    path = folder / "project.tanqih"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


@pytest.mark.parametrize(
    "asked",
    [["check"], ["stats"], ["source", "--out", "out"], ["export", "--format", "text", "--out", "out"]],
)
@pytest.mark.parametrize(
    "make",
    [foreign, newer, halved, lambda folder: folder / "none.tanqih", lambda folder: folder],
    ids=["foreign", "newer", "damaged", "missing", "folder"],
)
def test_what_is_no_project_is_refused_by_every_command(call, project, tmp_path, monkeypatch, asked, make):
    monkeypatch.chdir(tmp_path)
    path = make(project.parent)
    before = files(tmp_path)
    told = call(asked[0], path, *asked[1:])
    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert str(path) in told.err
    assert files(tmp_path) == before
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("fresh", "name", "data", "said"),
    [
        (True, "none.txt", None, "no file"),
        (False, "empty.txt", b"", "is empty"),
        (True, "binary.txt", bytes(range(256)) * 30, "not a text file"),
        (False, "blank.txt", b"\n \n\n", "no letters"),
    ],
)
def test_a_bad_dump_is_refused_and_no_project_left(call, project, tmp_path, fresh, name, data, said):
    path = tmp_path / "new.tanqih" if fresh else project
    dump = tmp_path / name
    if data is not None:
        dump.write_bytes(data)
    before = files(tmp_path)
    with Session.open(project) as session:
        content = session.content()
    told = call("import", dump, "--into", path)
    assert (told.code, told.out) == (1, "")
    assert said in told.err
    assert told.err.count("\n") == 1
    assert files(tmp_path).keys() == before.keys()
    with Session.open(project) as session:
        assert session.content() == content


def test_a_dump_is_not_taken_for_a_project(call, dump, tmp_path):
    copied = Path(shutil.copy(dump, tmp_path / "letter.txt"))
    told = call("import", dump, "--into", copied)
    assert told.code == 1
    assert files(tmp_path) == {"letter.txt": DUMP.encode()}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "docx"], "docx"),
        (["--format", "text", "--status", "late"], "late"),
        (["--format", "text", "--roles", "headline,poem"], "poem"),
        (["--format", "text", "--status", "done"], "No article fits"),
    ],
)
def test_an_export_that_cannot_be_is_refused(call, project, tmp_path, options, said):
    told = call("export", project, *options, "--out", tmp_path / "out")
    assert (told.code, told.out) == (1, "")
    assert said in told.err
    assert told.err.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == [project.name]


def test_an_unknown_encoding_is_refused(call, dump, tmp_path):
    told = call("import", dump, "--into", tmp_path / "new.tanqih", "--encoding", "klingon-8")
    assert told.code == 1
    assert "klingon-8" in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["export", "--format", "text"], ["source"]])
def test_no_folder_no_export(call, project, tmp_path, command):
    told = call(command[0], project, *command[1:], "--out", tmp_path / "none" / "out")
    assert told.code == 1
    assert str(tmp_path / "none") in told.err
    assert not (tmp_path / "none").exists()


def test_a_project_that_is_open_is_refused_and_its_holder_named(call, project):
    with Session.open(project):
        told = call("stats", project)
    assert told.code == 1
    assert str(os.getpid()) in told.err
    assert told.err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_what_is_neither_file_nor_free_is_never_written_over(call, project, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told = call("export", project, "--format", "text", "--out", pipe)
    assert told.code == 1
    assert told.err.count("\n") == 1
    assert pipe.is_fifo()


def test_refusals_speak_arabic(call, tmp_path):
    told = call("stats", tmp_path / "none.tanqih", lang="ar")
    assert "لا يوجد" in told.err or "ليس" in told.err or "لا " in told.err
    assert str(tmp_path / "none.tanqih") in told.err
