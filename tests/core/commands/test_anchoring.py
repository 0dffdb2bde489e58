"""Mentions and suggestions through edits of every kind: what is cut or lost is told with its old words."""

from __future__ import annotations

import pytest

from core.checks import fixes
from core.model.anchors import WAS
from tests.core.commands.test_text import state


@pytest.fixture
def line(desk):
    return desk.block("وقال سامر")


@pytest.fixture
def name(desk, line):
    return desk.mark(line, "سامر الخطيب")


def told(desk, rule: str = "mention-shrunk") -> list[tuple[str, str]]:
    return [(finding.values.get("old", ""), finding.values["words"]) for finding in desk.found(rule)]


def fix(desk, rule: str, title: str):
    (finding,) = desk.found(rule)
    return next(way for way in desk.ask(lambda view: fixes(finding, view)) if way.title == f"fix.{title}")


@pytest.mark.parametrize(
    ("removed", "inserted", "left"),
    [
        pytest.param(" الخطيب", "", "سامر", id="its last word"),
        pytest.param("سامر ", "", "الخطيب", id="its first word"),
        pytest.param("يب إن", " إن", "سامر الخط", id="its last letters"),
        pytest.param("وقال سامر", "وأضاف", "الخطيب", id="replaced across its beginning"),
        pytest.param("الخطيب إن", "أمس أن", "سامر", id="replaced across its end"),
    ],
)
def test_a_mention_cut_by_an_edit_is_told_with_its_old_words(removed, inserted, left, desk, line, name):
    desk.write(line, removed, inserted)
    assert state(desk, name) == ("live", left, [left])
    assert told(desk) == [("سامر الخطيب", left)]
    desk.session.undo()
    assert told(desk) == []


@pytest.mark.parametrize(
    ("removed", "inserted"),
    [
        pytest.param("الخطيب", "الخطيت", id="a letter inside"),
        pytest.param("سامر", "ياسر", id="its first word spelled anew"),
        pytest.param("سامر الخطيب", "هدى", id="another name put in its place"),
        pytest.param("ر الخ", "ر علي الخ", id="a word put in"),
        pytest.param("الخطيب", "الخطيبي", id="typed at its edge"),
        pytest.param("الخطيب إن", "الخطي إن", id="its last letter"),
        pytest.param("وقال ", "", id="what stands before it"),
    ],
)
def test_a_spelling_put_right_is_no_finding(removed, inserted, desk, line, name):
    desk.write(line, removed, inserted)
    assert told(desk) == []
    assert desk.found("mention-lost") == []


def test_what_is_corrected_later_is_corrected_in_the_old_words(desk, line, name):
    desk.write(line, " الخطيب", "")
    desk.write(line, "سامر", "سمير")
    assert told(desk) == [("سمير الخطيب", "سمير")]


def test_the_first_words_stay_whatever_is_cut_afterwards(desk, line, name, clock):
    for size in range(11, 1, -1):
        desk.session.execute(
            "block.replace_text",
            block=line.id,
            start=4 + size,
            removed=line.text[4 + size],
            inserted="",
        )
        clock.pass_by(size % 2 * 5)
    assert told(desk) == [("سامر الخطيب", "س")]
    desk.session.execute("block.replace_text", block=line.id, start=5, removed="س", inserted="")
    assert told(desk) == []
    assert told(desk, "mention-lost") == [("", "سامر الخطيب")]
    assert desk.again(name).attrs == {}


def test_words_put_back_at_the_cut_are_the_mention_s_again(desk, line, name, clock):
    for words, place in ((" الخطيب", 9), ("سامر الخطيب", 5)):
        before = desk.session.content()
        desk.write(line, words, "")
        clock.pass_by(5)
        desk.type_at(line, place, words)
        assert desk.session.content() == before


def test_other_words_at_the_place_of_a_lost_mention_do_not_wake_it(desk, line, name):
    desk.write(line, "سامر الخطيب", "")
    desk.type_at(line, 5, "هدى")
    assert state(desk, name)[0] == "lost"


def test_the_same_words_next_to_a_lost_mention_do_not_wake_it(desk, line, name):
    desk.type_at(line, 16, "، سامر الخطيب")
    desk.write(line, "سامر الخطيب، ", "")
    assert state(desk, name)[0] == "lost"


def test_a_burst_moves_mentions_as_one_splice(desk, line, name):
    """The last letter deleted and typed otherwise; then a comma, which is not the mention's."""
    for start, removed, inserted in ((15, "ب", ""), (15, "", "ت"), (16, "", "ي"), (17, "", "،")):
        desk.session.execute(
            "block.replace_text", block=line.id, start=start, removed=removed, inserted=inserted
        )
    assert state(desk, name) == ("live", "سامر الخطيتي", ["سامر الخطيتي"])
    assert desk.again(name).attrs == {}
    desk.session.undo()
    assert state(desk, name) == ("live", "سامر الخطيب", ["سامر الخطيب"])
    desk.session.redo()
    assert state(desk, name) == ("live", "سامر الخطيتي", ["سامر الخطيتي"])


