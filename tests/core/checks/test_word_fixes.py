"""The quick fixes of words and sentences: they put the words right, the finding goes, and mentions stay."""

from __future__ import annotations

import pytest

from core.checks import fixes
from tests.core.commands.desk import Desk


@pytest.fixture
def desk(session) -> Desk:
    return Desk(session)


def rewrite(desk: Desk, words: str, text: str) -> int:
    """Give the block that begins with some words another text; return its id."""
    block = desk.block(words)
    desk.session.execute("block.replace_text", block=block.id, start=0, removed=block.text, inserted=text)
    return block.id


def text_of(desk: Desk, block: int) -> str:
    return desk.ask(lambda view: view.block(block)).text


def fix(desk: Desk, rule: str, number: int = 0) -> None:
    """Apply a fix of the one finding of a rule."""
    (finding,) = desk.found(rule)
    chosen = desk.ask(lambda view: fixes(finding, view))[number]
    desk.do(chosen.command, **chosen.args)


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("farsi-letters", "وقال سامر الخطيب إن الملک فيصل وصل", "وقال سامر الخطيب إن الملك فيصل وصل"),
        ("lone-waw", "وصل سامر الخطيب و قال إن العمل بدأ", "وصل سامر الخطيب وقال إن العمل بدأ"),
        ("doubled-word", "وصل إلى إلى الميناء سامر الخطيب", "وصل إلى الميناء سامر الخطيب"),
        ("address", "كتب سامر الخطيب (sami@example.org) أمس", "كتب سامر الخطيب أمس"),
        ("address", "التفاصيل عند سامر الخطيب: www.example.org", "التفاصيل عند سامر الخطيب:"),
    ],
)
def test_a_block_is_put_right_and_its_mention_stays(desk, rule, before, after):
    block = rewrite(desk, "وقال سامر", before)
    name = desk.mark(desk.ask(lambda view: view.block(block)), "سامر الخطيب")
    fix(desk, rule)
    assert text_of(desk, block) == after
    assert desk.words_under(name) == ["سامر الخطيب"]
    assert desk.found(rule) == []


def test_a_last_letter_that_may_be_two_has_both_fixes(desk, clock):
    block = rewrite(desk, "وقال سامر", "وقال إن المستشفی مغلق")
    clock.pass_by(5)
    fix(desk, "farsi-letters", 1)
    assert text_of(desk, block) == "وقال إن المستشفي مغلق"
    desk.session.undo()
    fix(desk, "farsi-letters")
    assert text_of(desk, block) == "وقال إن المستشفى مغلق"


REPEATED = "وأعلنت البلدية أن الممشى سيبقى مفتوحاً أمام الزوار حتى منتصف الليل."


def test_a_repeated_sentence_goes_with_the_space_beside_it(desk):
    rewrite(desk, "وقال سامر", REPEATED)
    block = rewrite(desk, "وأضافت", f"وأضافت هدى ناصر كلمة. {REPEATED} ثم غادرت.")
    name = desk.mark(desk.ask(lambda view: view.block(block)), "هدى ناصر")
    fix(desk, "doubled-sentence")
    assert text_of(desk, block) == "وأضافت هدى ناصر كلمة. ثم غادرت."
    assert desk.words_under(name) == ["هدى ناصر"]
    assert desk.found("doubled-sentence") == []


def test_a_repeated_paragraph_is_left_out(desk):
    rewrite(desk, "وقال سامر", REPEATED)
    block = rewrite(desk, "وأضافت", REPEATED)
    fix(desk, "doubled-sentence")
    assert not desk.ask(lambda view: view.block(block)).kept
    assert desk.found("doubled-sentence") == []


def test_broken_lines_are_joined_and_a_cut_mention_is_whole(desk):
    first = rewrite(desk, "وقال سامر", "وقال المهندس في ختام جولته الطويلة إن العمل الذي بدأ في")
    rewrite(desk, "وأضافت", "الميناء سيستمر شهرين، وقال ذلك سامر الخطيب.")
    name = desk.mark(desk.block("الميناء"), "سامر الخطيب")
    fix(desk, "broken-line")
    assert text_of(desk, first) == (
        "وقال المهندس في ختام جولته الطويلة إن العمل الذي بدأ في الميناء سيستمر شهرين، وقال ذلك سامر الخطيب."
    )
    assert desk.words_under(name) == ["سامر الخطيب"]
    assert desk.found("broken-line") == []


def test_a_sign_off_is_taken_out(desk):
    block = rewrite(desk, "وسجل اللاعب", "وسلم الوزير الكأس إلى ياسين عمران. (انتهى) أ.ح/ن.ص")
    name = desk.mark(desk.ask(lambda view: view.block(block)), "ياسين عمران")
    fix(desk, "sign-off")
    assert text_of(desk, block) == "وسلم الوزير الكأس إلى ياسين عمران."
    assert desk.words_under(name) == ["ياسين عمران"]
    assert desk.found("sign-off") == []


