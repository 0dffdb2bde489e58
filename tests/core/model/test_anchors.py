"""How mentions move when the text under them moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.changes import Splice
from core.model import Mention, Part
from core.model.anchors import (
    WAS,
    Span,
    around,
    cut_part,
    follow,
    join_parts,
    settle,
    splice_part,
    takes_edge,
    trim,
    words_of,
)

TEXT = "زار سامر الخطيب الميناء"
NAME = Part(1, 4, 15)
"""The words «سامر الخطيب» in TEXT."""

OFFSETS = st.integers(0, 30)
WORDS = st.text("ابتثج  ", max_size=30)


def spliced(start: int, removed: str, inserted: str) -> str:
    """Return what the name's mention holds after a splice of TEXT."""
    text = Splice(start, removed, inserted).apply(TEXT)
    _, begin, end = splice_part(NAME, start, len(removed), len(inserted))
    return text[begin:end]


def test_the_sample():
    assert TEXT[NAME.start : NAME.end] == "سامر الخطيب"


@pytest.mark.parametrize(
    ("start", "removed", "inserted", "left"),
    [
        pytest.param(0, "", "أمس ", "سامر الخطيب", id="typing before"),
        pytest.param(4, "", "و", "سامر الخطيب", id="typing at the beginning does not extend"),
        pytest.param(15, "", "ي", "سامر الخطيب", id="typing at the end does not extend"),
        pytest.param(23, "", " أمس", "سامر الخطيب", id="typing behind"),
        pytest.param(8, "", " علي", "سامر علي الخطيب", id="typing inside extends"),
        pytest.param(5, "ا", "ـا", "سـامر الخطيب", id="a letter replaced inside"),
        pytest.param(9, "الخطيب", "حداد", "سامر حداد", id="the last word replaced"),
        pytest.param(4, "سامر", "ياسر", "ياسر الخطيب", id="the first word replaced"),
        pytest.param(4, "سامر الخطيب", "ياسر", "ياسر", id="all of it replaced"),
        pytest.param(4, "سامر ", "", "الخطيب", id="deleting at the beginning"),
        pytest.param(8, " الخطيب", "", "سامر", id="deleting at the end"),
        pytest.param(0, "زار سامر", "قابل", " الخطيب", id="across the beginning, the new words stay out"),
        pytest.param(9, "الخطيب الميناء", "أمس", "سامر ", id="across the end, the new words stay out"),
        pytest.param(4, "سامر الخطيب", "", "", id="its words are gone"),
        pytest.param(3, " سامر الخطيب ", " ", "", id="its words and the space around are gone"),
        pytest.param(0, TEXT, "لا أحد", "", id="the whole text replaced"),
    ],
)
def test_a_splice_moves_a_mention(start, removed, inserted, left):
    assert spliced(start, removed, inserted) == left


@pytest.mark.parametrize(
    ("start", "removed", "inserted", "place"),
    [(0, 0, 3, 7), (2, 2, 0, 2), (3, 3, 0, 3), (4, 0, 2, 4), (9, 1, 1, 4)],
)
def test_the_place_of_a_lost_mention_moves_along(start, removed, inserted, place):
    assert splice_part(Part(1, 4, 4), start, removed, inserted) == Part(1, place, place)


@given(start=OFFSETS, size=st.integers(1, 9), at=OFFSETS, typed=st.integers(1, 9))
def test_typing_and_taking_it_back_leaves_a_mention_where_it_was(start, size, at, typed):
    part = Part(1, start, start + size)
    grown = splice_part(part, at, 0, typed)
    assert splice_part(grown, at, typed, 0) == part


@given(start=OFFSETS, size=st.integers(0, 9), at=OFFSETS, removed=st.integers(0, 9), typed=st.integers(0, 9))
def test_a_mention_stays_inside_its_text(start, size, at, removed, typed):
    part = Part(1, start, start + size)
    length = max(part.end, at + removed)
    moved = splice_part(part, at, removed, typed)
    assert 0 <= moved.start <= moved.end <= length - removed + typed


@given(start=OFFSETS, size=st.integers(1, 9), at=OFFSETS, removed=st.integers(0, 9), typed=st.integers(0, 9))
def test_what_a_splice_does_not_touch_keeps_its_words(start, size, at, removed, typed):
    part = Part(1, start, start + size)
    text = "".join(chr(0x0621 + place) for place in range(60))
    after = text[:at] + "-" * typed + text[at + removed :]
    if at + removed <= part.start or at >= part.end:
        _, begin, end = splice_part(part, at, removed, typed)
        assert after[begin:end] == text[part.start : part.end]


