"""Real files in old encodings and with odd characters open with the right letters; what is damaged is told."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from core.dump.reading.decoding import Decoding, decode
from core.dump.reading.survey import survey

DATA = Path(__file__).parents[5] / "shared" / "data"
real_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="the real files, third-party text outside the repository, are not here"
)


@real_data
@pytest.mark.parametrize(
    "path", sorted((DATA / "encodings").glob("cp1256_*.txt")), ids=lambda path: path.stem
)
def test_real_windows_1256_with_a_nul_at_its_end(path):
    data = path.read_bytes()
    decoding = Decoding.of(survey(io.BytesIO(data)))
    text = "".join(decoding.chunks(io.BytesIO(data)))
    assert decoding.encoding == "windows-1256"
    assert text == data.decode("windows-1256")
    assert text.endswith("\0")
    assert decoding.undecodable == []
    assert decoding.beyond_repair == ("beyond_repair" in path.name)


@real_data
def test_real_iso_8859_6():
    data = (DATA / "encodings" / "uchardet_iso-8859-6.txt").read_bytes()
    decoded = decode(data)
    assert (decoded.encoding, decoded.text.encode("iso-8859-6")) == ("iso-8859-6", data)
    assert "صفحة كود تستخدم في كتابة" in decoded.text


@real_data
@pytest.mark.parametrize("path", sorted((DATA / "messy").glob("*.jsonl")), ids=lambda path: path.stem)
def test_real_messy_text_is_read_as_it_stands(path):
    data = path.read_bytes()
    decoded = decode(data)
    assert (decoded.encoding, decoded.undecodable, decoded.mixed) == ("utf-8", (), ())
    assert decoded.text.encode() == data
    for line in decoded.text.split("\n"):
        content = json.loads(line)["content"] if line else "نص"
        assert decode(content.encode()).text == content
