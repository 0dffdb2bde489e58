"""The history as a whole: what it lists, what a way would change, named points, and going with a cancel."""

from __future__ import annotations

import sqlite3

import pytest

from core.errors import Cancelled, ProjectFileError, UserError
from core.model import BEGINNING
from core.session import Session
from core.session.past import StepFilter
from core.storage import migrations, project_file
from tests.core.storage.version_1 import make_version_1


def blocks(session, number=0):
    article = session.article_ids()[number]
    return session.read(lambda view: view.blocks(article))


def write(session, words, number=0, block=1):
    here = blocks(session, number)[block]
    session.execute("block.replace_text", block=here.id, start=0, removed="", inserted=words)
    return session.head


def note(session, words, number=0):
    session.execute("article.set_note", article=session.article_ids()[number], note=words)
    return session.head


def refused(work) -> str:
    with pytest.raises(UserError) as refusal:
        work()
    return refusal.value.key


@pytest.fixture
def timed(session, clock):
    """A session whose typing never joins."""
    clock_call = type(clock).__call__

    def tick(self):
        self.pass_by(5)
        return clock_call(self)

    session._stepper.clock = lambda: tick(clock)
    return session


def test_only_what_is_new_is_read(session):
    first = session.past.news()
    assert (list(first.parents), first.head, list(first.ahead)) == ([0], session.head, [])
    note(session, "أولى")
    session.undo()
    news = session.past.news(first.ids[-1])
    assert (len(news.ids), news.head, list(news.ahead)) == (1, first.head, list(news.ids))
    assert (news.commands, news.authors) == ({"article.set_note"}, {"tester"})
    assert list(session.past.news(news.ids[-1]).ids) == []


def test_redo_from_the_beginning_leads_through_every_step(session):
    last = note(session, "أولى")
    session.jump(BEGINNING)
    assert list(session.past.news().ahead) == [step.id for step in session.steps()]
    assert session.past.news().ahead[-1] == last


def test_a_step_tells_in_how_many_places_it_did_something(timed):
    step = write(timed, "كلمة ")
    bulk = timed.execute("article.set_status", articles=timed.article_ids().tolist(), status="done").step.id
    imported, typed, status = timed.past.listed([timed.steps()[0].id, step, bulk])
    assert (typed.articles, typed.blocks) == (1, 1)
    assert (status.articles, status.blocks) == (3, 0)
    assert imported.articles == 3


def test_steps_are_found_by_article_author_and_command(timed, project):
    first, second = note(timed, "أولى"), write(timed, "كلمة ", number=1)
    trunk, (one, two, _) = timed.steps()[0].id, timed.article_ids()
    assert list(timed.past.matching(StepFilter(article=one))) == [trunk, first]
    assert list(timed.past.matching(StepFilter(article=two))) == [trunk, second]
    assert list(timed.past.matching(StepFilter(commands=("article.set_note",)))) == [first]
    assert list(timed.past.matching(StepFilter(author="nobody"))) == []
    timed.past.name(second, "قبل القراءة")
    assert list(timed.past.matching(StepFilter(commands=(), words="القراءة"))) == [second]


def test_a_block_that_moved_is_listed_in_both_articles(timed):
    moved = blocks(timed)[-1]
    timed.execute("block.move_next", blocks=[moved.id])
    for article in timed.article_ids()[:2]:
        assert timed.head in timed.past.matching(StepFilter(article=article))


def test_an_older_file_learns_where_its_steps_did_something(tmp_path):
    path = tmp_path / "old.tanqih"
    make_version_1(path)
    with Session.open(path) as session:
        steps = [step.id for step in session.steps()]
        assert set(session.past.matching(StepFilter(article=6))) == set(steps)
        assert all(each.articles for each in session.past.listed(steps))


def test_a_preview_tells_the_way_and_only_what_differs_in_the_end(timed):
    start = timed.head
    write(timed, "كلمة ")
    note(timed, "تزول")
    note(timed, "")
    before = timed.content(), timed.head
    net = timed.past.preview(start)
    assert (net.way.back, net.way.forth) == (3, 0)
    (found,) = net.differences
    assert (found.kind, found.article) == ("block", timed.article_ids()[0])
    assert found.before.text == f"كلمة {found.after.text}"
    assert (timed.content(), timed.head) == before


def test_a_preview_is_what_going_there_changes(timed):
    trunk = timed.head
    write(timed, "كلمة ")
    timed.execute("block.split", block=blocks(timed, 1)[-1].id, at=6)
    side = note(timed, "فرع")
    timed.jump(trunk)
    write(timed, "غيرها ", number=2)
    net = timed.past.preview(side)
    before = rows_of(timed)
    timed.jump(side)
    after = rows_of(timed)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert {(each.kind, each.id) for each in net.differences} == changed
    assert (net.way.back, net.way.forth) == (1, 3)


