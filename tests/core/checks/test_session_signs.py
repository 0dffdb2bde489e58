"""Rules about signs on a real project: fixes are executed, and mentions stay with their words."""

from __future__ import annotations

from contextlib import closing

import pytest

from core.checks import fixes
from core.session import Session

FIRST = "بحث المجلس البلدي أمس خطة لصيانة الطرق الداخلية في أحياء المدينة القديمة."
SECOND = "وقال رئيس المجلس سامر الخطيب إن العمل سيبدأ قريباً ويستمر عاماً كاملاً من دون توقف."

TEXTS = {
    "space-before-sign": "وقال سامر الخطيب ، رئيس المجلس ، إن العمل في حلب مستمر.",
    "space-before-stop": "وقال سامر الخطيب : إن العمل في حلب مستمر .",
    "space-missing": "وقال سامر الخطيب،رئيس المجلس،إن العمل في حلب مستمر.",
    "space-missing-stop": "انتهت الجلسة.وقال سامر الخطيب:العمل في حلب مستمر.",
    "space-inside": "وقال ( سامر الخطيب ) إن العمل في « حلب » مستمر.",
    "spare-space": "  وقال  سامر الخطيب  إن العمل في  حلب  مستمر. ",
    "latin-sign": "وقال سامر الخطيب, رئيس المجلس, إن العمل في حلب, مستمر.",
    "repeated-sign": "وقال سامر الخطيب،، رئيس المجلس، ، إن العمل في حلب مستمر.",
    "mirrored-marks": "وقال )سامر الخطيب( إن العمل في »حلب« مستمر.",
    "unlike-marks": 'وقال «سامر الخطيب" إن العمل في (حلب] مستمر.',
    "markup": "وقال &quot;سامر الخطيب&quot; إن العمل في <b>حلب</b> مستمر.",
    "control-character": "\u001aوقال سامر الخطيب\u0007 إن العمل في \u0002حلب مستمر.",
    "strange-character": "\uf0b7 وقال سامر الخطيب\ue001 إن العمل في حلب\uffff مستمر.",
    "digits-in-number": "وقال سامر الخطيب عام 20١5 إن العمل في حلب يكلف 1٢0 مليوناً.",
    "swapped-lam-alef": "وقال سامر الخطيب إن اإلدارة في حلب واالستثمار فيها واألعمال مستمرة.",
    "cut-word": "وقال سامر الخطيب إن ا لعمل في حلب القديم ة مستمر.",
}


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    folder = tmp_path_factory.mktemp("signs")
    dump = folder / "dump.txt"
    dump.write_text(f"المجلس يبحث خطة الطرق\n\n{FIRST}\n{SECOND}\n", encoding="utf-8")
    with closing(Session.open(folder / "p.tanqih", create=True)) as opened:
        opened.import_dumps([(dump, None)])
        yield opened


@pytest.mark.parametrize(("rule", "text"), TEXTS.items())
def test_a_fix_mends_the_block_and_mentions_stay_with_their_words(session, rule, text):
    (article,) = session.article_ids()
    block = session.read(lambda view: view.blocks(article)[-1])
    session.execute("block.replace_text", block=block.id, start=0, removed=block.text, inserted=text)
    labels = {one.name: one.id for one in session.read(lambda view: view.labels())}
    for words, label in (("سامر الخطيب", "PER"), ("حلب", "LOC")):
        start = text.index(words)
        session.execute("mention.add", parts=[[block.id, start, start + len(words)]], label=labels[label])
    while found := [finding for finding in session.findings() if finding.rule == rule]:
        fix = session.read(lambda view, finding=found[0]: fixes(finding, view))[0]
        assert fix.title.startswith("fix.")
        session.execute(fix.command, **fix.args)
    after = session.read(lambda view: view.block(block.id)).text
    assert after != text
    live = [one for one in session.read(lambda view: view.mentions(article)) if one.state == "live"]
    assert [after[part.start : part.end] for one in live for part in one.parts] == ["سامر الخطيب", "حلب"]
    assert [one.words for one in live] == ["سامر الخطيب", "حلب"]
    session.execute("mention.remove", mentions=[one.id for one in live])


def test_every_fix_of_a_rule_in_the_project_is_one_step(session):
    (article,) = session.article_ids()
    block = session.read(lambda view: view.blocks(article)[-1])
    text = TEXTS["space-missing-stop"]
    session.execute("block.replace_text", block=block.id, start=0, removed=block.text, inserted=text)
    found = [finding for finding in session.findings() if finding.rule == "space-missing-stop"]

    def calls(view):
        for finding in reversed(found):
            fix = fixes(finding, view)[0]
            yield fix.command, fix.args

    assert len(found) == 2
    session.execute_all("finding.fix_alike", calls)
    assert "الجلسة. وقال سامر الخطيب: العمل" in session.read(lambda view: view.block(block.id)).text
    session.undo()
    assert session.read(lambda view: view.block(block.id)).text == text
