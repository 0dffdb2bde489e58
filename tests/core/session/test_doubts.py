"""The queue of doubt: the least certain first, nothing twice, and nothing that an editor decided."""

from __future__ import annotations

import pytest

from tests.core.commands.desk import Desk
from tests.core.session.unsure import all_sure, unsure_boundary, unsure_kept, unsure_role


@pytest.fixture
def desk(session):
    all_sure(session)
    return Desk(session)


def walked(session):
    """Return the whole queue."""
    found, after = [], None
    while (doubt := session.next_doubt(after)) is not None:
        found.append(doubt)
        after = doubt.confidence, doubt.id
    return found


def test_nothing_in_doubt(desk):
    assert desk.session.next_doubt() is None
    assert desk.session.count_doubts() == 0


def test_the_least_certain_comes_first_whatever_it_is_about(desk):
    first, second = desk.article(2), desk.article(3)
    role, kept = desk.block("وقال سامر"), desk.block("وأضافت")
    unsure_role(desk.session, role.id, 0.5)
    unsure_kept(desk.session, kept.id, 0.3)
    unsure_boundary(desk.session, first.id, 0.4)
    unsure_boundary(desk.session, second.id, 0.79)
    queue = walked(desk.session)
    assert [(doubt.about, doubt.confidence) for doubt in queue] == [
        ("kept", 0.3),
        ("boundary", 0.4),
        ("role", 0.5),
        ("boundary", 0.79),
    ]
    assert [doubt.block for doubt in queue] == [kept.id, desk.blocks(2)[0].id, role.id, desk.blocks(3)[0].id]
    assert desk.session.count_doubts() == 4


def test_equally_unsure_ones_come_in_reading_order(desk):
    blocks = [block for number in (1, 2, 3) for block in desk.blocks(number)]
    for block in reversed(blocks):
        unsure_role(desk.session, block.id, 0.5)
    assert [doubt.block for doubt in walked(desk.session)] == [block.id for block in blocks]


def test_a_block_is_asked_about_once(desk):
    block = desk.block("وقال سامر")
    unsure_role(desk.session, block.id, 0.5)
    unsure_kept(desk.session, block.id, 0.2)
    assert [doubt.about for doubt in walked(desk.session)] == ["role"]
    desk.do("block.decide", block=block.id, role="paragraph")
    assert walked(desk.session) == []


def test_what_is_sure_decided_deleted_or_removed_is_left_out(desk):
    sure, decided = desk.block("وقال سامر"), desk.block("وأضافت")
    unsure_role(desk.session, sure.id, 0.8)
    unsure_role(desk.session, decided.id, 0.1)
    desk.do("block.set_role", blocks=[decided.id], role="caption")
    assert walked(desk.session) == []
    other = desk.block("بدأ مزارعو")
    unsure_role(desk.session, other.id, 0.1)
    desk.do("article.delete", articles=[desk.article(2).id])
    assert walked(desk.session) == []
    assert desk.session.count_doubts() == 0
    desk.session.undo()
    assert [doubt.block for doubt in walked(desk.session)] == [other.id]
    desk.do("source.remove", source=desk.article(1).source)
    assert walked(desk.session) == []


def test_a_line_that_nearly_began_an_article_is_asked_about_as_one(desk):
    inner, first = desk.block("وقال سامر"), desk.blocks(3)[0]
    unsure_role(desk.session, inner.id, 0.5, "perhaps-start")
    unsure_role(desk.session, first.id, 0.6, "perhaps-start")
    assert [doubt.about for doubt in walked(desk.session)] == ["start", "role"]


def test_what_is_doubtful_about_one_block(desk):
    block = desk.blocks(2)[0]
    assert desk.session.doubt_in(block.id) is None
    unsure_role(desk.session, block.id, 0.1)
    unsure_boundary(desk.session, desk.article(2).id, 0.7)
    assert desk.session.doubt_in(block.id).about == "boundary"
    desk.do("article.confirm_boundary", article=desk.article(2).id)
    assert desk.session.doubt_in(block.id).about == "role"
    assert desk.session.doubt_in(desk.blocks(2)[1].id) is None


def test_the_queue_reads_its_indexes(desk):
    """A project of a million blocks is not walked through for one question."""
    asked: list[str] = []
    desk.session._call(lambda db: db.conn.set_trace_callback(asked.append))
    desk.session.next_doubt((0.1, 5))
    desk.session._call(lambda db: db.conn.set_trace_callback(None))
    plans = [
        " ".join(
            row[3]
            for row in desk.session._call(
                lambda db, query=query: db.execute("EXPLAIN QUERY PLAN " + query).fetchall()
            )
        )
        for query in asked
        if query.startswith("SELECT")
    ]
    assert len(plans) == 3
    for plan, index in zip(plans, ("block_role_doubt", "block_kept_doubt", "article_doubt"), strict=True):
        assert index in plan
        assert "SCAN block" not in plan
        assert "TEMP B-TREE FOR ORDER" not in plan
