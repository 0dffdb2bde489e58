"""Roles, what is kept, labels, what is dismissed, and whole dumps."""

from __future__ import annotations

import pytest

from core.model import Decision
from core.model.values import EDITOR
from core.session import ArticleFilter

TITLES = {"title_ar": "قانون", "title_en": "Law"}


def test_a_role_is_the_editors_decision(desk):
    block = desk.block("وقال سامر")
    desk.do("block.set_role", blocks=[block.id], role="caption")
    now = desk.again(block)
    assert (now.role, now.role_decision) == ("caption", EDITOR)
    assert (now.kept, now.kept_decision) == (True, block.kept_decision)


@pytest.mark.parametrize(
    ("words", "role", "kept"), [("وقال سامر", "boilerplate", False), ("TT", "paragraph", True)]
)
def test_to_and_from_boilerplate_what_is_kept_follows(words, role, kept, desk):
    block = desk.block(words)
    desk.do("block.set_role", blocks=[block.id], role=role)
    now = desk.again(block)
    assert (now.kept, now.kept_decision) == (kept, EDITOR)


def test_a_repeat_given_another_role_stays_left_out(desk):
    repeat = desk.blocks(1)[3]
    desk.do("block.set_role", blocks=[repeat.id], role="caption")
    assert not desk.again(repeat).kept


def test_left_out_blocks_come_back(desk):
    left_out = [block.id for block in desk.blocks(1) if not block.kept]
    assert len(left_out) == 3
    desk.do("block.set_kept", blocks=left_out, kept=True)
    assert all(block.kept for block in desk.blocks(1))
    assert desk.session.summaries([desk.article(1).id])[0].left_out == 0
    assert desk.found("headline-doubled")


def test_confirming_keeps_the_reason_and_takes_the_doubt_away(desk):
    first = desk.blocks(3)[0]
    reason = desk.article(3).boundary.reason
    desk.do("block.confirm", blocks=[first.id])
    now = desk.again(first)
    assert now.role_decision == Decision("editor", "first-line")
    assert now.kept_decision == Decision("editor", "kept-role")
    assert desk.article(3).boundary == Decision("editor", reason)
    assert desk.do("block.confirm", blocks=[first.id]).step is None


def test_only_a_first_block_confirms_the_boundary(desk):
    desk.do("block.confirm", blocks=[desk.blocks(3)[1].id])
    assert desk.article(3).boundary.by == "segmenter"


def test_alike_means_the_same_folded_text_in_the_whole_project(desk):
    one, two = desk.block("TT"), desk.block("TT", 1)
    third = desk.blocks(3)[2]
    desk.write(third, third.text, "T\u0640T")
    desk.do("alike.set_role", block=one.id, role="credit")
    assert [desk.again(block).role for block in (one, two)] == ["credit", "credit"]
    assert desk.again(third).role == "paragraph", "two letters are too short to be a repeat"


def test_alike_finds_texts_that_differ_in_spelling_alone(desk):
    headline, repeats = desk.blocks(1)[0], [desk.blocks(1)[at] for at in (3, 7)]
    desk.write(repeats[0], "ممشى بحرياً", "ممشي  بحريا")
    done = desk.do("alike.set_kept", block=headline.id, kept=True)
    assert {change.id for change in done.changes} == {headline.id, *(repeat.id for repeat in repeats)}
    assert all(desk.again(block).kept for block in (headline, *repeats))


def test_deleted_articles_are_not_alike(desk):
    far = desk.block("TT", 1)
    desk.session.execute("article.delete", articles=[desk.article(2).id])
    desk.do("alike.set_kept", block=desk.block("TT").id, kept=True)
    assert not desk.again(far).kept


def test_one_reason_leaves_the_editors_own_decisions(desk):
    mine = desk.blocks(1)[3]
    desk.session.execute("block.set_kept", blocks=[mine.id], kept=False)
    desk.do("reason.set_kept", reason="repeats-headline", kept=True)
    assert not desk.again(mine).kept
    assert desk.again(desk.blocks(1)[7]).kept
    assert desk.again(desk.blocks(2)[3]).kept
    assert not desk.block("TT").kept


def test_one_reason_of_a_role(desk):
    mine = desk.block("TT", 1)
    desk.session.execute("block.confirm", blocks=[mine.id])
    desk.do("reason.set_role", reason="page-line", role="credit")
    assert desk.block("TT").role == "credit"
    assert desk.again(mine).role == "boilerplate"


