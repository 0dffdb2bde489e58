"""One old step taken back alone: what is left is what the others would have made, or it is refused by name."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.history import StepNeeded
from core.model import BEGINNING
from core.session import Session
from tests.core.session.edits import Hand
from tests.core.session.errands import Errand, Errands, Gone, told
from tests.core.session.test_random_edits import assert_sound

NUMBER = st.integers(0, 10_000)
EDITS = st.lists(st.tuples(NUMBER, NUMBER, NUMBER, NUMBER), min_size=2, max_size=25)
SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def line(session: Session) -> list[int]:
    """Return the steps on the way to where the project stands, oldest first."""
    parents = {step.id: step.parent for step in session.steps()}
    found, at = [], session.head
    while at != BEGINNING:
        found.append(at)
        at = parents[at]
    return found[::-1]


@SLOW
@given(edits=EDITS, which=st.integers(0, 100))
def test_a_step_taken_back_alone_leaves_a_sound_project_and_comes_back_by_undo(imported: Path, edits, which):
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(imported, Path(folder) / "random.tanqih"))
        with Session.open(path) as session:
            for edit in edits:
                Hand(session).do(edit)
            steps, before, head = line(session) or [BEGINNING], session.content(), session.head
            try:
                done = session.past.undo_alone(steps[which % len(steps)])
            except UserError:
                assert (session.content(), session.head) == (before, head)
                return
            assert done.step.parent == head
            assert_sound(session)
            after = session.content()
            session.undo()
            assert session.content() == before
            session.redo()
            assert session.content() == after


@pytest.fixture
def timed(session, clock):
    """A session whose typing never joins."""

    def tick():
        clock.pass_by(5)
        return clock()

    session._stepper.clock = tick
    return session


@SLOW
@given(
    errands=st.lists(st.tuples(NUMBER, st.integers(0, 23), NUMBER, NUMBER), min_size=2, max_size=9),
    which=NUMBER,
)
def test_what_is_left_is_what_the_others_would_have_made(imported: Path, errands, which):
    with TemporaryDirectory() as folder:
        first, second = (shutil.copy(imported, Path(folder) / name) for name in ("a.tanqih", "b.tanqih"))
        with Session.open(first, clock=Ticking()) as session:
            hand = Errands(session)
            hand.prepare()
            done = [(number, errand) for number, errand in enumerate(errands) if did(hand, errand, number)]
            steps = line(session)[-len(done) :]
            if not done:
                return
            out = which % len(done)
            try:
                session.past.undo_alone(steps[out])
            except UserError:
                return
            left = told(session)
        with Session.open(second, clock=Ticking()) as session:
            hand = Errands(session)
            hand.prepare()
            for number, errand in done[:out] + done[out + 1 :]:
                hand.do(errand, number)
            assert told(session) == left


class Ticking:
    """A clock that goes on five seconds at each look: nothing typed joins."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=5)
        return self.now


def did(hand: Errands, errand: Errand, number: int) -> bool:
    try:
        return hand.do(errand, number)
    except Gone:
        return False


def block(session, number=1):
    article = session.article_ids()[0]
    return session.read(lambda view: view.blocks(article))[number]


def write(session, start, removed, inserted, number=1):
    here = block(session, number)
    session.execute("block.replace_text", block=here.id, start=start, removed=removed, inserted=inserted)
    return session.head


def mark(session, words, label=0, number=1):
    here = block(session, number)
    at = here.text.index(words)
    labels = session.read(lambda view: view.labels())
    session.execute("mention.add", parts=[[here.id, at, at + len(words)]], label=labels[label].id)
    return session.head


def mentions(session):
    article = session.article_ids()[0]
    return session.read(lambda view: view.mentions(article))


def needed(session, step) -> tuple[str, str]:
    """Return why a step cannot be taken back alone, and the command of the step that depends on it."""
    before = session.content(), session.head
    with pytest.raises(StepNeeded) as refusal:
        session.past.undo_alone(step)
    assert (session.content(), session.head) == before
    return refusal.value.key, refusal.value.step.command


def test_words_typed_before_others_go_and_the_others_stay(timed):
    text = block(timed).text
    first = write(timed, 0, "", "أولاً ")
    write(timed, len(block(timed).text), "", " أخيراً")
    done = timed.past.undo_alone(first)
    assert block(timed).text == f"{text} أخيراً"
    assert (done.step.command, done.step.args, done.kind) == ("history.undo_alone", {"step": first}, "undo")


def test_a_mention_deleted_with_its_words_stands_at_them_again(timed):
    mark(timed, "مدينة الميناء")
    before = mentions(timed)
    here = block(timed).text
    gone = write(timed, here.index("مدينة الميناء"), "مدينة الميناء", "")
    assert mentions(timed)[0].state == "lost"
    write(timed, 0, "", "أولاً، ")
    timed.past.undo_alone(gone)
    (found,) = mentions(timed)
    part = found.parts[0]
    assert (found.state, found.words) == ("live", "مدينة الميناء")
    assert block(timed).text[part.start : part.end] == "مدينة الميناء"
    assert part.start == before[0].parts[0].start + len("أولاً، ")


def test_a_removed_mention_comes_back_where_its_words_are_now(timed):
    mark(timed, "مدينة الميناء")
    (old,) = mentions(timed)
    timed.execute("mention.remove", mentions=[old.id])
    removed = timed.head
    write(timed, 0, "", "أولاً، ")
    timed.past.undo_alone(removed)
    (found,) = mentions(timed)
    assert (found.id, found.uid, found.words) == (old.id, old.uid, "مدينة الميناء")
    assert found.parts[0].start == old.parts[0].start + len("أولاً، ")


