"""Whatever a file holds: it is refused in a sentence or read whole, and each block is a stretch of its text.

A usual run tries some thousand inputs; ``pytest tests/core/dump/test_fuzz.py --fuzz 1000000`` tries as many as asked.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.dump.dividing.divide import divide
from core.dump.reading.decoding import Decoding, decode
from core.dump.reading.survey import survey
from core.errors import UserError
from tests.core.dump.hurting import CHOICES, LINES, bytes_of, text_of

REAL = Path(__file__).parents[4] / "shared" / "data" / "pages"
TOGETHER = 50
"""Inputs that are divided as one text: dividing looks at a whole dump first, which takes its time."""

STATEFUL = ("utf-7", "iso2022_jp", "gb18030", "shift_jis", "unicode-escape", "unicode_escape")
REFUSALS = {"error.empty_file", "error.binary_file", "error.no_text", "error.unknown_encoding"}


def many(count: int) -> settings:
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    return settings(
        max_examples=count, deadline=None, database=None, derandomize=True, suppress_health_check=checks
    )


def read(data: bytes, encoding: str | None, *, looks_back: bool) -> str:
    """Return the text of some bytes, empty where they are refused; what must hold of it holds."""
    try:
        decoded = decode(data, encoding)
    except UserError as refused:
        return known_refusal(refused)
    decoded.text.encode()
    assert all(0 <= offset < len(data) for offset in decoded.undecodable)
    assert all(0 <= start < len(data) for start, _ in decoded.mixed)
    if looks_back:
        check_way_back(data, encoding, decoded.text)
    return decoded.text


def known_refusal(refused: UserError) -> str:
    assert refused.key in REFUSALS
    return ""


def check_way_back(data: bytes, encoding: str | None, text: str) -> None:
    """Each code point begins at a byte, in order, and the bytes up to the next one are those it was read from."""
    decoding = Decoding.of(survey(BytesIO(data)), encoding)
    assert "".join(decoding.chunks(BytesIO(data))) == text
    offsets = decoding.byte_offsets(BytesIO(data), range(len(text) + 1))
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(data)
    if decoding.encoding in STATEFUL:
        return
    for sign, start, end in zip(text, offsets, offsets[1:], strict=False):
        if sign == "\ufffd" and start in decoding.undecodable:
            continue
        name = next((name for at, name in reversed(decoding.mixed) if at <= start), decoding.encoding)
        assert data[start:end].decode(name) == sign


def check_tiling(text: str, cuts: Random) -> None:
    """Blocks are stretches of the text, in order; between them is nothing but white space; pieces change nothing."""
    drafts = list(divide([text]))
    end = 0
    for draft in drafts:
        assert draft.blocks
        for block in draft.blocks:
            assert end <= block.start < block.end
            assert block.text == text[block.start : block.end]
            assert not text[end : block.start].strip()
            end = block.end
    assert not text[end:].strip()
    assert list(divide(pieces(text, cuts))) == drafts


def pieces(text: str, cuts: Random) -> list[str]:
    most = cuts.choice((1, 7, 300, 5000))
    most = most if len(text) < 100_000 else 100_000
    found, at = [], 0
    while at < len(text):
        size = cuts.randint(0, most)
        found.append(text[at : at + size])
        at += size
    return found


def tried(seed: int, count: int, lines: tuple[str, ...]) -> None:
    """Read and divide many inputs; a failure names the seed of the one that fails, and `alone` runs it again."""
    for first in range(0, count, TOGETHER):
        texts = [alone(f"{seed}-{at}", lines) for at in range(first, min(first + TOGETHER, count))]
        check_tiling("\n\n\n".join(texts), Random(f"{seed}-{first}"))


def alone(seed: str, lines: tuple[str, ...]) -> str:
    random = Random(seed)
    data, encoding = bytes_of(random, lines), random.choice(CHOICES)
    try:
        return read(data, encoding, looks_back=random.random() < 0.1)
    except BaseException as error:
        error.add_note(f"the input: alone({seed!r}), read as {encoding}: {data!r}")
        raise


@pytest.fixture
def share(fuzz_inputs: int) -> int:
    """How many inputs one of the four tests tries."""
    return fuzz_inputs // 4


def test_damaged_prose(share):
    tried(1, share, LINES)


@cache
def real_lines() -> tuple[str, ...]:
    found: list[str] = []
    for path in sorted(REAL.glob("dev_*.txt")):
        found += path.read_text("utf-8").split("\n")
    return tuple(dict.fromkeys(found))


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the real pages, third-party text outside the repository, are not here"
)
def test_damaged_real_text(share):
    tried(2, share, real_lines())


def test_any_bytes(share):
    @many(share)
    @given(st.binary(max_size=200), st.sampled_from(CHOICES))
    def tries(data, encoding):
        read(data, encoding, looks_back=True)

    tries()


def test_any_text(share):
    kept: list[str] = []

    @many(share)
    @given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "utf-32-be"]))
    def tries(text, encoding):
        chosen = encoding if encoding == "utf-32-be" else None
        kept.append(read(f"{text}نص".encode(encoding), chosen, looks_back=False))

    tries()
    for first in range(0, len(kept), TOGETHER):
        check_tiling("\n\n".join(kept[first : first + TOGETHER]), Random(first))


@settings(max_examples=60, deadline=None, database=None)
@given(st.integers(0, 1 << 32))
def test_small_dumps_by_themselves(seed):
    random = Random(seed)
    check_tiling(text_of(random), random)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16"])
def test_one_endless_line(encoding):
    data = ("كلمة " * 600_000).encode(encoding)
    text = read(data, None, looks_back=False)
    assert len(text) == 3_000_000
    check_tiling(text, Random(2))