def test_roles_are_added_renamed_and_recoloured(desk):
    desk.do("role.add", name="quote", title_ar="اقتباس", title_en="Quote", colour="#AABBCC")
    desk.do("role.rename", role="quote", title_ar="", title_en="Pull quote")
    desk.do("role.recolour", role="quote", colour="#112233")
    role = desk.role("quote")
    assert (role.title_ar, role.title_en, role.colour, role.kept) == ("quote", "Pull quote", "#112233", True)
    assert role.shortcut == "", "all digits are given"
    assert desk.ask(lambda view: view.roles())[-1] == role
    desk.do("block.set_role", blocks=[desk.block("وقال").id], role="quote")
    assert desk.session.stats()["by_role"]["quote"] == 1


def test_labels_are_added_renamed_recoloured_and_rekeyed(desk):
    desk.do("label.add", name="LAW", **TITLES, colour="#ABCDEF", letter="", shortcut="9")
    label = desk.label("LAW")
    assert (label.letter, label.colour, label.shortcut) == ("ق", "#abcdef", "9")
    assert desk.ask(lambda view: view.labels())[-1] == label
    desk.do("label.rename", label=label.id, name="ACT", title_ar="", title_en="")
    desk.do("label.recolour", label=label.id, colour="#000000")
    desk.do("label.rekey", label=label.id, shortcut="")
    now = desk.again(label)
    assert (now.name, now.title_ar, now.title_en) == ("ACT", "ACT", "ACT")
    assert (now.colour, now.shortcut, now.rank) == ("#000000", "", label.rank)


def test_merging_labels_removes_mentions_that_would_stand_twice(desk):
    line = desk.block("وقال سامر")
    one, twin = desk.mark(line, "سامر الخطيب", label="PER"), desk.mark(line, "سامر الخطيب", label="ORG")
    alone = desk.mark(line, "الممشى", label="PER")
    desk.do("label.merge", label=desk.label("PER").id, into=desk.label("ORG").id)
    assert {mention.id for mention in desk.mentions(1)} == {twin.id, alone.id}
    assert desk.session.stats()["by_label"] == {"ORG": 2}
    assert one.id not in {mention.id for mention in desk.mentions(1)}
    assert "PER" not in [label.name for label in desk.ask(lambda view: view.labels())]


def test_a_label_goes_with_its_mentions_those_of_deleted_articles_too(desk):
    desk.mark(desk.block("وقال سامر"), "سامر الخطيب")
    desk.mark(desk.block("وذكر المهندس"), "كريم حداد")
    kept = desk.mark(desk.block("افتتحت"), "الميناء", label="LOC")
    desk.session.execute("article.delete", articles=[desk.article(2).id])
    desk.do("label.delete", label=desk.label("PER").id)
    assert [entry[0] for entry in desk.session.content()["mention"]] == [kept.id]


def test_a_finding_is_silenced_here_or_everywhere_and_heard_again(desk):
    article = desk.article(1).id
    desk.session.execute("block.set_kept", blocks=[block.id for block in desk.blocks(1)], kept=True)
    (finding, *_) = desk.found("boilerplate-kept")
    desk.do("finding.dismiss", rule=finding.rule, article=article, key=finding.key)
    assert desk.found("boilerplate-kept") == []
    warned = desk.session.summaries([article])[0]
    desk.do("finding.restore", dismissal=desk.ask(lambda view: view.dismissals())[0].id)
    assert len(desk.found("boilerplate-kept")) == 1
    assert desk.session.summaries([article])[0] != warned
    desk.do("finding.dismiss", rule=finding.rule, article=None, key="")
    desk.session.execute("block.set_kept", blocks=[desk.block("TT", 1).id], kept=True)
    assert desk.found("boilerplate-kept") == []


def test_a_removed_dump_leaves_lists_and_counts_and_undo_brings_it_back(desk):
    before, ids = desk.session.stats(), desk.session.article_ids()
    found = desk.ask(lambda view: view.sources())
    done = desk.do("source.remove", source=found[0].id)
    assert done.changes_listing()
    assert done.articles == frozenset(ids)
    assert desk.ask(lambda view: (view.sources(), view.article_ids())) == ([], [])
    assert desk.session.article_ids(ArticleFilter(words="الميناء")).tolist() == []
    assert desk.session.stats()["articles"] == desk.session.stats()["blocks"] == 0
    desk.session.undo()
    assert desk.session.stats() == before
    assert desk.session.article_ids() == ids
    assert desk.ask(lambda view: view.sources()) == found