@pytest.mark.parametrize(
    ("part", "trimmed"),
    [
        ((3, 16), (4, 15)),
        ((4, 15), (4, 15)),
        ((3, 4), (4, 4)),
        ((20, 99), (20, 23)),
        ((50, 60), (23, 23)),
    ],
)
def test_trim_sheds_white_space_and_what_lies_outside(part, trimmed):
    assert trim(Part(1, *part), TEXT) == Part(1, *trimmed)


def test_settle_leaves_out_parts_without_words():
    texts = {1: TEXT, 2: "وعاد"}
    settled, alive = settle([Part(1, 3, 15), Part(2, 2, 2), Part(2, 0, 4)], texts)
    assert alive
    assert settled == (NAME, Part(2, 0, 4))
    assert words_of(settled, texts) == "سامر الخطيب وعاد"


def test_settle_keeps_the_last_place_of_what_is_gone():
    settled, alive = settle([Part(1, 3, 4), Part(2, 1, 1)], {1: TEXT, 2: "وعاد"})
    assert not alive
    assert settled == (Part(1, 4, 4),)


@pytest.mark.parametrize(
    ("at", "parts"),
    [
        (3, [Part(2, 1, 12)]),
        (4, [Part(2, 0, 11)]),
        (8, [Part(1, 4, 8), Part(2, 0, 7)]),
        (15, [NAME]),
        (20, [NAME]),
    ],
)
def test_a_split_takes_what_lies_behind_it_along(at, parts):
    assert cut_part(NAME, at, 2) == parts


@given(text=WORDS, start=OFFSETS, end=OFFSETS, at=OFFSETS)
def test_cutting_and_joining_is_identity(text, start, end, at):
    begin, stop = sorted((min(start, len(text)), min(end, len(text))))
    part, at = trim(Part(1, begin, stop), text), min(at, len(text))
    halves, alive = settle(cut_part(part, at, 2), {1: text[:at], 2: text[at:]})
    moved = [half if half.block == 1 else Part(1, half.start + at, half.end + at) for half in halves]
    if alive:
        assert join_parts(moved, {1: text}) == (part,)
    else:
        assert part.start == part.end


def test_parts_with_a_word_between_them_are_not_joined():
    apart = [Part(1, 0, 3), Part(1, 9, 15)]
    assert join_parts(apart, {1: TEXT}) == tuple(apart)
    assert join_parts([Part(1, 4, 8), Part(1, 9, 15)], {1: TEXT}) == (NAME,)
    assert join_parts([Part(1, 4, 8), Part(2, 0, 4)], {1: TEXT, 2: "وعاد"}) == (Part(1, 4, 8), Part(2, 0, 4))


@pytest.mark.parametrize(
    ("start", "removed", "inserted", "takes"),
    [
        pytest.param(0, "", "أمس", False, id="typing"),
        pytest.param(4, "سامر ", "", True, id="its first word"),
        pytest.param(14, "ب", "", True, id="its last letter"),
        pytest.param(14, "ب", "ت", False, id="its last letter spelled otherwise"),
        pytest.param(14, "ب", " ", True, id="a space for its last letter"),
        pytest.param(4, "سامر الخطيب", "،", True, id="a comma for all of it"),
        pytest.param(5, "ا", "", False, id="a letter inside"),
        pytest.param(0, "زار سامر", "قابل", True, id="across its beginning"),
        pytest.param(9, "الخطيب الميناء", "أمس", True, id="across its end"),
        pytest.param(4, "سامر الخطيب", "هدى", False, id="other words in its place"),
        pytest.param(4, "سامر الخطيب", "", True, id="all of it"),
        pytest.param(0, TEXT, "لا أحد", True, id="the whole text"),
        pytest.param(0, "زار ", "", False, id="what stands before it"),
    ],
)
def test_what_takes_words_at_an_edge(start, removed, inserted, takes):
    assert takes_edge(NAME, start, len(removed), inserted) is takes


def followed(mention: Mention, text: str, start: int, removed: int, inserted: str) -> tuple[Mention, str]:
    """Return a mention of block 1 after one splice, and the text."""
    after = text[:start] + inserted + text[start + removed :]
    parts = [splice_part(part, start, removed, len(inserted)) for part in mention.parts]
    taken = any(takes_edge(part, start, removed, inserted) for part in mention.parts)
    fresh = {1: (start, start + len(inserted))}
    return follow(mention, parts, {1: after}, taken=taken, fresh=fresh), after


