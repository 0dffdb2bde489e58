from __future__ import annotations

import hashlib
from pathlib import Path

from gui.models.dump_probe import PROBE_BYTES, probe

NEWS = "افتتاح معرض الزهور\n\nافتتح المعرض أمس في ساحة البلدة وحضره كثيرون.\n"


def test_a_dump_is_seen_with_encoding_words_and_articles(tmp_path: Path):
    path = tmp_path / "زهور.txt"
    path.write_bytes(NEWS.encode("cp1256"))
    seen = probe(path, None)
    assert (seen.encoding, seen.encoding_by, seen.text, seen.error) == (
        "windows-1256",
        "detected",
        NEWS,
        None,
    )
    assert [block.role for block in seen.articles[0]] == ["headline", "paragraph"]
    assert seen.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_chosen_encoding_is_obeyed(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(NEWS.encode("utf-8"))
    seen = probe(path, "windows-1256")
    assert seen.encoding_by == "chosen"
    assert seen.text != NEWS


def test_only_the_beginning_is_decoded_and_no_character_is_cut(tmp_path: Path):
    path = tmp_path / "long.txt"
    path.write_bytes((NEWS * 4_000).encode("utf-8"))
    seen = probe(path, None)
    assert seen.size == path.stat().st_size > PROBE_BYTES
    assert len(seen.text.encode("utf-8")) <= PROBE_BYTES
    assert seen.unreadable == 0


def test_a_long_utf_16_dump_is_cut_at_a_character(tmp_path: Path):
    path = tmp_path / "long16.txt"
    path.write_bytes((NEWS * 4_000).encode("utf-16"))
    seen = probe(path, None)
    assert seen.unreadable == 0
    assert seen.text.startswith(NEWS)


def test_what_cannot_be_imported_is_told_with_its_path(tmp_path: Path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert probe(empty, None).error.key == "error.empty_file"
    missing = probe(tmp_path / "missing.txt", None).error
    assert (missing.key, missing.values["path"]) == ("error.no_such_file", str(tmp_path / "missing.txt"))
    assert probe(tmp_path, None).error.key == "error.not_a_file"


def test_letters_that_were_lost_are_counted_by_places(tmp_path: Path):
    path = tmp_path / "lost.txt"
    path.write_text(NEWS * 20 + "كلمة \ufffd\ufffd ثم أخرى \ufffd.\n", "utf-8")
    seen = probe(path, None)
    assert (seen.unreadable, seen.doubtful) == (2, False)


def test_a_text_of_question_marks_or_of_another_encoding_is_doubtful(tmp_path: Path):
    path = tmp_path / "lost.txt"
    path.write_text("???? ?? ??????? خبر ????? ??? ?????\n" * 10, "utf-8")
    assert probe(path, None).doubtful
    path.write_bytes((NEWS * 5).encode("utf-8"))
    assert probe(path, "windows-1256").doubtful
    assert not probe(path, None).doubtful
