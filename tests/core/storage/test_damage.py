"""A file that is damaged, or was made to deceive, is told in our own errors, whatever it does to SQLite."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from core.errors import ProjectFileError, TanqihError, UserError
from core.formats import export, write_sources
from core.session import ArticleFilter, Session

PAGE = 8192


@pytest.fixture(scope="module")
def worked_on(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A closed project with mentions, steps and an undone step."""
    path = Path(shutil.copy(imported, tmp_path_factory.mktemp("damage") / "worked.tanqih"))
    with Session.open(path) as session:
        label = session.read(lambda view: view.labels())[0].id
        for article in session.article_ids():
            for block in session.read(lambda view, at=article: view.blocks(at)):
                if len(block.text) > 20:
                    session.execute("mention.add", parts=[[block.id, 0, 8]], label=label)
                    session.execute(
                        "block.replace_text", block=block.id, start=3, removed="", inserted="كلمة "
                    )
        session.undo()
    return path.read_bytes()


def flip(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 2, 20))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def zero(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def repeat(data: bytearray, rng: random.Random) -> None:
    one, two = (rng.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE] = data[two : two + PAGE]


def cut(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data)) :]


def scribble(data: bytearray, rng: random.Random) -> None:
    at, size = rng.randrange(100, len(data) - 9), rng.randrange(1, 9)
    data[at : at + size] = bytes(rng.choice(b'0123456789[]{},":\0 a') for _ in range(size))


HARMS: tuple[Callable[[bytearray, random.Random], None], ...] = (flip, zero, repeat, cut, scribble)
ENTRIES = (
    "",
    "[]",
    "{}",
    "null",
    "[[1,2,3]]",
    "[[5,-3,1e9]]",
    "{",
    "[" * 50_000,
    "zzz",
    "-7",
    "\0",
    "9" * 5_000,
)
NUMBERS = (0, -1, 7, 1 << 62, -(1 << 63))


def deceive(path: Path, rng: random.Random) -> None:
    """Write a value that fits its column and nothing else somewhere into the tables."""
    connection = sqlite3.connect(path)
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'block_words%'"
    ).fetchall()
    table = rng.choice(tables)[0]
    column, kind = rng.choice(
        connection.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
    )
    value = {"TEXT": rng.choice(ENTRIES), "INTEGER": rng.choice(NUMBERS), "REAL": -3.0}.get(
        kind, rng.randbytes(5)
    )
    where = rng.choice(("", f" WHERE rowid = (SELECT min(rowid) FROM {table})"))
    with suppress(sqlite3.Error):
        connection.execute(f'UPDATE {table} SET "{column}" = ?{where}', [value])
    connection.commit()
    connection.close()


def use(path: Path) -> set[str]:
    """Do with a project what one does with a project; return the keys of what was refused."""
    refused: set[str] = set()

    def attempt(work: Callable[[], object]) -> None:
        try:
            work()
        except TanqihError as error:
            refused.add(error.key)

    def look(session: Session) -> None:
        reads: tuple[Callable[[], object], ...] = (
            session.stats,
            session.steps,
            session.findings,
            session.check,
            lambda: session.summaries(session.article_ids(ArticleFilter(words="الميناء"))),
            lambda: session.read(lambda view: (view.labels(), view.roles(), view.dismissals())),
            lambda: session.read(
                lambda view: [(view.blocks(at), view.mentions(at)) for at in view.article_ids()]
            ),
            lambda: session.read(lambda view: export(view, "jsonl", path.parent / "out.jsonl")),
            lambda: session.read(lambda view: export(view, "conll", path.parent / "out.conll")),
            lambda: session.read(lambda view: write_sources(view, path.parent / "sources")),
            lambda: session.execute("block.replace_text", block=24, start=0, removed="", inserted="و"),
            *[session.undo] * 8,
            *[session.redo] * 3,
        )
        for work in reads:
            attempt(work)

    def visit() -> None:
        with Session.open(path) as session:
            look(session)

    attempt(visit)
    return refused


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_file_raises_nothing_but_our_errors(seed, worked_on, tmp_path):
    path, rng = tmp_path / "hurt.tanqih", random.Random(seed)
    data = bytearray(worked_on)
    HARMS[seed % len(HARMS)](data, rng)
    path.write_bytes(data)
    use(path)
    assert not path.with_name(path.name + ".lock").exists()


