from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from core.dump.reading.members import Member, members
from core.dump.reading.options import ReadOptions, fields_key
from core.errors import Cancelled
from gui.models.dump_probe import PROBE_BYTES, look, probe

NEWS = "افتتاح معرض الزهور\n\nافتتح المعرض أمس في ساحة البلدة وحضره كثيرون.\n"
PLAIN = ReadOptions()


def member_of(path: Path) -> Member:
    (one,) = members(path)
    return one


def written(tmp_path: Path, data: bytes, name: str = "خبر.txt") -> Member:
    (tmp_path / name).write_bytes(data)
    return member_of(tmp_path / name)


def test_a_dump_is_seen_with_form_encoding_and_digest(tmp_path: Path):
    data = NEWS.encode("cp1256")
    seen = probe(written(tmp_path, data), PLAIN)
    assert (seen.form, seen.encoding, seen.encoding_by, seen.error) == (
        "dump",
        "windows-1256",
        "detected",
        None,
    )
    assert (seen.size, seen.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert [seen.undecodable, seen.lost, seen.misread, seen.doubtful, seen.mixed] == [0, 0, False, False, ()]


def test_a_look_shows_words_and_articles(tmp_path: Path):
    seen = look(written(tmp_path, NEWS.encode("cp1256")), PLAIN)
    assert seen.text == NEWS
    assert [block.words for block in seen.articles[0]] == NEWS.split("\n\n")[:1] + NEWS.splitlines()[2:]
    assert seen.articles[0][-1].role == "paragraph"


def test_a_chosen_encoding_is_obeyed(tmp_path: Path):
    member = written(tmp_path, (NEWS * 5).encode("utf-8"))
    chosen = ReadOptions(encoding="windows-1256")
    assert probe(member, chosen).encoding_by == "chosen"
    assert probe(member, chosen).doubtful
    assert look(member, chosen).text != NEWS * 5
    assert not probe(member, PLAIN).doubtful


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_look_reads_the_beginning_and_cuts_no_character(tmp_path: Path, encoding):
    seen = look(written(tmp_path, (NEWS * 4_000).encode(encoding)), PLAIN)
    assert seen.text.startswith(NEWS)
    assert len(seen.text.encode("utf-8")) <= PROBE_BYTES
    assert "\ufffd" not in seen.text


def test_what_cannot_be_imported_is_told_with_its_name(tmp_path: Path):
    error = probe(written(tmp_path, b"", "empty.txt"), PLAIN).error
    assert (error.key, error.values["path"]) == ("error.empty_file", "empty.txt")
    assert look(written(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(99), "a.png"), PLAIN).error.key == (
        "error.binary_file"
    )


def test_bytes_that_say_nothing_are_counted_apart_from_letters_lost_before(tmp_path: Path):
    seen = probe(written(tmp_path, (NEWS * 20).encode() + b"\xff word \xfe\n"), PLAIN)
    assert (seen.undecodable, seen.lost) == (2, 0)
    seen = probe(written(tmp_path, (NEWS * 20 + "كلمة \ufffd\ufffd ثم أخرى \ufffd.\n").encode()), PLAIN)
    assert (seen.undecodable, seen.lost) == (0, 2)
    assert probe(written(tmp_path, "???? ?? ??????? خبر ????? ??? ?????\n".encode() * 9), PLAIN).lost > 0


def test_words_misread_before_are_shown_as_they_were(tmp_path: Path):
    right = "افتتاح معرض الزهور في المدينة القديمة"
    member = written(tmp_path, (NEWS * 9 + right.encode().decode("cp1256", "replace") + "\n").encode())
    assert probe(member, PLAIN).misread
    assert "معرض" in " ".join(after for _, after in look(member, PLAIN).misread)


@pytest.mark.parametrize("read_as", ["latin-1", "cp1256"])
def test_sound_utf8_that_was_misread_before_is_not_helped_by_another_encoding(tmp_path: Path, read_as):
    words = NEWS.encode().decode(read_as, "replace")
    member = written(tmp_path, words.encode())
    seen = probe(member, PLAIN)
    assert (seen.misread, seen.doubtful) == (True, False)


def test_a_misread_letter_that_looks_like_a_line_end_is_shown_whole(tmp_path: Path):
    member = written(tmp_path, "وصل إلى المدينة اليوم\n".encode().decode("latin-1").encode())
    assert look(member, PLAIN).misread[0][1] == "وصل إلى المدينة اليوم"


def test_a_file_in_two_encodings_names_both(tmp_path: Path):
    member = written(tmp_path, (NEWS * 9).encode() + (NEWS * 9).encode("cp1256"))
    assert set(probe(member, PLAIN).mixed) == {"utf-8", "windows-1256"}


def test_records_are_seen_with_fields_and_as_articles(tmp_path: Path):
    rows = [
        {"title": f"افتتاح معرض {at}", "body": NEWS, "link": f"https://a.example/{at}"} for at in range(4)
    ]
    member = written(tmp_path, "\n".join(json.dumps(row) for row in rows).encode(), "news.jsonl")
    assert probe(member, PLAIN).fields == {"title": "headline", "body": "paragraph", "link": "attr:url"}
    seen = look(member, PLAIN)
    assert (list(seen.names), len(seen.articles), seen.remembered) == (["title", "body", "link"], 4, False)
    assert seen.articles[0][0].role == "headline"
    said = {"title": "subheadline", "body": "paragraph", "link": ""}
    seen = look(member, ReadOptions(known_fields={fields_key(said): said}))
    assert (seen.fields, seen.remembered, seen.articles[0][0].role) == (said, True, "subheadline")


def test_one_article_per_file_is_obeyed(tmp_path: Path):
    text = (NEWS + "\n\n\n") * 3
    assert len(look(written(tmp_path, text.encode()), ReadOptions(form="article")).articles) == 1


def test_a_long_look_over_can_be_stopped(tmp_path: Path):
    member = written(tmp_path, NEWS.encode() * 40_000)
    with pytest.raises(Cancelled):
        probe(member, PLAIN, lambda: True)
