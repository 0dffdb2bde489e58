"""The text of blocks: typing, splitting, merging, the raw words; and the mentions on them."""

from __future__ import annotations

import pytest

from core.model import Piece


@pytest.fixture
def line(desk):
    return desk.block("وقال سامر")


@pytest.fixture
def name(desk, line):
    return desk.mark(line, "سامر الخطيب")


def state(desk, mention) -> tuple[str, str, list[str]]:
    now = desk.again(mention)
    return now.state, now.words, desk.words_under(now)


@pytest.mark.parametrize(
    ("removed", "inserted", "words"),
    [
        ("وقال", "وذكر أمس", "سامر الخطيب"),
        ("سامر", "ياسر", "ياسر الخطيب"),
        ("ر الخ", "ر علي الخ", "سامر علي الخطيب"),
        (" الخطيب", "", "سامر"),
        ("الخطيب إن", "إن", "سامر"),
        ("وقال سامر", "وقال", "الخطيب"),
    ],
)
def test_a_mention_stays_on_its_words(removed, inserted, words, desk, line, name):
    desk.write(line, removed, inserted)
    assert state(desk, name) == ("live", words, [words])


def test_typing_at_the_edges_does_not_extend_a_mention(desk, line, name):
    (part,) = name.parts
    desk.type_at(line, part.end, "ي")
    desk.type_at(line, part.start, "ل")
    assert state(desk, name) == ("live", "سامر الخطيب", ["سامر الخطيب"])
    assert "لسامر الخطيبي" in desk.again(line).text


def test_a_mention_whose_words_are_gone_is_lost_and_told(desk, line, name):
    desk.write(line, "سامر الخطيب", "")
    assert state(desk, name)[:2] == ("lost", "سامر الخطيب")
    assert [finding.rule for finding in desk.found("mention-lost")] == ["mention-lost"]
    desk.do("mention.resize", mention=name.id, parts=[[line.id, 0, 4]])
    assert state(desk, name) == ("live", "وقال", ["وقال"])
    assert desk.found("mention-lost") == []


def test_only_what_really_differs_is_replaced(desk, line, name):
    done = desk.do("block.replace_text", block=line.id, start=0, removed=line.text, inserted=line.text + "!")
    assert done.changes[0].after == (len(line.text), "", "!")
    assert state(desk, name) == ("live", "سامر الخطيب", ["سامر الخطيب"])


def test_several_stretches_are_replaced_at_once(desk, line, name):
    desk.do("block.replace_ranges", block=line.id, splices=[(5, "سامر", "السيد سامر"), (0, "وقال", "ذكر")])
    assert desk.again(line).text.startswith("ذكر السيد سامر الخطيب إن")
    assert state(desk, name)[1] == "السيد سامر الخطيب"


def test_a_burst_of_typing_is_one_step(desk, line, clock):
    steps = len(desk.session.steps())
    for at, letter in enumerate("ثم "):
        clock.pass_by(0.2)
        desk.session.execute("block.replace_text", block=line.id, start=at, removed="", inserted=letter)
    assert len(desk.session.steps()) == steps + 1
    desk.session.execute("block.replace_text", block=line.id, start=3, removed="", inserted="ق")
    assert len(desk.session.steps()) == steps + 2
    clock.pass_by(1.5)
    desk.session.execute("block.replace_text", block=line.id, start=4, removed="", inserted="د")
    assert len(desk.session.steps()) == steps + 3
    for _ in range(3):
        desk.session.undo()
    assert desk.again(line).text == line.text


def test_typing_after_an_undo_starts_a_branch_and_does_not_join(desk, line):
    desk.session.execute("block.replace_text", block=line.id, start=0, removed="", inserted="ث")
    desk.session.execute("block.replace_text", block=line.id, start=1, removed="", inserted=" م")
    desk.session.undo()
    steps = len(desk.session.steps())
    desk.session.execute("block.replace_text", block=line.id, start=1, removed="", inserted="م")
    assert len(desk.session.steps()) == steps + 1
    assert desk.again(line).text.startswith("ثموقال")


def test_raw_words_come_back_and_mentions_keep_their_place(desk, line, name):
    desk.write(line, "سامر", "سمير")
    desk.write(line, "وقال", "وذكر")
    assert desk.again(name).words == "سمير الخطيب"
    desk.do("block.take_raw", block=line.id)
    assert desk.again(line).text == line.text
    assert state(desk, name) == ("live", "سامر الخطيب", ["سامر الخطيب"])


def test_a_split_removes_no_letter_and_knows_where_both_halves_come_from(desk, line):
    at = line.text.index("، وإن")
    desk.do("block.split", block=line.id, at=at)
    first = desk.again(line)
    second = desk.blocks(1)[6]
    assert (first.text, second.text) == (line.text[:at], line.text[at:])
    (piece,) = line.pieces
    assert first.pieces == (Piece(piece.start, piece.start + at),)
    assert second.pieces == (Piece(piece.start + at, piece.end),)
    assert (second.role, second.kept) == (line.role, line.kept)


def test_a_split_after_an_edit_is_mapped_into_the_raw_words(desk, line):
    desk.write(line, "وقال", "وذكر في مؤتمر")
    text = desk.again(line).text
    at = text.index("الممشى")
    desk.do("block.split", block=line.id, at=at)
    second = desk.blocks(1)[6]
    source = desk.article(1).source
    raw = desk.ask(lambda view: view.source_text(source, *second.pieces[0]))
    assert raw == line.text[line.text.index("الممشى") :] == second.text


def test_a_split_through_a_mention_makes_two_parts_and_a_merge_one_again(desk, line, name):
    before = desk.session.content()
    at = line.text.index(" الخطيب")
    desk.do("block.split", block=line.id, at=at)
    cut = desk.again(name)
    assert desk.words_under(cut) == ["سامر", "الخطيب"]
    assert (cut.words, cut.attrs) == ("سامر الخطيب", {"cut": "سامر الخطيب"})
    assert len(desk.found("mention-split")) == 1
    desk.do("block.merge", blocks=[block.id for block in desk.blocks(1)[5:7]])
    assert desk.session.content() == before


def test_a_merge_puts_one_space_between_blocks_that_do_not_touch(desk, line):
    after = desk.block("وأضافت")
    mention = desk.mark(after, "هدى ناصر")
    desk.session.execute("block.set_role", blocks=[line.id], role="caption")
    desk.do("block.merge", blocks=[after.id, line.id])
    merged = desk.again(line)
    assert merged.text == f"{line.text} {after.text}"
    assert merged.pieces == (*line.pieces, *after.pieces)
    assert merged.role == "caption"
    assert desk.words_under(mention) == ["هدى ناصر"]
    assert len(desk.blocks(1)) == 7


def test_blocks_made_by_hand_split_and_merge_without_a_place_in_the_dump(desk):
    desk.session.execute("article.new", after=desk.article(1).id)
    block = desk.blocks(2)[0]
    desk.type_at(block, 0, "عنوان كتبه المحرر")
    before = desk.session.content()
    desk.do("block.split", block=block.id, at=6)
    assert desk.texts(2) == ["عنوان ", "كتبه المحرر"]
    assert [mate.pieces for mate in desk.blocks(2)] == [(), ()]
    desk.do("block.merge", blocks=[mate.id for mate in desk.blocks(2)])
    assert desk.session.content() == before
