"""Listings of findings: the same findings in the same order as a plain reading of all, however they are paged."""

from __future__ import annotations

from random import Random

import pytest

from core.model import SEVERITIES
from core.session import Session
from core.session.told import Place
from core.storage.told import Wanted

FLAWS = ("كلمـــة ", "قال «", "عام ٣ و5 ", "طويـــل (", "كلمـــة [", "نص ")


@pytest.fixture
def flawed(session: Session) -> Session:
    """A project in whose articles flaws stand here and there, some twice in a block."""
    chance = Random(5)
    for article in session.article_ids():
        for block in session.read(lambda view, at=article: view.blocks(at)):
            for _ in range(chance.randrange(3)):
                session.execute(
                    "block.replace_text", block=block.id, start=0, removed="", inserted=chance.choice(FLAWS)
                )
    return session


def fits(finding, wanted):
    return (
        (not wanted.rules or finding.rule in wanted.rules)
        and (not wanted.severities or finding.severity in wanted.severities)
        and wanted.article in (None, finding.article)
        and wanted.key in (None, finding.key)
    )


def filters(session):
    """Return filters of every kind that some finding fits."""
    found, articles = session.findings(), session.article_ids()
    rules = sorted({finding.rule for finding in found})
    alike = next(finding for finding in found if finding.rule == "stray-tatweel")
    return [
        Wanted(),
        *(Wanted(rules=(rule,)) for rule in rules),
        *(Wanted(severities=(severity,)) for severity in SEVERITIES),
        Wanted(rules=tuple(rules[:2]), severities=("warning", "note")),
        Wanted(article=articles[0]),
        Wanted(rules=("stray-tatweel",), article=articles[-1]),
        Wanted(rules=(alike.rule,), key=alike.key),
        Wanted(rules=("no-such-rule",)),
    ]


def test_a_listing_is_what_a_plain_reading_gives_however_it_is_paged(flawed):
    found = flawed.findings()
    assert len(found) > 8
    for wanted in filters(flawed):
        expected = [finding for finding in found if fits(finding, wanted)]
        listing = flawed.told.listing(wanted)
        assert len(listing) == len(expected)
        assert listing.findings(0, len(listing) + 5) == expected
        for size in (1, 3):
            pages = [listing.findings(at, at + size) for at in range(0, len(listing), size)]
            assert [each for page in pages for each in page] == expected
        assert [listing.row_of(finding) for finding in expected] == list(range(len(expected)))


def test_a_listing_knows_no_row_of_what_its_filter_hides(flawed):
    note = next(finding for finding in flawed.findings() if finding.severity == "note")
    assert flawed.told.listing(Wanted(severities=("warning",))).row_of(note) is None


def test_it_follows_edits_and_steps_back(flawed):
    listings = [flawed.told.listing(wanted) for wanted in filters(flawed)]
    article = flawed.article_ids()[1]
    block = flawed.read(lambda view: view.blocks(article))[0].id

    def look(done):
        for listing in listings:
            listing.follow(done.articles, moved=done.changes_listing())
            expected = [finding for finding in flawed.findings() if fits(finding, listing.wanted)]
            assert listing.findings(0, len(listing)) == expected

    look(flawed.execute("block.replace_text", block=block, start=0, removed="", inserted="طويـــل ("))
    look(flawed.undo())
    look(flawed.execute("article.split", block=flawed.read(lambda view: view.blocks(article))[1].id))
    look(flawed.execute("article.delete", articles=[article]))
    look(flawed.rules.set("stray-tatweel", False))
    look(flawed.undo())
    look(flawed.undo())
    look(flawed.undo())


def test_until_it_follows_a_row_that_is_gone_has_no_finding(flawed):
    listing = flawed.told.listing()
    count = len(listing)
    flawed.rules.set("stray-tatweel", False)
    rows = listing.findings(0, count)
    assert len(rows) == count
    assert None in rows


def test_next_and_previous_go_round_from_any_place(flawed):
    found = flawed.findings()
    listing = flawed.told.listing()
    for finding in found:
        place = Place(finding.article, finding.block, finding.start)
        row = listing.beside(place, 1)
        assert row == _first(found, lambda each, at=finding: _key(flawed, each) > _key(flawed, at))
    assert listing.beside(Place(), 1) == 0
    assert listing.beside(Place(), -1) == len(found) - 1
    last = found[-1]
    assert listing.beside(Place(last.article, last.block, last.start), 1, last) == 0
    assert listing.beside(Place(found[0].article, None, None), -1) == len(found) - 1
    assert flawed.told.listing(Wanted(rules=("no-such-rule",))).beside(Place(), 1) is None


def _key(session, finding):
    articles = session.article_ids().tolist()
    blocks = [block.id for block in session.read(lambda view: view.blocks(finding.article))]
    at = -1 if finding.block is None else blocks.index(finding.block)
    return articles.index(finding.article), at, -1 if finding.start is None else finding.start


def _first(found, behind):
    return next((row for row, finding in enumerate(found) if behind(finding)), 0)


def test_totals_count_by_rule_and_severity(flawed):
    found = flawed.findings()
    counted = {(total.rule, total.severity): total.count for total in flawed.told.totals()}
    assert counted == {
        (rule, severity): sum((each.rule, each.severity) == (rule, severity) for each in found)
        for rule, severity in {(each.rule, each.severity) for each in found}
    }
    article = flawed.article_ids()[0]
    assert sum(total.count for total in flawed.told.totals(article)) == len(flawed.findings(article))
    source = flawed.read(lambda view: view.sources())[0].id
    flawed.execute("source.remove", source=source)
    assert flawed.told.totals() == []
    assert len(flawed.told.listing()) == 0


def test_a_row_says_where_it_is(flawed):
    article = flawed.article_ids()[1]
    blocks = flawed.read(lambda view: view.blocks(article))
    assert [flawed.told.block_number(block.id) for block in blocks] == list(range(1, len(blocks) + 1))
    assert flawed.told.headline(article) == flawed.summaries([article])[0].headline
    for block in blocks:
        assert flawed.told.of_block(block.id) == [
            each for each in flawed.findings(article) if each.block == block.id
        ]
