"""What a path stands for, every kind of container, and every way in which one can be a trap."""

from __future__ import annotations

import gzip
import os
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from core.dump.reading import unpacking
from core.dump.reading.members import Limits, Member, members
from core.errors import UserError
from tests.core.dump.reading.packing import named_in_bytes, packed, with_field, zip_bytes, zipped

TEXT = "وصلت القافلة إلى الواحة قبل الغروب، ونزل المسافرون عند البئر القديمة.\n".encode() * 40


def contents(path: Path, limits: Limits | None = None) -> dict[str, bytes]:
    """Return all members by name."""
    return {member.name: taken(member) for member in members(path, limits)}


def taken(member: Member) -> bytes:
    with member.open() as stream:
        return b"".join(iter(lambda: stream.read(777), b""))


def refused(path: Path, limits: Limits | None = None) -> tuple[str, dict[str, object]]:
    """Return key and values of what the one member of a path is refused for."""
    (member,) = members(path, limits)
    with pytest.raises(UserError) as error:
        taken(member)
    return error.value.key.removeprefix("error."), error.value.values


def written(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_plain_file_is_itself(tmp_path):
    path = written(tmp_path / "news.txt", TEXT)
    (member,) = members(path)
    assert (member.name, member.path, member.size, member.packed) == ("news.txt", path, len(TEXT), len(TEXT))
    assert taken(member) == taken(member) == TEXT


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_packed_files_hold_one_and_lose_their_suffix(tmp_path, suffix):
    path = packed(tmp_path, f"news.txt{suffix}", TEXT)
    (member,) = members(path)
    assert (member.name, member.size, member.packed) == ("news.txt", None, path.stat().st_size)
    assert taken(member) == taken(member) == TEXT


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_packed_files_are_told_by_their_bytes_and_may_be_several_streams(tmp_path, suffix):
    one = packed(tmp_path, f"one{suffix}", TEXT).read_bytes()
    path = written(tmp_path / "without suffix", one + one)
    assert contents(path) == {"without suffix": TEXT + TEXT}


def test_zeros_behind_a_gzip_are_padding(tmp_path):
    assert contents(written(tmp_path / "a.gz", gzip.compress(TEXT) + bytes(4096))) == {"a": TEXT}


@pytest.mark.parametrize(
    "how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_zip_gives_its_entries(tmp_path, how):
    path = zipped(tmp_path / "dump.zip", {"b.txt": TEXT, "folder/a.txt": b"a", "empty.txt": b""}, how)
    assert contents(path) == {
        "dump.zip/b.txt": TEXT,
        "dump.zip/folder/a.txt": b"a",
        "dump.zip/empty.txt": b"",
    }
    assert [member.size for member in members(path)] == [len(TEXT), 1, 0]


def test_entries_can_be_read_in_any_order_and_after_the_walk(tmp_path):
    path = zipped(tmp_path / "dump.zip", {f"{number}.txt": TEXT * number for number in range(1, 4)})
    first, second, third = members(path)
    with third.open() as late, first.open() as early:
        assert early.read(10) == late.read(10) == TEXT[:10]
    assert taken(second) == TEXT * 2


def test_a_folder_gives_its_files_in_order_without_hidden_ones_and_projects(tmp_path):
    folder = tmp_path / "اخبار"
    for name in (
        "b.txt",
        "a/2.txt",
        "a/1.txt",
        ".hidden",
        ".git/x.txt",
        "p.tanqih",
        "p.tanqih-wal",
        "p.tanqih.lock",
    ):
        written(folder / name, name.encode())
    packed(folder, "c.txt.gz", b"c")
    assert list(contents(folder).items()) == [
        ("اخبار/b.txt", b"b.txt"),
        ("اخبار/c.txt", b"c"),
        ("اخبار/a/1.txt", b"a/1.txt"),
        ("اخبار/a/2.txt", b"a/2.txt"),
    ]


def test_a_file_that_nobody_may_look_at_does_not_end_the_walk(tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("نص")
    look = Path.stat

    def stat(path, **options):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return look(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    first, second = members(tmp_path)
    with second.open() as stream:
        assert stream.read() == "نص".encode()
    with pytest.raises(UserError) as error:
        first.open()
    assert error.value.key == "error.no_permission"


def test_what_systems_put_into_zips_is_skipped(tmp_path):
    files = {"news.txt": TEXT, "__MACOSX/._news.txt": b"x", ".DS_Store": b"x", "a/Thumbs.db": b"x"}
    assert list(contents(zipped(tmp_path / "mac.zip", files))) == ["mac.zip/news.txt"]


def test_sheets_and_other_documents_that_are_zips_are_files(tmp_path):
    for name, inside in (("a.xlsx", "[Content_Types].xml"), ("a.odt", "mimetype")):
        path = zipped(tmp_path / name, {inside: b"application/x", "xl/book.xml": b"<a/>"}, zipfile.ZIP_STORED)
        assert contents(path) == {name: path.read_bytes()}
        outer = zipped(tmp_path / "outer.zip", {name: path.read_bytes()}, zipfile.ZIP_STORED)
        assert contents(outer) == {f"outer.zip/{name}": path.read_bytes()}


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("أخبار اليوم.txt".encode("cp1256"), "أخبار اليوم.txt"),
        ("أخبار المدينة.txt".encode("cp720"), "أخبار المدينة.txt"),
        ("أخبار.txt".encode(), "أخبار.txt"),
        ("actualité.txt".encode("cp437"), "actualité.txt"),
    ],
)
def test_names_in_old_code_pages_are_read(tmp_path, raw, name):
    assert contents(named_in_bytes(tmp_path / "old.zip", raw, TEXT)) == {f"old.zip/{name}": TEXT}


def test_a_name_in_unicode_beside_the_old_one_wins(tmp_path):
    raw, name = b"????.txt", "خبر.txt"
    info = zipfile.ZipInfo("????.txt")
    field = b"\x01" + struct.pack("<L", zlib.crc32(raw)) + name.encode()
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, TEXT)
    assert list(contents(tmp_path / "a.zip")) == [f"a.zip/{name}"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/root/a.txt", "root/a.txt"),
        ("C:\\news\\a.txt", "news/a.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("..", "1"),
    ],
)
def test_names_lead_nowhere(tmp_path, given, shown):
    assert list(contents(zipped(tmp_path / "a.zip", {given: TEXT}))) == [f"a.zip/{shown}"]


def test_there_must_be_a_path(tmp_path):
    with pytest.raises(UserError, match=r"error\.no_such_file"):
        list(members(tmp_path / "nothing"))


def test_a_pipe_is_not_waited_for(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe")[0] == "not_a_file"
    assert refused(tmp_path)[0] == "not_a_file"


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
@pytest.mark.parametrize("harm", ["cut", "turned", "behind"])
def test_a_broken_packed_file_says_so(tmp_path, suffix, harm):
    path = packed(tmp_path, f"news.txt{suffix}", random.Random(3).randbytes(5000))
    data = path.read_bytes()
    half = len(data) // 2
    turned = data[:half] + bytes(255 - byte for byte in data[half : half + 9]) + data[half + 9 :]
    path.write_bytes({"cut": data[:-9], "turned": turned, "behind": data + b"not packed at all"}[harm])
    key, values = refused(path)
    assert (key, values["path"]) == ("broken_container", "news.txt" + suffix)


def test_a_broken_zip_says_so(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT})
    data = path.read_bytes()
    assert refused(written(tmp_path / "cut.zip", data[:-30]))[0] == "broken_container"
    wrong = written(tmp_path / "crc.zip", data.replace(data[60:64], b"\0\1\2\3", 1))
    assert refused(wrong)[0] == "broken_container"
    assert refused(with_field(path, "method", 9))[0] == "broken_container"


@pytest.mark.parametrize("lie", [-1, 1])
def test_an_entry_of_another_size_than_told_is_broken(tmp_path, lie):
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT})
    key, values = refused(with_field(path, "size", len(TEXT) + lie))
    assert (key, values["path"]) == ("broken_container", "a.zip/a.txt")


