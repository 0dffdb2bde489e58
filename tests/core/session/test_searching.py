"""Searching a project: scopes, filters, order, and the word index against a plain look through everything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.arabic.matching import matcher
from core.errors import Cancelled, UserError
from core.model import Block, Part
from core.model.search import CONTEXT, HOWS, Hit, Query
from core.session import Session
from core.session.looking import fill_vocabulary


class Place(NamedTuple):
    block: int
    start: int
    end: int


def blocks_of(session: Session) -> list[Block]:
    return session.read(
        lambda view: [block for article in view.articles() for block in view.blocks(article.id)]
    )


def all_hits(session: Session, query: Query, at_once: int = 7) -> list[Hit]:
    finder, hits = session.search.start(query), list[Hit]()
    while page := finder.more(at_once):
        assert len(page) <= at_once
        hits += page
    return hits


def places(hits: list[Hit]) -> list[Place]:
    return [Place(hit.block, hit.start, hit.end) for hit in hits]


def naive(session: Session, query: Query) -> list[Place]:
    """Return what is found by looking through every block in order."""
    looked = matcher(query.words, query.how, exact=query.exact)
    return [
        Place(block.id, place.start, place.end)
        for block in blocks_of(session)
        for place in looked.places(block.text)
    ]


@pytest.fixture(params=["few", "many"])
def by_index(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the word index from the first article on; for few blocks at once, or article by article."""
    monkeypatch.setattr("core.session.looking.UNASKED", 0)
    if request.param == "many":
        monkeypatch.setattr("core.storage.hits.FEW", 0)
        monkeypatch.setattr("core.session.looking.FIRST", 1)


SOUGHT = [
    Query("الميناء"),
    Query("ميناء"),
    Query("سامر الخطيب", "word"),
    Query("الزيتون", "clitics"),
    Query("مدينة", "word"),
    Query("المدينه"),
    Query("قال إن"),
    Query("«شركة الساحل»"),
    Query("«"),
    Query(r"فريق \w+", "regex"),
    Query(r"م\w+ة", "regex", exact=True),
    Query(r"(سامر|هدى) (الخطيب|ناصر)", "regex"),
    Query(r"(سامر|لاأحد)\s+ال\w+", "regex", exact=True),
    Query(r"(لاأحد|لاشيء) \w+", "regex"),
    Query("لا وجود لهذا"),
    Query("TT"),
    Query("tt", "word"),
]


@pytest.mark.usefixtures("by_index")
@pytest.mark.parametrize("query", SOUGHT, ids=lambda query: f"{query.how} {query.words}")
def test_the_index_finds_what_a_look_through_everything_finds(session: Session, query: Query):
    assert places(all_hits(session, query)) == naive(session, query)
    fill_vocabulary(session._project)
    assert places(all_hits(session, query)) == naive(session, query)


TEXTS = st.text(alphabet="ابهةلأ ﻻكـَ\u200f«،.1é😀aA_", max_size=14)
WORDS = st.text(alphabet="ابهةلا ﻷكَ«،1éaA", min_size=1, max_size=4)


@pytest.mark.usefixtures("by_index")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(TEXTS, min_size=4, max_size=4),
    words=st.lists(WORDS, min_size=3, max_size=3),
    exact=st.booleans(),
)
def test_any_words_are_found_in_any_texts(session: Session, texts: list[str], words: list[str], exact: bool):
    for block, text in zip(blocks_of(session)[::3], texts, strict=False):
        if block.text != text:
            session.execute("block.replace_text", block=block.id, start=0, removed=block.text, inserted=text)
    for sought in words:
        for how in HOWS[:3]:
            try:
                query = Query(sought, how, exact=exact)
                wanted = naive(session, query)
            except UserError:
                continue
            assert places(all_hits(session, query)) == wanted


