"""Bytes to text: the encoding is found, bad bytes are told, what is no text is refused."""

from __future__ import annotations

import random
import zlib

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.dump.reading.decoding import decode
from core.errors import UserError

PROSE = (
    "افتتحت البلدية صباح الخميس مكتبة عامة في الحي القديم، وحضر الافتتاح عدد كبير من الأهالي والطلاب.\r\n"
    "وقالت مديرة المكتبة إن الكتب تصل إلى القراء مجاناً «طوال أيام السنة»، وإن باب الإعارة مفتوح للجميع؟\r\n"
) * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be", "mac_arabic", "cp720"]
)
@pytest.mark.parametrize("length", [60, 600])
def test_the_encoding_is_found(encoding, length):
    data = PROSE[-length:].encode(encoding, "ignore")
    decoded = decode(data)
    assert decoded.text == data.decode(encoding)
    assert decoded.encoding_by == "detected"
    assert decoded.undecodable == ()


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")],
)
def test_the_byte_order_mark_decides_and_is_no_part_of_the_text(codec, name):
    decoded = decode(PROSE.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.encoding_by) == (PROSE, name, "bom")
    assert decode(PROSE.encode(codec), codec).text == PROSE


def test_a_nul_at_the_end_and_crlf_stay():
    data = PROSE.encode("windows-1256", "ignore") + b"\x00"
    decoded = decode(data)
    assert decoded.encoding == "windows-1256"
    assert decoded.text.encode("windows-1256") == data


@given(st.integers(0, 600))
def test_few_bad_bytes_are_replaced_and_told(place):
    good = PROSE.encode()
    while good[place] & 0xC0 == 0x80:
        place += 1
    decoded = decode(good[:place] + b"\xff" + good[place:])
    assert decoded.encoding == "utf-8"
    assert decoded.undecodable == (place,)
    assert decoded.text.replace("\ufffd", "") == PROSE


def test_offsets_count_from_the_start_of_the_file():
    data = b"\xef\xbb\xbf" + "نص".encode() + b"\xff" + "نص".encode()
    decoded = decode(data)
    assert decoded.undecodable == (7,)
    assert data[7] == 0xFF
    assert decoded.text == "نص\ufffdنص"


def test_lone_surrogates_become_replacement_characters():
    data = "نص".encode("utf-16-le") + b"\x00\xd8" + "نص".encode("utf-16-le")
    assert decode(b"\xff\xfe" + data).text == "نص\ufffdنص"
    assert decode(b"\xff\xfe" + data).undecodable == (6,)
    assert decode(PROSE.encode() + b"\xed\xa0\x80").undecodable != ()
    assert decode(b"a\\ud800b", "unicode_escape").text == "a\ufffdb"


def test_a_chosen_encoding_is_obeyed():
    decoded = decode("نص".encode(), "windows-1256")
    assert (decoded.text, decoded.encoding, decoded.encoding_by) == ("ظ†طµ", "windows-1256", "chosen")


@pytest.mark.parametrize("name", ["no-such-thing", "base64", "", "x\0y", "undefined", "ترميز"])
def test_an_unknown_encoding_is_refused(name):
    with pytest.raises(UserError) as refused:
        decode(b"text", name)
    assert (refused.value.key, refused.value.values) == ("error.unknown_encoding", {"name": name})


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "error.empty_file"),
        (b"\xef\xbb\xbf", "error.empty_file"),
        (b" \r\n 12 ...\n", "error.no_text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "error.binary_file"),
        (b"PK\x03\x04" + b"text" * 50, "error.binary_file"),
        (b"SQLite format 3\x00" + b"text" * 50, "error.binary_file"),
        (b"MZ" + bytes(300), "error.binary_file"),
        (zlib.compress(PROSE.encode()), "error.binary_file"),
        (random.Random(7).randbytes(4000), "error.binary_file"),
    ],
)
def test_what_is_no_text_is_refused(data, key):
    with pytest.raises(UserError) as refused:
        decode(data)
    assert refused.value.key == key


def test_a_known_format_is_refused_even_with_an_encoding():
    with pytest.raises(UserError, match="binary_file"):
        decode(b"%PDF-1.7 text", "utf-8")


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_any_bytes_give_a_text_or_a_clear_refusal(data):
    try:
        decoded = decode(data)
    except UserError as error:
        assume(error.key not in {"error.empty_file", "error.binary_file", "error.no_text"})
        raise
    decoded.text.encode()
    assert all(0 <= offset < len(data) for offset in decoded.undecodable)


def test_latin_text_in_a_code_page_is_not_taken_for_arabic():
    text = "L’été dernier, les élèves ont joué près de la forêt où naît la rivière. " * 3
    assert decode(text.encode("cp1252")).text.startswith("L’été dernier, les élèves"[:12])