def rows_of(session):
    """Return the content columns of every row by kind and id."""
    return {(kind, row[0]): row for kind, found in session.content().items() for row in found}


def test_two_points_are_compared_wherever_one_stands(timed):
    trunk = timed.head
    one = write(timed, "كلمة ")
    timed.jump(trunk)
    other = note(timed, "فرع", number=1)
    note(timed, "أبعد", number=2)
    net = timed.past.compare(one, other)
    told = {each.kind: (each.before, each.after) for each in net.differences}
    assert set(told) == {"block", "article"}
    assert told["block"][0].text == f"كلمة {told['block'][1].text}"
    assert (told["article"][0].note, told["article"][1].note) == ("", "فرع")
    assert timed.past.compare(one, one).differences == ()


def test_a_preview_over_an_import_counts_its_articles(session):
    net = session.past.preview(BEGINNING)
    assert (net.taken, net.brought) == (3, 0)
    session.jump(BEGINNING)
    assert session.past.preview(session.steps()[0].id).brought == 3


def test_a_large_step_is_read_in_slices_and_can_be_given_up(timed, monkeypatch):
    monkeypatch.setattr("core.session.past.SLICE", 2)
    start = timed.head
    timed.execute("article.set_status", articles=timed.article_ids().tolist(), status="done")
    told = []
    net = timed.past.preview(start, lambda done, total: told.append((done, total)))
    assert len(net.differences) == 3
    assert told == [(2, 3), (3, 3)]
    with pytest.raises(Cancelled):
        timed.past.preview(start, cancelled=lambda: True)


def test_a_way_given_up_leaves_no_trace(timed):
    start = timed.head
    for words in ("أولى ", "ثانية "):
        write(timed, words)
    before, head = timed.content(), timed.head
    for work in (
        lambda: timed.past.go(start, cancelled=lambda: True),
        lambda: timed.past.undo(None, lambda: True),
    ):
        with pytest.raises(Cancelled):
            work()
        assert (timed.content(), timed.head) == (before, head)
    timed.past.go(start)
    assert timed.past.redo_size() == 1
    assert timed.past.redo().kind == "redo"
    assert timed.past.undo_size() == 1


def test_points_keep_their_names_through_every_jump(project, session):
    first = note(session, "أولى")
    session.past.name(first, "  قبل  القراءة ")
    session.undo()
    session.past.name(BEGINNING, "فارغ")
    session.past.name(first, "بعد القراءة")
    assert {(point.step, point.name) for point in session.past.points()} == {
        (first, "بعد القراءة"),
        (BEGINNING, "فارغ"),
    }
    assert session.past.listed([first])[0].name == "بعد القراءة"
    session.close()
    with Session.open(project) as again:
        again.past.forget(first)
        assert [point.name for point in again.past.points()] == ["فارغ"]
        assert refused(lambda: again.past.forget(first)) == "error.no_such_point"


@pytest.mark.parametrize("name", ["", "   ", "س" * 81, "سطر\u2028آخر\u0007"])
def test_a_name_that_is_none_is_refused(session, name):
    assert refused(lambda: session.past.name(session.head, name)) == "error.bad_point_name"


def test_a_point_needs_a_step(session):
    assert refused(lambda: session.past.name(99_999, "هنا")) == "error.no_such_step"
    assert refused(lambda: session.past.preview(99_999)) == "error.no_such_step"


def test_a_read_only_project_is_looked_at_and_not_gone_through(project, monkeypatch):
    with Session.open(project) as session:
        note(session, "أولى")
    monkeypatch.setattr(project_file, "may_write", lambda path: False)
    with Session.open(project) as session:
        assert len(session.past.preview(BEGINNING).differences) == 2
        for work in (
            lambda: session.past.go(BEGINNING),
            lambda: session.past.name(session.head, "هنا"),
            lambda: session.past.undo_alone(session.head),
        ):
            assert refused(work) == "error.read_only_project"


def test_a_time_without_a_zone_counts_as_utc(project):
    connection = sqlite3.connect(project)
    connection.execute("UPDATE step SET time = '2026-01-05T09:00:00'")
    connection.commit()
    connection.close()
    with Session.open(project) as session:
        assert [step.time for step in session.steps()] == ["2026-01-05T09:00:00+00:00"]
        write(session, "كلمة ")


def test_a_step_whose_changes_do_not_fit_is_told_as_damage(project, timed):
    write(timed, "كلمة ")
    timed._call(
        lambda db: db.execute("UPDATE change SET after = '[0, \"\", \"غيرها\"]' WHERE field = 'text'")
    )
    with pytest.raises(ProjectFileError):
        timed.past.preview(BEGINNING)


def test_the_tables_of_the_history_belong_to_the_third_version():
    assert {"step_article", "step_source", "step_size", "point"} <= migrations.MADE[3]
