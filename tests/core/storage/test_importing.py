"""Dumps come in whole or not at all, and their bytes go out unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import Cancelled, UserError
from core.formats import write_sources
from core.session import Session
from core.storage.importing import TEXT_CHUNK
from tests.core.conftest import DUMP

PROSE = "افتتح المجلس دورته الجديدة أمس، وناقش مشروع قانون المياه الذي قُدّم قبل شهرين."
TABLES = ("source", "article", "block", "source_bytes", "source_text", "summary", "finding", "step", "change")


def counts(session: Session) -> dict[str, int]:
    """Return how many rows each table holds, the ones that are out of sight too."""
    return session._call(
        lambda db: {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
    )


def written(folder: Path, name: str, data: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(data.encode(encoding) if isinstance(data, str) else data)
    return path


@pytest.fixture
def empty(tmp_path):
    with Session.open(tmp_path / "new.tanqih", create=True) as session:
        yield session


def long_dump(folder: Path) -> Path:
    articles = (f"خبر رقم {at}\n\n{PROSE * 3}\n{PROSE} ({at})" for at in range(300))
    return written(folder, "long.txt", "\n\n\n\n".join(articles))


@pytest.mark.parametrize("after", [1, 3, 5])
def test_a_cancelled_import_leaves_everything_as_it_was(session, tmp_path, after):
    dump, before, content = long_dump(tmp_path), counts(session), session.content()
    told = []
    with pytest.raises(Cancelled):
        session.import_dumps([(dump, None)], progress=told.append, cancelled=lambda: len(told) >= after)
    assert len(told) == after
    assert counts(session) == before
    assert session.content() == content


def test_an_unfinished_import_is_out_of_sight_while_it_runs(session, tmp_path):
    dump, seen = long_dump(tmp_path), []

    def look(progress):
        seen.append((session.stats()["articles"], len(session.article_ids())))

    result = session.import_dumps([(dump, None)], progress=look)
    assert set(seen) == {(3, 3)}
    assert session.stats()["articles"] == 3 + result.articles
    assert result.blocks == session.stats()["blocks"] - 17


def test_progress_goes_up_to_the_end(empty, tmp_path):
    told = []
    empty.import_dumps([(long_dump(tmp_path), None)], progress=told.append)
    done = [progress.bytes_done for progress in told]
    assert done == sorted(done)
    assert len(set(done)) > 3
    last = told[-1]
    assert (last.name, last.file, last.files, last.bytes_done) == ("long.txt", 1, 1, last.bytes_total)
    assert last.articles == len(empty.article_ids())


def test_the_same_bytes_are_refused_unless_asked_for(session, dump, tmp_path):
    content = session.content()
    other_name = written(tmp_path, "copy.txt", dump.read_bytes())
    with pytest.raises(UserError) as refused:
        session.import_dumps([(other_name, None)])
    assert refused.value.key == "error.already_imported"
    assert refused.value.values["name"] == "dump.txt"
    assert session.content() == content
    result = session.import_dumps([(other_name, None)], again=True)
    assert len(result.sources) == 1
    assert len(session.article_ids()) == 6


def test_of_the_same_bytes_twice_in_one_import_one_comes_in(empty, dump, tmp_path):
    result = empty.import_dumps([(dump, None), (written(tmp_path, "copy.txt", dump.read_bytes()), None)])
    assert [source.name for source in empty.read(lambda view: view.sources())] == ["dump.txt"]
    (skipped,) = result.skipped
    assert (skipped.name, skipped.key, skipped.values["name"]) == (
        "copy.txt",
        "error.already_imported",
        "dump.txt",
    )


def test_a_removed_dump_may_come_again(session, dump):
    (source,) = session.read(lambda view: view.sources())
    session.execute("source.remove", source=source.id)
    session.import_dumps([(dump, None)])
    assert len(session.article_ids()) == 3


BAD = {
    "binary": (lambda folder: written(folder, "bad.txt", bytes(range(256)) * 40), "binary_file"),
    "blank": (lambda folder: written(folder, "bad.txt", " \n\n\t\n"), "no_text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_dump_among_several_is_told_and_the_others_come_in(session, tmp_path, name):
    make, key = BAD[name]
    good, before = written(tmp_path, "good.txt", PROSE), counts(session)
    result = session.import_dumps([(make(tmp_path), None), (good, None)])
    assert [(skipped.name, skipped.key) for skipped in result.skipped] == [("bad.txt", f"error.{key}")]
    assert not result.skipped[0].harmless, "the user named it"
    assert {
        table: number - before[table] for table, number in counts(session).items() if number != before[table]
    } == {
        "source": 1,
        "article": 1,
        "block": 1,
        "source_bytes": 1,
        "source_text": 1,
        "summary": 1,
        "finding": 1,
        "step": 1,
        "change": 1,
    }


@pytest.mark.parametrize("name", BAD)
def test_a_bad_dump_alone_leaves_everything_as_it_was(session, tmp_path, name):
    make, key = BAD[name]
    content, before = session.content(), counts(session)
    with pytest.raises(UserError) as refused:
        session.import_dumps([(make(tmp_path), None)])
    assert refused.value.key == f"error.{key}"
    assert session.content() == content
    assert counts(session) == before


def test_an_unknown_encoding_is_refused(empty, dump):
    with pytest.raises(UserError) as refused:
        empty.import_dumps([(dump, "klingon-8")])
    assert refused.value.key == "error.unknown_encoding"
    assert refused.value.values["name"] == "klingon-8"
    assert counts(empty)["source"] == 0


def test_several_dumps_are_as_many_steps_in_their_order(empty, dump, tmp_path):
    second = written(tmp_path, "second.txt", f"عنوان ثانٍ\n\n{PROSE}")
    result = empty.import_dumps([(dump, None), (second, None)])
    assert [source.name for source in empty.read(lambda view: view.sources())] == ["dump.txt", "second.txt"]
    assert [step.args["source"] for step in empty.steps()] == result.sources
    assert len(empty.article_ids()) == result.articles == 4


FILES = {
    "crlf-and-bom.txt": b"\xef\xbb\xbf" + DUMP.replace("\n", "\r\n").encode(),
    "cr.txt": DUMP.replace("\n", "\r").encode(),
    "1256.txt": DUMP.replace("\u064b", "").encode("windows-1256"),
    "utf-16.txt": DUMP.encode("utf-16"),
    "torn.txt": PROSE.encode()[:-1] + b"\xff\n" + PROSE.encode(),
}


def test_bytes_come_out_as_they_came_in(empty, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    empty.import_dumps([(written(folder, name, data), None) for name, data in FILES.items()])
    paths = empty.read(lambda view: write_sources(view, tmp_path / "out"))
    assert {path.name: path.read_bytes() for path in paths} == FILES
    found = {source.name: source.encoding for source in empty.read(lambda view: view.sources())}
    assert len(set(found.values())) >= 3, found
    for article in empty.read(lambda view: list(view.articles())):
        text = empty.read(lambda view, at=article.source: view.source_text(at))
        for block in empty.read(lambda view, at=article.id: view.blocks(at)):
            (piece,) = block.pieces
            assert text[piece.start : piece.end] == block.text


def test_source_text_is_sliced_by_code_points_across_chunks(empty, tmp_path):
    text = "\n".join(f"{PROSE} 😀 {at}" for at in range(2 * TEXT_CHUNK // len(PROSE) + 10))
    empty.import_dumps([(written(tmp_path, "long.txt", text), None)])
    (source,) = empty.read(lambda view: view.sources())
    assert source.length == len(text) > 2 * TEXT_CHUNK
    edges = [0, 1, TEXT_CHUNK - 1, TEXT_CHUNK, TEXT_CHUNK + 1, 2 * TEXT_CHUNK, len(text) - 1, len(text)]
    for start in edges:
        assert empty.read(lambda view, at=start: view.source_text(source.id, at)) == text[start:]
        for end in edges:
            found = empty.read(lambda view, at=start, to=end: view.source_text(source.id, at, to))
            assert found == text[start:end]
