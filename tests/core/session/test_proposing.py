"""Proposing again: a child learns, the change is shown before it is taken, and no editor's work is ever overwritten."""

from __future__ import annotations

import shutil
from multiprocessing import active_children
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import Cancelled, UserError
from core.model.touched import JOINED, is_touched
from core.session import Session
from core.session.proposing import accept_suggestions, propose_again
from core.suggest import differences, present
from tests.core.commands.desk import Desk
from tests.core.session.edits import Hand
from tests.core.session.standins import DYING, ENDLESS, FAULTY, REMEMBERING, divide_wildly, plain_project


@pytest.fixture(scope="module")
def divided(tmp_path_factory) -> Path:
    """A closed project of four articles that end in the same line."""
    return plain_project(tmp_path_factory.mktemp("again"))


@pytest.fixture
def desk(divided, tmp_path):
    with Session.open(shutil.copy(divided, tmp_path / "again.tanqih"), author="tester") as session:
        yield Desk(session)


def propose(desk, **options):
    return propose_again(desk.session, REMEMBERING, **options)


def decide_first(desk):
    """Call the last line of the first article a credit, and keep it where it was left out or the other way round."""
    last = desk.blocks(1)[-1]
    assert last.role != "credit"
    desk.do("block.set_role", blocks=[last.id], role="credit")
    desk.do("block.set_kept", blocks=[last.id], kept=not last.kept)
    return last


def test_without_a_decision_there_is_nothing_to_learn_from(desk):
    before = desk.session.content()
    with pytest.raises(UserError) as refused:
        propose(desk)
    assert refused.value.key == "error.nothing_decided"
    assert desk.session.content() == before


def test_what_was_decided_once_is_proposed_for_the_rest(desk):
    last = decide_first(desk)
    before = desk.session.content()
    proposed = propose(desk)
    assert proposed.counts == {"role": 3, "kept": 3}
    assert desk.session.steps()[-1].command == "suggestion.propose"
    after = desk.session.content()
    assert {kind for kind in after if after[kind] != before[kind]} == {"suggestion"}
    about = [
        (each.about, each.proposal["before"], each.proposal["after"])
        for each in desk.session.open_suggestions()
    ]
    assert about == [("role", last.role, "credit"), ("kept", last.kept, not last.kept)] * 3


def test_all_are_accepted_as_one_step(desk):
    first = decide_first(desk)
    propose(desk)
    before, steps = desk.session.content(), len(desk.session.steps())
    accept_suggestions(desk.session, [each.id for each in desk.session.open_suggestions()])
    assert len(desk.session.steps()) == steps + 1
    for number in (1, 2, 3, 4):
        last = desk.blocks(number)[-1]
        assert (last.role, last.kept) == ("credit", not first.kept)
        assert last.role_decision.by == ("editor" if number == 1 else "model")
    assert desk.session.open_suggestions() == []
    desk.session.undo()
    assert desk.session.content() == before


def test_no_block_moves_twice_when_an_article_is_split_at_many_places(desk):
    blocks = desk.blocks(1)
    args = {"about": "boundary", "after": True, "reason": "topic-turns", "confidence": 0.9}
    desk.do("suggestion.add_all", suggestions=[{"block": block.id, **args} for block in blocks[1:]])
    told = []
    done = accept_suggestions(
        desk.session,
        [each.id for each in desk.session.open_suggestions()],
        progress=lambda *at: told.append(at),
    )
    moved = [change.id for change in done.changes if (change.kind, change.field) == ("block", "article")]
    assert sorted(moved) == sorted(block.id for block in blocks[1:])
    assert told == [(number, len(blocks) - 1) for number in range(len(blocks) - 1)]
    assert [[each.id for each in desk.blocks(at)] for at in range(1, len(blocks) + 1)] == [
        [block.id] for block in blocks
    ]


def test_boundaries_are_proposed_too(desk):
    desk.do("article.merge_next", article=desk.article(1).id)
    desk.do("article.split", block=desk.blocks(1)[4].id)
    title = desk.blocks(2)[0].text
    assert desk.article(2).boundary.by == "editor"
    assert title.startswith("سوق السمك")
    desk.do("article.merge_next", article=desk.article(1).id)
    proposed = propose(desk)
    assert proposed.counts == {}, "where an editor joined two articles they stay one"


def test_what_was_turned_down_is_not_proposed_again(desk):
    decide_first(desk)
    propose(desk)
    down, *others = desk.session.open_suggestions()
    desk.do("suggestion.reject", suggestions=[down.id])
    propose(desk)
    again = desk.session.open_suggestions()
    assert len(again) == len(others)
    assert (down.proposal, down.about) not in [(each.proposal, each.about) for each in again]


def test_an_older_proposal_nobody_answered_gives_way(desk):
    decide_first(desk)
    propose(desk)
    old = {each.id for each in desk.session.open_suggestions()}
    propose(desk)
    assert len(desk.session.open_suggestions()) == 6
    assert not old & {each.id for each in desk.session.open_suggestions()}


