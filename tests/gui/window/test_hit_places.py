"""Where the next hit is from the caret, and where a chosen place is after an edit."""

from __future__ import annotations

import pytest

from core.changes import Change, Splice
from core.model import Focus
from core.model.search import Counts, Hit
from core.model.values import Part
from core.session import ChangeSet
from gui.window.hit_places import counts_of, row_beside, shifted


def hit(block: int, start: int, article: int = 1) -> Hit:
    return Hit(article, block, start, start + 3, "paragraph", True, "", "نهر", "")


HITS = [hit(90, 0, 9), hit(5, 2), hit(5, 9), hit(3, 4)]
BLOCKS = [5, 4, 3]
"""The open article's blocks: their ids are not in order."""


@pytest.mark.parametrize(
    ("block", "caret", "step", "row"),
    [
        (5, 0, 1, 1),
        (5, 2, 1, 1),
        (5, 3, 1, 2),
        (4, 0, 1, 3),
        (3, 5, 1, None),
        (3, 5, -1, 3),
        (3, 4, -1, 2),
        (5, 2, -1, None),
    ],
)
def test_the_next_hit_is_counted_from_the_caret_in_the_order_of_the_article(block, caret, step, row):
    assert row_beside(HITS, BLOCKS, Focus(1, block, caret), step) == row


def test_an_article_without_hits_has_none_beside_the_caret():
    assert row_beside(HITS, [77], Focus(7, 77, 0), 1) is None


def test_a_chosen_place_moves_with_its_text_and_goes_with_it():
    change = Change("block", 5, "text", None, Splice(0, "", "أمس "))
    parts = (Part(5, 2, 8), Part(4, 0, 3))
    assert shifted(parts, ChangeSet("do", (change,))) == (Part(5, 6, 12), Part(4, 0, 3))
    gone = Change("block", 4, "text", None, Splice(0, "نهر", ""))
    assert shifted(parts, ChangeSet("do", (change, gone))) == (Part(5, 6, 12),)


def test_hits_blocks_and_articles_are_counted():
    assert counts_of(HITS) == Counts(4, 3, 2)
