"""``import`` with many paths and every kind of file: what it brings, what it tells, and its exit codes."""

from __future__ import annotations

import json

import pytest

from core.cli import parse
from core.session import Session
from tests.core.dump.reading.packing import packed, zipped

PROSE = "افتتح المجلس دورته الجديدة أمس، وناقش مشروع قانون المياه الذي قُدّم قبل شهرين."


def text(number: int) -> bytes:
    return f"خبر رقم {number} من المدينة\n\n{PROSE}\n{PROSE} ({number})".encode()


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "1.txt").write_bytes(text(1))
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    zipped(folder / "old.zip", {"2.txt": text(2), "3.txt": text(3)})
    return folder


def test_a_folder_is_told_file_by_file(call, folder, tmp_path):
    plain = tmp_path / "plain.txt"
    plain.write_bytes(text(4))
    told = call("import", folder, plain, "--into", tmp_path / "p.tanqih")
    assert (told.code, told.out) == (0, "")
    lines = told.err.splitlines()
    assert [line.split(":")[0] for line in lines[:4]] == [
        "in/1.txt",
        "in/old.zip/2.txt",
        "in/old.zip/3.txt",
        "plain.txt",
    ]
    assert all("1 article (3 blocks, dump, utf-8)" in line for line in lines[:4])
    assert lines[4].startswith("Left out: in/logo.png: ")
    assert lines[5].startswith("Imported 4 articles (12 blocks, utf-8)")
    assert len(lines) == 6


def test_the_same_as_one_object(call, folder, tmp_path):
    told = call("import", folder, "--into", tmp_path / "p.tanqih", "--json")
    assert (told.code, told.err, told.out.count("\n")) == (0, "", 1)
    assert (told.json["sources"], told.json["articles"], told.json["blocks"]) == (3, 3, 9)
    assert [entry["name"] for entry in told.json["read"]] == [
        "in/1.txt",
        "in/old.zip/2.txt",
        "in/old.zip/3.txt",
    ]
    (skipped,) = told.json["skipped"]
    assert (skipped["name"], skipped["reason"]) == ("in/logo.png", "binary_file")
    assert "in/logo.png" in skipped["message"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_missing_file_beside_others_is_told_with_code_1(call, folder, tmp_path, lang):
    project = tmp_path / "p.tanqih"
    told = call("import", tmp_path / "missing.txt", folder, "--into", project, lang=lang)
    assert told.code == 1
    assert "missing.txt" in told.err
    assert call("stats", project, "--json").json["articles"] == 3


def test_where_nothing_comes_in_no_project_is_left(call, tmp_path):
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    told = call("import", tmp_path / "a.png", tmp_path / "b.png", "--into", tmp_path / "p.tanqih")
    assert (told.code, told.out) == (1, "")
    assert [name in told.err for name in ("a.png", "b.png")] == [True, True]
    assert "2" in told.err.splitlines()[-1]
    assert not (tmp_path / "p.tanqih").exists()


@pytest.mark.parametrize(
    ("option", "low", "high", "key"),
    [
        ("--max-bytes", "1K", "1M", "max-bytes"),
        ("--max-entries", "1", "2", "max-entries"),
        ("--max-depth", "1", "2", "max-depth"),
    ],
)
def test_a_limit_says_how_it_is_raised_and_can_be(call, tmp_path, option, low, high, key):
    files = {"a.txt": text(1) * 9, "b.txt": text(2)}
    if key == "max-depth":
        files = {"a.gz": packed(tmp_path, "a.gz", text(1)).read_bytes()}
    path = zipped(tmp_path / "a.zip", files)
    project = tmp_path / "p.tanqih"
    told = call("import", path, "--into", project, option, low)
    assert told.code == 1
    assert f"--{key}" in told.err
    assert "settings.json" in told.err
    assert call("import", path, "--into", project, option, high).code == 0


def test_numbers_of_limits(capsys):
    asked = parse(["import", "a", "--into", "p", "--max-bytes", "4G", "--max-ratio", "1000"])
    assert (asked.limits.bytes, asked.limits.ratio, asked.limits.entries) == (4 << 30, 1000, 10_000)
    for wrong in ("0", "-1", "4T", "many"):
        with pytest.raises(SystemExit):
            parse(["import", "a", "--into", "p", "--max-bytes", wrong])
    capsys.readouterr()


def test_records_by_form_and_fields(call, tmp_path):
    path = tmp_path / "news.data"
    records = [{"a=b": f"عنوان الخبر رقم {number}", "body": PROSE, "x": "زائد"} for number in range(2)]
    path.write_text(
        "\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n{torn", "utf-8"
    )
    project = tmp_path / "p.tanqih"
    fields = ["--field", "a=b=headline", "--field", "body=paragraph", "--field", "x="]
    told = call("import", path, "--into", project, "--form", "json-lines", *fields)
    assert told.code == 0
    assert "Line 3" in told.err
    with Session.open(project) as session:
        (source,) = session.read(lambda view: view.sources())
        assert source.attrs["fields"] == {"a=b": "headline", "body": "paragraph", "x": ""}
        assert source.attrs["problems"] == {"broken-json": 1}
        assert session.stats()["by_role"] == {"headline": 2, "paragraph": 2}


def test_torn_bytes_are_warned_of(call, tmp_path):
    path = tmp_path / "torn.txt"
    path.write_bytes(text(1) + b"\n" + PROSE.encode()[:-1] + b"\xff\xfe\n" + PROSE.encode())
    told = call("import", path, "--into", tmp_path / "p.tanqih")
    assert told.code == 0
    assert "U+FFFD" in told.err


def test_wrong_forms_and_fields_are_wrong_use(capsys):
    for arguments in (["--form", "klingon"], ["--field", "headline"]):
        with pytest.raises(SystemExit) as ended:
            parse(["import", "a", "--into", "p", *arguments])
        assert ended.value.code == 2
    capsys.readouterr()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_help_names_every_limit(capsys, lang):
    with pytest.raises(SystemExit):
        parse(["import", "--help", "--lang", lang])
    said = capsys.readouterr().out
    assert all(
        option in said for option in ("--max-bytes", "--max-ratio", "--max-entries", "--max-depth", "--field")
    )
    assert "2,147,483,648" in said