def test_an_article_edited_in_between_is_left_out(desk):
    decide_first(desk)
    propose(desk)
    wanted = [each.id for each in desk.session.open_suggestions()]
    block = desk.blocks(2)[2]
    desk.do("block.replace_text", block=block.id, start=0, removed="", inserted="وقد ")
    edited = desk.blocks(2)
    done = accept_suggestions(desk.session, wanted)
    assert desk.blocks(2) == edited
    assert desk.blocks(3)[-1].role == "credit"
    assert sum(change.after == "accepted" for change in done.changes) == 4


def test_progress_is_told_and_a_cancel_leaves_no_trace(desk):
    decide_first(desk)
    before, told = desk.session.content(), []
    with pytest.raises(Cancelled):
        propose_again(
            desk.session,
            ENDLESS,
            tell=lambda stage, done, total: told.append((stage, done <= total)),
            cancelled=lambda: bool(told) and told[-1][0] == "learning",
        )
    assert ("learning", True) in told
    assert desk.session.content() == before
    assert active_children() == []


@pytest.mark.parametrize(("methods", "error"), [(DYING, UserError), (FAULTY, RuntimeError)])
def test_a_learner_that_dies_leaves_no_trace(desk, methods, error):
    decide_first(desk)
    before, steps = desk.session.content(), desk.session.steps()
    with pytest.raises(error, match=r"learner"):
        propose_again(desk.session, methods)
    assert desk.session.content() == before
    assert desk.session.steps() == steps
    assert active_children() == []


def test_a_learner_that_is_killed_while_it_waits_leaves_no_trace(desk, monkeypatch):
    decide_first(desk)
    before, reading = desk.session.content(), desk.session.read

    def killing(question):
        for child in active_children():
            child.kill()
            child.join()
        return reading(question)

    monkeypatch.setattr(desk.session, "read", killing)
    with pytest.raises(UserError, match=r"learner"):
        propose(desk)
    assert desk.session.content() == before
    assert active_children() == []


def test_a_project_that_cannot_be_written_is_refused_at_once(desk, monkeypatch):
    decide_first(desk)
    path = desk.session.path
    desk.session.close()
    path.chmod(0o400)
    monkeypatch.setattr("core.storage.project_file.may_write", lambda _path: False)
    with Session.open(path) as session, pytest.raises(UserError) as refused:
        propose_again(session, REMEMBERING)
    assert refused.value.key == "error.read_only_project"


NUMBER = st.integers(0, 10_000)
EDITS = st.lists(st.tuples(NUMBER, NUMBER, NUMBER, NUMBER), min_size=0, max_size=12)


def decided(session: Session) -> dict[object, object]:
    """Return all that editors decided, wrote and marked, with the make-up of the articles they touched."""

    def read(view):
        found = {}
        for article in view.articles():
            blocks, mentions = view.blocks(article.id), view.mentions(article.id)
            if is_touched(article, blocks, mentions):
                found[article.id] = (article, blocks, mentions)
            if article.boundary.by == "editor":
                found["begins", blocks[0].id] = True
            found |= {("goes on", block.id): True for block in blocks[1:] if JOINED in block.attrs}
        return found

    return session.read(read)


def note_wild_ones(session: Session, seed: int) -> None:
    """Propose what dice say, for every dump."""
    for source in session.read(lambda view: view.sources()):
        articles = session.read(
            lambda view, at=source.id: [present(view, article) for article in view.article_ids(at)]
        )
        text = session.read(lambda view, at=source.id: view.source_text(at))
        found = list(differences(articles, divide_wildly(text, seed)))
        calls = [("suggestion.add", each._asdict()) for each in found]
        session.execute_all("suggestion.propose", lambda view, calls=calls: calls)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(before=EDITS, between=EDITS, seed=NUMBER)
def test_nothing_an_editor_decided_is_overwritten(divided, before, between, seed):
    with TemporaryDirectory() as folder, Session.open(shutil.copy(divided, folder)) as session:
        hand = Hand(session)
        for edit in before:
            hand.do(edit)
        own = decided(session)
        note_wild_ones(session, seed)
        assert decided(session) == own
        wanted = [each.id for each in session.read(lambda view: view.suggestions_in_state("open"))]
        for edit in between:
            hand.do(edit)
        own, text = decided(session), session.content()
        accept_suggestions(session, wanted)
        now = decided(session)
        assert {article: now.get(article) for article in own} == own
        assert [row[6] for row in session.content()["block"]] == [row[6] for row in text["block"]]
        if session.steps()[-1].command == "suggestion.accept_all":
            session.undo()
            assert session.content() == text


def test_dice_do_change_what_nobody_touched(divided, tmp_path):
    with Session.open(shutil.copy(divided, tmp_path)) as session:
        note_wild_ones(session, 1)
        done = accept_suggestions(session, [each.id for each in session.open_suggestions()])
        assert {change.kind for change in done.changes} >= {"article", "block", "suggestion"}
