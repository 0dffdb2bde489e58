"""A line that recurs is found at import and at every check, goes with its quick fix, and comes back with undo."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from core.checks import fixes
from core.checks.recurring import LEAST_ARTICLES, least_articles, recurring_line
from core.checks.rule import Recurrence
from core.model import Finding, LineUse
from core.session import Session
from core.texts import LANGUAGES, Texts
from tests.projects import imported_project

LINE = "من دفتر القرية"


def article(number: int, *extra: str) -> str:
    lines = (
        f"حكاية رقم {number} من سوق القرية القديم",
        f"وصل بائع الخزف رقم {number} إلى السوق صباح أمس، وعرض على الناس جراراً كبيرة وصغيرة من صنعه.",
        *extra,
        f"وقال البائع رقم {number} إنه تعلم الحرفة من جده، وإنه يعمل فيها منذ عشرين عاماً أو أكثر.",
    )
    return "\n\n".join(lines)


def project(folder: Path, lines: Sequence[Sequence[str]]) -> Session:
    text = "\n\n\n\n\n".join(article(number, *extra) for number, extra in enumerate(lines))
    return Session.open(imported_project(text, folder / "recurring.tanqih"))


def recurring(session: Session) -> list[Finding]:
    return session.findings(rule="recurring-line")


def in_six(folder: Path) -> Session:
    return project(folder, [(LINE,), (LINE,), (LINE,), (LINE,), (LINE,), (f"{LINE}:",), ()])


def apply_first_fix(session: Session, finding: Finding) -> None:
    fix = session.read(lambda view: fixes(finding, view))[0]
    session.execute(fix.command, **fix.args)


def test_a_line_that_recurs_is_found_right_after_the_import(tmp_path):
    with closing(in_six(tmp_path)) as session:
        (finding,) = recurring(session)
        assert (finding.values["words"], finding.severity) == (LINE, "note")
        assert (finding.values["count"], finding.values["articles"]) == (6, 6)
        samples = [tuple(place) for place in finding.values["samples"]]
        assert samples[0] == (finding.article, finding.block)
        assert len(samples) == 6
        assert next(row.notes for row in session.summaries([samples[0][0]])) >= 1


def test_the_check_of_the_whole_project_finds_the_same(tmp_path):
    with closing(in_six(tmp_path)) as session:
        before = recurring(session)
        assert [found for found in session.check() if found.rule == "recurring-line"] == before
        assert recurring(session) == before


def test_the_first_fix_leaves_it_out_everywhere_and_undo_brings_it_back(tmp_path):
    with closing(in_six(tmp_path)) as session:
        (finding,) = recurring(session)
        before = session.content()
        apply_first_fix(session, finding)
        assert recurring(session) == []
        kept = [
            block.text
            for at in session.article_ids()
            for block in session.read(lambda view, at=at: view.blocks(at))
            if block.kept and LINE in block.text
        ]
        assert kept == []
        session.undo()
        assert session.content() == before
        assert recurring(session) == [finding]
        session.redo()
        assert recurring(session) == []


def test_editing_its_article_does_not_lose_it(tmp_path):
    with closing(in_six(tmp_path)) as session:
        (finding,) = recurring(session)
        last = session.read(lambda view: view.blocks(finding.article))[-1]
        session.execute("block.replace_text", block=last.id, start=0, removed="", inserted="نعم، ")
        assert recurring(session) == [finding]
        session.execute("block.set_role", blocks=[last.id], role="caption")
        assert recurring(session) == [finding]


def test_it_goes_when_there_are_no_longer_enough(tmp_path):
    with closing(in_six(tmp_path)) as session:
        for _ in range(2):
            (finding,) = recurring(session)
            block = session.read(lambda view, finding=finding: view.block(finding.block))
            session.execute(
                "block.replace_text", block=block.id, start=0, removed=block.text, inserted="كلام آخر"
            )
        assert recurring(session) == []
        session.undo()
        assert len(recurring(session)) == 1


def test_never_for_this_line(tmp_path):
    with closing(in_six(tmp_path)) as session:
        (finding,) = recurring(session)
        session.execute("finding.dismiss", rule=finding.rule, article=None, key=finding.key)
        assert recurring(session) == []
        session.check()
        assert recurring(session) == []
        session.undo()
        assert recurring(session) == [finding]


def test_what_an_editor_kept_is_not_proposed(tmp_path):
    with closing(in_six(tmp_path)) as session:
        (finding,) = recurring(session)
        session.execute("block.confirm", blocks=[block for _, block in finding.values["samples"]])
        assert recurring(session) == []


def test_headlines_long_lines_and_rare_ones_are_not_found(tmp_path):
    prose = (
        "وكانت السوق قد فتحت أبوابها في مطلع الشهر بعد أعمال ترميم طويلة شملت الدكاكين كلها"
        " والطرق إليها وأقواسها القديمة وأبوابها الخشبية الكبيرة."
    )
    rows = [(prose, LINE) if number < 4 else (prose,) for number in range(7)]
    with closing(project(tmp_path, rows)) as session:
        assert recurring(session) == []


@pytest.mark.parametrize(
    ("articles", "least"), [(0, 5), (500, 5), (501, 6), (1_000, 10), (10_000, 100), (1_000_000, 100)]
)
def test_how_many_articles_are_many(articles, least):
    assert least_articles(articles) == least


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, True),
        ({"articles": LEAST_ARTICLES - 1}, False),
        ({"open": 0}, False),
        ({"told": 5}, False),
        ({"told": 4}, True),
        ({"words": "كلمة " * 17 + "كلمة"}, True),
        ({"words": "كلمة " * 18 + "كلمة"}, False),
        ({"words": "ك" * 141}, False),
    ],
)
def test_which_lines_are_worth_a_word(change, found):
    use = LineUse("key", "سطر", 10, 10, 10, 0, ((1, 2),))._replace(**change)
    assert bool(list(recurring_line(Recurrence(use, 100)))) is found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_said_in_words(lang, tmp_path):
    texts = Texts(lang)
    with closing(in_six(tmp_path)) as session:
        (finding,) = recurring(session)
        said = texts(f"check.{finding.rule}", **finding.values)
        assert LINE in said
        assert "6" in said
        fix = session.read(lambda view: fixes(finding, view))[0]
        assert texts(fix.title, **fix.values)