@pytest.mark.usefixtures("by_index")
def test_a_word_that_goes_on_with_a_letter_no_index_is_sure_of(session: Session):
    block = blocks_of(session)[4]
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="و1é ")
    assert places(all_hits(session, Query("1é", "clitics"))) == [Place(block.id, 1, 3)]


@pytest.mark.usefixtures("by_index")
def test_what_was_edited_is_found_at_once(session: Session):
    block = blocks_of(session)[4]
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="زمخشريات ")
    assert places(all_hits(session, Query("مخشر"))) == [Place(block.id, 1, 5)]
    session.undo()
    assert all_hits(session, Query("مخشر")) == []


@pytest.mark.usefixtures("by_index")
def test_deleted_articles_and_removed_dumps_are_left_out(session: Session):
    query = Query("المدينة")
    before = all_hits(session, query)
    session.execute("article.delete", articles=[before[-1].article])
    assert {hit.article for hit in all_hits(session, query)} == {hit.article for hit in before[:-1]} - {
        before[-1].article
    }
    source = session.read(lambda view: view.sources()[0].id)
    session.execute("source.remove", source=source)
    assert all_hits(session, query) == []


def test_a_hit_knows_its_place_and_what_stands_around_it(session: Session):
    hit = all_hits(session, Query("كريم حداد"))[0]
    block = session.read(lambda view: view.block(hit.block))
    assert (hit.number, hit.role, hit.kept, hit.words) == (2, "paragraph", True, "كريم حداد")
    assert (
        block.text[hit.start - len(hit.before) : hit.end + len(hit.after)]
        == f"{hit.before}{hit.words}{hit.after}"
    )
    assert len(hit.before) <= CONTEXT


def test_what_stands_around_a_hit_is_cut_at_whole_letters(session: Session):
    block = blocks_of(session)[0]
    marked = "بَ" * CONTEXT
    text = f"{marked}غزة{marked}"
    session.execute("block.replace_text", block=block.id, start=0, removed=block.text, inserted=text)
    (hit,) = all_hits(session, Query("غزة"))
    assert hit.before[0] == "ب"
    assert hit.after[-1] == "\u064e"


def test_a_search_goes_on_where_it_was_stopped(session: Session):
    query = Query("ال")
    finder = session.search.start(query)
    with pytest.raises(Cancelled):
        finder.more(5, cancelled=lambda: True)
    assert finder.more(5) == all_hits(session, query)[:5]
    finder.close()
    assert finder.more(5) == []


def test_counting_leaves_the_search_where_it_is(session: Session):
    finder = session.search.start(Query("الميناء"))
    first = finder.more(1)
    told: list[tuple[int, int]] = []
    counts = session.search.count(Query("الميناء"), lambda done, total: told.append((done, total)))
    everything = all_hits(session, Query("الميناء"))
    assert finder.count() == counts.hits == len(everything)
    assert (counts.blocks, counts.articles) == (
        len({hit.block for hit in everything}),
        len({hit.article for hit in everything}),
    )
    assert first + finder.more(100) == everything
    assert told[-1] == (3, 3)
    with pytest.raises(Cancelled):
        session.search.count(Query("الميناء"), cancelled=lambda: True)


@pytest.mark.usefixtures("by_index")
def test_only_in_some_articles_in_their_order(session: Session):
    ids = session.article_ids()
    query = Query("المدينة", scope="list", articles=(ids[2], ids[0]))
    hits = all_hits(session, query)
    everywhere = all_hits(session, Query("المدينة"))
    assert [hit.article for hit in hits] == sorted((hit.article for hit in hits), key=[ids[2], ids[0]].index)
    assert set(hits) == {hit for hit in everywhere if hit.article != ids[1]}
    assert all_hits(session, replace(query, scope="article", articles=(ids[1],))) == [
        hit for hit in all_hits(session, Query("المدينة")) if hit.article == ids[1]
    ]