@pytest.mark.parametrize("seed", range(30))
def test_a_file_made_to_deceive_raises_nothing_but_our_errors(seed, worked_on, tmp_path):
    path = tmp_path / "odd.tanqih"
    path.write_bytes(worked_on)
    deceive(path, random.Random(seed))
    use(path)
    assert not path.with_name(path.name + ".lock").exists()


def test_a_sound_file_passes_all_of_it(worked_on, tmp_path):
    path = tmp_path / "sound.tanqih"
    path.write_bytes(worked_on)
    assert use(path) == set()


def test_a_changed_letter_is_found(project):
    connection = sqlite3.connect(project)
    connection.execute("UPDATE block SET text = replace(text, 'سامر', 'سمار') WHERE id = 24")
    connection.commit()
    connection.close()
    with Session.open(project) as session:
        damaged = [finding for finding in session.check() if finding.rule == "file-damaged"]
    assert [(finding.severity, finding.block) for finding in damaged] == [("error", 24)]


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE source_bytes SET data = x'00'", "file-source-bytes"),
        ("DELETE FROM source_bytes", "file-source-bytes"),
        ("UPDATE source_text SET data = x'00'", "file-source-text"),
        ("UPDATE article SET source = 99999 WHERE id = 18", "file-damaged"),
    ],
)
def test_a_dump_that_is_not_what_was_imported_is_found(project, statement, rule):
    connection = sqlite3.connect(project)
    connection.execute(statement)
    connection.commit()
    connection.close()
    with Session.open(project) as session:
        assert rule in {finding.rule for finding in session.check()}


def test_a_mention_that_points_nowhere_is_not_exported(worked_on, tmp_path):
    path = tmp_path / "stray.tanqih"
    path.write_bytes(worked_on)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE mention SET label = 77777")
    connection.commit()
    connection.close()
    with Session.open(path) as session:
        for form in ("jsonl", "conll"):
            with pytest.raises(ProjectFileError, match=r"error\.damaged_row"):
                session.read(lambda view, form=form: export(view, form, tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_full_disk_is_told_and_the_step_before_it_stays(session):
    block = session.read(lambda view: view.block(24))
    session.execute("article.set_note", article=18, note="قبل الامتلاء")
    before = session.content()
    session._call(lambda db: db.execute("PRAGMA max_page_count = 1").fetchone())
    with pytest.raises(UserError) as refused:
        session.execute("block.replace_text", block=24, start=0, removed="", inserted="كلام طويل " * 20_000)
    assert refused.value.key == "error.disk_full"
    assert refused.value.values == {"path": str(session.path)}
    assert session.content() == before
    session._call(lambda db: db.execute("PRAGMA max_page_count = 1000000").fetchone())
    session.execute("block.replace_text", block=24, start=0, removed="", inserted="و")
    assert session.read(lambda view: view.block(24)).text == "و" + block.text


def test_what_the_tables_refuse_is_told_and_nothing_of_it_is_kept(session):
    before = session.content()
    with pytest.raises(ProjectFileError) as refused:
        session._call(lambda db: db.execute("INSERT INTO meta VALUES ('head', '0')"))
    assert refused.value.key == "error.tables_refused"
    assert session.content() == before


def test_wrong_use_of_the_connection_stays_a_bug(session):
    with pytest.raises(sqlite3.ProgrammingError):
        session._call(lambda db: db.execute("SELECT ?", []))