def test_one_of_two_details_is_taken_back(timed):
    article = timed.article_ids()[0]
    timed.execute("article.set_attr", article=article, name="date", value="2026-01-01")
    first = timed.head
    timed.execute("article.set_attr", article=article, name="place", value="الميناء")
    timed.past.undo_alone(first)
    assert timed.read(lambda view: view.article(article)).attrs["place"] == "الميناء"
    assert "date" not in timed.read(lambda view: view.article(article)).attrs


def test_a_merged_block_comes_apart_though_its_beginning_was_written_on(timed):
    one, two = block(timed, 1), block(timed, 2)
    timed.execute("block.merge", blocks=[one.id, two.id])
    merged = timed.head
    write(timed, 0, "", "أولاً، ")
    timed.past.undo_alone(merged)
    assert [block(timed, at).text for at in (1, 2)] == [f"أولاً، {one.text}", two.text]
    assert block(timed, 2) == two


def test_the_last_step_and_an_undo_alone_itself_are_taken_back_too(timed):
    text = block(timed).text
    step = write(timed, 0, "", "أولاً ")
    back = timed.past.undo_alone(step).step.id
    assert block(timed).text == text
    timed.past.undo_alone(back)
    assert block(timed).text == f"أولاً {text}"


@pytest.mark.parametrize(
    ("first", "then", "why"),
    [
        pytest.param(
            lambda session: write(session, 0, "", "أولاً"),
            lambda session: write(session, 2, "لاً", ""),
            ("error.alone_words", "block.replace_text"),
            id="the words it wrote were changed",
        ),
        pytest.param(
            lambda session: write(session, 5, block(session).text[5:9], ""),
            lambda session: write(session, 5, "", "هنا"),
            ("error.alone_words", "block.replace_text"),
            id="others stand where it took words away",
        ),
        pytest.param(
            lambda session: write(session, 0, "", "سامر الخطيب "),
            lambda session: mark(session, "سامر الخطيب"),
            ("error.alone_mention", "mention.add"),
            id="the words it wrote were marked",
        ),
        pytest.param(
            lambda session: write(session, 9, "", "و"),
            lambda session: session.execute("block.split", block=block(session).id, at=4),
            ("error.alone_words", "block.split"),
            id="its words went to another block",
        ),
        pytest.param(
            lambda session: write(session, 0, "", "و", number=2),
            lambda session: session.execute(
                "block.merge", blocks=[block(session, 1).id, block(session, 2).id]
            ),
            ("error.alone_gone", "block.merge"),
            id="its block is gone",
        ),
        pytest.param(
            lambda session: session.execute("block.split", block=block(session).id, at=9),
            lambda session: write(session, 0, "", "و", number=2),
            ("error.alone_row", "block.replace_text"),
            id="the block it made was written in",
        ),
        pytest.param(
            lambda session: session.execute("block.set_role", blocks=[block(session).id], role="caption"),
            lambda session: session.execute("block.set_role", blocks=[block(session).id], role="credit"),
            ("error.alone_field", "block.set_role"),
            id="the role was given again",
        ),
        pytest.param(
            lambda session: mark(session, "مدينة الميناء"),
            lambda session: session.execute("mention.remove", mentions=[mentions(session)[0].id]),
            ("error.alone_row", "mention.remove"),
            id="the mention it made is gone",
        ),
        pytest.param(
            lambda session: (
                mark(session, "مدينة الميناء"),
                session.execute("mention.remove", mentions=[mentions(session)[0].id]),
            )[1],
            lambda session: mark(session, "مدينة الميناء"),
            ("error.alone_place", "mention.add"),
            id="another mention stands there",
        ),
        pytest.param(
            lambda session: session.execute("article.split", block=block(session, 3).id),
            lambda session: session.execute("block.split", block=block(session, 1).id, at=5),
            ("error.alone_row", "block.split"),
            id="what stood together was cut elsewhere",
        ),
    ],
)
def test_what_depends_on_it_is_named(timed, first, then, why):
    first(timed)
    step = timed.head
    then(timed)
    assert needed(timed, step) == why


def test_the_refusal_tells_when_and_which_number(timed):
    article = timed.article_ids()[0]
    timed.execute("article.set_note", article=article, note="أولى")
    step = timed.head
    timed.execute("article.set_status", articles=[article], status="done")
    timed.execute("article.set_note", article=article, note="ثانية")
    with pytest.raises(StepNeeded) as refusal:
        timed.past.undo_alone(step)
    later = timed.steps()[-1]
    assert refusal.value.values == {"command": "article.set_note", "time": later.time, "number": 4}


def test_an_import_another_branch_and_what_lies_ahead_are_refused(timed):
    imported, step = timed.head, write(timed, 0, "", "أولاً ")
    for asked, key in ((imported, "import"), (BEGINNING, "elsewhere"), (99_999, "elsewhere")):
        with pytest.raises(UserError) as refusal:
            timed.past.undo_alone(asked)
        assert refusal.value.key == f"error.alone_{key}"
    timed.undo()
    with pytest.raises(UserError) as refusal:
        timed.past.undo_alone(step)
    assert refusal.value.key == "error.alone_elsewhere"