def test_a_locked_entry_says_so_and_the_others_are_read(tmp_path):
    path = with_field(zipped(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT}), "flags", 1)
    locked, free = members(path)
    with pytest.raises(UserError, match=r"error\.encrypted_container"):
        locked.open()
    assert taken(free) == TEXT


def test_tar_is_named(tmp_path):
    tar = bytes(257) + b"ustar\0" + bytes(300)
    assert refused(written(tmp_path / "a.tar", tar)) == ("tar_container", {"path": "a.tar"})
    assert refused(packed(tmp_path, "b.tar.gz", tar))[0] == "tar_container"


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_more_bytes_than_allowed_are_refused_before_they_are_made(tmp_path, suffix):
    path = packed(tmp_path, f"big{suffix}", TEXT * 400)
    assert refused(path, Limits(bytes=100_000)) == (
        "container_too_large",
        {"path": f"big{suffix}", "limit": 100_000},
    )
    assert contents(path, Limits(bytes=len(TEXT) * 400))["big"] == TEXT * 400


def test_a_zip_whose_entries_are_too_much_together_is_refused_unread(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT})
    assert refused(path, Limits(bytes=2 * len(TEXT) - 1))[0] == "container_too_large"
    assert len(contents(path, Limits(bytes=2 * len(TEXT)))) == 2


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zip"])
def test_what_grows_too_much_is_refused(tmp_path, suffix, monkeypatch):
    monkeypatch.setattr(unpacking, "MANY", 100_000)
    data = bytes(1_000_000)
    path = tmp_path / f"bomb{suffix}"
    path = zipped(path, {"a": data}) if suffix == ".zip" else packed(tmp_path, path.name, data)
    key, values = refused(path)
    assert (key, values["limit"]) == ("container_ratio", 200)
    assert list(contents(path, Limits(ratio=1_000_000)).values()) == [data]


