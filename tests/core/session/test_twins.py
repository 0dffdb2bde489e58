"""Near-duplicates in a real project: found, told once, measured anew by edits and undo, dismissed by pairs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.checks import COMPARE, fixes
from core.errors import Cancelled, UserError
from core.model import Finding
from core.session import Session
from tests.core.compare.prose import HEADLINE, MARATHON, OTHER_HEADLINE, PARAGRAPHS, SAME_TOPIC

RULE = "near-duplicate"


def article(headline: str, *paragraphs: str) -> str:
    return f"{headline}\nTT\n{headline}\n" + "\n".join(paragraphs)


def written(text: str) -> str:
    headline, *paragraphs = text.split("\n")
    return article(headline, *paragraphs)


FIRST_DUMP = "\n\n\n\n".join((article(HEADLINE, *PARAGRAPHS), written(MARATHON), written(SAME_TOPIC)))
SECOND_DUMP = "\n\n\n\n".join(
    (article(OTHER_HEADLINE, *PARAGRAPHS), article("سيول في القرى المحيطة بالنهر القديم", *PARAGRAPHS[:2]))
)


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project of two dumps, an article of the first standing in the second as a copy and as a brief."""
    folder = tmp_path_factory.mktemp("twins")
    with Session.open(folder / "p.tanqih", create=True) as session:
        for name, text in (("a.txt", FIRST_DUMP), ("b.txt", SECOND_DUMP)):
            (folder / name).write_text(text, encoding="utf-8")
            session.import_dumps([(folder / name, None)])
        session.find_twins()
    return folder / "p.tanqih"


@pytest.fixture
def session(brought: Path, tmp_path: Path) -> Iterator[Session]:
    with Session.open(shutil.copy(brought, tmp_path / "p.tanqih")) as session:
        yield session


def told(session: Session) -> list[tuple[int, int, str]]:
    """Return (later article, earlier article, kind) of the findings, by number of the article in the lists."""
    ids = session.article_ids().tolist()
    return [
        (ids.index(found.article), ids.index(found.values["other"]), found.values["kind"])
        for found in session.findings(rule=RULE)
    ]


def first(session: Session) -> Finding:
    return session.findings(rule=RULE)[0]


def body_of(session: Session, number: int) -> list[int]:
    article = session.article_ids()[number]
    return [
        block.id for block in session.read(lambda view: view.blocks(article)) if block.role == "paragraph"
    ]


ALL = [(3, 0, "alike"), (4, 0, "inside"), (4, 3, "inside")]


def test_each_pair_is_told_once_at_the_later_article(session):
    assert told(session) == ALL
    found = first(session)
    assert found.values["words"] == HEADLINE
    assert 80 <= found.values["share"] < 100


def test_the_whole_check_finds_them_too_and_again_without_news(session):
    assert [found for found in session.check() if found.rule == RULE] == session.findings(rule=RULE)
    assert told(session) == ALL
    assert session.find_twins() == frozenset()


def test_they_are_there_when_the_project_is_opened_again(session):
    path = session.path
    session.close()
    with Session.open(path) as again:
        assert told(again) == ALL


def test_lists_count_them(session):
    article = session.article_ids()[3]
    assert session.summaries([article])[0].warnings >= 1


def test_a_deleted_article_is_no_longer_named_until_undo(session):
    earlier = session.article_ids()[0]
    changed = session.execute("article.delete", articles=[earlier])
    assert session.article_ids()[2] in changed.articles  # its row in the list says so
    assert told(session) == [(3, 2, "inside")]  # the numbers of the articles are one less now
    session.undo()
    assert told(session) == ALL


def test_many_deleted_at_once_are_no_longer_named(session):
    session.execute("article.delete", articles=session.article_ids()[:3].tolist())
    assert told(session) == [(1, 0, "inside")]


def test_a_removed_dump_is_no_longer_named_until_undo(session):
    source = session.read(lambda view: view.sources()[0].id)
    session.execute("source.remove", source=source)
    assert told(session) == [(1, 0, "inside")]
    session.undo()
    assert told(session) == ALL


def test_paragraphs_left_out_make_two_articles_unlike_until_they_are_kept(session):
    blocks = body_of(session, 0)
    session.execute("block.set_kept", blocks=blocks, kept=False)
    assert told(session) == [(4, 3, "inside")]
    session.execute("block.set_kept", blocks=blocks, kept=True)
    assert told(session) == ALL


def test_an_edit_takes_the_figure_anew(session):
    before = first(session).values["share"]
    block = body_of(session, 0)[0]
    session.execute(
        "block.replace_text", block=block, start=0, removed="", inserted="في خبر آخر لم ينشر من قبل "
    )
    assert 0 < first(session).values["share"] < before
    session.undo()
    assert first(session).values["share"] == before


def test_a_headline_of_the_other_is_told_as_it_is_now(session):
    article = session.article_ids()[0]
    title = next(
        block
        for block in session.read(lambda view: view.blocks(article))
        if block.role == "headline" and block.kept
    )
    session.execute("block.replace_text", block=title.id, start=0, removed="", inserted="عاجل: ")
    assert first(session).values["words"].startswith("عاجل: ")


def test_not_here_silences_one_pair(session):
    brief = session.findings(session.article_ids()[4], RULE)
    session.execute("finding.dismiss", rule=RULE, article=brief[0].article, key=brief[0].key)
    assert len(told(session)) == len(ALL) - 1
    session.check()
    assert session.findings(session.article_ids()[4], RULE) == brief[1:]


def test_exact_copies_are_told_by_their_own_rule_alone(session, tmp_path):
    (tmp_path / "c.txt").write_text(article(OTHER_HEADLINE, *PARAGRAPHS) + "\n\n", encoding="utf-8")
    session.import_dumps([(tmp_path / "c.txt", None)])
    session.check()
    copy = session.article_ids()[5]
    assert [found.article for found in session.findings(rule="article-repeats")] == [copy]
    assert session.findings(copy, RULE) == []
    assert told(session) == ALL


def test_ways_out_are_a_look_and_deleting_either(session):
    finding = first(session)
    ids = session.article_ids()
    ways = session.read(lambda view: fixes(finding, view))
    assert [(way.command, way.title) for way in ways] == [
        (COMPARE, "fix.compare"),
        ("article.delete", "fix.delete_article"),
        ("article.delete", "fix.delete_other"),
    ]
    assert ways[0].args == {"one": ids[0], "two": ids[3]}
    assert (ways[1].args, ways[2].args) == ({"articles": [ids[3]]}, {"articles": [ids[0]]})
    session.execute(ways[1].command, **ways[1].args)
    assert session.read(lambda view: fixes(finding, view)) == []


def test_the_content_of_the_project_is_not_touched(session):
    before, steps = session.content(), len(session.steps())
    session.find_twins()
    assert (session.content(), len(session.steps())) == (before, steps)


def test_a_search_that_is_stopped_says_so_and_leaves_what_was_known(session):
    with pytest.raises(Cancelled):
        session.find_twins(cancelled=lambda: True)
    assert told(session) == ALL


def test_progress_is_told_up_to_the_end(session):
    steps: list[tuple[int, int]] = []
    session.find_twins(progress=lambda done, total: steps.append((done, total)))
    assert steps[-1][0] == steps[-1][1]


def test_a_read_only_project_is_not_searched(session, monkeypatch):
    monkeypatch.setattr(session._project, "read_only", True)
    with pytest.raises(UserError):
        session.find_twins()
    assert [found for found in session.check() if found.rule == RULE] == session.findings(rule=RULE)
    monkeypatch.setattr(session._project, "read_only", False)