def test_a_sign_off_of_its_own_is_left_out(desk):
    block = rewrite(desk, "وسجل اللاعب", "(انتهى)")
    fix(desk, "sign-off")
    assert not desk.ask(lambda view: view.block(block)).kept
    assert desk.found("sign-off") == []


def test_tanween_of_the_rarer_way_is_written_like_the_rest(desk):
    block = rewrite(desk, "وقال سامر", "وقال سامر الخطيب إن العمل كان طويلًا وشاقاً ومفيداً أيضاً.")
    name = desk.mark(desk.ask(lambda view: view.block(block)), "سامر الخطيب")
    fix(desk, "tanween-mixed")
    assert text_of(desk, block) == "وقال سامر الخطيب إن العمل كان طويلاً وشاقاً ومفيداً أيضاً."
    assert desk.words_under(name) == ["سامر الخطيب"]
    assert desk.found("tanween-mixed") == []


@pytest.mark.parametrize("between", ["- ", "-\u00a0", "\u00ac "])
def test_a_hyphenated_word_is_joined(desk, between):
    rewrite(desk, "وأضافت", "وأضافت أن الأوضاع الاقتصادية تتحسن.")
    block = rewrite(desk, "وقال سامر", f"وقال إن الأزمة الاقتصا{between}دية طالت.")
    fix(desk, "hyphen-break")
    assert text_of(desk, block) == "وقال إن الأزمة الاقتصادية طالت."
    assert desk.found("hyphen-break") == []


def test_a_word_hyphenated_across_two_paragraphs_is_joined_in_two_steps(desk):
    rewrite(desk, "فاز فريق", "فاز فريق المدينة بالأوضاع الاقتصادية.")
    first = rewrite(desk, "وقال سامر", "وقال سامر الخطيب إن الأزمة الاقتصا-")
    rewrite(desk, "وأضافت", "دية طالت.")
    fix(desk, "hyphen-break")
    fix(desk, "hyphen-break")
    assert text_of(desk, first) == "وقال سامر الخطيب إن الأزمة الاقتصادية طالت."
    assert desk.found("hyphen-break") == []


@pytest.mark.parametrize(
    "text",
    [
        "الميناء- سامر الخطيب: وصل الوفد.",
        "وقال الممشى- الذي افتتح أمس- طويل.",
        "وصل فريق المدينة- فريق الجبل إلى الملعب.",
        "القطار السريع- الجديد",
        "بين بيروت- دمشق طريق واحد",
        "غرب- شرق",
        "وقال سامر الخطيب - وهو رئيس البلدية - إن العمل بدأ",
        "وبلغت النسبة 20-30 في المئة",
    ],
)
def test_dashes_between_words_are_no_hyphens(desk, text):
    rewrite(desk, "وأضافت", "وأضافت أن الوفد وصل.")
    rewrite(desk, "وقال سامر", text)
    assert desk.found("hyphen-break") == []


@pytest.mark.parametrize(
    ("rule", "title", "before", "after"),
    [
        ("lone-waw", "fix.join_words", "وصل و قال و أضاف", "وصل وقال وأضاف"),
        ("doubled-word", "fix.say_once", "وصل إلى إلى الميناء في في المساء", "وصل إلى الميناء في المساء"),
        ("farsi-letters", "fix.arabic_letters", "الملک یوم السبت فی مکة", "الملك يوم السبت في مكة"),
        ("address", "fix.remove_words", "راسلونا (a@example.org) أو (b@example.org) غداً", "راسلونا أو غداً"),
    ],
)
def test_all_alike_go_in_one_step(desk, rule, title, before, after):
    block = rewrite(desk, "وقال سامر", before)
    steps = len(desk.session.steps())
    desk.session.mending.alike(rule, title)
    assert text_of(desk, block) == after
    assert desk.found(rule) == []
    assert len(desk.session.steps()) == steps + 1
    desk.session.undo()
    assert text_of(desk, block) == before


def test_no_fix_is_left_where_the_words_have_gone(desk):
    block = rewrite(desk, "وقال سامر", "وصل و قال إلى إلى (sami@example.org) الملک")
    rules = ("lone-waw", "doubled-word", "address", "farsi-letters")
    before = [desk.found(rule)[0] for rule in rules]
    rewrite(desk, "وصل و", "كلام آخر")
    assert text_of(desk, block) == "كلام آخر"
    for finding in before:
        assert desk.ask(lambda view, finding=finding: fixes(finding, view)) == []
