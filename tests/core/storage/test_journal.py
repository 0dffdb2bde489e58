"""The tree of steps: undo, redo, branches and jumps, also after closing and reopening."""

from __future__ import annotations

import pytest

from core.errors import UserError
from core.model import BEGINNING, Focus
from core.session import Session


def write(session: Session, note: str) -> int:
    session.execute("article.set_note", article=session.article_ids()[0], note=note)
    return session.head


def note(session: Session) -> str:
    return session.read(lambda view: view.article(view.article_ids()[0]).note)


def refused(work) -> str:
    with pytest.raises(UserError) as refusal:
        work()
    return refusal.value.key


def test_undo_stops_at_an_import(session):
    write(session, "أولى")
    assert session.can_undo
    session.undo()
    assert not session.can_undo
    assert refused(session.undo) == "error.undo_at_import"
    assert session.can_redo
    session.redo()
    assert refused(session.redo) == "error.nothing_to_redo"


def test_a_project_without_a_step_has_nothing_to_undo(tmp_path):
    with Session.open(tmp_path / "new.tanqih", create=True) as session:
        assert session.head == BEGINNING
        assert refused(session.undo) == "error.nothing_to_undo"
        assert refused(session.redo) == "error.nothing_to_redo"
        assert session.jump(BEGINNING).changes == ()


def test_a_jump_to_the_beginning_takes_the_import_along_and_back(session):
    last, content = session.head, session.content()
    session.jump(BEGINNING)
    assert session.article_ids().tolist() == []
    assert session.can_redo
    session.redo()
    assert (session.head, session.content()) == (last, content)


def test_a_branch_stays_reachable_after_reopening(project):
    with Session.open(project) as session:
        trunk = session.head
        old = [write(session, text) for text in ("أولى", "ثانية")]
        session.undo()
        session.undo()
        new = write(session, "فرع")
        assert refused(session.redo) == "error.nothing_to_redo"
        parents = {step.id: step.parent for step in session.steps()}
        assert parents[new] == parents[old[0]] == trunk
    with Session.open(project) as session:
        assert (session.head, note(session)) == (new, "فرع")
        done = session.jump(old[1])
        assert (done.kind, done.step.id, note(session)) == ("jump", old[1], "ثانية")
        session.undo()
        assert note(session) == "أولى"
        session.redo()
        assert note(session) == "ثانية"
        session.jump(trunk)
        assert note(session) == ""
        session.redo()
        assert note(session) == "أولى", "redo goes where the editor last went"


def test_jumping_where_one_is_changes_nothing(session):
    here = write(session, "هنا")
    before = session.content()
    assert session.jump(here).changes == ()
    assert (session.head, session.content()) == (here, before)


def test_there_is_no_such_step(session):
    before = session.head
    assert refused(lambda: session.jump(99_999)) == "error.no_such_step"
    assert session.head == before


def test_a_step_knows_what_was_done_where_by_whom_and_when(session, clock):
    article = session.article_ids()[0]
    block = session.read(lambda view: view.blocks(article)[0].id)
    focus = Focus(article, block, 7)
    clock.pass_by(90)
    done = session.execute("block.set_kept", focus=focus, blocks=[block], kept=False)
    step = session.steps()[-1]
    assert step == done.step
    assert (step.command, step.args) == ("block.set_kept", {"blocks": [block], "kept": False})
    assert (step.author, step.time, step.focus) == ("tester", "2026-01-05T09:01:30+00:00", focus)
    assert session.changes_of(step.id) == list(done.changes)
    assert session.undo().focus == focus
    assert session.redo().focus == focus


def test_ids_are_never_given_again(session):
    article = session.article_ids()[0]
    made = {change.id for change in session.execute("article.new", after=article).changes}
    session.undo()
    again = {change.id for change in session.execute("article.new", after=article).changes}
    assert not made & again


def test_a_removed_dump_is_gone_for_the_next_and_comes_back_by_a_jump(project):
    with Session.open(project) as session:
        before, stats = session.head, session.stats()
        (source,) = session.read(lambda view: view.sources())
        session.execute("source.remove", source=source.id)
    with Session.open(project) as session:
        assert session.stats()["articles"] == 0
        assert session.read(lambda view: view.sources()) == []
        assert session.findings() == []
        session.jump(before)
        assert session.stats() == stats