def test_a_name_typed_over_a_name_is_the_mention(desk, line, name):
    desk.session.execute("block.replace_text", block=line.id, start=5, removed="سامر الخطيب", inserted="ي")
    for at, letter in enumerate("اسر", 6):
        desk.session.execute("block.replace_text", block=line.id, start=at, removed="", inserted=letter)
    assert state(desk, name) == ("live", "ياسر", ["ياسر"])


def test_the_editor_may_find_a_cut_mention_right(desk, line, name):
    desk.write(line, " الخطيب", "")
    way = fix(desk, "mention-shrunk", "words_are_right")
    desk.do(way.command, **way.args)
    assert told(desk) == []
    assert state(desk, name) == ("live", "سامر", ["سامر"])


def test_a_cut_mention_grows_back_where_its_old_words_stand(desk, line, name, clock):
    desk.write(line, " الخطيب إن", " إن")
    desk.type_at(line, 10, "الخطيب")
    clock.pass_by(5)
    desk.type_at(line, 16, " ")
    assert state(desk, name)[1] == "سامر الخطيب", "typed back in other pieces"
    desk.write(line, "الخطيب", "الخطاط")
    desk.write(line, " الخطاط", "")
    desk.do("block.replace_ranges", block=line.id, splices=[[9, "", " الخطاط"], [0, "", "ثم "]])
    assert told(desk) == [("سامر الخطاط", "سامر")]
    way = fix(desk, "mention-shrunk", "grow_back")
    desk.do(way.command, **way.args)
    assert state(desk, name) == ("live", "سامر الخطاط", ["سامر الخطاط"])
    assert told(desk) == []


def test_a_lost_mention_moves_to_where_its_words_stand(desk, line, name):
    desk.write(line, "سامر الخطيب ", "")
    other = desk.block("افتتحت")
    way = fix(desk, "mention-lost", "words_there")
    desk.do(way.command, **way.args)
    assert desk.again(name).parts[0].block == other.id
    assert state(desk, name) == ("live", "سامر الخطيب", ["سامر الخطيب"])


def test_a_part_deleted_after_a_split_is_told_even_after_the_merge(desk, line, name):
    desk.session.execute("block.split", block=line.id, at=line.text.index(" الخطيب"))
    second = desk.blocks(1)[6]
    desk.do("block.replace_text", block=second.id, start=0, removed=" الخطيب", inserted="")
    assert told(desk) == [("سامر الخطيب", "سامر")]
    assert desk.found("mention-split") == []
    desk.do("block.merge", blocks=[line.id, second.id])
    assert told(desk) == [("سامر الخطيب", "سامر")]


def test_taking_the_raw_words_back_in_one_place_leaves_the_others(desk, line, name):
    desk.write(line, "وقال", "وذكر")
    desk.write(line, "سامر", "سمير")
    desk.do("block.take_raw", block=line.id, present=[5, 9], raw=[5, 9])
    assert desk.again(line).text.startswith("وذكر سامر الخطيب")
    assert state(desk, name)[1] == "سامر الخطيب"
    assert WAS not in desk.again(name).attrs
    desk.do("block.take_raw", block=line.id)
    assert desk.again(line).text == line.text


def suggest(desk, block, about: str, after: object) -> int:
    done = desk.session.execute(
        "suggestion.add", block=block.id, about=about, after=after, reason="in-body", confidence=0.9
    )
    return done.changes[0].id


def suggested(desk, number: int) -> set[int]:
    article = desk.article(number).id
    return {each.id for each in desk.ask(lambda view: view.suggestions(article))}


def test_what_is_suggested_stays_with_its_block_s_beginning_and_goes_with_it(desk, line):
    after = desk.block("وأضافت")
    kept = suggest(desk, line, "role", "crosshead")
    gone = suggest(desk, after, "role", "crosshead")
    desk.do("block.split", block=line.id, at=20)
    desk.type_at(line, 0, "ثم ")
    assert suggested(desk, 1) == {kept, gone}
    desk.do("block.merge", blocks=[block.id for block in desk.blocks(1)[5:8]])
    assert suggested(desk, 1) == {kept}
    desk.session.undo()
    assert suggested(desk, 1) == {kept, gone}
    desk.do("block.replace_span", start=[line.id, 2], end=[after.id, 1], paragraphs=[""])
    assert suggested(desk, 1) == {kept}


def test_a_suggestion_is_asked_no_more_once_its_article_is_touched_and_again_after_undo(desk, line):
    asked = suggest(desk, line, "role", "crosshead")
    desk.do("block.set_role", blocks=[line.id], role="caption")
    assert [each.id for each in desk.session.open_suggestions()] == []
    desk.session.undo()
    assert [each.id for each in desk.session.open_suggestions()] == [asked]