def made(**values) -> Mention:
    return replace(Mention(7, "7", 1, 1, (NAME,), words="سامر الخطيب"), **values)


def test_a_cut_keeps_the_first_words_until_they_stand_again():
    cut, text = followed(made(), TEXT, 8, 7, "")
    assert (cut.words, cut.attrs) == ("سامر", {WAS: "سامر الخطيب"})
    shorter, less = followed(cut, text, 7, 1, "")
    assert (shorter.words, shorter.attrs) == ("سام", {WAS: "سامر الخطيب"})
    whole, again = followed(shorter, less, 7, 0, "ر الخطيب")
    assert (whole, again) == (made(), TEXT)


def test_a_lost_mention_keeps_the_words_of_before_its_first_cut():
    cut, text = followed(made(), TEXT, 8, 7, "")
    gone, text = followed(cut, text, 4, 4, "")
    assert (gone.state, gone.words, gone.attrs) == ("lost", "سامر الخطيب", {})
    other, text = followed(gone, text, 4, 0, "هدى")
    assert other.state == "lost"
    back, text = followed(other, text, 4, 3, "سامر الخطيب")
    assert back == made()


def test_what_is_spelled_anew_is_spelled_anew_in_the_old_words():
    cut, text = followed(made(), TEXT, 8, 7, "")
    spelled, _ = followed(cut, text, 5, 1, "ـا")
    assert spelled.attrs == {WAS: "سـامر الخطيب"}


@given(
    start=OFFSETS,
    removed=st.integers(0, 20),
    inserted=st.text("ابج  ", max_size=6),
    more=st.tuples(OFFSETS, st.integers(0, 20), st.text("سامر الخطيب", max_size=12)),
)
def test_a_mention_lies_on_its_words_after_any_two_edits(start, removed, inserted, more):
    mention, text = made(), TEXT
    for at, gone, put in ((start, removed, inserted), more):
        at = min(at, len(text))
        mention, text = followed(mention, text, at, min(gone, len(text) - at), put)
        (part,) = mention.parts
        words = text[part.start : part.end]
        assert words == words.strip()
        assert (words != "") is (mention.state == "live")
        assert mention.state == "lost" or mention.words == words
        assert mention.attrs.get(WAS) != mention.words


def test_the_place_around_a_rest_is_found_only_where_it_holds_it():
    assert around(Part(1, 4, 8), "سامر الخطيب", TEXT) == NAME
    assert around(Part(1, 9, 12), "سامر الخطيب", TEXT) == NAME
    assert around(Part(1, 0, 3), "سامر الخطيب", TEXT) is None
    assert around(Part(1, 20, 20), "سامر الخطيب", TEXT) is None


ONE, TWO = Span({1: 0, 2: 5, 3: 8}, 3, 10, 1, 1, ["ab"]), Span({1: 0, 2: 5, 3: 8}, 3, 10, 1, 3, ["a", "bcd"])
"""Blocks of 5, 3 and 6 code points; all from the fourth of the first to the third of the last gives way."""


@pytest.mark.parametrize(
    ("part", "one", "two"),
    [
        pytest.param((1, 0, 2), [(1, 0, 2)], [(1, 0, 2)], id="before it"),
        pytest.param((1, 1, 5), [(1, 1, 3)], [(1, 1, 3)], id="into it"),
        pytest.param((2, 0, 3), [(1, 3, 3)], [(3, 3, 3)], id="inside it"),
        pytest.param((3, 0, 4), [(1, 5, 7)], [(3, 3, 5)], id="out of it"),
        pytest.param((3, 2, 6), [(1, 5, 9)], [(3, 3, 7)], id="behind it"),
        pytest.param((9, 2, 6), [(9, 2, 6)], [(9, 2, 6)], id="elsewhere"),
    ],
)
def test_a_stretch_over_blocks_moves_parts(part, one, two):
    assert ONE.follow(Part(*part)) == [Part(*each) for each in one]
    assert TWO.follow(Part(*part)) == [Part(*each) for each in two]


def test_paragraphs_inside_a_part_split_it_and_stay_outside():
    inside = Span({1: 0}, 3, 3, 1, 2, ["ab", "c"])
    assert inside.follow(Part(1, 1, 5)) == [Part(1, 1, 3), Part(2, 1, 3)]
    assert not inside.takes(Part(1, 1, 5))
    assert ONE.takes(Part(1, 1, 5))
    assert not ONE.takes(Part(9, 1, 5))
