from __future__ import annotations

from array import array

from core.session import Summary
from gui.models.pages import PAGE_ROWS, PAGES, SummaryPages


def summary(article: int, headline: str = "") -> Summary:
    return Summary(article, headline, "", "new", 1, 1, 1, 0, 0, 0, 0, 0, 0)


class Shelf:
    """Gives summaries and remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.headline = "قديم"

    def __call__(self, ids):
        self.asked.append(list(ids))
        return [summary(article, self.headline) for article in ids]


def test_only_the_page_looked_at_is_fetched_and_only_once():
    shelf = Shelf()
    pages = SummaryPages(array("q", range(1_000_000)), shelf)
    assert pages.at(500_001).article == 500_001
    assert pages.at(500_000).article == 500_000
    assert [len(ids) for ids in shelf.asked] == [PAGE_ROWS]


def test_the_longest_unused_page_is_dropped():
    shelf = Shelf()
    pages = SummaryPages(array("q", range(PAGE_ROWS * (PAGES + 1))), shelf)
    for number in range(PAGES):
        pages.at(number * PAGE_ROWS)
    pages.at(0)
    pages.at(PAGES * PAGE_ROWS)
    shelf.asked.clear()
    pages.at(0)
    assert shelf.asked == []
    pages.at(PAGE_ROWS)
    assert shelf.asked[0][0] == PAGE_ROWS


def test_refreshing_fetches_the_touched_articles_at_hand_and_names_their_rows():
    shelf = Shelf()
    pages = SummaryPages(array("q", [30, 10, 20]), shelf)
    pages.at(0)
    shelf.headline = "جديد"
    assert pages.refresh([20, 30, 99]) == [0, 2]
    assert shelf.asked[-1] == [20, 30]
    assert [pages.at(row).headline for row in range(3)] == ["جديد", "قديم", "جديد"]


def test_an_article_that_vanished_has_no_summary():
    pages = SummaryPages(array("q", [1, 2]), lambda ids: [summary(1)])
    assert pages.at(1) is None
