"""Marking words: one place, several, nested, and all the same words."""

from __future__ import annotations

import pytest

from core.model import Part


def words_marked(desk) -> list[tuple[str, str]]:
    """Return (words before, words) of every live mention, the words before up to two letters."""
    found = []
    for article in desk.articles():
        for mention in desk.ask(lambda view, at=article.id: view.mentions(at)):
            block, start, end = mention.parts[0]
            text = desk.ask(lambda view, at=block: view.block(at).text)
            found.append((text[max(0, start - 1) : start], text[start:end]))
    return found


def test_a_mention_sheds_the_white_space_around_its_words(desk):
    line = desk.block("وقال سامر")
    desk.do("mention.add", parts=[[line.id, 4, 17]], label=desk.label("PER").id)
    (mention,) = desk.mentions(1)
    assert mention.parts == (Part(line.id, 5, 16),)
    assert mention.words == "سامر الخطيب"


def test_parts_are_put_in_reading_order(desk):
    one, two = desk.block("افتتحت"), desk.block("وقال سامر")
    parts = [desk.part(two, "سامر الخطيب"), desk.part(one, "رئيس البلدية")]
    desk.do("mention.add", parts=parts, label=desk.label("PER").id)
    (mention,) = desk.mentions(1)
    assert [part.block for part in mention.parts] == [one.id, two.id]
    assert mention.words == "رئيس البلدية سامر الخطيب"


def test_mentions_may_nest_overlap_and_carry_two_labels(desk):
    line = desk.block("افتتحت")
    whole = desk.mark(line, "بلدية الميناء", label="ORG")
    inner = desk.mark(line, "الميناء", label="LOC")
    desk.mark(line, "الميناء أمس", label="DATE")
    desk.mark(line, "الميناء", label="PER")
    assert len(desk.mentions(1)) == 4
    desk.write(line, "الميناء", "المينا")
    assert (desk.again(whole).words, desk.again(inner).words) == ("بلدية المينا", "المينا")


def test_relabelled_and_removed(desk):
    line = desk.block("وقال سامر")
    one, two = desk.mark(line, "سامر الخطيب"), desk.mark(line, "الممشى")
    desk.do("mention.relabel", mentions=[one.id, two.id], label=desk.label("PROD").id)
    assert desk.session.stats()["by_label"] == {"PROD": 2}
    desk.do("mention.remove", mentions=[one.id, two.id, one.id])
    assert desk.mentions(1) == []


def test_a_mention_made_whole_by_hand_is_no_longer_told_as_split(desk):
    line = desk.block("وقال سامر")
    mention = desk.mark(line, "سامر الخطيب")
    desk.session.execute("block.split", block=line.id, at=line.text.index(" الخطيب"))
    assert desk.found("mention-split")
    desk.do("mention.resize", mention=mention.id, parts=[[line.id, 5, 9]])
    assert desk.again(mention).attrs == {}
    assert not desk.found("mention-split")


@pytest.fixture
def parties(desk):
    """Write sentences with one name in many dresses into the third article, and mark the first."""
    first, second = desk.blocks(3)[1:]
    desk.write(first, first.text, "قال حزب الوفاق إنه باقٍ، وحزب الوفاق أكبر الأحزاب. ولحزب الوفاق خصوم.")
    desk.write(second, second.text, "التقى بحزب الوفاقِ وفدٌ، وأحزاب الوفاق كثيرة، وحزب الوفاقيين غيره.")
    desk.write(desk.block("بدأ مزارعو"), "بدأ", "حزب الوفاق ثم بدأ")
    return desk.mark(first, "حزب الوفاق", label="ORG")


def test_all_the_same_words_of_an_article_are_marked_without_their_clitics(desk, parties):
    done = desk.do("mention.mark_alike", mention=parties.id, scope="article")
    assert len(done.changes) == 3
    assert words_marked(desk) == [
        (" ", "حزب الوفاق"),
        ("و", "حزب الوفاق"),
        ("ل", "حزب الوفاق"),
        ("ب", "حزب الوفاقِ"),
    ]
    assert {mention.label for mention in desk.mentions(3)} == {desk.label("ORG").id}


def test_all_the_same_words_of_the_project_are_marked_once(desk, parties):
    desk.do("mention.mark_alike", mention=parties.id, scope="project")
    assert len(desk.mentions(2)) == 1
    assert len(desk.mentions(3)) == 4
    again = desk.do("mention.mark_alike", mention=parties.id, scope="project")
    assert again.step is None


def test_places_marked_already_keep_their_label(desk, parties):
    other = desk.mark(desk.blocks(2)[4], "حزب الوفاق", label="PER")
    desk.do("mention.mark_alike", mention=parties.id, scope="project")
    assert [mention.id for mention in desk.mentions(2)] == [other.id]
    assert desk.again(other).label == desk.label("PER").id


def test_deleted_articles_are_not_marked(desk, parties):
    article = desk.article(2).id
    desk.session.execute("article.delete", articles=[article])
    desk.do("mention.mark_alike", mention=parties.id, scope="project")
    desk.session.execute("article.restore", articles=[article])
    assert desk.mentions(2) == []
