"""Inputs as the world holds them: our own prose, and any real text at hand, cut, mixed and damaged at random."""

from __future__ import annotations

from random import Random

from tests.core.dump.pages import CAPTION, HEADLINES, PARAGRAPHS

ENCODINGS = (
    *("utf-8",) * 6,
    *("cp1256",) * 3,
    *("iso8859-6", "mac_arabic", "cp720", "cp864", "utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-32"),
)
CHOICES = (
    *(None,) * 12,
    *("utf-8", "utf-16", "utf-16-le", "windows-1256", "iso-8859-6", "mac_arabic", "cp864", "utf-32", "utf-7"),
    *("gb18030", "shift_jis", "iso2022_jp", "unicode_escape", "cp037", "latin-1"),
)
"""Encodings an editor may choose, None (find it out) most often."""

LINES = (
    *HEADLINES,
    *PARAGRAPHS,
    CAPTION,
    "TT",
    "كتبت: سلمى الهاشم",
    "الميناء - «وكالة الساحل»",
    "٢٠٢٤/٥/١٢ - 12:30",
    "اقرأ أيضاً: معرض الصناعات اليدوية يفتح أبوابه",
    "info@example.org",
    "***",
    "L’été à la mer, déjà vu.",
    "ﺍﻟﺒﻴﺖ ﺍﻟﻜﺒﻴﺮ",
    "مُحَمَّدٌ ــــ «كذا»",
)
"""Lines of our own, beside which `lines` may be given others."""

_GAPS = ("\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n\n\n\n", " \n\t\n", "\n\r", " ", "")
_SIGNS = (
    *"\0\x01\x0b\x0c\x1a\x1b\x1c\x1f\x7f\x85\xa0\xad",
    *"\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202b\u2066\ufeff\ufdd0\ufffd\ufffe",
    *"ـ\u0651\u0670\u06dd«»()[]\"'؟?!…–",
    *("\U0001f1f8\U0001f1e6", "\U00010ffff", "e\u0301", "ﷲ", "ﻻ", "???", "&amp;", "<p>", "=1+1", "\r", "\n"),
)
_BYTES = (
    b"\0",
    b"\xff",
    b"\xfe",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xd8",
    b"\x80",
    b"\xf4\x90",
    b"\xc0\x80",
)


def text_of(random: Random, lines: tuple[str, ...] = LINES) -> str:
    """Return some lines, with the gaps that dumps have, and now and then a sign that nobody expects."""
    text = ""
    for _ in range(random.randint(1, 5)):
        text += random.choice(lines)[: random.choice((20, 60, 120, 400))] + random.choice(_GAPS)
    for _ in range(random.choice((0, 0, 1, 3))):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(_SIGNS) + text[at + random.choice((0, 0, 1)) :]
    return text


def bytes_of(random: Random, lines: tuple[str, ...] = LINES) -> bytes:
    """Return the bytes of one such text, or of several in other encodings, damaged in no, one or some ways."""
    data = b""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        data += text_of(random, lines).encode(random.choice(ENCODINGS), "ignore")
    for _ in range(random.choice((0, 0, 1, 1, 2, 6))):
        data = random.choice(_WAYS)(random, data)
    return data


def _cut(random: Random, data: bytes) -> bytes:
    start, end = sorted(random.randint(0, len(data)) for _ in range(2))
    return random.choice((data[start:], data[:end], data[:start] + data[end:]))


def _insert(random: Random, data: bytes) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice((*_BYTES, random.randbytes(3))) * random.choice((1, 1, 4)) + data[at:]


def _flip(random: Random, data: bytes) -> bytes:
    at = random.randint(0, max(0, len(data) - 1))
    return data[:at] + bytes(byte ^ 1 << random.randrange(8) for byte in data[at : at + 1]) + data[at + 1 :]


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = sorted(random.randint(0, len(data)) for _ in range(2))
    return data[:start] + data[start : start + min(end - start, 40)] * 3 + data[end:]


def _misread(random: Random, data: bytes) -> bytes:
    return data.decode(random.choice(("cp1256", "latin-1", "cp437")), "ignore").encode("utf-8")


def _without_line_ends(random: Random, data: bytes) -> bytes:
    return data.replace(b"\n", random.choice((b"", b" ", b"\r")))


def _shuffle(random: Random, data: bytes) -> bytes:
    parts = [data[at : at + 24] for at in range(0, len(data), 24)]
    random.shuffle(parts)
    return b"".join(parts)


_WAYS = (_cut, _insert, _insert, _flip, _flip, _repeat, _misread, _without_line_ends, _shuffle)
