"""Edits over several blocks as one command: what becomes of blocks, their raw words and the mentions."""

from __future__ import annotations

import pytest

from core.errors import UserError


@pytest.fixture
def lines(desk):
    """The three paragraphs of the first article."""
    return desk.block("افتتحت"), desk.block("وقال سامر"), desk.block("وأضافت")


def test_a_stretch_over_blocks_goes_in_one_step_and_the_first_stays(desk, lines):
    first, _, last = lines
    desk.session.execute("block.set_role", blocks=[first.id], role="caption")
    done = desk.do("block.replace_span", start=[first.id, 7], end=[last.id, 7], paragraphs=[""])
    (made,) = [block for block in desk.blocks(1) if block.text.startswith("افتتحت")]
    assert made.text == first.text[:7] + last.text[7:]
    assert (made.id, made.role) == (first.id, "caption")
    assert (made.pieces[0].start, made.pieces[-1].end) == (first.pieces[0].start, last.pieces[-1].end)
    assert len(desk.blocks(1)) == 6
    assert done.step is not None


def test_whole_lines_deleted_leave_the_next_one_as_it_is(desk):
    caption, middle, title = desk.blocks(1)[1:4]
    desk.do("block.replace_span", start=[caption.id, 0], end=[title.id, 0], paragraphs=[""])
    left = desk.blocks(1)[1]
    assert (left.id, left.text, left.role) == (title.id, title.text, title.role)
    assert left.pieces[0].start == caption.pieces[0].start
    assert middle.id not in {block.id for block in desk.blocks(1)}


def test_words_written_over_several_blocks_join_them(desk, lines):
    first, second, _ = lines
    desk.do("block.replace_span", start=[first.id, 0], end=[second.id, 5], paragraphs=["قال "])
    assert desk.again(first).text == "قال " + second.text[5:]


def test_paragraphs_pasted_into_a_block_become_blocks(desk, lines):
    first, second, _ = lines
    at = second.text.index("الممشى")
    desk.do("block.replace_span", start=[second.id, at], end=[second.id, at], paragraphs=["أ", "ب", "ج "])
    order = desk.blocks(1)
    place = [block.id for block in order].index(second.id)
    assert [block.text for block in order[place : place + 3]] == [
        second.text[:at] + "أ",
        "ب",
        "ج " + second.text[at:],
    ]
    assert [len(block.pieces) for block in order[place : place + 3]] == [1, 0, 1]
    assert order[place].pieces[0].end == order[place + 2].pieces[0].start
    assert {block.role for block in order[place : place + 3]} == {second.role}
    assert order[place - 1].id == first.id


def test_paragraphs_pasted_before_a_block_leave_it_as_it_is(desk, lines):
    _, second, _ = lines
    desk.do("block.replace_span", start=[second.id, 0], end=[second.id, 0], paragraphs=["أ", "ب "])
    kept = desk.again(second)
    assert kept.text == "ب " + second.text
    assert kept.pieces == second.pieces
    order = [block.id for block in desk.blocks(1)]
    assert desk.blocks(1)[order.index(second.id) - 1].text == "أ"


def test_paragraphs_pasted_over_blocks_keep_the_first_and_the_last(desk, lines):
    first, second, last = lines
    name = desk.mark(last, "هدى ناصر")
    desk.do("block.replace_span", start=[first.id, 6], end=[last.id, 6], paragraphs=["أ", "ب", "ج"])
    texts = [block.text for block in desk.blocks(1)[4:7]]
    assert texts == [first.text[:6] + "أ", "ب", "ج" + last.text[6:]]
    assert desk.blocks(1)[6].id == last.id
    assert desk.again(first).pieces[-1].end == second.pieces[-1].end
    assert desk.words_under(name) == ["هدى ناصر"]


def test_mentions_follow_a_stretch_over_blocks_by_the_one_set_of_rules(desk, lines):
    first, second, last = lines
    before, cut = desk.mark(first, "بلدية الميناء"), desk.mark(first, "سامر الخطيب")
    gone, after = desk.mark(second, "سامر الخطيب"), desk.mark(last, "شركة الساحل", label="ORG")
    at = first.text.index(" الخطيب")
    desk.do("block.replace_span", start=[first.id, at], end=[last.id, 7], paragraphs=[" "])
    assert desk.words_under(before) == ["بلدية الميناء"]
    assert desk.words_under(cut) == ["سامر"]
    assert desk.again(gone).state == "lost"
    assert desk.words_under(after) == ["شركة الساحل"]
    assert [finding.values["old"] for finding in desk.found("mention-shrunk")] == ["سامر الخطيب"]
    assert [finding.values["words"] for finding in desk.found("mention-lost")] == ["سامر الخطيب"]


def test_paragraphs_pasted_inside_a_mention_split_it_and_stay_outside(desk, lines):
    _, second, _ = lines
    name = desk.mark(second, "سامر الخطيب")
    at = second.text.index(" الخطيب")
    desk.do("block.replace_span", start=[second.id, at], end=[second.id, at], paragraphs=["أ", "ب"])
    assert desk.words_under(name) == ["سامر", "الخطيب"]
    assert [finding.values["words"] for finding in desk.found("mention-split")] == ["سامر الخطيب"]