def test_a_little_text_may_pack_well(tmp_path):
    assert contents(packed(tmp_path, "a.gz", b"a" * 1_000_000))["a"] == b"a" * 1_000_000


def test_entries_are_counted_before_any_is_read(tmp_path):
    path = zipped(tmp_path / "many.zip", {f"{number}.txt": b"a" for number in range(30)})
    assert refused(path, Limits(entries=29)) == ("container_entries", {"path": "many.zip", "limit": 29})
    assert len(contents(path, Limits(entries=30))) == 30


def test_a_directory_that_lies_about_its_number_is_counted(tmp_path):
    path = zipped(tmp_path / "many.zip", {f"{number}.txt": b"a" for number in range(30)})
    data = bytearray(path.read_bytes())
    end = data.rindex(b"PK\x05\x06")
    struct.pack_into("<2H", data, end + 8, 2, 2)
    assert refused(written(path, bytes(data)), Limits(entries=29))[0] == "container_entries"


def test_entries_that_share_their_bytes_are_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT})
    assert refused(with_field(path, "offset", 0, entry=1)) == ("container_overlaps", {"path": "a.zip"})


def test_containers_inside_each_other_are_opened_when_asked_for(tmp_path):
    inner = zip_bytes({"in.txt": TEXT, "in.gz": gzip.compress(TEXT)})
    path = zipped(tmp_path / "out.zip", {"deep.zip": inner, "flat.txt": b"flat"})
    found = {member.name: member for member in members(path)}
    with pytest.raises(UserError) as error:
        found["out.zip/deep.zip"].open()
    assert (error.value.key, error.value.values["limit"]) == ("error.container_too_deep", 1)
    assert taken(found["out.zip/flat.txt"]) == b"flat"
    assert contents(path, Limits(depth=3)) == {
        "out.zip/deep.zip/in.txt": TEXT,
        "out.zip/deep.zip/in": TEXT,
        "out.zip/flat.txt": b"flat",
    }
    assert list(contents(packed(tmp_path, "in.zip.gz", inner), Limits(depth=3))) == [
        "in.zip/in.txt",
        "in.zip/in",
    ]


def test_a_large_zip_inside_another_container_is_not_held(tmp_path, monkeypatch):
    path = packed(tmp_path, "in.zip.gz", zip_bytes({"in.txt": TEXT}))
    monkeypatch.setattr("core.dump.reading.members.LARGEST_INNER_ZIP", 100)
    assert refused(path, Limits(depth=2)) == ("inner_zip_too_large", {"path": "in.zip", "limit": 100})
