"""Rules switched, graded and silenced in a real project; what the cache then holds is what running them would give."""

from __future__ import annotations

import pytest

from core.checks import RULES
from core.errors import Cancelled, UserError
from core.session import Session, rule_runs, rules
from core.storage import rule_settings

TATWEEL = "stray-tatweel"


@pytest.fixture
def flawed(session: Session) -> Session:
    """Three articles; in each first block a tatweel, in two of them the same word."""
    for article, word in zip(session.article_ids(), ("كلمـــة", "كلمـــة", "جملـــة"), strict=True):
        block = session.read(lambda view, at=article: view.blocks(at))[0].id
        session.execute("block.replace_text", block=block, start=0, removed="", inserted=f"{word} ")
        session.execute("block.set_kept", blocks=[block], kept=True)
    return session


@pytest.fixture
def large(monkeypatch):
    """Make any project one that is too large to run a rule everywhere in one step."""
    monkeypatch.setattr(rule_runs, "FEW_ARTICLES", 0)
    monkeypatch.setattr(rules, "FEW_ARTICLES", 0)


def counts(session):
    return [
        (row.errors, row.warnings, row.notes) for row in session.summaries(session.article_ids().tolist())
    ]


def recounted(session):
    """Return what the summaries must say: the findings counted one by one."""
    found = {article: [0, 0, 0] for article in session.article_ids()}
    for finding in session.findings():
        found[finding.article][("error", "warning", "note").index(finding.severity)] += 1
    return [tuple(each) for each in found.values()]


def states(session):
    return {state.rule: state for state in session.rules.states()}


def test_a_rule_that_is_off_says_nothing_and_undo_lets_it_speak(flawed):
    before = flawed.content(), flawed.findings(), counts(flawed)
    assert len(flawed.findings(rule=TATWEEL)) == 3
    done = flawed.rules.set(TATWEEL, False)
    assert done.articles == frozenset(flawed.article_ids())
    assert flawed.findings(rule=TATWEEL) == []
    assert counts(flawed) == recounted(flawed) != before[2]
    assert not states(flawed)[TATWEEL].enabled
    flawed.undo()
    assert (flawed.content(), flawed.findings(), counts(flawed)) == before


def test_a_rule_that_is_off_stays_silent_after_edits_checks_and_a_new_start(flawed, project):
    flawed.rules.set(TATWEEL, False)
    block = flawed.read(lambda view: view.blocks(flawed.article_ids()[0]))[0].id
    flawed.execute("block.replace_text", block=block, start=0, removed="", inserted="طويـــل ")
    assert flawed.findings(rule=TATWEEL) == []
    assert TATWEEL not in {finding.rule for finding in flawed.check()}
    flawed.close()
    with Session.open(project) as again:
        assert not states(again)[TATWEEL].enabled
        assert again.rules.pending() == ()
        again.rules.set(TATWEEL, True)
        assert {found.article for found in again.findings(rule=TATWEEL)} == set(again.article_ids())


def test_what_is_imported_into_a_project_obeys_its_rules(flawed, tmp_path):
    flawed.rules.set(TATWEEL, False)
    flawed.rules.set("article-no-headline", True, "error")
    dump = tmp_path / "more.txt"
    dump.write_text(
        "قال المتحدث إن العمل في الطريق الجديدة يبـــدأ غداً، وإنه يستغرق شهرين على الأقل.\n" * 3,
        encoding="utf-8",
    )
    flawed.import_dumps([(dump, None)])
    new = flawed.article_ids()[-1]
    found = {finding.rule: finding.severity for finding in flawed.findings(new)}
    assert TATWEEL not in found
    assert found.get("article-no-headline", "error") == "error"
    assert counts(flawed) == recounted(flawed)


def test_how_grave_a_rule_is_is_said_of_all_it_found_and_finds(flawed):
    before = flawed.findings(), counts(flawed)
    flawed.rules.set(TATWEEL, True, "error")
    assert {finding.severity for finding in flawed.findings(rule=TATWEEL)} == {"error"}
    assert counts(flawed) == recounted(flawed) != before[1]
    block = flawed.read(lambda view: view.blocks(flawed.article_ids()[2]))[0].id
    flawed.execute("block.replace_text", block=block, start=0, removed="", inserted="طويـــل ")
    assert {finding.severity for finding in flawed.findings(rule=TATWEEL)} == {"error"}
    flawed.undo()
    flawed.undo()
    assert (flawed.findings(), counts(flawed)) == before


def test_saying_what_is_so_already_is_no_step(flawed):
    flawed.rules.set(TATWEEL, True, "error")
    assert flawed.rules.set(TATWEEL, True, "error").step is None
    flawed.rules.set(TATWEEL, True, RULES[TATWEEL].severity)
    assert states(flawed)[TATWEEL].severity == RULES[TATWEEL].severity


@pytest.mark.parametrize(
    ("rule", "severity", "key"), [("no-rule", "", "no_such_rule"), (TATWEEL, "bad", "no_such_severity")]
)
def test_what_is_no_rule_and_no_severity_is_refused(flawed, rule, severity, key):
    before = flawed.content()
    with pytest.raises(UserError) as refused:
        flawed.rules.set(rule, False, severity)
    assert refused.value.key == f"error.{key}"
    assert flawed.content() == before


def test_in_a_large_project_a_rule_is_run_unseen_before_it_is_on(flawed, large):
    flawed.rules.set(TATWEEL, False)
    off = flawed.content(), flawed.findings(), counts(flawed)
    seen = []

    def look(done, total):
        seen.append((done, total, len(flawed.findings(rule=TATWEEL)), states(flawed)[TATWEEL].enabled))

    flawed.rules.set(TATWEEL, True, progress=look)
    assert seen == [(3, 3, 0, False)]
    assert len(flawed.findings(rule=TATWEEL)) == 3
    assert counts(flawed) == recounted(flawed)
    assert flawed.rules.pending() == ()
    flawed.undo()
    assert (flawed.content(), flawed.findings(), counts(flawed)) == off