def test_a_split_mention_is_whole_when_what_stands_between_is_deleted(desk, lines):
    _, second, _ = lines
    name = desk.mark(second, "سامر الخطيب")
    at = second.text.index(" الخطيب")
    desk.session.execute("block.split", block=second.id, at=at)
    behind = desk.blocks(1)[6]
    desk.do("block.replace_span", start=[second.id, at], end=[behind.id, 0], paragraphs=[""])
    assert desk.words_under(name) == ["سامر الخطيب"]
    assert desk.again(name).attrs == {}


def test_dropped_words_take_their_mentions_along(desk, lines):
    first, second, last = lines
    inside, outside = desk.mark(second, "سامر الخطيب"), desk.mark(last, "هدى ناصر")
    target = last.text.index("هدى")
    desk.do(
        "block.move_words",
        start=[second.id, second.text.index("سامر")],
        end=[second.id, second.text.index("إن")],
        to=[last.id, target],
    )
    assert desk.again(second).text.startswith("وقال إن الممشى")
    assert desk.again(last).text.startswith("وأضافت المهندسة سامر الخطيب هدى ناصر")
    assert desk.again(inside).parts[0] == (last.id, target, target + 11)
    assert desk.words_under(outside) == ["هدى ناصر"]
    assert desk.again(first) == first
    assert not any(desk.found(f"mention-{rule}") for rule in ("lost", "shrunk", "split"))


@pytest.mark.parametrize(("to", "text"), [(0, "سامر وقال الخطيب"), (17, "وقال الخطيب سامر ")])
def test_words_are_dropped_within_their_block(to, text, desk, lines):
    _, second, _ = lines
    name = desk.mark(second, "سامر")
    desk.do("block.move_words", start=[second.id, 5], end=[second.id, 10], to=[second.id, to])
    assert desk.again(second).text.startswith(text)
    assert desk.words_under(name) == ["سامر"]


def test_a_mention_cut_by_a_drop_is_told(desk, lines):
    _, second, last = lines
    name = desk.mark(second, "سامر الخطيب")
    desk.do("block.move_words", start=[second.id, 9], end=[second.id, 16], to=[last.id, 0])
    assert desk.words_under(name) == ["سامر"]
    assert [finding.values["old"] for finding in desk.found("mention-shrunk")] == ["سامر الخطيب"]


def test_whole_lines_are_dropped_with_all_their_mentions(desk, lines):
    first, second, last = lines
    names = desk.mark(second, "سامر الخطيب"), desk.mark(last, "هدى ناصر")
    desk.do("block.move_words", start=[second.id, 0], end=[last.id, len(last.text)], to=[first.id, 0])
    assert desk.words_under(names[0]) == ["سامر الخطيب"]
    assert desk.words_under(names[1]) == ["هدى ناصر"]
    texts = desk.texts(1)
    assert texts[4:6] == [second.text, last.text + first.text]


@pytest.mark.parametrize("to", [5, 7, 10])
def test_words_dropped_on_themselves_stay(to, desk, lines):
    _, second, _ = lines
    done = desk.do("block.move_words", start=[second.id, 5], end=[second.id, 10], to=[second.id, to])
    assert done.step is None


def test_words_cut_and_pasted_bring_their_mentions_back(desk, lines):
    first, second, last = lines
    name, other = desk.mark(second, "سامر الخطيب"), desk.mark(first, "سامر الخطيب")
    desk.do("block.replace_span", start=[second.id, 5], end=[second.id, 17], paragraphs=[""])
    assert desk.again(name).state == "lost"
    brought = [[name.uid, [[1, 0, 11]]], [other.uid, [[1, 0, 11]]], ["nobody", [[0, 0, 1]]]]
    desk.do(
        "block.replace_span",
        start=[last.id, 0],
        end=[last.id, 0],
        paragraphs=["سطر", "سامر الخطيب "],
        mentions=brought,
    )
    assert desk.again(name).state == "live"
    assert desk.again(name).parts[0] == (last.id, 0, 11)
    assert desk.words_under(other) == ["سامر الخطيب"]
    assert desk.again(other).parts[0].block == first.id
    assert desk.found("mention-lost") == []


@pytest.mark.parametrize(
    "args",
    [
        {"start": [0, 0], "end": [0, 1], "paragraphs": [""]},
        {"start": [1, 9999], "end": [1, 9999], "paragraphs": ["أ"]},
        {"start": [1, 4], "end": [0, 1], "paragraphs": [""]},
        {"start": [0, 1], "end": [1, 1], "paragraphs": []},
        {"start": [0, 1], "end": [1, 1], "paragraphs": ["أ\nب"]},
        {"start": [0, 1], "end": [2, 0], "paragraphs": ["أ"]},
    ],
)
def test_what_does_not_fit_is_refused(args, desk, lines):
    ids = [lines[0].id, lines[1].id, desk.blocks(2)[0].id]
    place = {name: [ids[args[name][0]], args[name][1]] for name in ("start", "end")}
    before = desk.session.content()
    if args == {"start": [0, 0], "end": [0, 1], "paragraphs": [""]}:
        place["end"][1] = 10_000
    with pytest.raises(UserError):
        desk.session.execute("block.replace_span", paragraphs=args["paragraphs"], **place)
    assert desk.session.content() == before
