"""Checks on a real project: lookups, the file's integrity, and quick fixes that are executed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from core.checks import Damage, check_article, check_integrity, fixes
from core.checks.rule import SourceContext
from core.checks.run import _file_contexts
from core.checks.table import FILE_RULES, SOURCE_RULES
from core.errors import Cancelled
from core.model import Part, Piece
from core.session import Session
from core.texts import LANGUAGES, Texts
from tests.projects import imported_project


def project_of(tmp_path: Path, *articles: str) -> Session:
    return Session.open(imported_project("\n\n\n\n".join(articles), tmp_path / "p.tanqih"))


def article(headline: str, *paragraphs: str) -> str:
    return f"{headline}\nTT\n{headline}\n" + "\n".join(paragraphs)


FIRST = article(
    "المجلس يبحث خطة الطرق",
    "بحث المجلس البلدي أمس خطة لصيانة الطرق الداخلية في أحياء المدينة القديمة.",
    "وقال رئيس المجلس سامر الخطيب إن العمل سيبدأ قريباً ويستمر عاماً كاملاً من دون توقف.",
)


def block_with(session, words):
    (found,) = session.read(
        lambda view: [
            one for at in view.article_ids() for one in view.blocks(at) if words in one.text and one.kept
        ]
    )
    return found


def mark(session, words, label="PER"):
    block = block_with(session, words)
    start = block.text.index(words)
    ids = {one.name: one.id for one in session.read(lambda view: view.labels())}
    session.execute("mention.add", parts=[[block.id, start, start + len(words)]], label=ids[label])


def of_rule(session, rule):
    return [finding for finding in session.check() if finding.rule == rule]


def test_words_labelled_otherwise_are_found_on_the_rarer_side(tmp_path):
    second = article(
        "سامر الخطيب يزور المدرسة", "زار سامر الخطيب أمس مدرسة الحي والتقى فيها المعلمين والطلاب."
    )
    with closing(project_of(tmp_path, FIRST, second)) as session:
        mark(session, "المدينة", "LOC")
        assert of_rule(session, "mention-label-differs") == []
        ids = session.article_ids()
        for text, label in (("وقال رئيس", "PER"), ("زار سامر", "ORG")):
            block = block_with(session, text)
            start = block.text.index("سامر الخطيب")
            number = {one.name: one.id for one in session.read(lambda view: view.labels())}[label]
            session.execute("mention.add", parts=[[block.id, start, start + 11]], label=number)
        assert {finding.article for finding in of_rule(session, "mention-label-differs")} == set(ids)
        headline = session.read(lambda view: view.blocks(ids[1])[0])
        person = session.read(lambda view: view.labels())[0]
        session.execute("mention.add", parts=[[headline.id, 0, 11]], label=person.id)
        (finding,) = of_rule(session, "mention-label-differs")
        assert (finding.article, finding.values["label"], finding.values["usual"]) == (ids[1], "ORG", "PER")
        fix = session.read(lambda view: fixes(finding, view))[0]
        session.execute(fix.command, **fix.args)
        assert of_rule(session, "mention-label-differs") == []


def test_both_labels_on_the_same_words_are_meant(tmp_path):
    with closing(project_of(tmp_path, FIRST)) as session:
        mark(session, "سامر الخطيب", "PER")
        mark(session, "سامر الخطيب", "ORG")
        assert of_rule(session, "mention-label-differs") == []


def test_an_article_that_repeats_an_earlier_one_is_found_and_can_go(tmp_path):
    long = article(
        "بلدية الميناء تفتتح ممشى",
        *(f"افتتحت بلدية الميناء أمس المرحلة رقم {n} من الممشى البحري." for n in range(1, 6)),
    )
    with closing(project_of(tmp_path, long, FIRST, long)) as session:
        first, _, last = session.article_ids()
        (finding,) = of_rule(session, "article-repeats")
        assert (finding.article, finding.values["other"]) == (last, first)
        (fix,) = session.read(lambda view: fixes(finding, view))
        session.execute(fix.command, **fix.args)
        assert of_rule(session, "article-repeats") == []


TEXTS = [
    ("unbalanced", "وأضاف: «العمل مستمر حتى نهاية العام المقبل في كل الأحياء."),
    ("unbalanced", "وأضاف أن «العمل« مستمر حتى نهاية العام المقبل في كل الأحياء."),
    ("bidi-control", "وأضاف\u200f أن العمل مستمر حتى نهاية العام المقبل في كل الأحياء."),
    ("bidi-control", "وأضاف\u200f أن العمل\u200f مستمر حتى نهاية العام المقبل في كل الأحياء."),
    ("zero-width", "وأضاف أن العمل\u200b مستمر حتى نهاية العام المقبل في كل الأحياء."),
    ("presentation-forms", "وأضاف أن ا\ufef7مر مستمر حتى نهاية العام المقبل في كل الأحياء."),
    ("stray-tatweel", "وأضاف أن العمـــل مستمر حتى نهاية العام المقبل في كل الأحياء."),
    ("mixed-digits", "وأضاف أن العمل مستمر حتى عام 2030 أي ٥ أعوام في كل الأحياء."),
    ("mojibake", "وأضاف أن " + "العمل مستمر".encode().decode("cp1256") + " حتى نهاية العام المقبل."),
    ("block-long", "وأضاف أن العمل مستمر. " * 250),
]


@pytest.mark.parametrize(("rule", "text"), TEXTS)
def test_the_first_fix_mends_the_text(rule, text, tmp_path):
    with closing(project_of(tmp_path, FIRST)) as session:
        block = block_with(session, "وقال رئيس")
        session.execute("block.replace_text", block=block.id, start=0, removed=block.text, inserted=text)
        while found := of_rule(session, rule):
            fix = session.read(lambda view, finding=found[0]: fixes(finding, view))[0]
            session.execute(fix.command, **fix.args)
        assert session.findings() == []


def test_a_fix_of_the_text_leaves_mentions_where_their_words_are(tmp_path):
    with closing(project_of(tmp_path, FIRST)) as session:
        mark(session, "سامر الخطيب")
        block = block_with(session, "وقال رئيس")
        for at in (len(block.text), 0):
            session.execute("block.replace_text", block=block.id, start=at, removed="", inserted="\u200f")
        (finding,) = of_rule(session, "bidi-control")
        (fix,) = session.read(lambda view: fixes(finding, view))
        session.execute(fix.command, **fix.args)
        (mention,) = session.read(lambda view: view.mentions(finding.article))
        assert (mention.state, mention.words) == ("live", "سامر الخطيب")


@pytest.mark.parametrize(
    ("words", "rule", "after"),
    [
        ("سامر الخط", "mention-cuts-word", "سامر الخطيب"),
        ("ورئيس المجلس", "mention-takes-clitic", "رئيس المجلس"),
    ],
)
def test_a_fix_of_a_mention_moves_its_edges(words, rule, after, tmp_path):
    extra = FIRST.replace("وقال رئيس", "وقال سكان ورئيس")
    with closing(project_of(tmp_path, extra)) as session:
        mark(session, words)
        (finding,) = of_rule(session, rule)
        (fix,) = session.read(lambda view: fixes(finding, view))
        session.execute(fix.command, **fix.args)
        (mention,) = session.read(lambda view: view.mentions(finding.article))
        assert mention.words == after
        assert of_rule(session, rule) == []


def test_structural_fixes_do_what_they_say(tmp_path):
    with closing(project_of(tmp_path, FIRST)) as session:
        blocks = session.read(lambda view: view.blocks(view.article_ids()[0]))
        headline, body = blocks[0], blocks[-1]
        session.execute("block.set_kept", blocks=[headline.id], kept=False)
        (finding,) = of_rule(session, "article-no-headline")
        fix = session.read(lambda view: fixes(finding, view))[0]
        session.execute(fix.command, **fix.args)
        session.execute("block.set_role", blocks=[body.id], role="headline")
        (finding,) = of_rule(session, "article-two-headlines")
        fix = session.read(lambda view: fixes(finding, view))[0]
        session.execute(fix.command, **fix.args)
        assert len(session.article_ids()) == 2


def test_fixes_of_a_finding_whose_text_moved_on_are_none(tmp_path):
    with closing(project_of(tmp_path, FIRST)) as session:
        block = block_with(session, "وقال رئيس")
        session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="«")
        (finding,) = of_rule(session, "unbalanced")
        session.execute("block.replace_text", block=block.id, start=0, removed="«", inserted="")
        assert session.read(lambda view: fixes(finding, view)) == []
        gone = replace(finding, block=10**9)
        assert session.read(lambda view: fixes(gone, view)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fix_has_its_name(lang, tmp_path):
    texts = Texts(lang)
    with closing(project_of(tmp_path, FIRST)) as session:
        block = block_with(session, "وقال رئيس")
        session.execute(
            "block.replace_text",
            block=block.id,
            start=0,
            removed="",
            inserted="«كذا« عـــاجل\u200f 5 ٦ \u200b",
        )
        session.execute("block.set_role", blocks=[block.id], role="boilerplate")
        session.execute("block.set_kept", blocks=[block.id], kept=True)
        found = session.check()
        named = [
            texts(fix.title, **fix.values)
            for finding in found
            for fix in session.read(lambda view, finding=finding: fixes(finding, view))
        ]
    assert len(named) > 7


def test_a_sound_project_passes_the_integrity_checks(session):
    assert session.read(lambda view: list(chain.from_iterable(check_integrity(view)))) == []


def test_what_storage_found_is_told(session):
    damage = Damage("file-damaged", None, None, {"detail": "page 7"})
    (finding,) = session.read(lambda view: list(chain.from_iterable(check_integrity(view, [damage]))))
    assert (finding.severity, finding.values["detail"]) == ("error", "page 7")


def test_integrity_checks_can_be_cancelled(session):
    with pytest.raises(Cancelled):
        session.check(cancelled=lambda: True)


def hurt(context, **blocks):
    return replace(context, blocks=[replace(context.blocks[0], **blocks), *context.blocks[1:]])


HURTS = {
    "file-article-empty": lambda one: replace(one, blocks=[]),
    "file-rank-order": lambda one: hurt(one, rank=one.blocks[-1].rank + "z"),
    "file-piece-range": lambda one: hurt(one, pieces=(Piece(0, 10**9),)),
    "file-line-end": lambda one: hurt(one, text="سطر\nثان"),
    "file-role-unknown": lambda one: hurt(one, role="poem"),
    "file-parent-missing": lambda one: replace(one, source=None),
    "file-mention-range": lambda one: replace(
        one, mentions=[replace(one.mentions[0], parts=(Part(one.blocks[0].id, 3, 10**6),))]
    ),
}


@pytest.mark.parametrize("rule", HURTS)
def test_each_broken_invariant_is_found(rule, session):
    headline = session.read(lambda view: view.blocks(view.article_ids()[0])[0])
    label = session.read(lambda view: view.labels())[0]
    session.execute("mention.add", parts=[[headline.id, 0, 5]], label=label.id)

    def struck(view):
        context = next(_file_contexts(view))
        run = next(one.run for one in FILE_RULES if one.id == rule)
        return list(run(context)), list(run(HURTS[rule](context)))

    sound, broken = session.read(struck)
    assert sound == []
    assert broken


@pytest.mark.parametrize(
    ("rule", "values"), [("file-source-bytes", {"sha256": "0"}), ("file-source-text", {"length": 1})]
)
def test_a_changed_source_is_found(rule, values, session):
    def struck(view):
        (source,) = view.sources()
        run = next(one.run for one in SOURCE_RULES if one.id == rule)
        return list(run(SourceContext(source, view))), list(
            run(SourceContext(replace(source, **values), view))
        )

    sound, broken = session.read(struck)
    assert sound == []
    assert broken


def test_edges_of_mentions_with_white_space_break_the_invariant(session):
    headline = session.read(lambda view: view.blocks(view.article_ids()[0])[0])
    label = session.read(lambda view: view.labels())[0]
    session.execute("mention.add", parts=[[headline.id, 0, 5]], label=label.id)
    space = headline.text.index(" ")
    run = next(one.run for one in FILE_RULES if one.id == "file-mention-range")

    def struck(view):
        context = next(_file_contexts(view))
        parts = [(Part(headline.id, 0, space + 1),), (Part(headline.id, 2, 2),), (Part(-1, 0, 2),), ()]
        return [
            list(run(replace(context, mentions=[replace(context.mentions[0], parts=one)]))) for one in parts
        ]

    assert all(session.read(struck))


def test_the_session_and_the_checks_agree(session):
    def direct(view):
        return [
            finding
            for one in view.articles()
            for finding in check_article(one, view.blocks(one.id), view.mentions(one.id), view.labels(), view)
        ]

    assert len(session.read(direct)) == len(session.check())
