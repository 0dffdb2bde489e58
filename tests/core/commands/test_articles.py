"""Where articles begin and end, and what is said about them."""

from __future__ import annotations

import pytest

from core.model.values import EDITOR
from core.session import ArticleFilter


def test_a_split_makes_an_article_of_what_follows(desk):
    texts, first = desk.texts(1), desk.article(1)
    desk.session.execute("article.set_status", articles=[first.id], status="in_work")
    desk.do("article.split", block=desk.block("وقال سامر").id)
    assert [len(desk.texts(number)) for number in (1, 2)] == [5, 3]
    assert desk.texts(1) + desk.texts(2) == texts
    new = desk.article(2)
    assert (new.boundary, new.status, new.source) == (EDITOR, "in_work", first.source)
    assert first.rank < new.rank < desk.article(3).rank
    assert len(desk.articles()) == 4


def test_a_split_leaves_a_mention_with_its_first_words(desk):
    first, second = desk.block("افتتحت بلدية"), desk.block("وقال سامر")
    whole = desk.mark(second, "الممشى", label="PROD")
    across = desk.mark(first, "بلدية الميناء")
    desk.session.execute(
        "mention.resize",
        mention=across.id,
        parts=[desk.part(first, "بلدية الميناء"), desk.part(second, "سامر الخطيب")],
    )
    desk.do("article.split", block=second.id)
    across, whole = desk.again(across), desk.again(whole)
    assert across.article == desk.article(1).id
    assert across.words == "بلدية الميناء"
    assert across.attrs == {"cut": "بلدية الميناء سامر الخطيب"}
    assert desk.words_under(across) == ["بلدية الميناء"]
    assert whole.article == desk.article(2).id
    assert [finding.rule for finding in desk.found("mention-split")] == ["mention-split"]


def test_merging_adds_the_next_article_and_takes_it_away(desk):
    kept, gone = desk.article(1), desk.article(2)
    texts = desk.texts(1) + desk.texts(2)
    mention = desk.mark(desk.block("بدأ مزارعو"), "وادي النسيم", label="LOC")
    desk.do("article.merge_next", article=kept.id)
    assert desk.article(1).id == kept.id
    assert desk.texts(1) == texts
    assert len(desk.articles()) == 2
    assert desk.again(mention).article == kept.id
    assert gone.id not in desk.session.article_ids()


def test_merging_with_the_previous_keeps_the_previous(desk):
    kept = desk.article(1)
    desk.do("article.merge_previous", article=desk.article(2).id)
    assert desk.article(1).id == kept.id
    assert len(desk.articles()) == 2


@pytest.mark.parametrize(
    ("first", "second", "after"),
    [("done", "new", "in_work"), ("done", "done", "done"), ("new", "done", "new")],
)
def test_what_was_done_is_in_work_again_with_more_to_read(first, second, after, desk):
    one, two = desk.article(1).id, desk.article(2).id
    desk.session.execute("article.set_status", articles=[one], status=first)
    desk.session.execute("article.set_status", articles=[two], status=second)
    desk.do("article.merge_next", article=one)
    assert desk.article(1).status == after


def test_split_then_merge_is_as_before_but_for_who_decided(desk):
    before = desk.session.content()
    desk.do("article.split", block=desk.block("وقال سامر").id)
    desk.do("article.merge_next", article=desk.article(1).id)
    assert desk.session.content() == before


def test_articles_of_two_dumps_are_not_merged(desk, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(
        "المتحف يفتح أبوابه ليلاً\n\nيستقبل المتحف زواره مساء كل خميس حتى منتصف الليل.", encoding="utf-8"
    )
    desk.session.import_dumps([(other, None)])
    assert len(desk.articles()) == 4
    with pytest.raises(Exception, match="no_article_after"):
        desk.session.execute("article.merge_next", article=desk.article(3).id)
    with pytest.raises(Exception, match="no_article_before"):
        desk.session.execute("block.move_previous", blocks=[desk.blocks(4)[0].id])


def test_blocks_move_to_the_beginning_of_the_next_article(desk):
    moved = [desk.block("وقال سامر"), desk.block("وأضافت")]
    texts = desk.texts(2)
    mention = desk.mark(moved[0], "سامر الخطيب")
    desk.do("block.move_next", blocks=[block.id for block in reversed(moved)])
    assert desk.texts(2) == [moved[0].text, moved[1].text, *texts]
    assert len(desk.texts(1)) == 6
    assert desk.again(mention).article == desk.article(2).id
    assert desk.article(2).boundary == EDITOR


def test_blocks_move_to_the_end_of_the_previous_article(desk):
    moved, texts = desk.blocks(2)[0], desk.texts(1)
    desk.do("block.move_previous", blocks=[moved.id])
    assert desk.texts(1) == [*texts, moved.text]
    assert desk.article(2).boundary == EDITOR


@pytest.mark.parametrize(
    ("command", "number", "left"), [("block.move_next", 2, 3), ("block.move_previous", 3, 2)]
)
def test_an_article_all_blocks_leave_is_gone(command, number, left, desk):
    article = desk.article(number)
    moved = desk.texts(number)
    desk.do(command, blocks=[block.id for block in desk.blocks(number)])
    assert article.id not in [mate.id for mate in desk.articles()]
    assert len(desk.articles()) == 2
    assert [text for text in desk.texts(2) if text in moved] == moved


def test_a_new_article_has_an_empty_headline(desk):
    desk.do("article.new", after=desk.article(1).id)
    assert [len(desk.blocks(number)) for number in (1, 2, 3)] == [8, 1, 6]
    block = desk.blocks(2)[0]
    assert (block.role, block.text, block.pieces, block.kept) == ("headline", "", (), True)
    assert [finding.rule for finding in desk.session.findings(desk.article(2).id)]


def test_deleted_articles_leave_lists_and_counts_and_come_back(desk):
    gone = desk.article(2)
    counts = desk.session.stats()
    desk.do("article.delete", articles=[gone.id])
    assert gone.id not in desk.session.article_ids()
    assert desk.session.article_ids(ArticleFilter(deleted=True)).tolist() == [gone.id]
    assert desk.session.stats()["articles"] == 2
    assert desk.again(gone).deleted
    desk.do("article.restore", articles=[gone.id])
    assert desk.session.stats() == counts


def test_status_note_and_attributes(desk):
    articles = [article.id for article in desk.articles()]
    desk.do("article.set_status", articles=articles[:2], status="done")
    desk.do("article.set_note", article=articles[0], note="يُراجع\nغداً")
    desk.do("article.set_attr", article=articles[0], name="url", value="https://example.org/1")
    desk.do("article.set_attr", article=articles[0], name="date", value="2026-01-04")
    desk.do("article.set_attr", article=articles[0], name="url", value=None)
    first = desk.article(1)
    assert (first.status, first.note, first.attrs) == ("done", "يُراجع\nغداً", {"date": "2026-01-04"})
    assert desk.session.stats()["by_status"] == {"done": 2, "new": 1}
    assert desk.session.article_ids(ArticleFilter(status="done")).tolist() == articles[:2]
