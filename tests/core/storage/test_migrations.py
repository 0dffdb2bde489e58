"""Files of older programs: brought to our schema as they are opened, all of it or nothing."""

from __future__ import annotations

import sqlite3

import pytest

from core.errors import ProjectFileError
from core.session import Session
from core.storage import migrations, project_file, schema
from tests.core.storage.version_1 import ENDED, LINES, make_version_1


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.tanqih"
    make_version_1(path)
    return path


def version(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()


def listing(path):
    connection = sqlite3.connect(path)
    try:
        return schema.listing(connection)
    finally:
        connection.close()


def texts(session):
    return [block.text for block in session.read(lambda view: view.blocks(6))]


def test_every_version_has_its_migration_and_says_what_it_brought():
    steps = set(range(2, schema.VERSION + 1))
    assert set(migrations.MIGRATIONS) == steps == set(migrations.MADE)
    there = {name for _, name, _ in schema.expected_listing()}
    assert all(names <= there for names in migrations.MADE.values())


def test_the_old_file_is_what_its_version_expects(old):
    assert listing(old) == migrations.expected_listing(1)
    assert migrations.expected_listing(schema.VERSION) == schema.expected_listing()


def test_an_old_file_is_brought_to_our_version_with_all_that_is_in_it(old):
    with Session.open(old) as session:
        assert texts(session) == [LINES[0][1], LINES[1][1], ENDED]
        assert session.read(lambda view: view.page_lines()) == []
    assert version(old) == schema.VERSION
    assert listing(old) == schema.expected_listing()
    with Session.open(old) as session:
        assert texts(session)[2] == ENDED


def test_its_journal_still_leads_back_and_on(old):
    with Session.open(old) as session:
        before = session.content()
        session.undo()
        assert texts(session)[2] == LINES[2][1]
        session.redo()
        assert session.content() == before
        session.execute("page_line.apply", block=11)
        assert [line.words for line in session.read(lambda view: view.page_lines())] == [LINES[0][1]]
        session.undo()
        assert session.content() == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(old, monkeypatch):
    def fail(db):
        migrations.make(db, 2)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrations, "MIGRATIONS", {2: fail})
    with pytest.raises(ProjectFileError):
        Session.open(old)
    assert version(old) == 1
    assert listing(old) == migrations.expected_listing(1)
    assert {path.name for path in old.parent.iterdir()} == {old.name, f"{old.name}.backups"}


@pytest.mark.parametrize("spoil", ["CREATE TABLE more (id INTEGER)", "DROP INDEX block_order"])
def test_an_old_file_with_other_tables_is_refused_and_left_alone(old, spoil):
    connection = sqlite3.connect(old)
    connection.execute(spoil)
    connection.close()
    data = old.read_bytes()
    with pytest.raises(ProjectFileError) as refused:
        Session.open(old)
    assert refused.value.key == "error.foreign_tables"
    assert old.read_bytes() == data


@pytest.mark.parametrize("number", [0, 99])
def test_a_version_that_is_none_of_ours_is_refused(old, number):
    connection = sqlite3.connect(old)
    connection.execute(f"PRAGMA user_version = {number}")
    connection.close()
    with pytest.raises(ProjectFileError):
        Session.open(old)


def test_an_old_file_opens_in_a_read_only_place_and_stays_as_it_is(old, monkeypatch):
    monkeypatch.setattr(project_file, "may_write", lambda path: False)
    data = old.read_bytes()
    with Session.open(old) as session:
        assert session.read_only
        assert texts(session)[2] == ENDED
        assert session.read(lambda view: view.page_lines()) == []
    assert old.read_bytes() == data
    assert list(old.parent.iterdir()) == [old]
