"""Backups: whole, checked before an old one goes, made while one works, and brought back without loss."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.errors import Cancelled, ProjectFileError, UserError
from core.session import Session
from core.session.backups import (
    DAYS,
    LATEST,
    WEEKS,
    Backup,
    backups_of,
    folder_of,
    restore,
    superfluous,
)
from core.storage import backups as copies
from tests.core.storage.version_1 import make_version_1

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def first_block(session: Session):
    return session.read(lambda view: view.blocks(view.article_ids()[0])[0])


def write(session: Session, words: str) -> None:
    block = first_block(session)
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted=words)


def listing_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_is_a_whole_project_of_its_own(session: Session):
    write(session, "خبر: ")
    made = session.backups.make()
    with Session.open(made.path) as copy:
        assert copy.content() == session.content()
        assert copy.steps() == session.steps()
        copy.undo()
        assert not first_block(copy).text.startswith("خبر")
    assert [each.path for each in session.backups.listing()] == [made.path]


def test_edits_go_first_while_a_backup_is_made_and_are_in_it(session: Session, monkeypatch):
    monkeypatch.setattr(copies, "SLICE", 4)
    written = []

    def progress(done: int, total: int) -> None:
        if not written:
            write(session, "عاجل: ")
            written.append((done, total))

    made = session.backups.make("asked", progress)
    assert written
    assert copies.facts_of(made.path, checked=True).head == session.head
    with Session.open(made.path) as copy:
        assert copy.content() == session.content()


def test_a_cancelled_backup_leaves_nothing(session: Session):
    with pytest.raises(Cancelled):
        session.backups.make("asked", None, lambda: True)
    assert listing_of(folder_of(session.path)) == set()


def test_a_copy_that_is_not_sound_is_not_kept_and_no_older_one_goes(session: Session, monkeypatch):
    for _ in range(LATEST):
        session.backups.make()
    before = listing_of(folder_of(session.path))
    whole = copies.copy_to

    def torn(project, target, progress, cancelled):
        whole(project, target, progress, cancelled)
        with target.open("r+b") as file:
            file.truncate(target.stat().st_size // 2)

    monkeypatch.setattr("core.session.backups.backups.copy_to", torn)
    with pytest.raises(ProjectFileError):
        session.backups.make()
    assert listing_of(folder_of(session.path)) == before


def test_too_many_backups_let_the_oldest_of_their_kind_go(session: Session, clock):
    made = []
    for _ in range(LATEST + 2):
        clock.pass_by(60)
        made.append(session.backups.make("asked"))
    assert [each.path for each in session.backups.listing()] == [each.path for each in reversed(made[2:])]


def test_two_backups_of_one_second_do_not_write_over_each_other(session: Session):
    assert session.backups.make().path != session.backups.make().path


def test_files_that_are_no_backups_are_left_alone(session: Session):
    folder = folder_of(session.path)
    folder.mkdir()
    for name in ("notes.txt", "20269999T000000Z-asked.tanqih", "20260101T000000Z-other.tanqih"):
        (folder / name).write_text("x")
    for _ in range(LATEST + 3):
        session.backups.make()
    assert len(session.backups.listing()) == LATEST
    assert {"notes.txt", "20269999T000000Z-asked.tanqih", "20260101T000000Z-other.tanqih"} <= listing_of(
        folder
    )


def backup(at: datetime, why: str = "timed") -> Backup:
    return Backup(Path(f"{at:%Y%m%dT%H%M%SZ}-{why}.tanqih"), at, why, 1)


def test_the_last_of_each_day_and_week_is_kept():
    every = [backup(NOON - timedelta(hours=6 * step)) for step in range(4 * 7 * (WEEKS + 4))]
    kept = [each for each in every if each not in superfluous(every)]
    assert kept[:LATEST] == every[:LATEST]
    days = sorted({each.made.date() for each in kept}, reverse=True)
    assert days[:DAYS] == [(NOON - timedelta(days=step)).date() for step in range(DAYS)]
    assert len({each.made.isocalendar()[:2] for each in kept}) == WEEKS
    assert len(kept) < LATEST + DAYS + WEEKS


def test_backups_made_for_a_reason_do_not_push_out_those_made_by_time():
    timed = [backup(NOON - timedelta(days=step)) for step in range(DAYS)]
    asked = [backup(NOON + timedelta(minutes=step), "asked") for step in range(LATEST)]
    assert superfluous(sorted([*timed, *asked], key=lambda each: each.made, reverse=True)) == []


def test_a_backup_is_wanted_when_there_is_new_work_and_time_has_passed(session: Session, clock):
    after = timedelta(minutes=20)
    assert session.backups.wanted(after)
    session.backups.make("timed")
    clock.pass_by(3600)
    assert not session.backups.wanted(after)
    write(session, "أ")
    assert session.backups.wanted(after)
    assert not session.backups.wanted(timedelta(hours=2))


def test_a_backup_of_a_clock_that_was_ahead_stops_no_others(session: Session, clock):
    write(session, "أ")
    ahead = session.backups.make("timed").path
    ahead.rename(ahead.with_name("20991231T000000Z-timed.tanqih"))
    assert session.backups.wanted(timedelta(minutes=20))
    session.backups.make("timed")
    assert not session.backups.wanted(timedelta(minutes=20))


def test_what_an_ended_program_left_half_made_goes_with_the_next(session: Session):
    folder = folder_of(session.path)
    folder.mkdir()
    for name in ("41-20260301T120000Z.part", "41-20260301T120000Z.part-journal", "notes.part"):
        (folder / name).write_bytes(b"x")
    made = session.backups.make()
    assert listing_of(folder) == {"notes.part", made.path.name}


def test_a_project_whose_file_went_away_is_told_of(session: Session):
    away = session.path.rename(session.path.with_name("elsewhere"))
    try:
        with pytest.raises(UserError) as refused:
            session.backups.make()
        assert refused.value.key == "error.cannot_read"
    finally:
        away.rename(session.path)


def test_typing_that_goes_on_in_one_step_is_new_work(session: Session, clock):
    write(session, "أ")
    session.backups.make("timed")
    clock.pass_by(0.5)
    block = first_block(session)
    session.execute("block.replace_text", block=block.id, start=1, removed="", inserted="ب")
    assert len(session.steps()) == 2
    clock.pass_by(3600)
    assert session.backups.wanted(timedelta(minutes=20))


def test_a_backup_is_not_wanted_of_an_empty_project(tmp_path: Path):
    with Session.open(tmp_path / "new.tanqih", create=True) as session:
        assert not session.backups.wanted(timedelta(0))


def test_restoring_keeps_the_present_state_first(project: Path, clock):
    with Session.open(project, clock=clock) as session:
        made = session.backups.make()
        before = session.content()
        write(session, "بعد النسخة: ")
        after = session.content()
    kept = restore(project, made.path, clock)
    with Session.open(project) as session:
        assert session.content() == before
    assert kept is not None
    assert kept.why == "restoring"
    restore(project, kept.path, clock)
    with Session.open(project) as session:
        assert session.content() == after


def test_a_damaged_backup_changes_nothing(project: Path, clock):
    with Session.open(project) as session:
        made, before = session.backups.make(), session.content()
    made.path.write_bytes(made.path.read_bytes()[: 3 * 8192])
    with pytest.raises(ProjectFileError):
        restore(project, made.path, clock)
    with Session.open(project) as session:
        assert session.content() == before
    assert [each.why for each in backups_of(project)] == ["asked"]


def test_a_damaged_project_is_kept_as_it_is_and_comes_back(project: Path, clock):
    with Session.open(project) as session:
        made, before = session.backups.make(), session.content()
    torn = project.read_bytes()[: 4 * 8192] + b"\xff" * 8192
    project.write_bytes(torn)
    with pytest.raises(ProjectFileError):
        Session.open(project)
    kept = restore(project, made.path, clock)
    assert kept is not None
    assert kept.why == "damaged"
    assert kept.path.read_bytes() == torn
    with Session.open(project) as session:
        assert session.content() == before


def test_a_project_that_is_open_is_not_replaced(session: Session, clock):
    made = session.backups.make()
    with pytest.raises(ProjectFileError) as told:
        restore(session.path, made.path, clock)
    assert told.value.key == "error.open_elsewhere"
    assert first_block(session).text


def test_a_deleted_project_comes_back_from_its_backup(project: Path, clock):
    with Session.open(project) as session:
        made, before = session.backups.make(), session.content()
    project.unlink()
    assert restore(project, made.path, clock) is None
    with Session.open(project) as session:
        assert session.content() == before


def test_an_older_file_is_backed_up_before_it_is_converted(tmp_path: Path):
    path = tmp_path / "old.tanqih"
    make_version_1(path)
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT id, text FROM block").fetchall()
    with Session.open(path):
        pass
    (kept,) = backups_of(path.resolve())
    assert kept.why == "upgrading"
    with sqlite3.connect(kept.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT id, text FROM block").fetchall() == rows


def test_without_room_nothing_is_begun(session: Session, monkeypatch):
    class Full:
        free = 1000

    monkeypatch.setattr("core.session.backups.shutil.disk_usage", lambda path: Full)
    with pytest.raises(UserError) as told:
        session.backups.make()
    assert told.value.key == "error.no_room_for_backup"
    assert session.backups.listing() == []
