"""A file read in pieces, however they are cut, is the file read whole; stretches in other encodings are told."""

from __future__ import annotations

import io
import pickle
import tracemalloc
import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dump.reading.decoding import Decoding, decode
from core.dump.reading.stateful import MOST_OFFSETS, Reader
from core.dump.reading.survey import survey
from core.errors import UserError

PAGE = (
    "بلدية الميناء تفتتح مكتبة عامة\r\n\r\nTT\r\n"
    "افتتحت البلدية صباح الخميس مكتبة عامة في الحي القديم، وحضر الافتتاح عدد كبير من الأهالي والطلاب.\r\n"
    "وقالت مديرة المكتبة إن الكتب تصل إلى القراء مجانا طوال أيام السنة، وإن باب الإعارة مفتوح للجميع.\r\n"
    "وذكر أمين الصندوق أن التبرعات بلغت 12 ألف دينار منذ مطلع العام، وأن الأعمال تنتهي في الصيف.\r\n\r\n"
)
ODD = "سطر \U0001f4da أول\r\nL’été\n\nسطر\u2028ثان\0 \x85 نهاية"
ALL = [
    "utf-8",
    "windows-1256",
    "iso-8859-6",
    "mac_arabic",
    "cp720",
    "utf-16-le",
    "utf-16-be",
    "utf-8-sig",
    "utf-16",
]


class Dripping(io.BytesIO):
    """A stream that gives less than it is asked for, as those of archives do."""

    def __init__(self, data: bytes, seed: int, most: int) -> None:
        super().__init__(data)
        self._random = Random(seed)
        self._most = most

    def read(self, size: int | None = -1) -> bytes:
        return super().read(self._random.randint(1, self._most))


def shaped(text: str) -> bytes:
    """Return text in cp864, which has letters only in the shapes they take inside words."""
    shapes: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        letter = unicodedata.normalize("NFKC", bytes([byte]).decode("cp864", "ignore")).strip(" ـ")
        shapes.setdefault(letter, byte)
    return bytes(ord(letter) if letter.isascii() else shapes.get(letter, 0x20) for letter in text)


@pytest.mark.parametrize("encoding", ALL)
@pytest.mark.parametrize("most", [1, 3, 1000])
def test_pieces_change_nothing(encoding, most):
    data = (PAGE * 3 + ODD).encode(encoding, "ignore")
    seen = survey(Dripping(data, 5, most))
    assert seen == survey(io.BytesIO(data))
    decoding = Decoding.of(seen)
    assert "".join(decoding.chunks(Dripping(data, 6, most))) == decode(data).text
    assert decoding.undecodable == list(decode(data).undecodable)


@given(
    st.binary(min_size=1, max_size=40),
    st.sampled_from(["utf-8", "utf-16-le", "utf-32-be", "cp864", "gb18030", "utf-7"]),
)
def test_a_reader_reads_byte_by_byte_what_it_reads_at_once(data, encoding):
    at_once: list[int] = []
    one_by_one: list[int] = []
    first, second = Reader(encoding, 7, at_once), Reader(encoding, 7, one_by_one)
    text = first.read(data, final=True)
    pieces = [second.read(data[at : at + 1]) for at in range(len(data))]
    assert "".join([*pieces, second.read(b"", final=True)]) == text
    assert one_by_one == at_once
    assert first.passed == second.passed == 7 + len(data)
    assert len(Reader(encoding, 7, []).starts(data, final=True)) == len(text)


def test_what_the_survey_tells():
    data = b"\xef\xbb\xbf" + PAGE.encode()
    seen = survey(io.BytesIO(data))
    assert (seen.size, seen.bom, seen.by_bom, seen.binary, seen.bad) == (
        len(data),
        b"\xef\xbb\xbf",
        "utf-8",
        False,
        0,
    )
    assert seen.head == data[: 1 << 16]
    assert len(seen.sha256) == 64


def test_a_bad_byte_far_behind_the_beginning_is_found():
    data = PAGE.encode() * 4000
    at = data.index(b"\n", 1_900_000) + 1
    decoded = decode(data[:at] + b"\xff" + data[at:])
    assert (decoded.encoding, decoded.undecodable, decoded.mixed) == ("utf-8", (at,), ())
    assert decoded.text.count("\ufffd") == 1


def test_more_bad_bytes_than_are_told_are_replaced_all_the_same():
    data = "نص ".encode() + b"\xff" * (MOST_OFFSETS + 500) + "نص".encode()
    decoded = decode(data, "utf-8")
    assert decoded.text == "نص " + "\ufffd" * (MOST_OFFSETS + 500) + "نص"
    assert decoded.undecodable == tuple(range(5, 5 + MOST_OFFSETS))


@pytest.mark.parametrize("first", ["utf-8", "windows-1256", "iso-8859-6", "cp720"])
@pytest.mark.parametrize("second", ["utf-8", "windows-1256", "iso-8859-6", "cp720"])
def test_pages_in_another_encoding_are_read_in_it_and_told(first, second):
    page = PAGE.replace("،", "")
    one, two = (page * 2).encode(first), (page * 3).encode(second)
    decoded = decode(one + two)
    assert decoded.text == page * 5
    assert decoded.undecodable == ()
    assert decoded.mixed == (() if first == second else ((0, first), (len(one), second)))
    assert decoded.encoding == second
    assert decoded.encoding_by == "detected"


@pytest.mark.parametrize("encodings", [("utf-8", "windows-1256"), ("windows-1256", "utf-8")])
def test_the_place_is_found_inside_a_line_too(encodings):
    one, two = (PAGE.strip().encode(encoding) for encoding in encodings)
    decoded = decode(one + two)
    assert decoded.text == PAGE.strip() * 2
    full_stop = 1
    (_, first), (start, second) = decoded.mixed
    assert (first, second) == encodings
    assert len(one) - full_stop <= start <= len(one)


