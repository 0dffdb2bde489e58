"""Which encoding a file without a byte order mark is in: UTF-8 and UTF-16 by form, code pages by their letters."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from core.errors import UserError

SAMPLE = 1 << 16
"""Bytes from which a code page is told; a dump is in one encoding throughout."""

_CODE_PAGES = ("cp1256", "iso8859-6", "mac_arabic", "cp720", "cp864")
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1a\x1b"))
_WEIGHTS = {
    letter: weight
    for weight, letters in (
        (3.0, "ال"),
        (2.0, "يمنورتبهعدة"),
        (1.0, "كسفقجحشصطأى"),
        (0.5, 'خضزذثغئءإآؤظ،؟«»؛ـ“”–…\u00a0 .,:()"!/-%0123456789'),
    )
    for letter in letters
}
_UNLIKELY = -3.0
_ENOUGH = 0.9
_FEW_BAD = 0.01
_FEW_HIGH = 0.05
_SURROGATES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_IN_LATIN_WORD = re.compile(rb"(?:[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z])")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")


def detect(data: bytes) -> str:
    """Return Python's name of the encoding `data` is most likely in; raise UserError error.binary_file if none.

    Strict UTF-8 is hardly ever met by chance, so it wins; UTF-8 with few bad bytes is still UTF-8. Arabic
    code pages are told apart by how common their letters would be; the rest is left to charset-normalizer.
    """
    utf16 = _utf16_order(data[:SAMPLE])
    if utf16:
        return utf16
    if _share_of_controls(data) > 0.05:
        raise UserError("error.binary_file")
    if _is_utf8(data):
        return "utf-8"
    sample = _sample(data)
    page = max(_CODE_PAGES, key=lambda page: _arabic_score(sample, page))
    if _arabic_score(sample, page) >= _ENOUGH and not _is_latin(sample):
        return page
    best = from_bytes(sample).best()
    if best is None and len(sample.translate(None, bytes(range(0x80)))) > len(sample) * _FEW_HIGH:
        raise UserError("error.binary_file")
    if best is None:
        return _CODE_PAGES[0]
    return codecs.lookup(best.encoding).name


def _utf16_order(sample: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: its high bytes are nearly all 06 (Arabic) or 00 (Latin)."""
    half = len(sample) // 2
    if half < 2:
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if (high.count(6) + high.count(0)) / half > 0.8 and high.count(6) + high.count(0) > 1:
            low = sample[0::2] if name == "utf-16-le" else sample[1::2]
            if (low.count(6) + low.count(0)) / half < 0.2:
                return name
    return None


def _share_of_controls(data: bytes) -> float:
    """Return the share of control bytes that text does not hold."""
    return 1 - len(data.translate(None, _CONTROLS)) / len(data)


def _is_utf8(data: bytes) -> bool:
    """Return whether `data` is UTF-8, a hundredth of its multi-byte characters being broken at most."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _is_nearly_utf8(data)
    return True


def _is_nearly_utf8(data: bytes) -> bool:
    whole = _SURROGATES.sub(b"", data)
    bad = whole.decode("utf-8", "replace").count("\ufffd") - whole.count(b"\xef\xbf\xbd")
    good = len(_MULTIBYTE.findall(data[: SAMPLE * 16]))
    if len(data) > SAMPLE * 16:
        good = good * len(data) // (SAMPLE * 16)
    return bad <= max(good * _FEW_BAD, min(2, good // 20))


def _sample(data: bytes) -> bytes:
    """Return the first bytes that can tell code pages apart, whole words with their surroundings."""
    if len(data) <= SAMPLE:
        return data
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - 100) if first else 0
    return data[start : start + SAMPLE]


def _is_latin(sample: bytes) -> bool:
    """Return whether the non-ASCII letters mostly stand inside words of ASCII letters, as é does."""
    return len(_IN_LATIN_WORD.findall(sample)) > len(_HIGH_RUN.findall(sample)) / 2


def _arabic_score(sample: bytes, page: str) -> float:
    """Return how much like Arabic prose the non-ASCII words read in a code page: 2 is good, below 1 is doubtful."""
    upper = b"".join(run for run in _HIGH_RUN.findall(sample) if len(run) > 1)
    if not upper:
        return 0.0
    counts = {byte: upper.count(byte) for byte in set(upper)}
    table = bytes(counts).decode(page, "replace")
    weights = zip(counts.values(), table, strict=True)
    return sum(count * _WEIGHTS.get(letter, _UNLIKELY) for count, letter in weights) / len(upper)
