"""Replacing what a search finds: one step, mentions in their places, nothing left of a cancel."""

from __future__ import annotations

import pytest

from core.errors import Cancelled, UserError
from core.model import Focus, Mention, Part
from core.model.search import Hit, Query
from core.session import Session


def hits_of(session: Session, query: Query) -> list[Hit]:
    return session.search.start(query).more(1000)


def mark(session: Session, words: str, label: str = "PER", at: int = 0) -> int:
    """Mark the words where they stand for the n-th time."""
    hit = hits_of(session, Query(words, exact=True))[at]
    chosen = next(each for each in session.read(lambda view: view.labels()) if each.name == label)
    done = session.execute("mention.add", parts=[Part(hit.block, hit.start, hit.end)], label=chosen.id)
    return next(change.id for change in done.changes if change.kind == "mention")


def mention(session: Session, row: int) -> Mention:
    return session.read(lambda view: view.mention(row))


def text_of(session: Session, block: int) -> str:
    return session.read(lambda view: view.block(block).text)


def test_everything_is_replaced_in_one_step_and_taken_back_in_one(session: Session):
    before, query = session.content(), Query("الميناء")
    hits = hits_of(session, query)
    done = session.search.replace(query, "المرفأ", focus=Focus(hits[0].article))
    assert done.step is not None
    assert (done.step.command, done.step.args["hits"], done.step.args["skipped"]) == (
        "text.replace_all",
        len(hits),
        0,
    )
    assert done.step.focus == Focus(hits[0].article)
    assert done.articles == {hit.article for hit in hits}
    assert hits_of(session, query) == []
    assert len(hits_of(session, Query("المرفأ", exact=True))) == len(hits)
    session.undo()
    assert session.content() == before
    session.redo()
    assert hits_of(session, query) == []


def test_one_some_and_all_but_some(session: Session):
    query = Query("الميناء")
    hits = hits_of(session, query)
    session.search.replace(query, "المرفأ", [hits[1]])
    rest = hits_of(session, query)
    assert len(rest) == len(hits) - 1
    done = session.search.replace(query, "المرفأ", left_out={(rest[0].block, rest[0].start)})
    assert done.step is not None
    assert done.step.args["hits"] == len(rest) - 1
    assert [(hit.block, hit.start) for hit in hits_of(session, query)] == [(rest[0].block, rest[0].start)]


def test_hits_whose_text_has_moved_on_are_skipped_and_counted(session: Session):
    query = Query("الميناء")
    hits = hits_of(session, query)
    session.execute("block.replace_text", block=hits[0].block, start=0, removed="", inserted="في ")
    done = session.search.replace(query, "المرفأ", hits)
    assert done.step is not None
    moved = [hit for hit in hits if hit.block == hits[0].block]
    assert (done.step.args["hits"], done.step.args["skipped"]) == (len(hits) - len(moved), len(moved))
    assert "الميناء" in text_of(session, hits[0].block)


def test_what_changed_between_looking_and_writing_is_skipped(session: Session):
    query = Query("الميناء")
    first = hits_of(session, query)[0]
    edited: list[bool] = []

    def meanwhile(done: int, total: int) -> None:
        if not edited:
            edited.append(True)
            session.execute("block.replace_text", block=first.block, start=0, removed="", inserted="في ")

    done = session.search.replace(query, "المرفأ", progress=meanwhile)
    assert done.step is not None
    assert done.step.args["skipped"] == 1
    assert "الميناء" in text_of(session, first.block)


def test_nothing_found_is_no_step(session: Session):
    before = len(session.steps())
    assert session.search.replace(Query("لا وجود لهذا"), "شيء").step is None
    assert session.search.replace(Query("الميناء", exact=True), "الميناء").step is None
    assert len(session.steps()) == before


@pytest.mark.parametrize("asked", range(12))
def test_a_cancel_leaves_no_trace(session: Session, asked: int):
    before, steps = session.content(), session.steps()
    answers = iter([False] * asked)
    with pytest.raises(Cancelled):
        session.search.replace(Query("ال"), "أل", cancelled=lambda: next(answers, True))
    assert (session.content(), session.steps()) == (before, steps)


def test_words_inside_a_mention_stay_inside_it(session: Session):
    row = mark(session, "سامر الخطيب")
    session.search.replace(Query("سامر", "word"), "سمير")
    assert mention(session, row).words == "سمير الخطيب"