def test_a_headline_in_another_encoding_is_read():
    headline = "مزارعو الوادي يجنون أول محصول\r\n"
    data = PAGE.encode() + headline.encode("windows-1256") + PAGE.encode()
    start = len(PAGE.encode())
    decoded = decode(data)
    assert decoded.text == PAGE + headline + PAGE
    assert decoded.mixed == ((0, "utf-8"), (start, "windows-1256"), (start + len(headline), "utf-8"))


def test_after_a_mark_pages_of_another_encoding_are_read_too():
    data = PAGE.encode("utf-8-sig") + PAGE.encode("windows-1256")
    decoded = decode(data)
    assert decoded.text == PAGE * 2
    assert (decoded.encoding_by, decoded.mixed[0], decoded.mixed[1][1]) == (
        "bom",
        (0, "utf-8"),
        "windows-1256",
    )


def test_a_chosen_encoding_holds_for_the_whole_file():
    data = PAGE.encode() + PAGE.encode("windows-1256")
    decoded = decode(data, "utf-8")
    assert (decoded.mixed, decoded.text.startswith(PAGE)) == ((), True)
    assert decoded.undecodable[0] == len(PAGE.encode())


def test_damage_is_not_taken_for_another_encoding():
    hurt = PAGE.encode().replace("عامة".encode(), b"\xd8\xb9\xff\xfe")
    decoded = decode(hurt)
    assert (decoded.encoding, decoded.mixed) == ("utf-8", ())
    assert len(decoded.undecodable) == 2 * PAGE.count("عامة")


def test_a_file_of_many_stretches_is_read_to_its_end():
    parts = [PAGE.encode(("utf-8", "windows-1256")[at % 2]) for at in range(400)]
    decoded = decode(b"".join(parts))
    assert decoded.text == PAGE * 400
    assert len(decoded.mixed) == 400


def test_letters_in_their_shapes_are_known():
    data = shaped(PAGE)
    decoded = decode(data)
    assert decoded.encoding == "cp864"
    assert decoded.text == data.decode("cp864")


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16-le", "utf-8-sig", "utf-32"])
def test_a_place_in_the_text_is_a_place_in_the_bytes(encoding):
    data = (PAGE * 20 + ODD).encode(encoding, "ignore")
    decoding = Decoding.of(survey(io.BytesIO(data)))
    text = "".join(decoding.chunks(io.BytesIO(data)))
    places = [0, 5, 700, len(text) - 3, len(text)]
    offsets = decoding.byte_offsets(io.BytesIO(data), places)
    assert offsets[-1] == len(data)
    for place, offset in zip(places, offsets, strict=True):
        assert data[offset:].decode(decoding.encoding) == text[place:]


def test_places_behind_a_stretch_and_behind_bad_bytes():
    one, two = PAGE.encode() + "سطر".encode() + b"\xd9\xff\n", PAGE.encode("windows-1256")
    decoding = Decoding.of(survey(io.BytesIO(one + two)))
    text = "".join(decoding.chunks(io.BytesIO(one + two)))
    assert text == PAGE + "سطر\ufffd\ufffd\n" + PAGE
    bad = len(PAGE) + 3
    places = [bad, bad + 1, bad + 2, bad + 3, bad + 13]
    start = len(PAGE.encode()) + 6
    found = decoding.byte_offsets(io.BytesIO(one + two), places)
    assert found == [start, start + 1, start + 2, len(one), len(one) + 10]


def test_a_surrogate_is_told_where_it_stands_in_any_encoding():
    decoded = decode(b"ab \\ud800 c", "unicode_escape")
    assert (decoded.text, decoded.undecodable) == ("ab \ufffd c", (3,))


def test_few_control_characters_are_kept():
    data = "نص\0 \x01\x1f".encode()
    assert decode(data).text.encode() == data


def test_lost_letters_are_told():
    whole, hurt = Decoding("utf-8", "chosen"), Decoding("utf-8", "chosen")
    assert "".join(whole.chunks(io.BytesIO(PAGE.encode()))) == PAGE
    assert not whole.beyond_repair
    list(hurt.chunks(io.BytesIO(b"??I ??IC? I????? C?EC?E ?? C???C?CE\n")))
    assert hurt.beyond_repair


def test_text_without_a_letter_is_refused_behind_its_last_piece():
    decoding = Decoding.of(survey(io.BytesIO(b"12 34\n")))
    with pytest.raises(UserError, match="no_text"):
        list(decoding.chunks(io.BytesIO(b"12 34\n")))


def test_a_decoding_can_be_sent_away():
    data = PAGE.encode() + PAGE.encode("windows-1256")
    decoding = pickle.loads(pickle.dumps(Decoding.of(survey(io.BytesIO(data)))))
    assert "".join(decoding.chunks(io.BytesIO(data))) == PAGE * 2


class Endless(io.RawIOBase):
    """A stream of one line that is made as it is read."""

    def __init__(self, unit: bytes, size: int) -> None:
        self._unit = unit * (1 + (1 << 20) // len(unit))
        self._left = size
        self._period = len(unit)
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        size = min(size, self._left, 1 << 20)
        found = self._unit[self._at : self._at + size]
        self._left -= len(found)
        self._at = (self._at + len(found)) % self._period
        return found


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_an_endless_line_takes_no_more_memory_than_a_short_one(encoding):
    unit, size = "كلمات متصلة ".encode(encoding), 24 << 20
    tracemalloc.start()
    decoding = Decoding.of(survey(Endless(unit, size)))
    length = sum(map(len, decoding.chunks(Endless(unit, size))))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert decoding.encoding == encoding
    assert length >= size // 2
    assert peak < 16 << 20
