"""Rare spellings are counted over the project in quiet work, told where they stand, and go with their fix."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from core.arabic import fold
from core.checks import fixes
from core.errors import Cancelled
from core.session import Session, spellings
from core.storage.spellings import WordCounts

USUAL = "وقال المسؤول رقم {} أمام أعضاء المجلس إن المدرسة الجديدة التي بنيت في القرية تفتح أبوابها قريباً."
RARE = "وأضاف المسئول رقم {} أن هذه المدرسه الجديدة هى الأولى فى القرية وأنها ستفتح أبوابها قريبًا."
RULES = ("hamza-mixed", "teh-heh-mixed", "yeh-mixed")


def article(number: int, lines: Sequence[str]) -> str:
    head = f"مدرسة رقم {number} في القرية القديمة"
    return "\n".join([head, "TT", head, *(line.format(number) for line in lines)])


def bring(session: Session, folder: Path, name: str, *articles: Sequence[str]) -> None:
    dump = folder / f"{name}.txt"
    dump.write_text("\n\n\n\n".join(article(*each) for each in enumerate(articles)), encoding="utf-8")
    session.import_dumps([(dump, None)])


def project(folder: Path, *articles: Sequence[str]) -> Path:
    path = folder / "spelled.tanqih"
    with Session.open(path, create=True) as session:
        bring(session, folder, "dump", *articles)
    return path


@pytest.fixture(scope="module")
def brought(tmp_path_factory) -> Path:
    """A closed project in which nothing was counted yet; copy it."""
    return project(tmp_path_factory.mktemp("spelled"), *[(USUAL,)] * 17, (USUAL, RARE))


@pytest.fixture
def session(brought, tmp_path) -> Iterator[Session]:
    with Session.open(shutil.copy(brought, tmp_path / "own.tanqih")) as opened:
        yield opened


def told(session: Session) -> dict[str, list[str]]:
    return {rule: [found.values["right"] for found in session.findings(rule=rule)] for rule in RULES}


EXPECTED = {"hamza-mixed": ["المسؤول"], "teh-heh-mixed": ["المدرسة"], "yeh-mixed": ["في"]}
NOTHING: dict[str, list[str]] = {rule: [] for rule in RULES}


def test_they_are_told_after_quiet_work(session):
    assert told(session) == NOTHING
    news = session.find_twins()
    assert told(session) == EXPECTED
    (finding,) = session.findings(rule="hamza-mixed")
    assert (finding.values["count"], finding.values["usual"]) == (1, 18)
    assert finding.article in news
    assert session.find_twins() == frozenset()


def test_the_check_of_the_whole_project_finds_the_same(session):
    session.check()
    assert told(session) == EXPECTED
    assert session.find_twins() == frozenset()


def test_an_import_brings_news_about_old_articles_and_about_its_own(tmp_path):
    with Session.open(project(tmp_path, (RARE,))) as session:
        session.find_twins()
        assert told(session) == NOTHING
        bring(session, tmp_path, "more", *[(USUAL,)] * 17)
        session.find_twins()
        assert told(session) == EXPECTED
        bring(session, tmp_path, "late", (USUAL, RARE.replace("رقم", "الثاني")))
        assert told(session) == EXPECTED
        session.find_twins()
        assert told(session)["teh-heh-mixed"] == ["المدرسة", "المدرسة"]


def test_the_fix_puts_it_right_and_undo_tells_it_again(session):
    session.check()
    for rule in RULES:
        (finding,) = session.findings(rule=rule)
        (fix,) = session.read(lambda view, finding=finding: fixes(finding, view))
        session.execute(fix.command, **fix.args)
        assert session.findings(rule=rule) == []
        block = session.read(lambda view, finding=finding: view.block(finding.block))
        assert finding.values["right"] in block.text
        session.undo()
        assert session.findings(rule=rule) == [finding]


def test_never_for_this_word(session):
    session.check()
    (finding,) = session.findings(rule="hamza-mixed")
    assert finding.key == fold("المسئول")
    session.execute("finding.dismiss", rule=finding.rule, article=None, key=finding.key)
    session.check()
    assert session.findings(rule="hamza-mixed") == []


def test_typing_a_rare_spelling_is_told(session):
    session.check()
    article = session.article_ids()[0]
    block = session.read(lambda view: view.blocks(article))[-1]
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="هذا المسئول. ")
    assert [found.block for found in session.findings(article, "hamza-mixed")] == [block.id]


def test_an_article_of_the_other_tanween_is_told_where_the_project_has_a_usual_way(session):
    session.find_twins()
    (finding,) = session.findings(rule="tanween-mixed")
    assert finding.values["usual"] == "كتاباً"
    (fix,) = session.read(lambda view: fixes(finding, view))
    session.execute(fix.command, **fix.args)
    assert session.findings(rule="tanween-mixed") == []


def test_a_project_of_two_minds_is_told_nothing(tmp_path):
    other = USUAL.replace("قريباً", "قريبًا").replace("المسؤول", "المسئول").replace("المدرسة", "المدرسه")
    with Session.open(project(tmp_path, *[(USUAL,)] * 8, *[(other,)] * 4)) as session:
        session.find_twins()
        assert told(session) == NOTHING
        assert session.findings(rule="tanween-mixed") == []


def test_a_cancel_leaves_what_was_known(session):
    session.check()
    with pytest.raises(Cancelled):
        session.find_twins(cancelled=lambda: True)
    assert told(session) == EXPECTED


def test_counting_in_slices_is_counting_at_once(session, monkeypatch):
    monkeypatch.setattr(spellings, "WORDS_AT_ONCE", 7)
    monkeypatch.setattr(spellings, "READ_AT_ONCE", 2)
    session.find_twins()
    assert told(session) == EXPECTED


def test_word_counts_give_the_groups_of_one_skeleton():
    with WordCounts() as counts:
        counts.add({"مسؤول": 3, "بيت": 1})
        counts.add({"مسئول": 1, "مسؤول": 2, "بيت": 4})
        assert list(counts.groups()) == [{"مسؤول": 5, "مسئول": 1}]
        assert (counts.count("بيت"), counts.count("باب")) == (5, 0)
