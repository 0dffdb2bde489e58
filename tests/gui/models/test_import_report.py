from __future__ import annotations

from pathlib import Path

import pytest

from core.session import NothingImported, Session
from core.texts import Texts
from gui.models.direction import unmarked
from gui.models.import_report import report_of, report_of_nothing, worth_reading

NEWS = "سباق الخيل يعود إلى القرية\n\nعاد السباق هذا العام بعد غياب طويل وحضره أهل القرى المجاورة.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "week"
    made.mkdir()
    (made / "a.txt").write_text(NEWS, encoding="utf-8")
    return made


def test_each_file_is_told_and_what_is_missing_first(tmp_path, folder):
    (folder / "b.jsonl").write_text('{"title": "خبر جديد", "body": "نص الخبر"}\n{broken\n', encoding="utf-8")
    (folder / "c.txt.gz").write_bytes(b"\x1f\x8b broken")
    with Session.open(tmp_path / "p.tanqih", create=True) as session:
        result = session.import_dumps([(folder, None)])
    assert worth_reading(result)
    told = unmarked(report_of(result, Texts("en"))).splitlines()
    assert told[0] == "2 articles (4 blocks) came in. Files: 2."
    places = [told.index(name) for name in ("week/c.txt", "week/a.txt", "week/b.jsonl")]
    assert places == sorted(places)
    assert "JSON Lines" in told[places[2] + 1]
    assert "2" in told[places[2] + 2]


def test_pictures_by_the_way_and_what_was_there_before_are_not_missed(tmp_path, folder):
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    with Session.open(tmp_path / "p.tanqih", create=True) as session:
        assert not worth_reading(session.import_dumps([(folder, None)]))
        (folder / "b.txt").write_text(NEWS * 2, encoding="utf-8")
        result = session.import_dumps([(folder, None)])
    assert not worth_reading(result)
    told = unmarked(report_of(result, Texts("en")))
    assert "Already in the project as week/a.txt" in told
    assert "--again" not in told


def test_nothing_at_all_is_told_too(tmp_path, folder):
    with Session.open(tmp_path / "p.tanqih", create=True) as session:
        session.import_dumps([(folder, None)])
        (folder / "b.txt").write_bytes(b"")
        with pytest.raises(NothingImported) as caught:
            session.import_dumps([(folder, None)])
    told = report_of_nothing(caught.value.skipped, Texts("en"))
    assert "week/a.txt" in told
    assert "week/b.txt" in told
