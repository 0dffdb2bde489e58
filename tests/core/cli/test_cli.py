"""The command line: what it asks, does and prints, and its exit codes."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from core.cli import parse
from core.model import STATUSES
from core.session import Session
from tests.core.conftest import DUMP

ROOT = Path(__file__).parents[3]


def test_import_makes_a_project_and_adds_to_it(call, dump, tmp_path):
    path = tmp_path / "new.tanqih"
    told = call("import", dump, "--into", path, "--json")
    assert told.code == 0
    counts = {"articles": 3, "blocks": 17, "encoding": "utf-8"}
    read = {"name": "dump.txt", "form": "dump", **counts, "undecodable": 0, "lost": 0, "problems": 0}
    assert told.json == {"sources": 1, **counts, "read": [read], "skipped": []}
    assert told.out.count("\n") == 1
    other = tmp_path / "other.txt"
    other.write_bytes(
        "متحف المدينة يفتح أبوابه ليلاً\n\nيستقبل المتحف زواره مساء كل خميس.".replace("ً", "").encode("cp1256")
    )
    told = call("import", other, "--into", path, "--encoding", "windows-1256")
    assert told.code == 0
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "windows-1256" in told.err
    assert call("stats", path, "--json").json["articles"] == 4
    assert {file.name for file in tmp_path.iterdir()} == {"new.tanqih", "other.txt"}


def test_import_again_only_when_asked(call, dump, project):
    before = call("stats", project, "--json").json
    told = call("import", dump, "--into", project)
    assert (told.code, told.out) == (1, "")
    assert "dump.txt" in told.err
    assert "--again" in told.err
    assert call("stats", project, "--json").json == before
    assert call("import", dump, "--into", project, "--again", "--json").json["articles"] == 3


def test_stats_count_what_is_there(call, project):
    told = call("stats", project, "--json")
    assert told.code == 0
    assert list(told.json) == ["articles", "blocks", "kept", "mentions", "by_role", "by_label", "by_status"]
    assert (told.json["articles"], told.json["blocks"], told.json["kept"]) == (3, 17, 12)
    assert told.json["by_role"] == {"paragraph": 7, "headline": 6, "boilerplate": 2, "caption": 2}
    assert told.json["by_status"] == {"new": 3}
    spoken = call("stats", project, lang="ar")
    assert spoken.out.count("\n") == 7
    assert "17" in spoken.out


def faulty(project: Path) -> int:
    """Keep a boilerplate line and mark half a word; return the block of the line."""
    with Session.open(project) as session:
        line = next(block for block in session.read(lambda view: view.blocks(18)) if block.text == "TT")
        session.execute("block.set_kept", blocks=[line.id], kept=True)
    return line.id


def test_check_tells_findings_and_is_fine_with_warnings(call, project):
    assert call("check", project, "--json").json == {"findings": []}
    block = faulty(project)
    with Session.open(project) as session:
        uid = session.read(lambda view: view.block(block).uid)
    told = call("check", project, "--json")
    (finding,) = told.json["findings"]
    assert list(finding) == ["rule", "severity", "article", "block", "start", "end", "message"]
    assert (finding["rule"], finding["article"], finding["block"]) == ("boilerplate-kept", 1, uid)
    assert finding["severity"] != "error"
    assert told.code == 0
    spoken = call("check", project)
    assert spoken.code == 0
    assert finding["message"] in spoken.out
    assert "1 finding" in spoken.err


def test_check_ends_with_1_where_a_finding_is_an_error(call, project):
    connection = sqlite3.connect(project)
    connection.execute("UPDATE block SET text = 'كلام آخر' WHERE id = 24")
    connection.commit()
    connection.close()
    told = call("check", project, "--json")
    assert told.code == 1
    assert {"file-damaged"} <= {finding["rule"] for finding in told.json["findings"]}
    assert call("check", project).code == 1


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("text", "بلدية الميناء"),
        ("jsonl", '{"article": 1'),
        ("conll", "بلدية\tO\n"),
        ("captions", "\ufeffarticle,id"),
    ],
)
def test_export_writes_each_format(call, project, tmp_path, form, begins):
    out = tmp_path / "out"
    told = call("export", project, "--format", form, "--out", out)
    assert (told.code, told.out) == (0, "")
    assert out.read_text(encoding="utf-8").startswith(begins)
    assert str(out) in told.err


def test_export_chooses_statuses_and_roles_and_makes_folders(call, project, tmp_path):
    with Session.open(project) as session:
        session.execute("article.set_status", articles=[27], status="done")
    out = tmp_path / "out.txt"
    assert (
        call(
            "export", project, "--format", "text", "--out", out, "--status", "done", "--roles", "headline"
        ).code
        == 0
    )
    assert out.read_text(encoding="utf-8").strip() == "مزارعو الوادي يبدأون موسم الزيتون مبكراً"
    folder = tmp_path / "folder"
    assert call("export", project, "--format", "text", "--out", folder, "--per-article").code == 0
    assert len([path for path in folder.iterdir() if path.suffix == ".txt"]) == 3


def test_source_gives_the_bytes_back(call, project, tmp_path):
    told = call("source", project, "--out", tmp_path / "dumps")
    assert (told.code, told.out) == (0, "")
    assert [(file.name, file.read_bytes()) for file in (tmp_path / "dumps").iterdir()] == [
        ("dump.txt", DUMP.encode())
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["import", "dump.txt"],
        ["export", "p.tanqih", "--format", "text"],
        ["export", "p.tanqih", "--out", "x"],
        ["check"],
        ["stats", "p.tanqih", "--colour"],
        ["source", "p.tanqih"],
        ["shots"],
        ["stats", "p.tanqih", "--lang", "fr"],
    ],
)
def test_wrong_use_ends_with_2_and_says_how(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "usage: main.py" in told.err


@pytest.mark.parametrize("arguments", [["--help"], ["import", "--help"]])
def test_help_is_an_answer(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 0
    assert "usage: main.py" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "command", "paths"),
    [
        ([], "window", []),
        (["a.tanqih"], "window", ["a.tanqih"]),
        (["a.txt", "b.txt"], "window", ["a.txt", "b.txt"]),
        (["--lang", "ar", "a.txt"], "window", ["a.txt"]),
        (["import", "a.txt", "b.txt", "--into", "p"], "import", ["a.txt", "b.txt"]),
        (["--lang=ar", "check", "p"], "check", []),
    ],
)
def test_what_arguments_ask_for(arguments, command, paths):
    invocation = parse(arguments)
    assert invocation.command == command
    assert [str(path) for path in invocation.paths] == paths
    if "ar" in "".join(arguments[:2]):
        assert invocation.lang == "ar"


def test_lists_are_separated_by_commas():
    asked = parse(
        ["export", "p", "--format", "text", "--out", "o", "--status", "done, new", "--roles", "headline,,"]
    )
    assert asked.status == ("done", "new")
    assert asked.roles == ("headline",)
    assert set(asked.status) <= set(STATUSES)


def test_the_program_itself(dump, tmp_path):
    """From a shell, in a folder of its own, without a terminal: the answer on stdout, nothing else anywhere."""
    command = [
        sys.executable,
        str(ROOT / "main.py"),
        "import",
        str(dump),
        "--into",
        "p.tanqih",
        "--json",
        "--lang",
        "en",
    ]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["articles"] == 3
    assert [file.name for file in tmp_path.iterdir()] == ["p.tanqih"]


def test_a_reader_that_has_seen_enough_is_no_error_to_tell(project, tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(ROOT / "main.py"), "stats", str(project), "--lang", "en"]
    done = subprocess.run(command, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")
