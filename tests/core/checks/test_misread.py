"""Misread text is a finding with the words before and after; its fixes are steps that undo takes back."""

from __future__ import annotations

import pytest

from core.checks import fixes
from tests.core.checks.build import found_in
from tests.core.commands.desk import Desk

SENTENCE = "أعلنت الهيئة أن أعمال الصيانة ستبدأ الأسبوع المقبل، وأن الطريق سيغلق ليلاً."


def hurt(text: str) -> str:
    return text.encode().decode("cp1256")


@pytest.fixture
def desk(session) -> Desk:
    return Desk(session)


def rewrite(desk: Desk, words: str, text: str) -> int:
    block = desk.block(words)
    args = {"start": 0, "removed": block.text, "inserted": text}
    desk.session.execute("block.replace_text", block=block.id, **args)
    return block.id


def text_of(desk: Desk, block: int) -> str:
    return desk.ask(lambda view: view.block(block)).text


def test_the_finding_shows_the_words_before_and_after():
    text = f"وقال: {hurt('الخطة')} كاملة {hurt('جاهزة')} أمس"
    (finding,) = found_in(text, "mojibake")
    assert text[finding.start : finding.end] == f"{hurt('الخطة')} كاملة {hurt('جاهزة')}"
    assert finding.values["words"] == text[finding.start : finding.end]
    assert finding.values["right"] == "الخطة كاملة جاهزة"


def test_sound_text_has_no_finding():
    assert found_in(SENTENCE, "mojibake") == []
    assert found_in("أهذا معقول??? كتب القارئ. لماذا؟؟؟", "letters-lost") == []


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [("وصل \ufffd\ufffdلوفد\ufffd", "\ufffd\ufffd", 2), ("??C?? ???C? ?? ????", "??C??", 4)],
)
def test_lost_letters_are_told_and_have_no_fix(text, words, count, desk):
    (finding,) = found_in(text, "letters-lost")
    assert (finding.values["words"], finding.values["count"], finding.severity) == (words, count, "warning")
    assert found_in(text, "mojibake") == []
    assert desk.ask(lambda view: fixes(finding, view)) == []


def test_one_block_is_read_again_and_undo_brings_it_back(desk):
    block = rewrite(desk, "وقال سامر", hurt(SENTENCE))
    (finding,) = desk.found("mojibake")
    (fix,) = desk.ask(lambda view: fixes(finding, view))
    desk.do(fix.command, **fix.args)
    assert text_of(desk, block) == SENTENCE
    assert desk.found("mojibake") == []
    desk.session.undo()
    assert text_of(desk, block) == hurt(SENTENCE)
    assert [one.block for one in desk.found("mojibake")] == [block]


def test_the_article_is_read_again_in_one_step(desk):
    mates = [rewrite(desk, "وقال سامر", hurt(SENTENCE)), rewrite(desk, "وأضافت", hurt("وأضافت المهندسة."))]
    other = rewrite(desk, "وذكر المهندس", hurt(SENTENCE))
    finding = next(one for one in desk.found("mojibake") if one.block == mates[0])
    _, fix = desk.ask(lambda view: fixes(finding, view))
    desk.do(fix.command, **fix.args)
    assert [text_of(desk, block) for block in mates] == [SENTENCE, "وأضافت المهندسة."]
    assert text_of(desk, other) == hurt(SENTENCE)


def test_all_of_the_project_are_read_again_in_one_step(desk):
    blocks = [rewrite(desk, "وقال سامر", hurt(SENTENCE)), rewrite(desk, "وذكر المهندس", hurt(SENTENCE))]

    def calls(view):
        for finding in desk_findings:
            fix = fixes(finding, view)[0]
            yield fix.command, fix.args

    desk_findings = desk.found("mojibake")
    steps = len(desk.session.steps())
    desk.session.execute_all("finding.fix_alike", calls)
    assert len(desk.session.steps()) == steps + 1
    assert [text_of(desk, block) for block in blocks] == [SENTENCE, SENTENCE]
    desk.session.undo()
    assert [text_of(desk, block) for block in blocks] == [hurt(SENTENCE)] * 2


def test_mentions_stay_on_their_words_when_they_are_read_again(desk):
    text = f"وقال {hurt('سامر الخطيب')} إن {hurt('الهيئة')} أعلنت ذلك"
    block = desk.block("وقال سامر")
    rewrite(desk, "وقال سامر", text)
    name, sound = desk.mark(block, hurt("سامر الخطيب")), desk.mark(block, "أعلنت")
    across = desk.mark(block, f"{hurt('الخطيب')} إن")
    desk.do("block.reread", blocks=[block.id])
    assert text_of(desk, block.id) == "وقال سامر الخطيب إن الهيئة أعلنت ذلك"
    assert desk.words_under(name) == ["سامر الخطيب"]
    assert desk.words_under(sound) == ["أعلنت"]
    assert desk.words_under(across) == ["الخطيب إن"]
    assert {desk.again(one).state for one in (name, sound, across)} == {"live"}


def test_a_mention_over_two_blocks_is_moved_in_both(desk):
    first, second = desk.block("وقال سامر"), desk.block("وأضافت")
    rewrite(desk, "وقال سامر", f"{hurt('وقال الوزير')} سامر الخطيب")
    rewrite(desk, "وأضافت", f"{hurt('ثم أضاف قوله')} مدير الهيئة")
    parts = [desk.part(first, "سامر الخطيب"), desk.part(second, "مدير الهيئة")]
    done = desk.session.execute("mention.add", parts=parts, label=desk.label("PER").id)
    desk.do("block.reread", blocks=[first.id, second.id, first.id])
    assert desk.words_under(done.changes[0].after) == ["سامر الخطيب", "مدير الهيئة"]


def test_nothing_to_read_again_is_no_step(desk):
    assert desk.do("block.reread", blocks=[desk.block("وقال سامر").id]).step is None


MISREAD = [
    "أعلنت الوزارة نتائج المسابقة",
    "وصل الوفد إلى مطار العاصمة",
    "قال الرئيس: «سنعود غداً»",
    "ارتفعت أسعار الخضر والفواكه",
    "المجلس البلدي في مدينة طنجة",
    "فاز الفريق بهدفين مقابل هدف",
    "تساقطت الثلوج على المرتفعات",
    "توقيع اتفاق بين الجامعتين",
]
SOUND = [
    "أعلنت الوزارة نتائج المسابقة",
    "زار الوفد مدينة Orléans الفرنسية",
    "شركة Société Générale في الرباط",
    "الحرارة 25° مئوية و±2",
    "سعر الكيلو £3 أو €4",
    "المخرج François Truffaut وفيلمه",
    "قال «§ 12» من العقد",
    "مقهى Café Müller في بيروت",
    "نص بلا خطأ: طب، ظل، ضوء، ذهب",
]


@pytest.mark.parametrize("text", MISREAD)
def test_words_in_the_wrong_encoding_are_found_and_read_again(text):
    (finding,) = found_in(hurt(text), "mojibake")
    assert finding.values["right"] in text


@pytest.mark.parametrize("text", SOUND)
def test_words_in_their_own_encoding_are_left_alone(text):
    assert found_in(text, "mojibake") == []
