"""Mending all alike: one step, what doing each by hand would give, and nothing at all where it is given up."""

from __future__ import annotations

import pytest

from core.checks import fixes
from core.errors import Cancelled
from core.session import Session, mending

TATWEEL = "stray-tatweel"


@pytest.fixture
def flawed(session: Session) -> Session:
    """A project in whose blocks a tatweel or two stand, and a mention on one of the words."""
    label = session.read(lambda view: view.labels())[0].id
    for article in session.article_ids():
        for block in session.read(lambda view, at=article: view.blocks(at)):
            session.execute(
                "block.replace_text", block=block.id, start=0, removed="", inserted="كلمـــة وجملـــة "
            )
    first = session.read(lambda view: view.blocks(session.article_ids()[0]))[1].id
    session.execute("mention.add", parts=[[first, 0, 8]], label=label)
    return session


def texts(session):
    return session.read(
        lambda view: [block.text for article in view.article_ids() for block in view.blocks(article)]
    )


def title_of(session, rule):
    finding = session.findings(rule=rule)[0]
    return session.read(lambda view: fixes(finding, view))[0].title


def test_all_are_mended_in_one_step_that_one_undo_takes_back(flawed):
    before, steps = flawed.content(), len(flawed.steps())
    found = flawed.findings(rule=TATWEEL)
    done = flawed.mending.alike(TATWEEL, title_of(flawed, TATWEEL))
    assert flawed.findings(rule=TATWEEL) == []
    assert len(flawed.steps()) == steps + 1
    assert done.step.args["findings"] == len(found)
    assert texts(flawed)[1].startswith("كلمة وجملة ")
    mention = flawed.read(lambda view: view.mentions(flawed.article_ids()[0]))[-1]
    assert mention.words == "كلمة"
    flawed.undo()
    assert flawed.content() == before
    assert flawed.findings(rule=TATWEEL) == found


def test_with_a_key_only_those_alike_are_mended(flawed):
    keys = {finding.key for finding in flawed.findings(rule=TATWEEL)}
    assert len(keys) > 1
    chosen = sorted(keys)[0]
    flawed.mending.alike(TATWEEL, title_of(flawed, TATWEEL), chosen)
    assert {finding.key for finding in flawed.findings(rule=TATWEEL)} == keys - {chosen}


def test_fixes_that_are_other_commands_are_done_one_by_one(flawed):
    for article in flawed.article_ids():
        block = flawed.read(lambda view, at=article: view.blocks(at))[0].id
        flawed.execute("block.set_role", blocks=[block], role="boilerplate")
        flawed.execute("block.set_kept", blocks=[block], kept=True)
    assert len(flawed.findings(rule="boilerplate-kept")) >= 3
    steps = len(flawed.steps())
    flawed.mending.alike("boilerplate-kept", title_of(flawed, "boilerplate-kept"))
    assert flawed.findings(rule="boilerplate-kept") == []
    assert len(flawed.steps()) == steps + 1


@pytest.mark.parametrize("asked", [1, 2, 5])
def test_given_up_at_any_time_it_leaves_no_trace(flawed, monkeypatch, asked):
    monkeypatch.setattr(mending, "PAGE", 4)
    before, steps, found = flawed.content(), flawed.steps(), flawed.findings()
    questions = iter(range(asked))
    with pytest.raises(Cancelled):
        flawed.mending.alike(
            TATWEEL, title_of(flawed, TATWEEL), cancelled=lambda: next(questions, None) is None
        )
    assert (flawed.content(), flawed.steps(), flawed.findings()) == (before, steps, found)


def test_it_tells_how_far_it_is(flawed):
    told = []
    flawed.mending.alike(
        TATWEEL, title_of(flawed, TATWEEL), progress=lambda done, total: told.append(done / total)
    )
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] <= 1


def test_where_nothing_is_to_be_mended_there_is_no_step(flawed):
    assert flawed.mending.alike(TATWEEL, "fix.no-such-fix").step is None
