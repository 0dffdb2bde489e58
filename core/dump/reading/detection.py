"""Which encoding some bytes without a byte order mark are in: UTF-16 by form, code pages by their letters."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache

from charset_normalizer import from_bytes

from core.errors import UserError

CODE_PAGES = ("cp1256", "iso8859-6", "mac_arabic", "cp720", "cp864")
"""Python's names of the one-byte code pages that Arabic was written in, the likelier ones first."""

HIGH = bytes(range(0x80, 0x100))
CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1a\x1b"))
"""Control bytes that text does not hold."""

ENOUGH = 0.9
"""The score from which bytes read as Arabic prose; good prose has 1.5 and more."""

_WEIGHTS = {
    letter: weight
    for weight, letters in (
        (3.0, "ال"),
        (2.0, "يمنورتبهعدة"),
        (1.0, "كسفقجحشصطأى"),
        (0.0, "ٌٍَُِّْ"),
        (0.5, 'ًخضزذثغئءإآؤظ،؟«»؛ـ“”–…\u00a0 .,:()"!/-%0123456789'),
    )
    for letter in letters
}
_UNLIKELY = -3.0
_HANDICAPS = {"cp864": 0.4}
"""It holds the letters of ISO-8859-6 at their places, as the shapes of a word's beginning, and others beside them."""
_FEW_HIGH = 0.05
_UTF16_ROWS = bytes([0x00, 0x06, 0x20, 0xFB, 0xFC, 0xFD, 0xFE])
"""The high bytes of Arabic, Latin, punctuation and shaped letters."""
_IN_LATIN_WORD = re.compile(rb"(?:[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z])")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


def count(data: bytes, wanted: bytes) -> int:
    """Return how many bytes of `data` are among `wanted`."""
    return len(data) - len(data.translate(None, wanted))


def utf16_order(sample: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, None for anything else.

    Of each two bytes of Arabic or Latin one is 06 or 00 or another of a few; the other one seldom is 06 or 00.
    """
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0 : 2 * half : 2], sample[1 : 2 * half : 2]
    for name, low, high in (("utf-16-le", even, odd), ("utf-16-be", odd, even)):
        if count(high, _UTF16_ROWS) / half > 0.8 and count(high, b"\0\6") > max(1, half / 10):
            return name if count(low, b"\0\6") / half < 0.2 else None
    return None


def arabic_page(sample: bytes) -> tuple[str, float]:
    """Return the code page in which `sample` reads best as Arabic prose, and its score there."""
    words = _words(sample)
    scores = {page: _score(words, page) for page in CODE_PAGES}
    page = max(CODE_PAGES, key=scores.__getitem__)
    return page, scores[page]


def arabic_score(sample: bytes, page: str) -> float:
    """Return how much like Arabic prose the non-ASCII words read in a code page: 2 is good, below 1 is doubtful."""
    return _score(_words(sample), page)


def prose_score(text: str) -> float:
    """Return the same for the non-ASCII characters of a text, however it was read."""
    weights = [_weight(letter) for letter in text if letter > "\x7f"]
    return sum(weights) / max(len(weights), 1)


def _words(sample: bytes) -> bytes:
    return b"".join(run for run in _HIGH_RUN.findall(sample) if len(run) > 1)


def _score(words: bytes, page: str) -> float:
    if not words:
        return 0.0
    total = 0.0
    for weight, letters in _weighed(page):
        total += weight * count(words, letters)
    return total / len(words) - _HANDICAPS.get(page, 0.0)


@cache
def _weighed(page: str) -> tuple[tuple[float, bytes], ...]:
    """Return the non-ASCII bytes of a code page by the weight of their letters."""
    by_weight: dict[float, bytearray] = {}
    for byte, letter in zip(HIGH, HIGH.decode(page, "replace"), strict=True):
        by_weight.setdefault(_weight(letter), bytearray()).append(byte)
    return tuple((weight, bytes(letters)) for weight, letters in by_weight.items())


def _weight(letter: str) -> float:
    """Return how common a letter is; one in a shape of its own (cp864 has only such) as the letter itself."""
    plain = unicodedata.normalize("NFKC", letter) if letter >= "\ufb50" else letter
    return min(_WEIGHTS.get(one, _UNLIKELY) for one in plain.strip(" \u0640") or " ")


def unlikely_share(data: bytes, page: str) -> float:
    """Return the share of non-ASCII bytes that Arabic prose in a code page hardly holds."""
    unlikely = dict(_weighed(page))[_UNLIKELY]
    return count(data, unlikely) / max(count(data, HIGH), 1)


def is_latin(sample: bytes) -> bool:
    """Return whether the non-ASCII letters mostly stand inside words of ASCII letters, as é does."""
    return len(_IN_LATIN_WORD.findall(sample)) > count(sample, HIGH) / 3


def one_byte_page(sample: bytes) -> str:
    """Return Python's name of the code page of bytes that are not Unicode; raise UserError error.binary_file if none.

    Arabic pages are told apart by how common their letters would be; the rest is left to charset-normalizer.
    """
    page, score = arabic_page(sample)
    if score >= ENOUGH and not is_latin(sample):
        return page
    best = from_bytes(sample).best()
    if best is not None:
        return codecs.lookup(best.encoding).name
    if count(sample, HIGH) > len(sample) * _FEW_HIGH:
        raise UserError("error.binary_file")
    return CODE_PAGES[0]