def test_words_that_are_a_mention_give_way_to_the_mention(session: Session):
    row = mark(session, "سامر الخطيب")
    session.search.replace(Query("سامر الخطيب"), "السيد سمير الخطيب")
    assert (mention(session, row).words, mention(session, row).state) == ("السيد سمير الخطيب", "live")


def test_words_that_hold_a_mention_leave_it_where_it_is(session: Session):
    row = mark(session, "الخطيب")
    session.search.replace(Query("سامر الخطيب"), "سمير الخطيب")
    assert (mention(session, row).words, mention(session, row).state) == ("الخطيب", "live")


def test_words_beside_a_mention_do_not_come_into_it(session: Session):
    row = mark(session, "سامر الخطيب")
    session.search.replace(Query("البلدية سامر"), "البلدية السيد سامر")
    session.search.replace(Query("الخطيب وعدد"), "الخطيب، وعدد")
    assert mention(session, row).words == "سامر الخطيب"


def test_a_mention_whose_words_are_replaced_by_nothing_is_lost_and_told(session: Session):
    row = mark(session, "كريم حداد")
    session.search.replace(Query("كريم حداد "), "")
    assert mention(session, row).state == "lost"
    assert "mention-lost" in {finding.rule for finding in session.findings()}
    session.undo()
    assert mention(session, row).state == "live"


def test_many_hits_in_one_block_keep_every_mention(session: Session):
    block = session.read(lambda view: view.blocks(view.article_ids()[0])[4])
    text = " ".join(f"غزة{number}" for number in range(40))
    session.execute("block.replace_text", block=block.id, start=0, removed=block.text, inserted=text)
    rows = [mark(session, f"غزة{number}", "LOC") for number in (3, 17, 39)]
    before = session.content()
    done = session.search.replace(Query("غزة"), "غزّة هاشم ")
    assert text_of(session, block.id) == text.replace("غزة", "غزّة هاشم ")
    assert [mention(session, row).words for row in rows] == [f"غزّة هاشم {n}" for n in (3, 17, 39)]
    assert sum(change.kind == "block" for change in done.changes) == 1
    session.undo()
    assert session.content() == before


def test_groups_fill_the_replacement_as_the_preview_says(session: Session):
    query = Query(r"(\w+) (الخطيب)", "regex", exact=True)
    hits = hits_of(session, query)
    previews = session.search.preview(query, r"\2، \1", hits)
    assert [(told.hit, told.instead) for told in previews] == [(hit, "الخطيب، سامر") for hit in hits]
    session.search.replace(query, r"\2، \1")
    assert [text_of(session, hit.block)[hit.start :].startswith("الخطيب، سامر") for hit in hits] == [
        True
    ] * len(hits)


def test_a_preview_of_what_moved_on_keeps_its_words(session: Session):
    query = Query("الميناء")
    hits = hits_of(session, query)
    session.execute("block.replace_text", block=hits[0].block, start=0, removed="", inserted="في ")
    told = session.search.preview(query, "المرفأ", hits)
    assert [each.instead for each in told] == [
        "الميناء" if hit.block == hits[0].block else "المرفأ" for hit in hits
    ]


@pytest.mark.parametrize("instead", ["سطر\nسطر", "أ\ud800"])
def test_a_replacement_that_no_block_can_hold_is_refused(session: Session, instead: str):
    before = session.content()
    with pytest.raises(UserError):
        session.search.replace(Query("الميناء"), instead)
    assert session.content() == before


def test_progress_goes_on_to_its_end(session: Session):
    told: list[float] = []
    session.search.replace(Query("ال"), "أل", progress=lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert told[-1] == 1


def test_findings_follow_a_large_replacement(session: Session, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("core.session.freshness.MANY_BLOCKS", 2)
    monkeypatch.setattr("core.session.freshness.MOST_AT_ONCE", 1)
    before, told = session.content(), session.findings()
    session.search.replace(Query("ال"), "الـ")
    session.fresh.settle()
    rules = {finding.rule for finding in session.findings()}
    assert "stray-tatweel" in rules
    session.undo()
    session.fresh.settle()
    assert session.content() == before
    assert session.findings() == told


def test_a_hit_of_an_article_deleted_since_is_skipped(session: Session):
    query = Query("المدينة")
    hits = session.search.start(query).more()
    session.execute("article.delete", articles=[hits[0].article])
    before = session.read(lambda view: view.block(hits[0].block).text)
    session.search.replace(query, "البلدة", hits=hits[:1])
    assert session.read(lambda view: view.block(hits[0].block).text) == before
