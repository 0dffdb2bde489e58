"""Page lines: added, changed, switched, and left out everywhere in one step that undo takes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.dump.dividing.lines import line_key
from core.dump.profiles import shipped
from core.errors import UserError
from core.model import Block, ProjectLine
from core.model.values import EDITOR, PAGE_LINE
from core.session import Session
from tests.core.commands.desk import Desk
from tests.projects import imported_project

COPIES = ("نافذة المدينة", "نافذة المدينة:", "«نافذة المدينه»")
"""One line as three articles have it."""


def article(number: int) -> str:
    return "\n\n".join(
        (
            f"خبر رقم {number} عن سوق الحي القديم",
            f"افتتح تجار السوق الدكان رقم {number} أمس، وحضر الافتتاح عدد كبير من سكان الحي وضيوفهم.",
            COPIES[number],
            f"وقال كبير التجار إن الدكان رقم {number} سيبيع التمر والعسل والقهوة طوال أيام الأسبوع.",
        )
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    text = "\n\n\n\n\n".join(article(number) for number in range(3))
    with Session.open(imported_project(text, tmp_path / "lines.tanqih"), author="tester") as session:
        yield Desk(session)


def copies(desk: Desk) -> list[Block]:
    every = desk.ask(lambda view: [block for at in view.article_ids() for block in view.blocks(at)])
    return [block for block in every if line_key(block.text) == line_key(COPIES[0])]


def own(desk: Desk) -> list[ProjectLine]:
    return desk.ask(lambda view: view.page_lines())


def refused(desk: Desk, command: str, **args: object) -> str:
    before = desk.session.content()
    with pytest.raises(UserError) as error:
        desk.session.execute(command, **args)
    assert desk.session.content() == before
    return error.value.key


def test_a_line_is_left_out_everywhere_in_one_step(desk):
    before = len(desk.session.steps())
    desk.do("page_line.apply", block=copies(desk)[1].id)
    (line,) = own(desk)
    assert (line.words, line.key, line.enabled, line.kept) == (COPIES[1], line_key(COPIES[0]), True, False)
    for block in copies(desk):
        assert (block.role, block.kept) == ("boilerplate", False)
        assert (block.role_decision, block.kept_decision) == (PAGE_LINE, PAGE_LINE)
    assert len(desk.session.steps()) == before + 1


def test_it_survives_closing(desk):
    desk.do("page_line.apply", block=copies(desk)[0].id)
    done, path = desk.session.content(), desk.session.path
    desk.session.close()
    with Session.open(path) as session:
        assert session.content() == done
        assert session.page_lines()[0].key == line_key(COPIES[0])


def test_nothing_an_editor_decided_is_overwritten(desk):
    first, second, third = copies(desk)
    desk.session.execute("block.set_kept", blocks=[first.id], kept=True)
    desk.session.execute("block.set_role", blocks=[second.id], role="crosshead")
    decided = [desk.again(first), desk.again(second)]
    desk.do("page_line.apply", block=third.id)
    assert [desk.again(first), desk.again(second)] == decided
    assert not desk.again(third).kept


def test_the_block_at_hand_is_decided_whoever_decided_it_before(desk):
    first, second, _ = copies(desk)
    desk.session.execute("block.set_role", blocks=[first.id], role="crosshead")
    desk.session.execute("block.set_kept", blocks=[first.id], kept=True)
    desk.do("page_line.apply", block=first.id)
    now = desk.again(first)
    assert (now.role, now.kept, now.kept_decision) == ("boilerplate", False, EDITOR)
    assert desk.again(second).kept_decision == PAGE_LINE


def test_a_line_may_be_kept_everywhere_with_a_role(desk):
    desk.do("page_line.apply", block=copies(desk)[0].id, role="crosshead", kept=True)
    assert {(block.role, block.kept) for block in copies(desk)} == {("crosshead", True)}


def test_a_pattern_finds_its_lines(desk):
    desk.do("page_line.apply", words="\\W{0,3}نافذة\\s", pattern=True)
    assert [block.kept for block in copies(desk)] == [False, False, False]
    assert own(desk)[0].pattern


def test_deleted_articles_are_left_alone(desk):
    first, second, _ = copies(desk)
    desk.session.execute("article.delete", articles=[first.article])
    desk.do("page_line.apply", block=second.id)
    assert desk.again(first).kept_decision != PAGE_LINE


def test_what_is_settled_needs_no_step(desk):
    desk.do("page_line.apply", block=copies(desk)[0].id)
    assert desk.do("page_line.apply", block=copies(desk)[1].id).step is None


def test_a_known_line_is_not_added_again_but_used(desk):
    desk.do("page_line.add", words=COPIES[0], enabled=False)
    desk.do("page_line.apply", block=copies(desk)[0].id, role="crosshead", kept=True)
    (line,) = own(desk)
    assert (line.enabled, line.role, line.kept) == (True, "crosshead", True)


def test_a_line_of_a_shipped_profile_needs_no_row(desk):
    block = copies(desk)[0]
    desk.session.execute(
        "block.replace_text", block=block.id, start=0, removed=block.text, inserted="اقرأ أيضاً"
    )
    desk.do("page_line.apply", block=block.id)
    assert own(desk) == []
    assert not desk.again(block).kept


def test_lines_are_added_changed_switched_and_removed(desk):
    desk.do("page_line.add", words="«نشرة المساء»", role="crosshead", kept=True)
    (line,) = own(desk)
    assert (line.words, line.key, line.role, line.kept) == ("«نشرة المساء»", "نشرهالمساء", "crosshead", True)
    desk.do("page_line.set", page_line=line.id, words="نشرة الصباح", role="boilerplate", kept=False)
    desk.do("page_line.set", page_line=line.id, enabled=False)
    (line,) = own(desk)
    assert (line.key, line.role, line.kept, line.enabled) == ("نشرهالصباح", "boilerplate", False, False)
    assert line.key not in {used.key for used in desk.session.page_lines()}
    desk.do("page_line.remove", page_lines=[line.id])
    assert own(desk) == []


def test_a_profile_is_switched_off_and_on(desk):
    every = len(desk.session.page_lines())
    name = shipped()[0].name
    desk.do("page_line.switch", profile=name, enabled=False)
    assert name not in {line.profile for line in desk.session.page_lines()}
    assert desk.do("page_line.switch", profile=name, enabled=False).step is None
    desk.do("page_line.switch", profile=name, enabled=True)
    assert len(desk.session.page_lines()) == every
    assert desk.do("page_line.switch", profile=name, enabled=True).step is None


@pytest.mark.parametrize(
    ("args", "key"),
    [
        ({"words": ""}, "no_page_line"),
        ({"words": "كلمة " * 60}, "no_page_line"),
        ({"words": "سطر\nآخر"}, "no_page_line"),
        ({"words": "(", "pattern": True}, "bad_pattern"),
        ({"words": "(a+)+", "pattern": True}, "slow_pattern"),
        ({"words": ".*", "pattern": True}, "pattern_fits_all"),
        ({"words": "سطر", "role": "nothing"}, "no_such_role"),
        ({"words": "سطر", "profile": "a b"}, "bad_name"),
    ],
)
@pytest.mark.parametrize("command", ["page_line.add", "page_line.apply"])
def test_what_cannot_be_a_page_line_is_refused(command, args, key, desk):
    assert refused(desk, command, **args) == f"error.{key}"


def test_what_is_there_already_is_refused(desk):
    desk.do("page_line.add", words="نشرة المساء")
    desk.do("page_line.add", words="نشرة الصباح")
    assert refused(desk, "page_line.add", words="نشرة: المساء") == "error.page_line_known"
    line = own(desk)[1].id
    assert refused(desk, "page_line.set", page_line=line, words="نشرة المساء") == "error.page_line_known"
    assert refused(desk, "page_line.set", page_line=line, role="nothing") == "error.no_such_role"
    for command, args in (("set", {"page_line": 999}), ("remove", {"page_lines": [999]})):
        assert refused(desk, f"page_line.{command}", **args) == "error.no_such_page_line"


def test_a_long_paragraph_is_no_page_line(desk):
    block = desk.block("افتتح تجار")
    text = block.text * 4
    desk.session.execute("block.replace_text", block=block.id, start=0, removed=block.text, inserted=text)
    assert refused(desk, "page_line.apply", block=block.id) == "error.no_page_line"


def test_signs_without_a_letter_are_found_too(desk):
    for block in copies(desk):
        desk.session.execute(
            "block.replace_text", block=block.id, start=0, removed=block.text, inserted="***"
        )
    block = desk.block("***")
    desk.do("page_line.apply", block=block.id)
    assert not any(block.kept for at in (0, 1, 2) for block in [desk.block("***", at)])
