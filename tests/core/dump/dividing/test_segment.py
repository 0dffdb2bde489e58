"""The first reading of whole dumps: articles, roles, what is left out, and why."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dump.dividing.cutting import LONGEST_BLOCK, SPACES
from core.dump.dividing.divide import divide, segment
from core.dump.reading.decoding import decode
from core.model import BASE_ROLES
from tests.core.dump.pages import CAPTION, HEADLINES, PARAGRAPHS, page, plain

SEED = Path(__file__).parents[3].parent / "shared" / "data" / "seed_dump.txt"
FRAGMENTS = st.sampled_from(
    [
        "TT",
        *HEADLINES,
        *PARAGRAPHS,
        CAPTION,
        "(أ.ف.ب)",
        "الرياض - واس",
        "* بند",
        "",
        " ",
        "\u00a0",
        "12",
        "اقرأ أيضاً",
    ]
)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n\n\n\n", " \n"])


def first_blocks(text):
    return [text[article.blocks[0].start : article.blocks[0].end] for article in segment(text)]


def readings(text):
    return [
        (block.role, block.kept, block.role_decision.reason)
        for article in segment(text)
        for block in article.blocks
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n", "\r"])
@pytest.mark.parametrize("between", [1, 3, 4])
def test_pages_with_repeated_headers_are_told_apart(gap, between):
    end = gap[: len(gap) // 2] if len(gap) % 2 == 0 else gap
    pages = [
        page(HEADLINES[0], CAPTION, gap=gap),
        page(HEADLINES[1], gap=gap),
        page(HEADLINES[2], CAPTION, gap=gap),
    ]
    assert first_blocks((end * (between + 1)).join(pages)) == list(HEADLINES)


def test_a_page_is_read_with_roles_and_reasons():
    assert readings(page(HEADLINES[0], CAPTION, kicker="بمشاركة أربعين حرفياً")) == [
        ("headline", True, "first-line"),
        ("subheadline", True, "under-headline"),
        ("caption", True, "agency-credit"),
        ("caption", False, "repeats-caption"),
        ("boilerplate", False, "widget"),
        ("headline", False, "repeats-headline"),
        ("caption", False, "repeats-caption"),
        ("caption", False, "repeats-caption"),
        *[("paragraph", True, "sentence")] * 3,
    ]


def test_copies_are_told_whatever_their_marks_and_hamza():
    text = page(HEADLINES[0]).replace(
        "TT\n\n" + HEADLINES[0], "TT\n\n" + HEADLINES[0].replace("أ", "ا") + "ـ"
    )
    assert ("headline", False, "repeats-headline") in readings(text)


def test_plain_pages_are_told_by_headline_and_byline():
    bylines = ("الرياض - واس", "لندن: «صحيفة الساحل»", "خالد المرزوق")
    text = "\n\n".join(plain(headline, byline) for headline, byline in zip(HEADLINES, bylines, strict=True))
    assert first_blocks(text) == list(HEADLINES)
    assert [role for role, _, _ in readings(text)].count("byline") == 3


def test_plain_pages_without_bylines_are_told_by_their_gaps():
    assert first_blocks("\n\n\n\n".join(map(plain, HEADLINES))) == list(HEADLINES)


def test_crossheads_and_list_items_start_no_article():
    lines = [
        HEADLINES[0],
        PARAGRAPHS[0],
        "جولة في الأزقة",
        PARAGRAPHS[1],
        "* محال النحاس",
        "- محال الخشب",
        PARAGRAPHS[2],
    ]
    (article,) = segment("\n\n".join(lines))
    assert [block.role for block in article.blocks][2] == "crosshead"
    assert all(block.kept for block in article.blocks)


def test_furniture_is_left_out_and_pictures_in_the_body_are_captions():
    text = "\n".join([page(HEADLINES[0]), CAPTION, PARAGRAPHS[0], "اقرأ أيضاً: خبر آخر", "جميع الحقوق محفوظة"])
    assert readings(text)[-4:] == [
        ("caption", True, "agency-credit"),
        ("paragraph", True, "sentence"),
        ("boilerplate", False, "read-also"),
        ("boilerplate", False, "copyright"),
    ]


def test_every_decision_is_the_segmenters_with_a_confidence():
    for article in segment(page(HEADLINES[0], CAPTION)):
        decisions = [article.boundary]
        for block in article.blocks:
            assert block.role in BASE_ROLES
            decisions += [block.role_decision, block.kept_decision]
        assert all(by == "segmenter" and reason and 0 < sure <= 1 for by, reason, sure in decisions)


@given(
    st.one_of(
        st.text(),
        st.lists(st.tuples(FRAGMENTS, LINE_ENDS), max_size=60).map(lambda x: "".join(map("".join, x))),
    )
)
def test_every_line_is_in_exactly_one_block(text):
    articles = list(segment(text))
    assert all(article.blocks for article in articles)
    ranges = [(block.start, block.end) for article in articles for block in article.blocks]
    lines = text.replace("\r", "\n").split("\n")
    assert [text[start:end] for start, end in ranges] == [
        line.strip(SPACES) for line in lines if line.strip()
    ]
    assert ranges == sorted(ranges)


@pytest.mark.parametrize("odd", ["\x00", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_only_line_feeds_and_carriage_returns_end_a_line(odd):
    text = f"أول السطر{odd}وآخره"
    (article,) = segment(text)
    assert [(block.start, block.end) for block in article.blocks] == [(0, len(text))]


def test_an_overlong_line_becomes_blocks_that_touch():
    text = "كلمة، أخرى " * 250_000
    (article,) = segment(text)
    edges = [(block.start, block.end) for block in article.blocks]
    assert len(edges) == 3
    assert all(one[1] == two[0] for one, two in pairwise(edges))
    assert edges[0][0] == 0
    assert edges[-1][1] == len(text.rstrip())
    for start, end in edges:
        assert end - start <= LONGEST_BLOCK
        assert text[start:end] == text[start:end].strip()


def test_of_a_line_without_end_no_more_is_held_than_of_an_article():
    piece = "كلمة، أخرى " * 100_000
    articles = list(divide(piece for _ in range(10)))
    edges = [(block.start, block.end) for article in articles for block in article.blocks]
    assert all(one[1] == two[0] for one, two in pairwise(edges))
    assert edges[-1][1] == len(piece) * 10 - 1
    assert [article.boundary.reason for article in articles] == ["first-line", "too-long"]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ((HEADLINES[0] + "\n") * 3000, 3000),
        ("TT\n" * 3000, 3000),
        ("\n" * 200_000 + "نص", 1),
        ("(" * 200_000, 1),
        ("ا-ب " * 45 + "\n" + "- " * 90, 2),
        ("", 0),
        (" \n\u00a0\r\n", 0),
    ],
)
def test_strange_dumps_are_read_whole(text, blocks):
    assert sum(len(article.blocks) for article in segment(text)) == blocks


def test_it_reads_on_demand():
    articles = segment("\n\n\n\n".join(page(headline) for headline in HEADLINES))
    assert next(articles).blocks[0].start == 0


def test_the_dump_this_program_was_made_for():
    if not SEED.exists():
        pytest.skip("the seed dump is third-party text that lies outside the repository, in ../shared/data")
    text = decode(SEED.read_bytes()).text
    counts = [Counter((block.role, block.kept) for block in article.blocks) for article in segment(text)]
    assert counts == [
        {
            ("headline", True): 1,
            ("subheadline", True): 1,
            ("boilerplate", False): 1,
            ("headline", False): 1,
            ("paragraph", True): 14,
        },
        {
            ("headline", True): 1,
            ("caption", True): 1,
            ("caption", False): 3,
            ("boilerplate", False): 1,
            ("headline", False): 1,
            ("paragraph", True): 9,
        },
    ]