def test_only_in_a_selection(session: Session):
    first, second = (hit for hit in all_hits(session, Query("سامر الخطيب"))[:2])
    part = Part(second.block, second.start, second.end)
    assert all_hits(session, Query("سامر الخطيب", scope="selection", parts=(part,))) == [second]
    cut = part._replace(end=part.end - 1)
    assert all_hits(session, Query("سامر الخطيب", scope="selection", parts=(cut,))) == []
    assert first.block != second.block


@pytest.mark.usefixtures("by_index")
def test_only_in_roles_and_only_kept(session: Session):
    query = Query("موسم الزيتون")
    hits = all_hits(session, query)
    assert {hit.role for hit in all_hits(session, replace(query, roles=("headline",)))} == {"headline"}
    kept = all_hits(session, replace(query, kept=True))
    assert kept == [hit for hit in hits if hit.kept]
    assert all_hits(session, replace(query, kept=False)) == [hit for hit in hits if not hit.kept]
    assert 0 < len(kept) < len(hits)


def test_only_inside_or_outside_mentions(session: Session):
    hits = all_hits(session, Query("سامر"))
    labels = {label.name: label.id for label in session.read(lambda view: view.labels())}
    inside = hits[0]
    part = Part(inside.block, inside.start, inside.end + len(" الخطيب"))
    session.execute("mention.add", parts=[part], label=labels["PER"])
    here = Query("سامر", mentions="inside")
    assert all_hits(session, here) == [inside]
    assert all_hits(session, replace(here, labels=(labels["LOC"],))) == []
    assert all_hits(session, replace(here, labels=(labels["PER"], labels["LOC"]))) == [inside]
    assert all_hits(session, replace(here, mentions="outside")) == hits[1:]
    wider = all_hits(session, Query("وقال سامر", mentions="outside"))
    assert inside.block not in {hit.block for hit in wider}


def test_a_bad_expression_is_refused_when_the_search_begins(session: Session):
    with pytest.raises(UserError):
        session.search.start(Query("(", "regex"))


def test_half_a_character_is_refused(session: Session):
    with pytest.raises(UserError) as refused:
        session.search.start(Query("ا\ud800"))
    assert refused.value.key == "error.half_character"


def test_a_read_only_project_is_searched(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("core.session.looking.UNASKED", 0)
    session.close()
    session.path.chmod(0o444)
    monkeypatch.setattr("core.storage.project_file.may_write", lambda path: False)
    with Session.open(session.path) as reading:
        assert reading.read_only
        assert places(all_hits(reading, Query("ميناء"))) == naive(reading, Query("ميناء"))


def test_a_query_goes_through_json_and_back():
    query = Query("غزة", "word", roles=("headline",), kept=True, mentions="inside", labels=(3, 4))
    assert Query.from_json(query.to_json()) == query
    assert Query("غزة").to_json() == {"words": "غزة"}
    placed = replace(query, articles=(1, 2), parts=(Part(1, 0, 2),))
    assert Query.from_json(placed.to_json()) == query


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"words": ""},
        {"words": 3},
        {"words": "a", "how": "loud"},
        {"words": "a", "labels": ["PER"]},
        {"words": "a", "kept": 1},
        {"words": "a", "what": 1},
    ],
)
def test_what_is_no_query_is_refused(told: dict[str, object]):
    with pytest.raises(UserError):
        Query.from_json(told)


def test_an_expression_given_up_is_no_end_of_the_search(session, monkeypatch):
    monkeypatch.setattr("core.arabic.expressions.SECONDS", 0.01)
    block = session.read(lambda view: view.blocks(view.article_ids()[0])[-1])
    args = {"block": block.id, "start": 0, "removed": block.text, "inserted": "ا" * 60 + "!"}
    session.execute("block.replace_text", **args)
    finder = session.search.start(Query(r"(ا+)+$|(ا|اا)+ب", "regex", exact=True))
    for _ in range(2):
        with pytest.raises(UserError) as refused:
            finder.more()
        assert refused.value.key == "error.regex_too_slow"
