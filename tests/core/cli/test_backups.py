"""The commands ``backup`` and ``restore``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.cli.arguments import parse
from core.cli.run import run
from core.session import Session
from core.session.backups import backups_of


def call(*words: object) -> int:
    return run(parse([*map(str, words), "--lang", "en"]))


def delete_first(project: Path) -> None:
    with Session.open(project) as session:
        session.execute("article.delete", articles=[session.article_ids()[0]])


def count(project: Path) -> int:
    with Session.open(project) as session:
        return len(session.article_ids())


def test_a_backup_is_made_listed_and_brought_back(project: Path, capsys: pytest.CaptureFixture[str]):
    before = count(project)
    assert call("backup", project, "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)["backups"]
    assert (told["why"], told["bytes"]) == ("asked", Path(told["path"]).stat().st_size)
    delete_first(project)
    assert call("backup", project, "--list") == 0
    assert capsys.readouterr().out.split("\t")[0] == told["path"]
    assert call("restore", project, told["path"]) == 0
    assert count(project) == before
    kept = backups_of(project)[0]
    assert kept.why == "restoring"
    assert str(kept.path) in capsys.readouterr().err
    assert call("restore", project, kept.path) == 0
    assert count(project) == before - 1


def test_what_is_missing_is_refused(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert call("backup", tmp_path / "none.tanqih", "--list") == 1
    assert call("restore", project, tmp_path / "none.tanqih") == 1
    assert str(tmp_path / "none.tanqih") in capsys.readouterr().err
    assert call("backup", project, "--list") == 0
    assert capsys.readouterr().out == ""


def test_a_file_that_is_no_project_is_not_brought_back(project: Path, tmp_path: Path):
    foreign = tmp_path / "letter.txt"
    foreign.write_text("رسالة إلى المحرر. " * 30, encoding="utf-8")
    before = project.read_bytes()
    assert call("restore", project, foreign) == 1
    assert project.read_bytes() == before
    assert backups_of(project) == []
