"""What is derived waits while somebody types, and is true whenever somebody looks."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import Cancelled
from core.session import Session
from core.storage import stale
from tests.core.session.edits import Hand

WORD = "زنجبيلات"
NUMBER = st.integers(0, 10_000)
EDITS = st.lists(st.tuples(st.integers(0, 7), NUMBER, NUMBER, NUMBER), max_size=15)


@pytest.fixture
def path(imported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(imported, tmp_path / "fresh.tanqih"))


@pytest.fixture
def session(path):
    with Session.open(path) as opened:
        yield opened


def block_of(session: Session):
    article = session.article_ids()[0]
    blocks = session.read(lambda view: view.blocks(article))
    return max((block for block in blocks if block.kept), key=lambda block: len(block.text))


def put(session: Session, block, words: str, start: int = 0):
    return session.execute("block.replace_text", block=block.id, start=start, removed="", inserted=words)


def waits(session: Session) -> bool:
    return session._call(stale.is_any)


def rules_at(session: Session, block) -> set[str]:
    return {found.rule for found in session.findings(block.article) if found.block == block.id}


def with_words(session: Session, words: str) -> list[int]:
    return [block.id for block in session.read(lambda view: view.blocks_with_words(words))]


def test_a_typed_word_waits_until_somebody_asks(session):
    block = block_of(session)
    put(session, block, f"{WORD} (")
    assert waits(session)
    assert "unbalanced" in rules_at(session, block)
    assert not waits(session)


def test_the_word_index_is_true_when_it_is_asked(session):
    block = block_of(session)
    put(session, block, f"{WORD} ")
    assert with_words(session, WORD) == [block.id]
    session.execute("block.replace_text", block=block.id, start=0, removed=WORD, inserted="كلمة")
    assert with_words(session, WORD) == []
    session.undo()
    assert with_words(session, WORD) == [block.id]


def test_a_block_that_goes_before_it_was_indexed_leaves_no_words(session):
    block = block_of(session)
    put(session, block, f"{WORD} ")
    blocks = session.read(lambda view: view.blocks(block.article))
    at = [mate.id for mate in blocks].index(block.id)
    mates = [blocks[at - 1].id, block.id] if at else [block.id, blocks[1].id]
    session.execute("block.merge", blocks=mates)
    assert with_words(session, WORD) == [mates[0]]
    session.undo()
    assert with_words(session, WORD) == [block.id]
    session.undo()
    assert with_words(session, WORD) == []


def test_the_list_and_the_alike_ones_are_true(session):
    block = block_of(session)
    put(session, block, f"{WORD} (")
    before = session.summaries([block.article])[0]
    session.undo()
    assert session.summaries([block.article])[0].warnings < before.warnings
    assert block.id in [mate.id for mate in session.read(lambda view: view.blocks_alike(block.id))]


def test_a_killed_process_leaves_word_of_what_waits(session, path, tmp_path):
    block = block_of(session)
    put(session, block, f"{WORD} (")
    copy = tmp_path / "killed" / path.name
    copy.parent.mkdir()
    for part in ("", "-wal"):
        shutil.copy(f"{path}{part}", f"{copy}{part}")
    with Session.open(copy) as other:
        assert waits(other)
        assert with_words(other, WORD) == [block.id]
        assert "unbalanced" in rules_at(other, block)
        assert not waits(other)


def test_nothing_waits_in_a_closed_project(path):
    with Session.open(path) as session:
        block = block_of(session)
        put(session, block, f"{WORD} ")
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("SELECT count(*) FROM stale").fetchone() == (0,)
    finally:
        connection.close()


def test_work_that_is_given_up_leaves_all_waiting(session):
    block = block_of(session)
    put(session, block, f"{WORD} (")
    content = session._call(lambda db: db.execute("SELECT fold_key FROM block ORDER BY id").fetchall())
    with pytest.raises(Cancelled):
        session._call(lambda _db: session.fresh.all(lambda: True))
    assert waits(session)
    assert (
        session._call(lambda db: db.execute("SELECT fold_key FROM block ORDER BY id").fetchall()) == content
    )
    assert "unbalanced" in rules_at(session, block)


def test_settling_later_tells_when_it_is_done(session):
    block = block_of(session)
    put(session, block, f"{WORD} (")
    told, done = [], Event()
    session.fresh.settle_later(lambda news: (told.append(news), done.set()))
    assert done.wait(30)
    assert block.article in told[0]
    assert not waits(session)


def test_a_step_on_many_blocks_waits_for_nothing(session):
    block = block_of(session)
    put(session, block, f"{WORD} (")
    every = [
        each.id for at in session.article_ids() for each in session.read(lambda view, at=at: view.blocks(at))
    ]
    session.execute("block.set_role", blocks=every, role="caption")
    assert not waits(session)
    assert "unbalanced" in rules_at(session, block)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_every_mention_is_found_by_its_blocks(imported: Path, edits):
    with (
        TemporaryDirectory() as folder,
        Session.open(shutil.copy(imported, Path(folder) / "mentions.tanqih")) as session,
    ):
        for edit in edits:
            Hand(session).do(edit)
        for article in session.article_ids():
            mentions = session.read(lambda view, at=article: view.mentions(at))
            for block in session.read(lambda view, at=article: view.blocks(at)):
                inside = [each for each in mentions if any(part.block == block.id for part in each.parts)]
                assert session.read(lambda view, at=block.id: view.mentions_in([at])) == inside
