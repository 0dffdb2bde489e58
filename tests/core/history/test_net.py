"""What a way changes in the end, done to a ghost of rows."""

from __future__ import annotations

import pytest

from core.changes import Change, Splice, created, removed
from core.history import Difference, Ghost
from core.model import Article, Block, Decision

DECIDED = Decision("rule")
ARTICLE = Article(1, "u1", 9, "a", DECIDED)
BLOCK = Block(2, "u2", 1, "a", "paragraph", True, "ذهب الولد", (), DECIDED, DECIDED)


@pytest.fixture
def ghost():
    rows = {("article", 1): ARTICLE, ("block", 2): BLOCK}
    return Ghost(lambda kind, row: rows.get((kind, row)))


def text(start, removed, inserted):
    return Change("block", 2, "text", None, Splice(start, removed, inserted))


def test_what_came_and_went_again_is_no_difference(ghost):
    change = text(0, "ذهب", "عاد")
    ghost.apply([change, Change("article", 1, "note", "", "س"), change.inverse()])
    assert [(each.kind, each.after.note) for each in ghost.differences()] == [("article", "س")]


def test_a_row_made_and_removed_on_the_way_is_none(ghost):
    made = Block(3, "u3", 1, "b", "paragraph", True, "", (), DECIDED, DECIDED)
    ghost.apply([created("block", made), removed("block", made)])
    assert ghost.differences() == []


def test_rows_that_come_and_go_are_whole(ghost):
    ghost.apply([text(0, "ذهب", "عاد"), removed("block", BLOCK)])
    assert ghost.differences() == [Difference("block", 2, BLOCK, None)]
    assert ghost.differences()[0].article == 1


def test_differences_begin_where_it_was_said(ghost):
    ghost.apply([text(0, "ذهب", "عاد")])
    ghost.begin_here()
    ghost.apply([text(4, "الولد", "الرجل")])
    (found,) = ghost.differences()
    assert (found.before.text, found.after.text) == ("عاد الولد", "عاد الرجل")


@pytest.mark.parametrize(
    "change",
    [
        text(0, "جاء", ""),
        Change("block", 7, "role", "caption", "credit"),
        created("block", BLOCK),
        removed("article", Article(5, "u5", 9, "b", DECIDED)),
    ],
)
def test_a_change_that_does_not_fit_is_refused(ghost, change):
    with pytest.raises(ValueError, match=r"splice|no block|cannot"):
        ghost.apply([change])