def test_given_up_nothing_is_left_of_it(flawed, large):
    flawed.rules.set(TATWEEL, False)
    before = flawed.content(), flawed.findings(), counts(flawed), flawed.steps()
    with pytest.raises(Cancelled):
        flawed.rules.set(TATWEEL, True, cancelled=lambda: True)
    assert (flawed.content(), flawed.findings(), counts(flawed), flawed.steps()) == before
    hidden = "SELECT count(*) FROM finding WHERE dismissed = 2"
    assert flawed._call(lambda db: db.execute(hidden).fetchone()[0]) == 0


def test_what_is_edited_meanwhile_is_found_too(flawed, large, monkeypatch):
    monkeypatch.setattr(rules, "SLICE", 1)
    flawed.rules.set(TATWEEL, False)
    first = flawed.read(lambda view: view.blocks(flawed.article_ids()[0]))[0].id

    def edit(done, total):
        if done == 2:
            flawed.execute("block.replace_text", block=first, start=0, removed="كلمـــة ", inserted="")

    flawed.rules.set(TATWEEL, True, progress=edit)
    assert [finding.article for finding in flawed.findings(rule=TATWEEL)] == flawed.article_ids().tolist()[1:]


def test_a_killed_preparation_is_given_up_at_the_next_start(flawed, large, project):
    flawed.rules.set(TATWEEL, False)
    before = flawed.findings()
    flawed._call(lambda db: rule_settings.set_rules_prepared(db, [TATWEEL]))
    flawed.rules._run((TATWEEL,), None, None, hidden=True)
    flawed.close()
    with Session.open(project) as again:
        assert again.findings() == before
        assert again._call(rule_settings.rules_prepared) == frozenset()
        hidden = "SELECT count(*) FROM finding WHERE dismissed = 2"
        assert again._call(lambda db: db.execute(hidden).fetchone()[0]) == 0


def test_a_step_back_that_switches_a_rule_on_in_a_large_project_leaves_it_to_be_run(flawed, large):
    found = flawed.findings()
    flawed.rules.set(TATWEEL, False)
    flawed.undo()
    assert flawed.rules.pending() == (TATWEEL,)
    assert flawed.findings(rule=TATWEEL) == []
    assert flawed.rules.run_pending()
    assert flawed.findings() == found
    assert counts(flawed) == recounted(flawed)
    assert not flawed.rules.run_pending()


def test_a_rule_that_the_project_never_heard_of_waits_to_be_run(flawed, project):
    found = flawed.findings()
    flawed._call(lambda db: rule_settings.drop_rule(db, TATWEEL))
    flawed._call(lambda db: rule_settings.set_rules_run(db, rule_settings.rules_run(db) - {TATWEEL}))
    flawed.close()
    with Session.open(project) as again:
        assert again.rules.pending() == (TATWEEL,)
        again.rules.run_pending()
        assert again.findings() == found


def test_never_for_this_word_silences_it_in_every_article(flawed):
    word = flawed.findings(rule=TATWEEL)[0].key
    before = flawed.findings(), counts(flawed)
    flawed.execute("finding.dismiss", rule=TATWEEL, article=None, key=word)
    assert [finding.key for finding in flawed.findings(rule=TATWEEL)] == ["جمله"]
    assert counts(flawed) == recounted(flawed)
    (silenced,) = flawed.rules.silenced()
    assert (silenced.count, silenced.headline) == (2, "")
    flawed.undo()
    assert (flawed.findings(), counts(flawed)) == before


def test_what_two_dismissals_hide_comes_back_when_both_are_gone(flawed):
    first, second = flawed.findings(rule=TATWEEL)[:2]
    flawed.execute("finding.dismiss", rule=TATWEEL, article=first.article, key=first.key)
    assert len(flawed.findings(rule=TATWEEL)) == 2
    flawed.execute("finding.dismiss", rule=TATWEEL, article=None, key=first.key)
    assert len(flawed.findings(rule=TATWEEL)) == 1
    everywhere, here = (silenced.dismissal for silenced in flawed.rules.silenced())
    flawed.execute("finding.restore", dismissal=everywhere.id)
    assert second in flawed.findings(rule=TATWEEL)
    assert first not in flawed.findings(rule=TATWEEL)
    assert counts(flawed) == recounted(flawed)
    flawed.execute("finding.restore_all", dismissals=[here.id])
    assert first in flawed.findings(rule=TATWEEL)
    assert counts(flawed) == recounted(flawed)
    assert flawed.rules.silenced() == []


def test_without_a_key_everywhere_means_that_the_rule_is_off(flawed):
    flawed.execute("finding.dismiss", rule=TATWEEL, article=None, key="")
    assert not states(flawed)[TATWEEL].enabled
    assert flawed.rules.silenced() == []
    with pytest.raises(UserError, match="already_dismissed"):
        flawed.execute("finding.dismiss", rule=TATWEEL, article=None, key="")


def test_of_deleted_articles_nothing_is_told(flawed):
    article = flawed.article_ids()[0]
    before = flawed.findings(), counts(flawed), flawed.told.totals()
    flawed.execute("article.delete", articles=[article])
    assert sum(total.count for total in flawed.told.totals()) == len(flawed.findings())
    flawed.undo()
    assert (flawed.findings(), counts(flawed), flawed.told.totals()) == before
